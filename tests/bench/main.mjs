/**
 * `npm run bench`: bundles `bench.ts` with the house's own bundler, since Node 20 reads no TypeScript, and runs it.
 * `--quick` measures fewer rounds, `--only individuals` one part (steps, supply, individuals, scaling, threads, runs,
 * studies), `--most 1e8` larger populations. `--gate` compares ratios with those that `gate.json` pins and fails where one
 * has grown. Individuals are also measured as turtles of AgentScript once `npm ci --prefix tests/bench/agentscript` has
 * installed it.
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
const { bench, gate } = await import(pathToFileURL(resolve(outDir, 'bench.mjs')).href);
const asked = (flag) => process.argv.includes(flag);
const valueOf = (flag) => (asked(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
if (asked('--gate')) process.exitCode = gate() ? 0 : 1;
else
  await bench({
    rounds: asked('--quick') ? 3 : 7,
    only: valueOf('--only'),
    most: Number(valueOf('--most') ?? 1e7),
    folder: new URL('.', import.meta.url),
    dist: new URL('../../dist/', import.meta.url),
  });
