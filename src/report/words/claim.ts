import type { Difference } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { likelihoodOf, printedDirection } from './likelihood.ts';
import { count, percent, spreadText } from './numbers.ts';

/** The clause that a paired difference allows: a direction only where the 80 % interval leaves out zero. */
export function claim(view: View, difference: Difference): string {
  const { words } = view;
  const style = words.unit(difference.unit, true);
  const printed = spreadText(difference, style, true);
  const direction = printedDirection(difference, printed);
  const p = difference.probabilityPositive;
  const probability = direction === 'lower' ? 1 - p : p;
  const platform = difference.platform === null ? null : view.platformTitle(difference.platform);
  return words.claim[direction]({
    quantity: words.quantity(difference.metric, platform),
    likelihood: words.likelihood[likelihoodOf(probability, difference.n)],
    probability: percent(probability),
    n: count(difference.n),
    unit: style.suffix,
    ...printed,
  });
}
