import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { isColdStarter, shareExposure } from '../../../src/model/mechanisms/shareExposure.ts';
import { within } from '../../numbers.ts';
import { after, total, where } from '../copies.ts';
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

  test('of young anchors on own routes grows with what is reserved for them (rule 28)', () => {
    fc.assert(
      fc.property(markets, within([0, 0.25]), within([0, 0.25]), (m, low, more) => {
        const sharedWith = (coldStart: number): Market =>
          after(withMix(m, { cap: 1, privateDomain: 0.2 }), run, (copy) => {
            copy.anchorTenure.forEach((_, a) => (copy.anchorTenure[a] = a % 2 === 0 ? 0 : 500));
            copy.coldStart.fill(coldStart);
            copy.support.fill(0);
          });
        const [a, b] = [sharedWith(low), sharedWith(low + more)];
        const young = (x: Market): number =>
          total(x.exposure, (i) => x.anchorRoute[i] >= 0 && isColdStarter(x, i));
        expect(young(b)).toBeGreaterThanOrEqual(young(a) * (1 - 1e-12));
      }),
      { numRuns: 20 },
    );
  });

  test('is more unequal the more steeply the feed rewards score, without a cap (rule 29)', () => {
    fc.assert(
      fc.property(markets, within([0, 2]), within([0, 2]), (m, chi, more) => {
        const feed = (concentration: number): Market =>
          after(withMix(m, { chi: concentration, privateDomain: 0, cap: 1 }), run, (copy) => {
            copy.coldStart.fill(0);
            copy.support.fill(0);
            copy.anchorWeight.fill(1);
          });
        const [flat, steep] = [feed(chi), feed(chi + more)];
        const slots = new Set(where(m.anchorRoute, (r) => r >= 0).map((a) => slotOf(m, a)));
        for (const sg of slots) {
          const own = where(m.anchorRoute, (r, a) => r >= 0 && slotOf(m, a) === sg);
          const lorenz = (x: Market): number[] => {
            let sum = 0;
            return own
              .map((a) => x.exposure[a])
              .sort((p, q) => q - p)
              .map((e) => (sum += e));
          };
          const [top, topper] = [lorenz(flat), lorenz(steep)];
          top.forEach((share, k) => expect(topper[k]).toBeGreaterThanOrEqual(share - 1e-9));
        }
      }),
      { numRuns: 20 },
    );
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
