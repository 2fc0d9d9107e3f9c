import { differences } from './figures.ts';
import type { TwinLaw } from './law.ts';

export const pastsAreComplete: TwinLaw = {
  kind: 'twin',
  name: 'pastsAreComplete',
  rule: 46,
  statement: {
    en: 'A run that goes on from where it stood in some week equals the run from its start, bit for bit.',
  },
  twin: { en: 'The same scenario, gone on with from a week in its middle.' },
  check: differences,
};
