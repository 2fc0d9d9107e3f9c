import path from 'node:path';
import { build } from 'vite';

/** One script without imports that defines `hosts.hashes`, made of the very sources that the program is built from. */
export async function bundle(): Promise<string> {
  const built = await build({
    ...{ root: path.resolve(import.meta.dirname, '../..'), configFile: false, logLevel: 'warn' },
    build: {
      ...{ write: false, minify: false, target: 'es2022' },
      lib: { entry: path.join(import.meta.dirname, 'entry.ts'), formats: ['iife'], name: 'hosts' },
    },
  });
  const [output] = [built].flat();
  if (!('output' in output)) throw new Error('the bundler watches instead of building');
  const [{ code }, ...more] = output.output as { code: string }[];
  if (more.length > 0) throw new Error('the bundle is more than one file');
  return code;
}
