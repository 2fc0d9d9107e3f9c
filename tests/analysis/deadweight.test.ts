import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadweight, type Paid } from '../../src/analysis/index.ts';

const WEEKS = 30;
const amounts = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
  minLength: WEEKS,
  maxLength: WEEKS,
});
const span = fc.integer({ min: 1, max: WEEKS + 5 });
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const nothing = Array<number>(WEEKS).fill(0);
const unpaid = (base: number[]): Paid => ({ spend: nothing, base });

describe('deadweight', () => {
  it('is all of the spending where the subsidy changes nothing', () => {
    fc.assert(
      fc.property(amounts, amounts, span, (spend, base, weeks) => {
        expect(deadweight({ spend, base }, unpaid(base), weeks)).toBeCloseTo(sum(spend), 9);
      }),
    );
  });

  it('is none of it where nothing would have happened without', () => {
    fc.assert(
      fc.property(amounts, amounts, span, (spend, base, weeks) => {
        const some = base.map((x) => x + 1);
        expect(deadweight({ spend, base: some }, unpaid(nothing), weeks)).toBe(0);
      }),
    );
  });

  it('is the share of the base that is there anyway, stretch by stretch', () => {
    const own: Paid = { spend: [10, 10, 10], base: [20, 10, 5] };
    const base = [5, 10, 30];
    expect(deadweight(own, { spend: [0, 0, 0], base }, 1)).toBe(2.5 + 10 + 10);
    expect(deadweight(own, { spend: [0, 0, 0], base }, 3)).toBe(30);
  });

  it('leaves out what a smaller subsidy of the baseline paid on the same base', () => {
    const own: Paid = { spend: [50], base: [100] };
    expect(deadweight(own, { spend: [24], base: [80] }, 1)).toBe(50 * 0.8 - 24);
  });

  it('lies between nothing and all of the additional spending, whatever the runs are', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, amounts, span, (spend, base, less, other, weeks) => {
        const extra = sum(spend) - sum(less);
        const idle = deadweight({ spend, base }, { spend: less, base: other }, weeks);
        expect(idle).toBeGreaterThanOrEqual(0);
        expect(idle).toBeLessThanOrEqual(Math.max(0, extra) + 1e-9);
      }),
    );
  });
});
