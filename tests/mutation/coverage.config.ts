/**
 * Which branches of the model the killers go through (`npm run coverage`): all of those that book money, tell what links
 * are open and draw at random, nine in ten of the others. Below that the run fails.
 */
import { mergeConfig, type UserConfig } from 'vite';
import usual from '../../vite.config.ts';
import { killers } from './killers.ts';

const tests = [
  ...killers['model'],
  ...killers['metrics'],
  'tests/model/parameters.test.ts',
  ...killers['engine'].filter((test) => test.startsWith('tests/engine/')),
  ...['tests/base/random.test.ts', 'tests/compile/policy.test.ts', 'tests/compile/start.test.ts'],
  ...['tests/compile/guard.test.ts', 'tests/compile/layout.test.ts', 'tests/compile/decisions.test.ts'],
];
const ALL = { branches: 100 };
const MOST = { branches: 90 };

const config = mergeConfig(usual, {
  test: {
    coverage: {
      provider: 'v8',
      include: [
        ...['src/model/**/*.ts', 'src/engine/**/*.ts', 'src/base/random.ts', 'src/compile/policy.ts'],
      ],
      // laws are tests themselves: tests/laws/noticing.test.ts breaks each of them
      exclude: ['src/model/laws/**'],
      reporter: ['text', 'json-summary'],
      thresholds: {
        perFile: true,
        'src/model/ledger.ts': ALL,
        'src/compile/policy.ts': ALL,
        'src/base/random.ts': ALL,
        'src/model/supplyDraws.ts': ALL,
        'src/model/**/*.ts': MOST,
        'src/engine/**/*.ts': MOST,
      },
    },
  },
} as UserConfig) as { test: { include: string[] } };
config.test.include = tests.map((test) => (test.endsWith('.ts') ? test : `${test}/**/*.test.ts`));
export default config;
