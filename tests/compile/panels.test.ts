import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlaceRecorder } from '../../src/compile/panels.ts';
import { massScenarios } from '../../src/check/scenarios.ts';
import { anchorKinds, tiers, type Market } from '../../src/model/index.ts';
import { wholeMarket } from '../engine/market.ts';

const markets = fc.constantFrom(
  ...fc.sample(
    massScenarios.map((scenario) => wholeMarket(scenario, scenario.run.seed).market),
    6,
  ),
);

/** Where somebody stands, in the words of a result. */
const storesOf = (m: Market, merchant: number): string => {
  const P = m.frame.sizes.platforms;
  const open = m.frame.platformNames.filter((_, p) => m.open[merchant * P + p] === 1);
  return open.length === 0 ? 'none' : open.join('+');
};
const placeOf = (m: Market, a: number): string => {
  if (m.anchorRoute[a] < 0) return 'left';
  const { platform, channel, to } = m.frame.routes[m.anchorRoute[a]];
  const names = m.frame.platformNames;
  return m.anchorIdle[a] === 1 ? 'idle' : `${names[platform]}>${channel}>${names[to]}`;
};

/** Some close all their stores, some anchors wait and some leave. */
function stir(m: Market, by: number): void {
  const P = m.frame.sizes.platforms;
  m.open.forEach((_, i) => (m.open[i] = (i * 7 + by) % 3 === 0 && Math.floor(i / P) % 5 > 0 ? 1 : 0));
  m.anchorIdle.forEach((_, a) => (m.anchorIdle[a] = (a + by) % 4 === 0 ? 1 : 0));
  m.anchorRoute.forEach((r, a) => (m.anchorRoute[a] = (a + by) % 7 === 0 ? -1 : Math.max(0, r)));
}

describe('places', () => {
  test('are those in which sellers and anchors stand at each mark', () => {
    fc.assert(
      fc.property(markets, (m) => {
        const recorder = new PlaceRecorder(m);
        const days = [100, 107, 114];
        const seen = days.map((day) => {
          stir(m, day);
          recorder.mark(day);
          return [
            Array.from(m.weight, (_, i) => storesOf(m, i)),
            Array.from(m.anchorWeight, (_, a) => placeOf(m, a)),
          ];
        });
        recorder.panels().forEach(({ kind, places, marks }, of) => {
          expect(kind).toBe(['seller', 'anchor'][of]);
          expect(marks.map(({ day }) => day)).toEqual(days);
          marks.forEach(({ place }, at) => {
            expect(Array.from(place, (x) => places[x])).toEqual(seen[at][of]);
          });
          const wanted = of === 0 ? ['none'] : ['idle', 'left'];
          for (const name of wanted) expect(seen.some((mark) => mark[of].includes(name))).toBe(true);
        });
      }),
      { numRuns: 12 },
    );
  });

  test('come with the tier or kind of everybody and the weight, which later weeks do not change', () => {
    fc.assert(
      fc.property(markets, (m) => {
        const [sellers, anchors] = new PlaceRecorder(m).panels();
        const due = [
          { groups: tiers, group: m.tier.slice(), weight: m.weight.slice() },
          { groups: anchorKinds, group: m.anchorKind.slice(), weight: m.anchorWeight.slice() },
        ];
        const was = [m.tier, m.anchorKind].map((group) => group.slice());
        m.tier.fill(3);
        m.anchorKind.fill(2);
        expect(sellers).toMatchObject(due[0]);
        expect(anchors).toMatchObject(due[1]);
        m.tier.set(was[0]);
        m.anchorKind.set(was[1]);
      }),
      { numRuns: 6 },
    );
  });

  test('that are saved are not touched by later marks, and a recorder goes on from them', () => {
    const m = wholeMarket(fc.sample(massScenarios, 1)[0]).market;
    const [one, other] = [new PlaceRecorder(m), new PlaceRecorder(m)];
    one.mark(100);
    const saved = one.save();
    stir(m, 1);
    one.mark(107);
    other.mark(5);
    other.restore(saved);
    expect(other.panels().map(({ marks }) => marks.map(({ day }) => day))).toEqual([[100], [100]]);
    other.mark(107);
    expect(other.panels()).toEqual(one.panels());
  });
});
