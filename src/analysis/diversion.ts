import type { Results } from '../engine/results.ts';
import { spreadAmounts, type Amounts } from './amounts.ts';
import { cellOf, isCell } from './label.ts';
import { flowOver, periodsOf, type Window } from './periods.ts';
import type { Spread } from './spread.ts';

/** GMV (CNY bn) that a cell lost to another because of the scenario, or to `none` because nobody else gained it. */
export interface DiversionSummary extends Spread {
  readonly period: string;
  readonly from: string;
  readonly to: string;
}

/** One yuan, in CNY bn: below it a difference is rounding. */
const ONE_YUAN = 1e-9;

const SEPARATOR = '\t';

/** GMV of a period by cell `attention>channel>settlement`. */
export function cells(r: Results, period: Window): Amounts {
  const found = new Map<string, number>();
  r.columns.forEach((column, i) => {
    if (isCell(column)) found.set(cellOf(column), flowOver(r, i, period));
  });
  return found;
}

interface Change {
  readonly cell: string;
  /** Scenario minus baseline. */
  readonly by: number;
}

/** What cells lost and gained against the baseline; `lost` and `gained` are the sums, both positive. */
export function changesOf(scenario: Amounts, baseline: Amounts) {
  const changes = [...new Set([...baseline.keys(), ...scenario.keys()])]
    .map((cell): Change => ({ cell, by: (scenario.get(cell) ?? 0) - (baseline.get(cell) ?? 0) }))
    .filter(({ by }) => Math.abs(by) >= ONE_YUAN);
  const losses = changes.filter(({ by }) => by < 0);
  const gains = changes.filter(({ by }) => by > 0);
  const total = (some: readonly Change[]): number => some.reduce((sum, { by }) => sum + Math.abs(by), 0);
  return { losses, gains, lost: total(losses), gained: total(gains) };
}

/**
 * Where the losses went. Each losing cell's loss is spread over the gaining cells in proportion to their gains; when
 * all gains together fall short of all losses, every loss keeps the same unmatched share, which goes to `none`. Gains
 * beyond all losses are new sales and nobody's loss: they are not in the matrix.
 *
 * This is bookkeeping on totals, not the path of a single order: two flows that cross inside a cell cancel.
 */
export function divert(scenario: Amounts, baseline: Amounts): Amounts {
  const { losses, gains, lost, gained } = changesOf(scenario, baseline);
  const matched = gained >= lost ? 1 : gained / lost;
  const moved = new Map<string, number>();
  for (const loss of losses) {
    for (const gain of gains) {
      moved.set(`${loss.cell}${SEPARATOR}${gain.cell}`, -loss.by * matched * (gain.by / gained));
    }
    if (matched < 1) moved.set(`${loss.cell}${SEPARATOR}none`, -loss.by * (1 - matched));
  }
  return moved;
}

/** The diversion matrix of a scenario against its baseline: `pairs` are runs of equal replicates, in replicate order. */
export function diversion(
  pairs: readonly (readonly [scenario: Results, baseline: Results])[],
): DiversionSummary[] {
  const first = pairs[0];
  if (!first) return [];
  return periodsOf(first[0]).flatMap((period) => {
    const moved = pairs.map(([scenario, baseline]) =>
      divert(cells(scenario, period), cells(baseline, period)),
    );
    return spreadAmounts(moved).map(({ key, spread }) => {
      const [from, to] = key.split(SEPARATOR) as [string, string];
      return { period: period.name, from, to, ...spread };
    });
  });
}
