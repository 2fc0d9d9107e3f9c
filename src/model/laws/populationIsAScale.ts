import { differences } from './figures.ts';
import type { TwinLaw } from './law.ts';

export const populationIsAScale: TwinLaw = {
  kind: 'twin',
  name: 'populationIsAScale',
  rule: 44,
  statement: {
    en: 'How many consumers are simulated changes no bit of the large-population limit: each stands for more or fewer people.',
  },
  twin: { en: 'The same scenario with another number of simulated consumers.' },
  check: differences,
};
