/** What one kind of subsidy paid for in one run, week by week. */
export interface Paid {
  /** CNY bn. */
  readonly spend: ArrayLike<number>;
  /** What it is paid on, in any unit: sales, stores opened. */
  readonly base: ArrayLike<number>;
}

const sumOf = (values: ArrayLike<number>, from: number, until: number): number => {
  let sum = 0;
  for (let w = from; w < until; w++) sum += values[w];
  return sum;
};

/** The part of `there` that is also `here`; all of it where there is nothing to divide. */
const kept = (here: number, there: number): number =>
  there > 0 ? Math.min(1, Math.max(0, here / there)) : 1;

/**
 * Additional spending (CNY bn) on what happens without the subsidy too, in one pair of runs. In each stretch of `span`
 * weeks the spending is shared out evenly over its base, and the part of the base that the run without it has as well is
 * deadweight: spend × min(1, base without / base with); what a subsidy of the baseline paid on that part anyway is
 * taken off. Between zero and all of the additional spending.
 *
 * This is bookkeeping on totals, not on individuals: a buyer who left and another who came cancel, and what is merely
 * bought earlier counts as additional in one stretch and as deadweight in a later one.
 */
export function deadweight(own: Paid, without: Paid, span: number): number {
  const weeks = own.spend.length;
  let sum = 0;
  for (let from = 0; from < weeks; from += span) {
    const until = Math.min(weeks, from + span);
    const [baseWith, baseWithout] = [own, without].map((run) => sumOf(run.base, from, until));
    const [spent, spentWithout] = [own, without].map((run) => sumOf(run.spend, from, until));
    sum += spent * kept(baseWithout, baseWith) - spentWithout * kept(baseWith, baseWithout);
  }
  const extra = sumOf(own.spend, 0, weeks) - sumOf(without.spend, 0, weeks);
  return Math.max(0, Math.min(extra, sum));
}
