import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { deriveKeys } from '../../src/base/random.ts';
import { agentsKernel, countsKernel, distributionKernel, type Kernel } from '../../src/engine/index.ts';
import { ConsumerRules, consumersChoose, week as weekOrder, type Market } from '../../src/model/index.ts';
import type { LinkRule } from '../../src/scenario/scenario.ts';
import { meanOf } from './chance.ts';
import { historyWith, wholeMarket } from './market.ts';

const WEEKS = 24;
const BAN_WEEK = 8;
const FROM = parseDay('2020-06-01')!;

const ban: LinkRule = {
  ...{
    id: 'cartBan',
    on: 'douyin',
    channel: 'live',
    to: ['taobao', 'jd'],
    categories: null,
    announced: null,
  },
  ...{ from: FROM + 7 * BAN_WEEK, rule: 'ban', capacity: null, fee: null },
};

/** Weekly GMV per consumer, yuan: all platforms, each platform where it settles, and what Douyin’s live links carry. */
type Path = readonly Float64Array[];

/** Which engine of finite numbers walks beside the distribution. */
const kernels = { agents: agentsKernel, counts: countsKernel };
type Finite = keyof typeof kernels;

/** Consumers who walk through the weeks of a distribution run, week by week by its choice table. */
interface Shadow {
  readonly market: Market;
  readonly kernel: Kernel;
  readonly path: Float64Array[];
}

/**
 * A run of the distribution whose consumers alone move the market, and beside it finite numbers who meet the same choice
 * tables, adopters and drivers: the supply path is held fixed, so all that differs is the noise of finite numbers.
 */
function walk(
  engine: Finite,
  populations: readonly number[],
  seeds: number,
): { limit: Path; finite: Map<number, Path[]> } {
  const scenario = historyWith(
    { from: FROM, weeks: WEEKS, merchants: 60, anchors: 60 },
    {},
    { links: [ban] },
  );
  const { market, inputs } = wholeMarket(scenario);
  const rules = new ConsumerRules(market);
  const limit: Shadow = { market, kernel: distributionKernel(rules), path: [] };
  const shadows = populations.flatMap((n) =>
    Array.from({ length: seeds }, (_, seed) => shadowOf(engine, market, n, seed)),
  );
  for (let w = 0; w < WEEKS; w++) {
    market.week = w;
    market.inputs = inputs[w]!;
    market.personsPerConsumer = market.inputs.spenders;
    for (const step of weekOrder) {
      if (step !== consumersChoose) {
        step.run(market);
        continue;
      }
      for (const shadow of shadows) choose(shadow, w, market.inputs);
      choose(limit, w, market.inputs);
      market.adopters[0] = rules.active;
    }
  }
  const finite = new Map(
    populations.map((n, i) => [n, shadows.slice(i * seeds, (i + 1) * seeds).map((s) => s.path)]),
  );
  return { limit: limit.path, finite };
}

/** Its own orders, everything else the market’s. */
function shadowOf(engine: Finite, market: Market, population: number, seed: number): Shadow {
  const own = { orders: market.orders.slice(), leakOrders: market.leakOrders.slice() };
  const shadow: Market = { ...market, ...own };
  const key = deriveKeys(1000 + seed, 0).consumers;
  return { market: shadow, kernel: kernels[engine](new ConsumerRules(shadow), population, key), path: [] };
}

function choose({ market, kernel, path }: Shadow, week: number, inputs: Market['inputs']): void {
  market.inputs = inputs;
  kernel.week(week);
  path.push(gmv(market).map((x) => x / kernel.size));
}

/** Figure of Douyin’s live links. */
const LINKED = 5;

function gmv(m: Market): Float64Array {
  const G = m.frame.sizes.categories;
  const out = new Float64Array(2 + m.frame.sizes.platforms);
  const douyin = m.frame.platformNames.indexOf('douyin');
  m.frame.routes.forEach(({ platform, channel, to }, r) => {
    for (let g = 0; g < G; g++) {
      const basket = channel === 'shelf' ? m.basketIntent[g] : m.basketInterest[g];
      const yuan = m.orders[r * G + g] * basket + m.leakOrders[r * G + g] * m.basketInterest[g];
      out[0] = out[0] + yuan;
      out[1 + to] = out[1 + to] + yuan;
      if (platform === douyin && channel === 'live' && to !== douyin) out[LINKED] = out[LINKED] + yuan;
    }
  });
  return out;
}

/** Root mean square of the relative error of weekly GMV, over weeks and seeds. */
function rootMeanSquare(paths: readonly Path[], limit: Path): number {
  const squares = paths.flatMap((path) =>
    path.map((week, w) => {
      const error = week[0] / limit[w][0] - 1;
      return error * error;
    }),
  );
  return Math.sqrt(meanOf(squares).mean);
}

/** Least-squares slope of ln y on ln x. */
function slope(x: readonly number[], y: readonly number[]): number {
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const [mu, mv] = [meanOf(u).mean, meanOf(v).mean];
  const cov = u.reduce((sum, ui, i) => sum + (ui - mu) * (v[i] - mv), 0);
  return cov / u.reduce((sum, ui) => sum + (ui - mu) * (ui - mu), 0);
}

const isLong = Boolean(process.env['CARTBAN_LONG']);

describe.each(['agents', 'counts'] as const)('%s on the choice tables of a distribution run', (engine) => {
  test('spend in the mean over seeds what the distribution spends, every week and on every platform', () => {
    const { limit, finite } = walk(engine, [1000], 100);
    const paths = finite.get(1000)!;
    limit.forEach((week, w) =>
      week.forEach((expected, i) => {
        const { mean, error } = meanOf(paths.map((path) => path[w][i]));
        if (i === LINKED && w >= BAN_WEEK) return expect([mean, expected]).toEqual([0, 0]);
        expect(error).toBeGreaterThan(0);
        expect(Math.abs(mean - expected), `week ${w}, figure ${i}`).toBeLessThan(4 * error);
      }),
    );
  });

  const usual = { agents: [1000, 4000, 16_000, 64_000], counts: [1e3, 1e6, 1e9] }[engine];
  const more = { agents: [256_000], counts: [1e4, 1e5, 1e7, 1e8] }[engine];
  const populations = isLong ? [...usual, ...more] : usual;

  const name = `come nearer to it as the root of their number (rule 51): slope −1/2 over ${populations.join(', ')}`;
  test(name, { timeout: isLong ? 900_000 : 60_000 }, () => {
    const { limit, finite } = walk(engine, populations, isLong ? 12 : 6);
    const errors = populations.map((n) => rootMeanSquare(finite.get(n)!, limit));
    const found = slope(populations, errors);
    expect(found, `errors ${errors.join(', ')}`).toBeGreaterThan(-0.58);
    expect(found, `errors ${errors.join(', ')}`).toBeLessThan(-0.42);
  });
});

describe('a week of counts on a frozen table (rule 50)', () => {
  test.each([1e3, 1e5])(
    'spends in each cell in the mean over 400 seeds what the distribution does: %d',
    (n) => {
      const { market, inputs } = wholeMarket(
        historyWith({ from: FROM, weeks: 1, merchants: 60, anchors: 60 }),
      );
      market.inputs = inputs[0]!;
      for (const step of weekOrder) {
        if (step === consumersChoose) break;
        step.run(market);
      }
      distributionKernel(new ConsumerRules(market)).week(0);
      const expected = market.orders.map((x, i) => n * (x + market.leakOrders[i]));
      const spent = Array.from({ length: 400 }, (_, seed) => {
        countsKernel(new ConsumerRules(market), n, deriveKeys(seed, 0).consumers).week(0);
        return market.orders.map((x, i) => x + market.leakOrders[i]);
      });
      let compared = 0;
      expected.forEach((due, cell) => {
        const { mean, error } = meanOf(spent.map((week) => week[cell]));
        // a cell with fewer orders than this over all seeds is not normal yet
        if (due * spent.length < 50) return expect(mean * spent.length).toBeLessThan(100);
        expect(Math.abs(mean - due), `cell ${cell}`).toBeLessThan(4 * error);
        compared++;
      });
      expect(compared).toBeGreaterThan(50);
    },
  );
});
