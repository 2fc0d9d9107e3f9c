import { quotas } from '../../base/distributions.ts';
import { threefry4x32, type Key } from '../../base/random.ts';
import type { Kernel, PopulationRules } from './kernel.ts';

/** Purposes of a consumer’s draws; each gives four words. */
const INITIAL = 0;
const WEEK = 1;
const UNIFORM = 1 / 4_294_967_296;

/**
 * Every individual for itself: one byte of state (two where a scenario has more platforms), its class by quota from
 * its number, its draws keyed by (individual, week). One Threefry call gives the four words of a week.
 */
export function agentsKernel(rules: PopulationRules, population: number, key: Key): Kernel {
  const counts = quotas(
    population,
    Array.from({ length: rules.classes }, (_, k) => rules.classShare(k)),
  );
  const state = rules.states <= 256 ? new Uint8Array(population) : new Uint16Array(population);
  const words = new Uint32Array(4);
  let first = 0;
  const blocks = counts.map((count) => {
    const block = { from: first, until: first + count };
    first += count;
    return block;
  });
  for (let i = 0; i < population; i++) {
    threefry4x32(key, i, 0, INITIAL, 0, words);
    state[i] = initialState(rules, (words[0] + 0.5) * UNIFORM);
  }
  return {
    size: population,
    week(week) {
      rules.beginWeek();
      for (let k = 0; k < blocks.length; k++) {
        const { from, until } = blocks[k];
        for (let i = from; i < until; i++) {
          threefry4x32(key, i, week, WEEK, 0, words);
          state[i] = rules.step(
            k,
            state[i],
            (words[0] + 0.5) * UNIFORM,
            (words[1] + 0.5) * UNIFORM,
            (words[2] + 0.5) * UNIFORM,
            (words[3] + 0.5) * UNIFORM,
          );
        }
      }
    },
    lost() {
      let last = 0;
      for (let i = 0; i < population; i++) if (state[i] > last) last = state[i];
      if (last < rules.states) return null;
      return `consumer ${state.indexOf(last)} is in state ${last} of ${rules.states}`;
    },
    save: () => state.slice(),
    restore: (saved) => state.set(saved),
  };
}

function initialState(rules: PopulationRules, u: number): number {
  let rest = u;
  let last = 0;
  for (let s = 0; s < rules.states; s++) {
    const share = rules.initialShare(s);
    if (share === 0) continue;
    last = s;
    rest -= share;
    if (rest < 0) break;
  }
  return last;
}
