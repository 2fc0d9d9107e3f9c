import fc from 'fast-check';

const GRID = 1e9;

/**
 * Numbers of a range, mostly even over it. `fc.double` is even over bit patterns instead: nearly all that it draws
 * between 0 and 1 is nothing but a very small number, which is worth trying now and then.
 */
export const within = ([low, high]: readonly [number, number]): fc.Arbitrary<number> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .integer({ min: 0, max: GRID })
        .map((k) => Math.min(high, low + ((high - low) * k) / GRID)),
    },
    {
      weight: 1,
      arbitrary: fc.double({ min: low, max: high, noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    },
  );

/** Two shares, the smaller one first. */
export const orderedPair = fc
  .tuple(within([0, 1]), within([0, 1]))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
