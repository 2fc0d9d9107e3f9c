import type { Difference } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { directionOf, likelihoodOf } from './likelihood.ts';
import { count, percent, spreadText } from './numbers.ts';

/** The clause that a paired difference allows: a direction only where the 80 % interval leaves out zero. */
export function claim(view: View, difference: Difference): string {
  const { words } = view;
  const style = words.unit(difference.unit, true);
  const direction = directionOf(difference);
  const p = difference.probabilityPositive;
  const probability = direction === 'lower' ? 1 - p : p;
  const platform = difference.platform === null ? null : view.platformTitle(difference.platform);
  return words.claim[direction]({
    quantity: words.quantity(difference.metric, platform),
    likelihood: words.likelihood[likelihoodOf(probability, difference.n)],
    probability: percent(probability),
    n: count(difference.n),
    unit: style.suffix,
    ...spreadText(difference, style, true),
  });
}
