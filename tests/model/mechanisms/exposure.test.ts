import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { shareExposure } from '../../../src/model/mechanisms/shareExposure.ts';
import { after, total, where } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const run = shareExposure.run.bind(shareExposure);
const slotOf = (m: Market, a: number): number =>
  m.frame.routes[m.anchorRoute[a]].slot * m.frame.sizes.categories + m.anchorCategory[a];

/** A random market as exposure is about to be shared. */
const markets = marketsBefore(shareExposure);
const sharing = (check: (m: Market) => void, numRuns = 20): void =>
  fc.assert(
    fc.property(markets, (m) => void check(m)),
    { numRuns },
  );

const withMix = (m: Market, mix: Partial<Market['frame']['exposureMix'][number]>): Market => ({
  ...m,
  frame: { ...m.frame, exposureMix: m.frame.exposureMix.map((old) => ({ ...old, ...mix })) },
});

describe('exposure', () => {
  test('of the anchors of a slot and category, with what lost followers leave unserved, is one (rule 11)', () => {
    sharing((m) => {
      const now = after(m, run);
      const sum = new Float64Array(now.slotFans.length);
      for (const a of where(now.anchorRoute, (r) => r >= 0))
        sum[slotOf(now, a)] = sum[slotOf(now, a)] + now.exposure[a];
      sum.forEach((x, sg) => {
        const { platform } = now.frame.slots[Math.floor(sg / now.frame.sizes.categories)];
        const followed = now.slotFans[sg] + now.lostFans[sg];
        const lost =
          followed > 0 ? (now.frame.exposureMix[platform].privateDomain * now.lostFans[sg]) / followed : 0;
        if (x > 0) expect(x + lost).toBeCloseTo(1, 9);
      });
    });
  });

  test('that idle anchors hold is lost to their slot: air-time is what the others hold', () => {
    sharing((m) => {
      const now = after(m, run, (copy) =>
        copy.anchorIdle.forEach((_, a) => (copy.anchorIdle[a] = a % 3 === 0 ? 1 : 0)),
      );
      const all = after(m, run, (copy) => copy.anchorIdle.fill(0));
      expect([...now.exposure]).toEqual([...all.exposure]);
      expect(total(now.airtime)).toBeLessThan(total(all.airtime));
      const active = total(now.exposure, (a) => now.anchorIdle[a] === 0);
      expect(total(now.airtime)).toBeCloseTo(active, 9);
    });
  });

  test('of one real anchor stays within the cap where others have room for what is cut', () => {
    sharing((m) => {
      const open = after(withMix(m, { cap: 1 }), run);
      const capped = after(withMix(m, { cap: 0.05 }), run);
      expect(total(capped.exposure)).toBeCloseTo(total(open.exposure), 9);
      for (const a of where(open.exposure, (e, i) => m.anchorRoute[i] >= 0 && e <= 0.05 * m.anchorWeight[i]))
        expect(capped.exposure[a]).toBeGreaterThanOrEqual(open.exposure[a] - 1e-12);
    });
  });
});
