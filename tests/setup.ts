import fc from 'fast-check';

/**
 * One fixed seed, so that a red test is red again on the next machine; the long lane draws its own (`drawSeed.ts`).
 * Samples take it too.
 */
fc.configureGlobal({
  seed: Number(process.env['CARTBAN_SEED'] || 20201009),
  ...(process.env['CARTBAN_LONG'] ? { numRuns: 1000 } : {}),
  // under a mutant (.ci/mutation) it is enough that a property fails: nobody reads its smallest example
  ...(process.env['CARTBAN_KILLERS'] ? { endOnFailure: true } : {}),
});
