import type { Results } from '../engine/results.ts';
import { spreadAmounts } from './amounts.ts';
import { cells, changesOf } from './diversion.ts';
import { periodsOf } from './periods.ts';
import type { Spread } from './spread.ts';

/** What a cell sold more (less: negative) than with the baseline, CNY bn. */
export interface NetSummary extends Spread {
  readonly period: string;
  readonly cell: string;
}

/**
 * The paired difference of every cell. The diversion matrix and the account add up losses and gains replicate by
 * replicate, so that a cell on which the scenario does nothing appears in both by chance; here its chance cancels, and
 * the spread tells whether anything is left. `pairs` are runs of equal replicates, in replicate order.
 */
export function netChanges(
  pairs: readonly (readonly [scenario: Results, baseline: Results])[],
): NetSummary[] {
  const first = pairs[0];
  if (!first) return [];
  return periodsOf(first[0]).flatMap((period) => {
    const changes = pairs.map(([scenario, baseline]) => {
      const { losses, gains } = changesOf(cells(scenario, period), cells(baseline, period));
      return new Map([...losses, ...gains].map(({ cell, by }) => [cell, by]));
    });
    return spreadAmounts(changes).map(({ key, spread }) => ({ period: period.name, cell: key, ...spread }));
  });
}
