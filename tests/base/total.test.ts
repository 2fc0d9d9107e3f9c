import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growth, lanesOf, total } from '../../src/base/total.ts';

const whole = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 40 });
const part = whole.chain((values) =>
  fc.tuple(
    fc.constant(Float64Array.from(values)),
    fc.nat({ max: values.length }),
    fc.nat({ max: values.length }),
  ),
);

test('a total of whole numbers is their sum, of any part', () => {
  fc.assert(
    fc.property(part, ([values, x, y]) => {
      const [from, until] = [Math.min(x, y), Math.max(x, y)];
      expect(total(values, from, until)).toBe(values.slice(from, until).reduce((a, b) => a + b, 0));
      expect(total(values)).toBe(values.reduce((a, b) => a + b, 0));
    }),
  );
});

test('a total is not finite as soon as one value is not', () => {
  fc.assert(
    fc.property(whole, fc.nat(), fc.constantFrom(NaN, Infinity, -Infinity), (values, at, odd) => {
      const column = Float64Array.from([...values, 0]);
      column[at % column.length] = odd;
      expect(Number.isFinite(total(column))).toBe(false);
    }),
  );
});

test('growth is exact to the unit where the sum itself is not', () => {
  const large = fc.array(fc.integer({ min: 0, max: 2 ** 49 }), { minLength: 64, maxLength: 80 });
  fc.assert(
    fc.property(
      large,
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 64 }),
      (values, changes) => {
        const column = Float64Array.from(values);
        const since = lanesOf(column);
        let grown = 0;
        changes.forEach((by, i) => {
          if (i >= column.length) return;
          column[i] += by;
          grown += by;
        });
        expect(growth(column, since)).toBe(grown);
      },
    ),
  );
});
