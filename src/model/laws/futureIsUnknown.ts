import { differences } from './figures.ts';
import type { TwinLaw } from './law.ts';

export const futureIsUnknown: TwinLaw = {
  kind: 'twin',
  name: 'futureIsUnknown',
  rule: 17,
  statement: {
    en: 'What is announced on a day changes no bit of any week that ends before that day.',
  },
  twin: { en: 'Rules of links and levers that differ only from an announcement on.' },
  check: differences,
};
