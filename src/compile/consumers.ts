import { categories, type Market } from '../model/index.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Fills tastes, habits and shares of consumers. */
export function placeConsumers(m: Market, scenario: Scenario): void {
  const par = m.frame.parameters;
  const { platforms: P, classes } = m.frame.sizes;
  const higher = par['segment.higherTier'];
  for (let k = 0; k < classes; k++) {
    const lowerTier = k >= P;
    m.classShare[k] = (lowerTier ? 1 - higher : higher) / P;
    scenario.platforms.forEach(({ lowerTierTilt }, p) => {
      m.classTaste[k * P + p] =
        lowerTierTilt * (lowerTier ? 1 : -1) + (k % P === p ? par['taste.spread'] : 0);
    });
  }
  const shares = categories.map((g) => par[`share.${g}`]);
  const total = shares.reduce((x, y) => x + y, 0);
  shares.forEach((x, g) => (m.categoryShare[g] = x / total));
  let known = 0;
  scenario.platforms.forEach(({ initialHabit }, p) => {
    m.initialHabit[p + 1] = initialHabit;
    known += initialHabit;
  });
  m.initialHabit[0] = Math.max(0, 1 - known);
  m.adopters[0] = par['adopt.initial'];
}
