/**
 * Compiles src/engine/kernels/agents.as to WebAssembly and writes its bytes to src/engine/kernels/agentsBytes.ts, which is
 * kept with the sources: neither build nor tests nor users need the compiler. `tests/engine/agentsBytes.test.ts` compiles
 * again and compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const kernels = new URL('../src/engine/kernels/', import.meta.url);
export const bytesFile = new URL('agentsBytes.ts', kernels);

/** Rotations of Threefry4x32, two a round (base/random.ts). */
const rotations = [
  [10, 26],
  [11, 21],
  [13, 27],
  [23, 5],
  [6, 20],
  [17, 11],
  [25, 10],
  [18, 20],
];

/** Twenty rounds for `blocks` blocks of four consumers side by side, from counter i + j on, and their words stored. */
function threefry(blocks) {
  const lines = [];
  const each = (line) => {
    for (let b = 0; b < blocks; b++) lines.push(line(b));
  };
  let key = 0;
  const vector = () => `v128.load(desk, ${16 * key++})`;
  for (let w = 0; w < 4; w++) {
    const from = vector();
    each((b) =>
      w === 0
        ? `let x0_${b} = i32x4.add(i32x4.splat(i + j + ${4 * b}), ${from});`
        : `let x${w}_${b} = ${from};`,
    );
  }
  for (let round = 0; round < 20; round++) {
    const [one, two] = rotations[round % 8];
    const pairs = round % 2 === 0 ? [[0, 1, one], [2, 3, two]] : [[0, 3, one], [2, 1, two]]; // prettier-ignore
    for (const [u, v, n] of pairs) {
      each((b) => `x${u}_${b} = i32x4.add(x${u}_${b}, x${v}_${b});`);
      each((b) => `x${v}_${b} = v128.xor(rotate(x${v}_${b}, ${n}), x${u}_${b});`);
    }
    if (round % 4 !== 3) continue;
    for (let w = 0; w < 4; w++) {
      const injected = vector();
      each((b) => `x${w}_${b} = i32x4.add(x${w}_${b}, ${injected});`);
    }
  }
  for (let w = 0; w < 4; w++) each((b) => `v128.store(desk + (j << 2), x${w}_${b}, WORD${w} + ${16 * b});`);
  return lines.join('\n');
}

/** The compiled kernel. */
export async function compileKernel() {
  const source = readFileSync(new URL('agents.as', kernels), 'utf8').replaceAll('THREEFRY', threefry(3));
  let binary;
  const options = ['agents.ts', '--runtime', 'stub', '--noAssert', '-O3', '--enable', 'simd'];
  const memory = ['--importMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
  const { error, stderr } = await asc.main([...options, ...memory, '--outFile', 'agents.wasm'], {
    readFile: (name) => (name === 'agents.ts' ? source : null),
    writeFile: (name, data) => void (name === 'agents.wasm' && (binary = data)),
    listFiles: () => [],
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return binary;
}

export const moduleText = (bytes) => `/**
 * Made from agents.as by \`node scripts/build-kernel.mjs\`; do not edit.
 */
// prettier-ignore
export const agentsBytes = new Uint8Array([
${Array.from({ length: Math.ceil(bytes.length / 64) }, (_, i) => `  ${[...bytes.subarray(64 * i, 64 * i + 64)].join(',')},`).join('\n')}
]);
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compileKernel();
  writeFileSync(bytesFile, moduleText(bytes));
  console.log(`${bytes.length} bytes`);
}
