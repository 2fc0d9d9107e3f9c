import { total } from '../../base/total.ts';
import type { Kernel, PopulationRules } from './kernel.ts';

/** By how much rounding may move all mass in a run; one of China’s consumers is a hundred times as much. */
const DRIFT = 1e-11;

/** The large-population limit: probability mass over class × state, pushed through the week’s table. */
export function distributionKernel(rules: PopulationRules): Kernel {
  let mass = new Float64Array(rules.classes * rules.states);
  let next = new Float64Array(mass.length);
  for (let k = 0; k < rules.classes; k++) {
    for (let s = 0; s < rules.states; s++)
      mass[k * rules.states + s] = rules.classShare(k) * rules.initialShare(s);
  }
  const whole = total(mass);
  return {
    size: 1,
    week() {
      rules.beginWeek();
      rules.flow(mass, next);
      [mass, next] = [next, mass];
    },
    lost() {
      const there = total(mass);
      return Math.abs(there - whole) <= DRIFT ? null : `the mass of consumers is ${there} and not ${whole}`;
    },
    save: () => mass.slice(),
    restore: (state) => mass.set(state),
  };
}
