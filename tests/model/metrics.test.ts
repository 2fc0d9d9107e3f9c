import { describe, expect, test } from 'vitest';
import {
  derivedMetrics,
  measuredMetrics,
  subsidyKinds,
  type Label,
  type Market,
} from '../../src/model/index.ts';
import { copyOf } from '../../src/model/laws/copies.ts';
import { anchorKinds, tiers } from '../../src/model/vocabulary.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { emptyMarket, fifthPlatform, platform } from '../engine/market.ts';
import { busyScenario } from './busy.ts';
import { figuresOf, Told } from './metricsOracle.ts';
import { eachWeek } from './weeks.ts';

const busy = busyScenario();
/** A mall has neither live rooms nor videos, and a fifth platform no lever. */
const mall = { ...platform('mall'), initialHabit: 0 };
const wider = { ...busy, platforms: [...busy.platforms, fifthPlatform, mall] };
const searching = Object.fromEntries(anchorKinds.map((kind) => [`rematch.${kind}`, 0.9]));
/** Refunds are hard to get, and those who have lost their source look for another at once, or leave. */
const hard: Scenario = {
  ...busy,
  levers: busy.levers.map((setting) =>
    setting.lever === 'refundRoute'
      ? { ...setting, path: { knots: [{ day: busy.run.from, value: 0.5 }], between: 'step' } }
      : setting,
  ),
  parameters: { ...busy.parameters, ...searching, 'leave.outsideIncome': 0.9, 'revise.active': 0.5 },
};

/** The ends of some weeks of a scenario. */
function endsOf(scenario: Scenario, weeks: readonly number[]): Told[] {
  const ends: Told[] = [];
  const keep = (m: Market): void => void (weeks.includes(m.week) && ends.push(new Told(copyOf(m))));
  eachWeek(scenario, Math.max(...weeks) + 1, () => null, keep);
  return ends;
}
/** Nothing is sold and nobody searches elsewhere; its one anchor waits on the first route of all. */
function nothing(): Told {
  const m = emptyMarket([platform('a', ['live', 'shelf']), platform('b')]);
  m.anchorWeight[0] = 2;
  m.anchorIdle[0] = 1;
  return new Told(m);
}
const ends = [
  nothing(),
  ...endsOf(busy, [0, 3, 6]),
  ...endsOf(hard, [1, 2, 5, 6, 8, 10]),
  ...endsOf(wider, [5]),
];

const figures = figuresOf(subsidyKinds);

const keyOf = ({ platform: p, channel, to, tier }: Partial<Label>): string =>
  [p, channel, to, tier].map((x) => x ?? '·').join(' ');

const platforms = (m: Market): Partial<Label>[] => m.frame.platformNames.map((p) => ({ platform: p }));
const slots = (m: Market): Partial<Label>[] =>
  m.frame.slots.map((s) => ({ platform: m.frame.platformNames[s.platform], channel: s.channel }));
const all: Partial<Label> = {};
const byTier = (m: Market): Partial<Label>[] =>
  platforms(m).flatMap((p) => tiers.map((tier) => ({ ...p, tier })));
const byKind = (): Partial<Label>[] => [all, ...anchorKinds.map((tier) => ({ tier }))];
const channels = (m: Market): Partial<Label>[] => [all, ...platforms(m), ...slots(m)];
const withLive = (m: Market): Partial<Label>[] => [
  ...platforms(m),
  ...slots(m).filter(({ channel }) => channel === 'live'),
];

/** What metrics are told of, where it is not each platform. */
const toldOf: Readonly<Record<string, (m: Market) => Partial<Label>[]>> = {
  ...{ 'gmv.attention': channels, 'gmv.linked': channels, 'gmv.own': withLive, closedLoopRatio: withLive },
  'gmv.settled': (m) => [...channels(m), ...byTier(m)],
  'gmv.net': (m) => [all, ...platforms(m)],
  'gmv.leaked': (m) => [all, ...platforms(m)],
  'gmv.cell': (m) =>
    m.frame.routes.map((r) => ({
      ...{ platform: m.frame.platformNames[r.platform], channel: r.channel },
      to: m.frame.platformNames[r.to],
    })),
  ...Object.fromEntries(
    ['open', 'entered', 'left', 'removed'].map((what) => [
      `stores.${what}`,
      (m: Market) => [...platforms(m), ...byTier(m)],
    ]),
  ),
  ...Object.fromEntries(
    ['moved', 'idle', 'rematched', 'changedPlatform', 'left'].map((what) => [`anchors.${what}`, byKind]),
  ),
  'sellers.moved': () => [all, ...tiers.map((tier) => ({ tier }))],
  'anchors.largest': (m) => [all, ...platforms(m)],
  ...{ 'anchors.tailExponent': () => [all], 'consumers.active': () => [all] },
  'assortment.listed': (m) => platforms(m).map((p) => ({ ...p, tier: 'brand' })),
  ...{ 'hhi.settled': () => [all], 'hhi.attention': () => [all] },
};
const labelsOf = (name: string, m: Market): string[] => (toldOf[name] ?? platforms)(m).map(keyOf).sort();

/** Sums of squares, and ratios by what is above and below the stroke. */
const made: Readonly<Record<string, readonly [string, string?]>> = {
  ...{ 'hhi.settled': ['gmv.settled'], 'hhi.attention': ['gmv.attention'] },
  closedLoopRatio: ['gmv.own', 'gmv.attention'],
  'sellers.topShare': ['sellers.topSales', 'gmv.settled'],
  'anchors.topShare': ['anchors.topSales', 'anchors.sales'],
  'enforcement.goodPerBad': ['stores.removedGood', 'stores.removedBad'],
  'price.index': ['gmv.settled', 'price.volume'],
  'commission.mean': ['commission.value', 'commission.base'],
  'ads.price': ['ads.spent', 'ads.offered'],
  'platform.takeRate': ['platform.revenue', 'gmv.settled'],
  'quality.mean': ['quality.weighted', 'gmv.settled'],
  'rating.mean': ['rating.weighted', 'gmv.settled'],
  'returns.rate': ['returns.value', 'gmv.settled'],
};

describe('what is reported', () => {
  test('is told a second time, all of it and nothing else', () => {
    expect(measuredMetrics.map(({ name }) => name).sort()).toEqual(Object.keys(figures).sort());
    expect(derivedMetrics.map(({ name }) => name).sort()).toEqual(Object.keys(made).sort());
  });

  test.each(measuredMetrics)('$name is what its definition says, label by label', (metric) => {
    const { name } = metric;
    let seen = 0;
    for (const told of ends) {
      const { m } = told;
      const rows = metric.labels(m.frame);
      expect(rows.map(keyOf).sort()).toEqual(labelsOf(name, m));
      // what was there of the week before, or of a neighbour, must not show
      const out = new Float64Array(rows.length + 9).fill(77);
      metric.measure(m, out, 2);
      expect([...out.slice(0, 2), ...out.slice(rows.length + 2)]).toEqual(Array(9).fill(77));
      rows.forEach((l, i) => {
        const want = figures[name](told, l);
        if (want !== 0) seen++;
        expect(Math.abs(out[i + 2] - want), keyOf(l)).toBeLessThanOrEqual(
          1e-11 * Math.max(1e-3, Math.abs(want)),
        );
      });
    }
    expect(seen, 'figures that are not nought').toBeGreaterThan(0);
  });

  test.each(derivedMetrics)('$name is made of what its definition says', (metric) => {
    const { name } = metric;
    for (const { m } of ends) {
      const rows = metric.derive(m.frame);
      expect(rows.map(({ label }) => keyOf(label)).sort()).toEqual(labelsOf(name, m));
      for (const { label, of } of rows) {
        const [over, under] = made[name];
        const parts =
          under === undefined
            ? platforms(m).map((p) => [over, p])
            : [
                [over, label],
                [under, label],
              ];
        expect(of.map(([metric, l]) => [metric, keyOf(l)])).toEqual(
          parts.map(([metric, l]) => [metric, keyOf(l as Partial<Label>)]),
        );
      }
    }
  });
});
