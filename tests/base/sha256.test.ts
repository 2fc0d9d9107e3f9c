import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../src/base/sha256.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

test('gives the example digests of NIST (FIPS 180-4, SHA-256)', () => {
  expect(sha256Hex(ascii(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Hex(ascii('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256Hex(ascii('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
  expect(sha256Hex(ascii('a'.repeat(1_000_000)))).toBe(
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  );
});

test('agrees with the host at every length around the block boundaries', () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
    expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('agrees with the host on any bytes, also in the middle of a larger buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(70), (bytes, skip) => {
      const view = new Uint8Array([...new Uint8Array(skip), ...bytes]).subarray(skip);
      expect(sha256Hex(view)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});

test('does not change the bytes it reads', () => {
  const bytes = ascii('left as it was');
  sha256Hex(bytes);
  expect(bytes).toEqual(ascii('left as it was'));
});
