import { burnedOf, lastOf } from '../choice.ts';
import { weighChoices } from '../mechanisms/weighChoices.ts';
import { copyOf } from './copies.ts';
import type { StepLaw } from './law.ts';

const SLACK = 1e-12;

export const burnsRepel: StepLaw = {
  kind: 'step',
  name: 'burnsRepel',
  rule: 30,
  statement: {
    en: 'Who was burned on a platform weakly buys less there than its like who was not; who bought there last weakly more than its like who did not.',
  },
  steps: [weighChoices],
  vary: (m) => [copyOf(m)],
  check([m]) {
    const { preferences: Q, platforms: P, categories: G, rows } = m.choice;
    const breaches: string[] = [];
    for (const occasion of ['interest', 'intent', 'leak'] as const) {
      const table = m.choice[occasion];
      for (let row = 0; row < rows && breaches.length === 0; row++) {
        const first = row - (row % Q);
        const [last, burned] = [lastOf(row % Q, P), burnedOf(row % Q, P)];
        for (let p = 0; p < P; p++) {
          const unburned = first + last + (P + 1) * (burned & ~(1 << p));
          const habitual = first + p + 1 + (P + 1) * burned;
          for (let g = 0; g < G; g++) {
            const of = (at: number): number => table[(at * G + g) * P + p];
            if (of(row) > of(unburned) + SLACK)
              breaches.push(
                `row ${row} is burned on ${p} and buys ${of(row)} there by ${occasion}, its like ${of(unburned)}`,
              );
            if (of(row) > of(habitual) + SLACK)
              breaches.push(
                `row ${row} buys ${of(row)} on ${p} by ${occasion}, its like who bought there last ${of(habitual)}`,
              );
          }
        }
      }
    }
    return breaches.slice(0, 1);
  },
};
