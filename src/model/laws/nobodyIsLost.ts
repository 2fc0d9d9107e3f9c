import { weighChoices } from '../mechanisms/weighChoices.ts';
import { copyOf } from './copies.ts';
import type { StepLaw } from './law.ts';
import { anyPopulation, shareOf, weekOf } from './population.ts';

/** A class of consumers is summed over some hundreds of states. */
const TOLERANCE = 1e-12;

export const nobodyIsLost: StepLaw = {
  kind: 'step',
  name: 'nobodyIsLost',
  rule: 9,
  statement: {
    en: 'A week neither loses nor makes consumers, class by class; who shops by content goes on doing so.',
  },
  steps: [weighChoices],
  vary: (m) => [copyOf(m)],
  check([m], _before, pick) {
    const population = anyPopulation(m, pick);
    const next = weekOf(m, population);
    const states = 2 * m.choice.preferences;
    const breaches = Array.from(m.classShare.keys()).flatMap((k) => {
      const own = (mass: Float64Array): number =>
        mass.subarray(k * states, (k + 1) * states).reduce((x, y) => x + y, 0);
      const [was, is] = [own(population), own(next)];
      return Math.abs(was - is) <= TOLERANCE ? [] : [`class ${k} was ${was} of all consumers and is ${is}`];
    });
    const lost = next.findIndex((x) => !(x >= 0));
    if (lost >= 0) breaches.push(`state ${lost} holds ${next[lost]} of all consumers`);
    const viewers = (mass: Float64Array): number => shareOf(m, mass, ({ content }) => content);
    if (viewers(next) < viewers(population) * (1 - TOLERANCE))
      breaches.push(`content shoppers were ${viewers(population)} of all and are ${viewers(next)}`);
    return breaches;
  },
};
