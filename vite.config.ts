import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

/** What a result depends on besides its scenario: the rules, the loop, their arithmetic, and the data built in. */
const rules = ['src/base', 'src/model', 'src/engine', 'src/compile', 'scenarios/observed'];

/** One hash of all rules, so that a change of any changes it; the same on every checkout, whatever its line ends. */
function modelHash(): string {
  const files = rules
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ts|csv)$/.test(path))
    .sort();
  const hash = createHash('sha256');
  for (const path of files) hash.update(`${path}\n${readFileSync(path, 'utf8').replaceAll('\r\n', '\n')}\0`);
  return `sha256:${hash.digest('hex')}`;
}

const versionOf = (file: string): string =>
  (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;

/** npm makes a program executable when it links it; a build thereafter must leave it so. */
const executable = { name: 'executable', writeBundle: () => chmodSync('dist/cartban.js', 0o755) };

/** Four doors of one house: the terminal, the worker it spawns, the worker’s helper, the package's public vocabulary. */
export default defineConfig({
  define: {
    __CARTBAN_VERSION__: JSON.stringify(versionOf('package.json')),
    __CARTBAN_MODEL__: JSON.stringify(modelHash()),
    __CARTBAN_PLOTLY__: JSON.stringify(versionOf('node_modules/plotly.js-dist-min/package.json')),
  },
  plugins: [executable],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        cartban: 'src/cli/main.ts',
        worker: 'src/runs/worker.ts',
        shard: 'src/runs/shard.ts',
        index: 'src/index.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/drawSeed.ts'],
    setupFiles: ['tests/setup.ts'],
    // a test reads the program's words, whatever its own output may be coloured with
    env: { NO_COLOR: '1' },
    testTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
} as never);
