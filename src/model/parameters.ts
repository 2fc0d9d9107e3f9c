import { parameter, type Parameter } from './declare.ts';

/** Every number of the model that no policy sets. */
export const parameters: readonly Parameter[] = [
  parameter('rematch.guide', {
    meaning: { en: 'Weekly probability that an idle guide anchor looks for new goods' },
    unit: 'share/week',
    default: 0.05,
    range: [0.02, 0.4],
    bounds: [0, 1],
    source: 'Prior centre; only 2020Q4 would inform it',
    grade: 'assumed',
  }),
];
