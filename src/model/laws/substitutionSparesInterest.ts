import { weighChoices } from '../mechanisms/weighChoices.ts';
import { withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';
import { anyPopulation, ordersOf, weekOf } from './population.ts';

export const substitutionSparesInterest: StepLaw = {
  kind: 'step',
  name: 'substitutionSparesInterest',
  rule: 30,
  statement: {
    en: 'More substitution weakly lowers intent purchases and leaves interest purchases as they are.',
  },
  steps: [weighChoices],
  vary(m, pick) {
    const less = pick.share();
    const more = less + (1 - less) * pick.share();
    return [less, more].map((substitution) => withParameters(m, { substitution }));
  },
  check(markets, before, pick) {
    // the first two numbers were the shares
    for (let n = 0; n < 2; n++) pick.share();
    const population = anyPopulation(before, pick);
    const [low, high] = markets.map((m) => (weekOf(m, population), ordersOf(m)));
    return [
      ...(Object.is(low.content, high.content)
        ? []
        : [`interest purchases are ${low.content} and ${high.content}`]),
      ...(high.shelf <= low.shelf * (1 + 1e-12)
        ? []
        : [`intent purchases rise from ${low.shelf} to ${high.shelf}`]),
    ];
  },
};
