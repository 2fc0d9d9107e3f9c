import path from 'node:path';

/** What is asked of Stryker; which files and how many mutants of them, mutate.mjs says. */
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  plugins: [path.join(import.meta.dirname, 'runner.mjs')],
  testRunner: 'killers',
  mutate: JSON.parse(process.env.CARTBAN_FILES),
  coverageAnalysis: 'perTest',
  // What runs once, as a module is loaded, is declarations: the type checker and the tests that read them hold those.
  ignoreStatic: true,
  concurrency: 1,
  disableTypeChecks: false,
  // Strings are prose, or names of which the type checker knows every one.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignorePatterns: ['/.ci', '/dist', '/outputs', '/coverage', '/docs', '/examples'],
  tempDirName: '.ci/mutation/tmp',
  reporters: ['json'],
  jsonReporter: { fileName: process.env.CARTBAN_REPORT },
  allowConsoleColors: false,
  // the runner tries all mutants within the dry run, and knows itself when one goes on forever
  dryRunTimeoutMinutes: 24 * 60,
};
