import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built program, as a user starts it. */
export const program = fileURLToPath(new URL('../../dist/cartban.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function start(args: readonly string[], cwd: string, from = program): ChildProcess {
  if (!existsSync(from)) throw new Error('dist/cartban.js is missing: npm run build');
  // Whether npm started the tests must not show in what the program says.
  const env = { ...process.env, NO_COLOR: '1', npm_command: undefined };
  return spawn(process.execPath, [from, ...args], { cwd, env });
}

export function ended(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    child.stdout!.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr!.on('data', (text: Buffer) => (stderr += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs the program to its end. */
export const cartban = (args: readonly string[], cwd: string, from = program): Promise<Ended> =>
  ended(start(args, cwd, from));
