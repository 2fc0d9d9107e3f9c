import { differences } from './figures.ts';
import type { TwinLaw } from './law.ts';

export const emptyRowsChangeNothing: TwinLaw = {
  kind: 'twin',
  name: 'emptyRowsChangeNothing',
  rule: 18,
  statement: {
    en: 'A row that says what holds anyhow, a row outside the horizon, or one row written as two adjacent ones changes no bit.',
  },
  twin: { en: 'The same link rules, written with such rows.' },
  check: differences,
};
