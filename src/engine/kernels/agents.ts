import { lookUp } from '../../base/guideTable.ts';
import { threefry4x32, type Key } from '../../base/random.ts';
import type { Crew } from './desks.ts';
import { firstOf, firstStates, INITIAL, WEEK } from './firsts.ts';
import type { Kernel, PopulationRules, TabledRules } from './kernel.ts';
import { tableKernel } from './tableKernel.ts';

/** From so many individuals on the week’s tables are worth making for everybody. */
const MANY = 5000;

/**
 * Every individual for itself: its class by quota from its number, its draws keyed by (individual, week). One Threefry
 * call gives the four words of a week. Many are computed by tables in WebAssembly, on the threads of a crew if there is
 * one; few, or where the host has none, by a plain loop: the same to the bit.
 */
export function agentsKernel(
  rules: PopulationRules | TabledRules,
  population: number,
  key: Key,
  crew: Crew | null = null,
): Kernel {
  const many = population >= MANY && 'tables' in rules;
  const kernel = many ? tableKernel(rules, population, key, crew) : null;
  return kernel ?? agentsLoop(rules, population, key);
}

/** The plain loop: one state for each individual, in a byte or two. */
export function agentsLoop(rules: PopulationRules, population: number, key: Key): Kernel {
  const firsts = firstOf(rules, population);
  const state = rules.states <= 256 ? new Uint8Array(population) : new Uint16Array(population);
  const words = new Uint32Array(4);
  const initial = firstStates(rules);
  for (let i = 0; i < population; i++) {
    threefry4x32(key, i, 0, INITIAL, 0, words);
    state[i] = initial.states[lookUp(initial.table, 0, initial.bits, words[0])];
  }
  return {
    size: population,
    week(week) {
      rules.beginWeek();
      for (let k = 0; k < rules.classes; k++) {
        const until = firsts[k + 1];
        for (let i = firsts[k]; i < until; i++) {
          threefry4x32(key, i, week, WEEK, 0, words);
          state[i] = rules.step(k, state[i], words[0], words[1], words[2], words[3]);
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
