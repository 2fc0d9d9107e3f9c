import type { ChoiceTable } from '../choice.ts';
import type { WeekLaw } from './law.ts';

const TOLERANCE = 1e-12;

export const choicesAreProbabilities: WeekLaw = {
  kind: 'week',
  name: 'choicesAreProbabilities',
  rule: 10,
  statement: {
    en: 'Choice probabilities are not negative and a row’s sum is at most one; a platform’s routes share its orders completely.',
  },
  check({ choice, frame }) {
    const breaches: string[] = [];
    for (const occasion of ['interest', 'intent', 'leak'] as const) {
      const row = firstBadRow(choice[occasion], choice.platforms);
      if (row >= 0)
        breaches.push(`row and category ${row} of ${occasion} are no probabilities of buying at most once`);
    }
    for (const name of ['defect', 'adopt', 'categoryShare', 'split'] as const) {
      const at = choice[name].findIndex((x) => !(x >= 0 && x <= 1 + TOLERANCE));
      if (at >= 0) breaches.push(`${name} ${at} is ${choice[name][at]}`);
    }
    if (choice.categoryCut[choice.categories - 1] !== 1) breaches.push('categories do not cut up to one');
    return [...breaches, ...badSplits(choice, frame.sizes.routes)];
  },
};

/** The first block of P probabilities that is not a part of one, −1 if there is none. */
function firstBadRow(table: Float64Array, P: number): number {
  for (let at = 0; at < table.length; at += P) {
    let sum = 0;
    for (let p = 0; p < P; p++) {
      if (!(table[at + p] >= 0)) return at / P;
      sum += table[at + p];
    }
    if (!(sum <= 1 + TOLERANCE)) return at / P;
  }
  return -1;
}

/** Where somebody buys on a platform, its routes’ shares add up to one. */
function badSplits(choice: ChoiceTable, routes: number): string[] {
  const { platforms: P, categories: G, interest, interestRoutes, split } = choice;
  if (split.length !== routes * G) return [`split has ${split.length} cells`];
  const breaches: string[] = [];
  for (let p = 0; p < P; p++) {
    for (let g = 0; g < G; g++) {
      const sum = interestRoutes[p].reduce((x, r) => x + split[r * G + g], 0);
      const bought = interest[g * P + p] > 0;
      if (bought && Math.abs(sum - 1) > TOLERANCE * interestRoutes[p].length)
        breaches.push(`routes of platform ${p} share ${sum} of its orders in category ${g}`);
    }
  }
  return breaches;
}
