import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bytesFile, compileKernel, moduleText } from '../../scripts/build-kernel.mjs';
import { agentsBytes } from '../../src/engine/kernels/agentsBytes.ts';
import { forSharedMemory, kernelModule } from '../../src/engine/kernels/wasm.ts';

test('the kernel’s bytes are what agents.as compiles to: node scripts/build-kernel.mjs', async () => {
  expect(readFileSync(bytesFile, 'utf8').replaceAll('\r\n', '\n')).toBe(moduleText(await compileKernel()));
});

test('the kernel for a shared memory differs in the one byte that says so', () => {
  const shared = forSharedMemory(agentsBytes);
  const different = [...shared.keys()].filter((i) => shared[i] !== agentsBytes[i]);
  expect(different).toHaveLength(1);
  expect([agentsBytes[different[0]], shared[different[0]]]).toEqual([1, 3]);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const imports = { env: { memory, abort: () => undefined } };
  expect(() => new WebAssembly.Instance(kernelModule(true)!, imports)).not.toThrow();
  expect(() => new WebAssembly.Instance(kernelModule(false)!, imports)).toThrow(WebAssembly.LinkError);
});
