/**
 * `npm run bench`: bundles `bench.ts` with the house's own bundler, since Node 20 reads no TypeScript, and runs it.
 * `--quick` measures fewer rounds, `--scaling` how cost grows with merchants and anchors; `--gate` compares ratios with
 * those that `gate.json` pins and fails where one has grown.
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
const asked = (flag) => process.argv.includes(flag);
const { bench, gate, scaling, studies } = await import(pathToFileURL(resolve(outDir, 'bench.mjs')).href);
if (asked('--gate')) process.exitCode = gate() ? 0 : 1;
else if (asked('--scaling')) {
  scaling({ quick: asked('--quick') });
  await studies({ quick: asked('--quick') });
} else bench({ rounds: asked('--quick') ? 3 : 7 });
