import type { Difference } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { likelihoodOf, printedDirection, type Direction } from './likelihood.ts';
import { count, percent, spreadText } from './numbers.ts';

/** The direction that a difference's interval allows as it is printed. */
export function saidDirection({ words }: Pick<View, 'words'>, difference: Difference): Direction {
  return printedDirection(difference, spreadText(difference, words.unit(difference.unit, true), true));
}

/** The clause that a paired difference allows: a direction only of enough replicates whose 80 % interval leaves out zero. */
export function claim(view: Pick<View, 'words' | 'platformTitle'>, difference: Difference): string {
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
