import type { ChoiceTable } from '../choice.ts';
import type { Market } from '../market.ts';

/** Probabilities of two tables differ by rounding of sums over a row’s slots. */
const SLACK = 1e-12;

type Order = 'up' | 'down' | 'same' | 'any';

/**
 * The first cell of an occasion that does not go where it should between two markets: `wanted` says it by platform and
 * category.
 */
export function firstAstray(
  occasion: 'interest' | 'intent' | 'leak',
  [base, other]: readonly [Market, Market],
  wanted: (platform: number, category: number) => Order,
): string[] {
  const { platforms: P, categories: G } = base.choice;
  const [was, is] = [base.choice[occasion], other.choice[occasion]];
  const at = was.findIndex((x, i) => {
    const order = wanted(i % P, Math.floor(i / P) % G);
    if (order === 'same') return !Object.is(x, is[i]);
    return (order === 'up' && is[i] < x - SLACK) || (order === 'down' && is[i] > x + SLACK);
  });
  return at < 0 ? [] : [`${occasion} of ${cellName(base.choice, at)} is ${was[at]} and ${is[at]}`];
}

const cellName = ({ platforms: P, categories: G }: ChoiceTable, at: number): string =>
  `row ${Math.floor(at / (P * G))}, category ${Math.floor(at / P) % G}, platform ${at % P}`;
