import { periodsOf, ratioOfMeans, valueOver, type Pair } from '../analysis/index.ts';
import type { Results } from '../engine/results.ts';
import type { GoodPerBad } from './findings.ts';

const columnOf = (r: Results, metric: string, platform: string): number =>
  r.columns.findIndex((c) => c.metric === metric && c.platform === platform);

/**
 * Good sellers that a platform removed per bad one, as a ratio of means over the replicates: a median of ratios leaves
 * out the replicates that removed no bad seller, and of few sellers it says how they fell. None where no replicate
 * removed a bad seller.
 */
export function goodPerBad(scenario: string, runs: readonly Results[]): GoodPerBad[] {
  const first = runs[0];
  if (!first) return [];
  const platforms = first.columns.flatMap((c) => (c.metric === 'stores.removedBad' && c.platform) || []);
  return periodsOf(first).flatMap((period) =>
    platforms.flatMap((platform): GoodPerBad[] => {
      const of = (r: Results, metric: string): number => valueOver(r, columnOf(r, metric, platform), period);
      const pairs = runs.map((r): Pair => [of(r, 'stores.removedGood'), of(r, 'stores.removedBad')]);
      const ratio = ratioOfMeans(pairs);
      return ratio ? [{ scenario, platform, period: period.name, ...ratio }] : [];
    }),
  );
}
