/** SHA-256 (FIPS 180-4) without a host library: synchronous, the same in a browser, a worker and a terminal. */

/** The first 32 fractional bits of √n or ∛n for a prime n, by integer search: no table to mistype. */
function fractionalRootBits(prime: number, power: 2 | 3): number {
  const target = BigInt(prime) << (32n * BigInt(power));
  const raise = (v: bigint): bigint => (power === 2 ? v * v : v * v * v);
  let root = 0n;
  for (let bit = 1n << 37n; bit > 0n; bit >>= 1n) if (raise(root + bit) <= target) root += bit;
  return Number(root & 0xffffffffn);
}

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);

const START = Int32Array.from(primes.slice(0, 8), (p) => fractionalRootBits(p, 2));
const K = Int32Array.from(primes, (p) => fractionalRootBits(p, 3));

const rotate = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

/** The message schedule of one block: 16 words read, 48 derived. */
function schedule(view: DataView, offset: number, w: Int32Array): void {
  for (let t = 0; t < 16; t++) w[t] = view.getInt32(offset + 4 * t);
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15];
    const y = w[t - 2];
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }
}

/** Mixes one scheduled block into the state. */
function compress(state: Int32Array, w: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let t = 0; t < 64; t++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[t] + w[t]) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = state[i] + mixed[i];
}

/** The last bytes with the padding: a one bit, zeros, and the length in bits. */
function paddedEnd(bytes: Uint8Array, start: number): Uint8Array {
  const rest = bytes.subarray(start);
  const end = new Uint8Array(rest.length < 56 ? 64 : 128);
  end.set(rest);
  end[rest.length] = 0x80;
  const view = new DataView(end.buffer);
  view.setUint32(end.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(end.length - 4, (bytes.length << 3) >>> 0);
  return end;
}

/** SHA-256 of the bytes as 64 lower-case hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  const state = START.slice();
  const w = new Int32Array(64);
  const whole = bytes.length - (bytes.length % 64);
  for (const part of [bytes.subarray(0, whole), paddedEnd(bytes, whole)]) {
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
    for (let offset = 0; offset < part.length; offset += 64) {
      schedule(view, offset, w);
      compress(state, w);
    }
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
