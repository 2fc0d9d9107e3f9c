import { quotas } from '../../base/distributions.ts';
import { fillGuide, guideBits, guideLength, wordsOf } from '../../base/guideTable.ts';
import type { PopulationRules } from './kernel.ts';

/** Purposes of an individual’s draws; each gives four words. */
export const INITIAL = 0;
export const WEEK = 1;

/** Of each class its first individual, and after all of them the number of all. */
export function firstOf(rules: PopulationRules, population: number): number[] {
  const counts = quotas(
    population,
    Array.from({ length: rules.classes }, (_, k) => rules.classShare(k)),
  );
  const firsts = [0];
  for (const count of counts) firsts.push(firsts[firsts.length - 1] + count);
  return firsts;
}

/** First states in order and the table that draws them. */
export function firstStates(rules: PopulationRules): { states: number[]; bits: number; table: Uint32Array } {
  const states: number[] = [];
  for (let s = 0; s < rules.states; s++) if (rules.initialShare(s) > 0) states.push(s);
  const bits = guideBits(states.length);
  const table = new Uint32Array(guideLength(bits));
  const bounds = new Float64Array(states.length);
  let sum = 0;
  states.forEach((s, o) => (bounds[o] = wordsOf((sum += rules.initialShare(s)))));
  fillGuide(table, 0, bits, bounds, states.length);
  return { states, bits, table };
}
