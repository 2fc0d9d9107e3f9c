import { Command } from 'commander';
import { vi } from 'vitest';
import { explainError } from '../../src/cli/exit.ts';

export interface Told {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs one command as the program would, and gives what it told whom. */
export async function cartban(register: (program: Command) => void, ...words: string[]): Promise<Told> {
  const said = { stdout: '', stderr: '' };
  const take = (stream: 'stdout' | 'stderr') =>
    vi.spyOn(process[stream], 'write').mockImplementation((text, encoding, done) => {
      said[stream] += String(text);
      const after = typeof encoding === 'function' ? encoding : done;
      after?.();
      return true;
    });
  const spies = [take('stdout'), take('stderr')];
  const before = process.exitCode;
  process.exitCode = 0;
  // Whether npm started the tests must not show in what the program says.
  const npm = process.env['npm_command'];
  delete process.env['npm_command'];
  let code: number;
  try {
    const program = new Command('cartban').exitOverride();
    register(program);
    await program.parseAsync(['node', 'cartban', ...words]);
    code = Number(process.exitCode);
  } catch (error) {
    const told = explainError(error);
    said.stderr += told.text;
    code = told.code;
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = before;
    if (npm !== undefined) process.env['npm_command'] = npm;
  }
  return { ...said, code };
}
