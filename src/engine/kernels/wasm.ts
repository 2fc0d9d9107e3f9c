import { Fault } from '../../base/problem.ts';
import { agentsBytes } from './agentsBytes.ts';

/** Functions of agents.as; all numbers are whole, pointers byte addresses. */
export interface KernelFunctions {
  readonly week8: WeekFunction;
  readonly week16: WeekFunction;
  readonly start8: StartFunction;
  readonly start16: StartFunction;
}

export type WeekFunction = (
  desk: number,
  states: number,
  from: number,
  until: number,
  shown: number,
  found: number,
  viewed: number,
  late: number,
  lateStride: number,
  interest: number,
  intent: number,
  there: number,
  contentBit: number,
) => number;

export type StartFunction = (
  desk: number,
  states: number,
  from: number,
  until: number,
  table: number,
  there: number,
) => void;

/** Pages of WebAssembly memory, bytes, and how many there may be. */
export const PAGE = 65_536;
export const MOST_PAGES = 65_536;

/** `env.memory`, a memory with a limit: its bytes in the section of imports, up to the flags that follow. */
const memoryImport = [3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2];
const SHARED = 2;

/** The same module for a memory that threads share: a memory’s flags are one byte. */
export function forSharedMemory(bytes: Uint8Array): Uint8Array {
  const at = bytes.findIndex((_, i) => memoryImport.every((byte, j) => bytes[i + j] === byte));
  if (at < 0) throw new Fault('the kernel imports no memory');
  const out = bytes.slice();
  out[at + memoryImport.length] |= SHARED;
  return out;
}

const compiled = new Map<boolean, WebAssembly.Module | null>();

/** The compiled kernel, or null where the host has no WebAssembly with vectors. */
export function kernelModule(shared: boolean): WebAssembly.Module | null {
  if (!compiled.has(shared)) compiled.set(shared, compileModule(shared));
  return compiled.get(shared)!;
}

function compileModule(shared: boolean): WebAssembly.Module | null {
  if (typeof WebAssembly === 'undefined' || (shared && typeof SharedArrayBuffer === 'undefined')) return null;
  try {
    return new WebAssembly.Module((shared ? forSharedMemory(agentsBytes) : agentsBytes) as BufferSource);
  } catch {
    return null;
  }
}
