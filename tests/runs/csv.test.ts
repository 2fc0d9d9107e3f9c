import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cell, line } from '../../src/runs/csv.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[=+\-@\t\r＝＋－＠"',\n]{0,6}$/),
);

describe('CSV', () => {
  it('is read back by another parser as it was written, but for the guard', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (cells) => {
        const [read] = Papa.parse<string[]>(line(cells), { newline: '\r\n', delimiter: ',' }).data;
        const unguarded = read.map((found, i) => (found === `'${cells[i]}` ? found.slice(1) : found));
        expect(unguarded).toEqual(cells);
      }),
    );
  });

  it('never lets text begin like a formula', () => {
    fc.assert(
      fc.property(text, (t) => {
        const [read] = Papa.parse<string[]>(line([t, '']), { newline: '\r\n', delimiter: ',' }).data;
        expect(read[0]).not.toMatch(/^[=+\-@\t\r\0＝＋－＠]/);
      }),
    );
  });

  it('keeps numbers numbers, to the last bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(Number(cell(x))).toBe(x === 0 ? 0 : x);
      }),
    );
  });

  it('writes nothing for null and ends lines as RFC 4180 asks', () => {
    expect(line(['a', null, 1, 'say "yes", now'])).toBe('a,,1,"say ""yes"", now"\r\n');
  });
});
