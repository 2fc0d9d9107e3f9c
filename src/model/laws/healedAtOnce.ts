import { weighChoices } from '../mechanisms/weighChoices.ts';
import { withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';
import { anyPopulation, shareOf, weekOf } from './population.ts';

export const healedAtOnce: StepLaw = {
  kind: 'step',
  name: 'healedAtOnce',
  rule: 38,
  statement: {
    en: 'Where healing is certain nobody is burned after a week; where nothing goes wrong nobody is newly burned.',
  },
  steps: [weighChoices],
  vary: (m) => [withParameters(m, { heal: 1 }), withParameters(m, { 'defect.scale': 0 })],
  check([healing, flawless], _before, pick) {
    const population = anyPopulation(healing, pick);
    const burned = (mass: Float64Array): number => shareOf(healing, mass, (state) => state.burned !== 0);
    const [was, healed, spared] = [population, weekOf(healing, population), weekOf(flawless, population)].map(
      burned,
    );
    return [
      ...(healed === 0 ? [] : [`${healed} of all are burned though healing is certain`]),
      ...(spared <= was * (1 + 1e-12)
        ? []
        : [`burned were ${was} of all, and are ${spared} though nothing goes wrong`]),
    ];
  },
};
