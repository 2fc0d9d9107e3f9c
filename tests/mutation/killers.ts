/**
 * Which tests stand against a mutant, by the part of src that it is in (the parts are in .ci/mutation/mutate.mjs). The
 * whole suite takes a quarter of an hour, a mutant must not take more than seconds: these are the cheap tests that say
 * most, cheapest and sharpest first. Pinned runs (tests/golden) are left out on purpose: they notice any change and say of
 * none that it is wrong.
 */
const files = (folder: string, ...names: string[]): string[] =>
  names.map((name) => `tests/${folder}/${name}.test.ts`);

/** Files, or folders of files, in the order in which they are run. */
export const killers: Readonly<Record<string, readonly string[]>> = {
  base: ['tests/base', 'tests/mutation/weeks.test.ts'],
  metrics: files('model', 'metrics', 'topSales'),
  model: [
    ...files('model', 'ledger', 'supplyDraws', 'places'),
    'tests/mutation/weeks.test.ts',
    'tests/model/mechanisms',
    ...files('model', 'consumers', 'week'),
    'tests/engine/sameTable.test.ts',
    ...files('known', 'habit', 'nestedLogit', 'adMarket', 'adoption', 'inspection', 'linkSplit'),
    'tests/laws/noticing.test.ts',
    ...files('compile', 'guard', 'decisions'),
  ],
  engine: [
    ...files('compile', 'layout', 'panels', 'record', 'simulate', 'spells', 'deal', 'drivers', 'start'),
    'tests/engine/run.test.ts',
    'tests/mutation/weeks.test.ts',
    ...files('compile', 'policy', 'guard', 'antiPatterns'),
    ...files('engine', 'kernels', 'replay'),
    ...files('compile', 'constants', 'sharedPast'),
  ],
  pairs: files('compile', 'cells', 'decisions', 'divergence', 'sharedPast', 'compile'),
};
