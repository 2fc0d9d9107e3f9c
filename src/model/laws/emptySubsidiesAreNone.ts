import { differences } from './figures.ts';
import type { TwinLaw } from './law.ts';

export const emptySubsidiesAreNone: TwinLaw = {
  kind: 'twin',
  name: 'emptySubsidiesAreNone',
  rule: 19,
  statement: { en: 'A subsidy with rate zero or with budget zero equals its absence, bit for bit.' },
  twin: { en: 'The same scenario with subsidies of rate zero or budget zero.' },
  check: differences,
};
