/**
 * `npm run bench`: bundles `bench.ts` with the house's own bundler, since Node 20 reads no TypeScript, and runs it.
 * `npm run bench -- --quick` measures fewer rounds.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const outDir = resolve(root, 'node_modules/.cache/cartban-bench');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'tests/bench/bench.ts',
    target: 'node20',
    outDir,
    emptyOutDir: true,
    rollupOptions: { output: { entryFileNames: 'bench.mjs' } },
  },
});
const { bench } = await import(pathToFileURL(resolve(outDir, 'bench.mjs')).href);
bench({ rounds: process.argv.includes('--quick') ? 3 : 7 });
