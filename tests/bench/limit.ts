import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { order } from '../../src/engine/kernels/desks.ts';

/** What the program of C++ says of some weeks: nanoseconds of processor time, and what the last week drew. */
export interface Said {
  readonly ns: number;
  readonly active: number;
  readonly viewed: readonly number[];
  readonly found: readonly number[];
}

export interface Limit {
  readonly compiler: string;
  /** Lives `weeks` weeks from `first` on, from an image of the kernel’s memory. */
  run(first: number, weeks: number): Said;
  close(): void;
}

/** The tuned loop of week.cpp on a copy of the kernel’s memory, or why there is none. */
export function limitOf(source: string, memory: WebAssembly.Memory, population: number): Limit | string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cartban-limit-'));
  const program = path.join(folder, 'week');
  const image = path.join(folder, 'image');
  const flags = ['-O3', '-march=native', '-o', program, source];
  const compiler = ['g++', 'clang++'].find((name) => {
    try {
      execFileSync(name, flags, { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
  if (!compiler) {
    rmSync(folder, { recursive: true });
    return 'no g++ or clang++ that compiles it';
  }
  const states = new Int32Array(memory.buffer, 0, 64)[order.states];
  writeFileSync(image, new Uint8Array(memory.buffer, 0, states + population).slice());
  const numbers = (line: string): number[] => line.trim().split(' ').map(Number);
  return {
    compiler: `${compiler} -O3 -march=native`,
    run(first, weeks) {
      const said = execFileSync(program, [image, String(first), String(weeks)], { encoding: 'utf8' });
      const [ns, active, viewed, found] = said.split('\n');
      return { ns: Number(ns), active: Number(active), viewed: numbers(viewed), found: numbers(found) };
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
