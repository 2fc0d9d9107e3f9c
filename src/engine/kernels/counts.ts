import { CountDraws } from '../../base/countDraws.ts';
import { quotas } from '../../base/distributions.ts';
import type { Key } from '../../base/random.ts';
import { total } from '../../base/total.ts';
import type { Kernel, PopulationRules } from './kernel.ts';

/** Purpose of the draws of the start; 0 and 1 are those of individuals. */
const INITIAL = 2;

/**
 * How many individuals are in each class × state. Those who share a row are alike and independent given the week’s
 * table, so their next states are drawn as one multinomial: exactly the law of `agents`, at a cost that does not depend
 * on their number. Individual paths are lost, nothing else.
 */
export function countsKernel(rules: PopulationRules, population: number, key: Key): Kernel {
  const { classes, states } = rules;
  const draws = new CountDraws(key);
  let counts = new Float64Array(classes * states);
  let next = new Float64Array(counts.length);
  const shares = Float64Array.from({ length: states }, (_, s) => rules.initialShare(s));
  const quota = quotas(
    population,
    Array.from({ length: classes }, (_, k) => rules.classShare(k)),
  );
  quota.forEach((n, k) => {
    draws.of(k, 0);
    draws.multinomial(INITIAL, n, shares, counts.subarray(k * states, (k + 1) * states));
  });
  return {
    size: population,
    week(week) {
      rules.beginWeek();
      rules.drawCounts(counts, next, draws, week);
      [counts, next] = [next, counts];
    },
    lost() {
      const there = total(counts);
      return there === population ? null : `there are ${there} consumers and not ${population}`;
    },
    save: () => counts.slice(),
    restore: (saved) => counts.set(saved),
  };
}
