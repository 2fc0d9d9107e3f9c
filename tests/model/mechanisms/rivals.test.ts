import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorKinds, type Market } from '../../../src/model/index.ts';
import { keptOnMove, prospectOf } from '../../../src/model/mechanisms/anchorOptions.ts';
import { indexOffers } from '../../../src/model/mechanisms/indexOffers.ts';
import { reviseAnchors } from '../../../src/model/mechanisms/reviseAnchors.ts';
import { setPolicy } from '../../../src/model/mechanisms/setPolicy.ts';
import { valueOffers } from '../../../src/model/mechanisms/valueOffers.ts';
import { orderedPair as pair, within } from '../../../src/check/numbers.ts';
import { after, where, withParameters } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const revising = marketsBefore(reviseAnchors);
const offered = marketsBefore(valueOffers);
const indexed = marketsBefore(indexOffers);

const SELF = anchorKinds.indexOf('self');
const isLinked = (m: Market, r: number): boolean => m.frame.routes[r].platform !== m.frame.routes[r].to;
const isContent = (m: Market, r: number): boolean =>
  m.frame.routes[r].channel === 'live' || m.frame.routes[r].channel === 'video';

/** What an anchor expects of every content route when the platforms pull a lever this far. */
function incomes(market: Market, a: number, lever: string, value: number): number[] {
  const m = after(
    market,
    (x) => setPolicy.run(x),
    (x) => {
      const { policy } = x.inputs;
      const levers = { ...policy.levers, [lever]: new Float64Array(x.frame.sizes.platforms).fill(value) };
      x.inputs = { ...x.inputs, policy: { ...policy, levers } };
    },
  );
  return m.frame.routes.map((_, r) => (isContent(m, r) ? prospectOf(m, a, r).income : 0));
}

describe('what rivals answer', () => {
  test.each(['inboundLinkFee', 'affiliateCut'])(
    '%s lowers what an anchor who lives by commission expects of links, and of nothing else',
    (lever) => {
      let lower = 0;
      fc.assert(
        fc.property(revising, pair, fc.nat(), (market, [low, high], pick) => {
          // a store-run room pays itself no commission, but fees on it: a cut can only be good for it
          const placed = where(market.anchorRoute, (r, i) => r >= 0 && market.anchorKind[i] !== SELF);
          const a = placed[pick % placed.length];
          const [more, less] = [low, high].map((x) => incomes(market, a, lever, x / 2));
          more.forEach((y, r) => {
            if (!isLinked(market, r)) expect(less[r]).toBe(y);
            else expect(less[r]).toBeLessThanOrEqual(y + 1e-12 * Math.abs(y));
            if (less[r] < y - 1e-12 * Math.abs(y)) lower++;
          });
        }),
        { numRuns: 25 },
      );
      expect(lower).toBeGreaterThan(0);
    },
  );

  test('blocked links make linked offers worth less by their friction, and no other offer', () => {
    fc.assert(
      fc.property(offered, pair, (market, [low, high]) => {
        const G = market.frame.sizes.categories;
        const at = (share: number): Float64Array =>
          after(
            market,
            (x) => valueOffers.run(x),
            (x) => x.linksBlocked.fill(share),
          ).offer;
        const [some, more] = [at(low), at(high)];
        const friction = market.frame.parameters['offer.blockedFriction'] * (high - low);
        some.forEach((v, rg) => {
          if (v === -Infinity || !isLinked(market, Math.floor(rg / G))) expect(more[rg]).toBe(v);
          else expect(v - more[rg]).toBeCloseTo(friction, 9);
        });
      }),
      { numRuns: 15 },
    );
  });

  test('advertising that is no longer placed closes the advertised links, and touches no other slot', () => {
    fc.assert(
      fc.property(indexed, (market) => {
        const G = market.frame.sizes.categories;
        const [usual, none] = [1, 0].map((placed) =>
          after(
            market,
            (x) => indexOffers.run(x),
            (x) => x.adPlacement.fill(placed),
          ),
        );
        market.frame.routes.forEach(({ channel, slot }, r) => {
          for (let g = 0; g < G; g++) {
            if (channel === 'ad') {
              expect(none.routeShare[r * G + g]).toBe(0);
              expect(none.inclusive[slot * G + g]).toBe(-Infinity);
            } else expect(none.inclusive[slot * G + g]).toBe(usual.inclusive[slot * G + g]);
          }
        });
      }),
      { numRuns: 8 },
    );
  });

  test('advertising moves the index of its slot by its log, so that twice as much has twice the weight', () => {
    fc.assert(
      fc.property(indexed, within([0.1, 10]), (market, placed) => {
        const G = market.frame.sizes.categories;
        const [usual, more] = [1, placed].map((x) =>
          after(
            market,
            (m) => indexOffers.run(m),
            (m) => m.adPlacement.fill(x),
          ),
        );
        for (const { channel, slot } of market.frame.routes) {
          if (channel !== 'ad') continue;
          for (let g = 0; g < G; g++) {
            const was = usual.inclusive[slot * G + g];
            if (was !== -Infinity)
              expect(more.inclusive[slot * G + g] - was).toBeCloseTo(Math.log(placed), 9);
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('followers who come along to another platform', () => {
  test('are more the more users two feeds share, up to all, and the declared share wherever a shelf is involved', () => {
    fc.assert(
      fc.property(revising, within([0, 1]), within([0, 10]), within([0, 10]), (market, kept, a, b) => {
        const m = withParameters(market, { 'fans.keptOnMove': kept });
        const shareOf = (overlap: number, from: number, to: number): number =>
          keptOnMove(
            after(
              m,
              () => {},
              (x) => x.overlap.fill(overlap),
            ),
            from,
            to,
          );
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        const P = m.frame.sizes.platforms;
        for (let from = 0; from < P; from++) {
          for (let to = 0; to < P; to++) {
            const feeds = m.frame.leaks[from] && m.frame.leaks[to];
            expect(shareOf(many, from, to)).toBeGreaterThanOrEqual(shareOf(few, from, to));
            expect(shareOf(many, from, to)).toBe(feeds ? Math.min(1, kept * many) : kept);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
