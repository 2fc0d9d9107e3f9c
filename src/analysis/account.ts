import type { Results } from '../engine/results.ts';
import { spreadAmounts, type Amounts } from './amounts.ts';
import { cells, changesOf } from './diversion.ts';
import { periodsOf, type Window } from './periods.ts';
import type { Spread } from './spread.ts';

/**
 * What became of the GMV (CNY bn) that cells lost in a period: `to` is the cell that gained it in the same quarter,
 * `gained` for all such cells together, `later`, `none`, or `lost` for all that was lost.
 */
export interface AccountSummary extends Spread {
  readonly period: string;
  readonly to: string;
}

/** The quarters of a run and what is left of it before and after them. */
export function quartersOf(r: Results): Window[] {
  const end = r.from + 7 * r.weeks;
  const quarters = periodsOf(r).filter((p) => p.name.includes('Q'));
  const edges = [...new Set([r.from, ...quarters.flatMap((q) => [q.from, q.until]), end])].sort(
    (a, b) => a - b,
  );
  return edges.slice(1).map((until, i) => ({ from: edges[i], until }));
}

/** What is owed to a cell that lost sales which nobody gained, by the quarter of the loss. */
interface Debt {
  readonly quarter: number;
  amount: number;
}

/** Pays a cell's oldest debts from what it gained beyond others' losses; tells how much went to which quarter. */
function payBack(debts: Debt[], surplus: number, pay: (quarter: number, amount: number) => void): void {
  let left = surplus;
  for (const debt of debts) {
    const paid = Math.min(debt.amount, left);
    if (paid > 0) pay(debt.quarter, paid);
    debt.amount -= paid;
    left -= paid;
  }
}

const add = (amounts: Map<string, number>, to: string, amount: number): void =>
  void amounts.set(to, (amounts.get(to) ?? 0) + amount);

/**
 * Each quarter's losses, followed to where they went. Within a quarter the rule is that of the diversion matrix: gains
 * stand against losses up to the smaller of both sums, and the rest of the losses reached no cell. Of that rest, the
 * part is *deferred* that the same cell gains back in a later quarter, from gains of a quarter in which all gains
 * exceed all losses, so that no gain is counted twice; oldest losses first. What nobody gained then or later is `none`:
 * destroyed. Hence lost = gained + later + none, exactly, in every quarter, and a year or the whole run is the sum of
 * its quarters.
 *
 * Deferral is bookkeeping and bounds nothing. The model puts no purchase off: who buys nothing in a week is no likelier to
 * buy in the next. And totals tell deferral only in quarters in which the market as a whole gains: where a cell comes
 * back while others lose as much, it counts as gaining from them; where it grows for another reason, it pays back too.
 * What was bought earlier instead of later counts as lost; late losses have little time to come back.
 */
export function accounts(quarters: readonly (readonly [scenario: Amounts, baseline: Amounts])[]): Amounts[] {
  const found = quarters.map(() => new Map<string, number>());
  const debts = new Map<string, Debt[]>();
  const later = (quarter: number, amount: number): void => {
    add(found[quarter], 'later', amount);
    add(found[quarter], 'none', -amount);
  };
  quarters.forEach(([scenario, baseline], q) => {
    const { losses, gains, lost, gained } = changesOf(scenario, baseline);
    const [covered, used] = [lost > gained ? gained / lost : 1, gained > lost ? lost / gained : 1];
    for (const { cell, by } of gains) {
      add(found[q], cell, by * used);
      if (used < 1) payBack(debts.get(cell) ?? [], by * (1 - used), later);
    }
    if (covered < 1)
      for (const { cell, by } of losses)
        debts.set(cell, [...(debts.get(cell) ?? []), { quarter: q, amount: -by * (1 - covered) }]);
    add(found[q], 'lost', lost);
    add(found[q], 'gained', Math.min(lost, gained));
    add(found[q], 'none', Math.max(0, lost - gained));
  });
  return found;
}

function sumOf(all: readonly Amounts[]): Amounts {
  const sum = new Map<string, number>();
  for (const amounts of all) for (const [to, amount] of amounts) add(sum, to, amount);
  return sum;
}

/** The account of a scenario against its baseline; `pairs` are runs of equal replicates, in replicate order. */
export function diversionAccount(
  pairs: readonly (readonly [scenario: Results, baseline: Results])[],
): AccountSummary[] {
  const first = pairs[0];
  if (!first) return [];
  const quarters = quartersOf(first[0]);
  const replicates = pairs.map(([scenario, baseline]) =>
    accounts(quarters.map((q) => [cells(scenario, q), cells(baseline, q)])),
  );
  return periodsOf(first[0]).flatMap((period) => {
    const inside = (q: Window): boolean => q.from >= period.from && q.until <= period.until;
    const sums = replicates.map((all) => sumOf(all.filter((_, i) => inside(quarters[i]))));
    return spreadAmounts(sums).map(({ key, spread }) => ({ period: period.name, to: key, ...spread }));
  });
}
