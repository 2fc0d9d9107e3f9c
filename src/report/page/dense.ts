/**
 * Bytes as printable ASCII, thirteen bits in two characters out of ninety-one. The page is UTF-8 and nothing but `<`
 * and `&` means anything in its data, so six bits a character, as base64 has, would waste an eighth of it: of the three
 * megabytes that a page may have, this leaves 0.2 more for figures. Padding zeros end the text; the length stands first.
 */

/** Printable ASCII without what HTML reads: `<`, `>` and `&`. */
const ALPHABET = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
  .filter((c) => !'<>&'.includes(c))
  .join('');
const BASE = ALPHABET.length;
const BITS = 13;

/** Characters that are joined at a time. */
const CHUNK = 0x8000;

/** `1234:` and the characters of 1234 bytes; equal bytes give equal texts. */
export function toDense(bytes: Uint8Array): string {
  const pairs: string[] = [];
  const parts: string[] = [`${bytes.length}:`];
  let [held, bits] = [0, 0];
  const put = (): void => {
    const low = held & ((1 << BITS) - 1);
    pairs.push(ALPHABET[low % BASE] + ALPHABET[Math.floor(low / BASE)]);
    held >>>= BITS;
    bits -= BITS;
    if (pairs.length === CHUNK) parts.push(pairs.splice(0).join(''));
  };
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    if (bits >= BITS) put();
  }
  if (bits > 0) put();
  return [...parts, ...pairs].join('');
}

/** The bytes of `toDense`. */
export function fromDense(text: string): Uint8Array<ArrayBuffer> {
  const start = text.indexOf(':') + 1;
  const bytes = new Uint8Array(Number(text.slice(0, start - 1)));
  const digits = new Uint8Array(128);
  for (let i = 0; i < BASE; i++) digits[ALPHABET.charCodeAt(i)] = i;
  let [held, bits, next] = [0, 0, start];
  for (let i = 0; i < bytes.length; i++) {
    if (bits < 8) {
      held |= (digits[text.charCodeAt(next)] + BASE * digits[text.charCodeAt(next + 1)]) << bits;
      bits += BITS;
      next += 2;
    }
    bytes[i] = held & 255;
    held >>>= 8;
    bits -= 8;
  }
  return bytes;
}
