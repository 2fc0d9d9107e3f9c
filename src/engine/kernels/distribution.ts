import type { Kernel, PopulationRules } from './kernel.ts';

/** The large-population limit: probability mass over class × state, pushed through the week’s table. */
export function distributionKernel(rules: PopulationRules): Kernel {
  let mass = new Float64Array(rules.classes * rules.states);
  let next = new Float64Array(mass.length);
  for (let k = 0; k < rules.classes; k++) {
    for (let s = 0; s < rules.states; s++)
      mass[k * rules.states + s] = rules.classShare(k) * rules.initialShare(s);
  }
  return {
    size: 1,
    week() {
      rules.beginWeek();
      rules.flow(mass, next);
      [mass, next] = [next, mass];
    },
    save: () => mass.slice(),
    restore: (state) => mass.set(state),
  };
}
