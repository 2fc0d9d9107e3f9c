import { differences } from './figures.ts';
import type { TwinLaw } from './law.ts';

export const neutralLeversChangeNothing: TwinLaw = {
  kind: 'twin',
  name: 'neutralLeversChangeNothing',
  rule: 18,
  statement: { en: 'A lever that is set to where it stands without being named changes no bit.' },
  twin: { en: 'The same scenario with such a lever.' },
  check: differences,
};
