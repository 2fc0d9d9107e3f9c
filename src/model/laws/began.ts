import { inFields } from '../../base/fields.ts';
import { lanesOf } from '../../base/total.ts';
import type { Market } from '../market.ts';
import type { Began } from './law.ts';

type Copies = Omit<Began, 'cash' | 'escrow'>;
const copied = ['fund', 'legsDue', 'subsidySpent', 'open', 'anchorRoute', 'anchorIdle'] as const;

/** Notes stocks and places before the first step of a week, over those of the week before. */
export function begin(m: Market, over?: Began): Began {
  if (over === undefined) {
    const copies = Object.fromEntries(copied.map((name) => [name, m[name].slice()])) as unknown as Copies;
    return inFields({ ...copies, cash: lanesOf(m.cash), escrow: lanesOf(m.escrow) });
  }
  for (const name of copied) over[name].set(m[name]);
  lanesOf(m.cash, over.cash);
  lanesOf(m.escrow, over.escrow);
  return over;
}
