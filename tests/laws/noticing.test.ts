import { describe, expect, test } from 'vitest';
import { picksOf } from '../../src/check/judge.ts';
import { closedLoops } from '../../src/check/pairs.ts';
import { columns, type ColumnName, type Market } from '../../src/model/index.ts';
import { laws, runLaws, stepLaws, twinLaws, weekLaws, type Pick } from '../../src/model/laws/index.ts';
import { differences } from '../../src/model/laws/figures.ts';
import { CURRENCY } from '../../src/model/laws/moneyHasNoName.ts';
import { linksBannedCloseTheLoop } from '../../src/model/laws/linksBannedCloseTheLoop.ts';
import { sharesAreShares } from '../../src/model/laws/sharesAreShares.ts';
import readme from '../../src/model/README.md?raw';
import { busyScenario } from '../model/busy.ts';
import { copyOf, where } from '../../src/model/laws/copies.ts';
import { weeksOf } from '../model/weeks.ts';
import { simulated } from './simulating.ts';
import { wrongSteps } from './wrongSteps.ts';

const WEEKS = 7;
/** The market of a busy week as it stands before each step. */
const beforeStep = new Map<string, Market>();
const sound = weeksOf(busyScenario(), WEEKS, null, (mechanism, m) => {
  if (m.week === WEEKS - 1) beforeStep.set(mechanism.name, copyOf(m));
  mechanism.run(m);
});
const first = (column: ArrayLike<number>, holds: (x: number) => boolean): number => where(column, holds)[0];

/** Ways to break a law, each on a market that keeps all of them. */
const broken: Readonly<Record<string, readonly ((m: Market) => void)[]>> = {
  moneyIsConserved: [(m) => (m.ledger[2] = m.ledger[2] + 1), (m) => (m.ledger[3] = 0.5)],
  salesAreSharedOut: [
    (m) => (m.anchorSales[first(m.anchorSales, (x) => x > 0)] = 0),
    (m) => (m.storeSales[first(m.storeSales, (x) => x > 0)] = 1),
  ],
  budgetsAreKept: [
    (m) => (m.subsidyPaid[3] = m.subsidyBudget[3] + 1),
    (m) => (m.subsidyPaid[6] = -1),
    (m) => (m.subsidyClaims[first(m.subsidyPaid, (x) => x > 0)] = 0),
    (m) => (m.subsidyServed[5] = 1.01),
    (m) => m.subsidySpent.fill(1e12),
    (m) => {
      m.subsidyBudget.fill(Infinity);
      m.subsidyClaims.fill(Infinity);
      m.subsidyPaid.fill(1e9);
      m.subsidySpent.fill(0);
    },
  ],
  adsAreWhatSellersPay: [
    (m) => (m.adsEarned[3] = m.adsEarned[3] + 1),
    (m) => (m.adSpend[2] = m.adSpend[2] + 1),
    (m) =>
      m.sales.forEach((_, rg) => m.frame.routes[Math.floor(rg / 7)].channel === 'ad' && (m.sales[rg] = 0)),
  ],
  depositsAreKept: [
    (m) => (m.escrow[first(m.open, (x) => x === 1)] = -1),
    (m) => (m.escrow[first(m.open, (x) => x === 0)] = 1),
    (m) => (m.fund[1] = 0.5),
  ],
  anchorsArePlaced: [
    (m) => (m.anchorRoute[0] = m.frame.routes.length),
    (m) => (m.anchorIdle[first(m.anchorSales, (x) => x > 0)] = 1),
    (m) => (m.anchorRoute[0] = m.frame.routes.findIndex((r) => r.channel === 'shelf')),
  ],
  choicesAreProbabilities: [
    (m) => (m.choice.interest[100] = -1e-9),
    (m) => (m.choice.intent[40] = 1.1),
    (m) => (m.choice.leak[3] = NaN),
    (m) => m.choice.split.fill(0),
    (m) => (m.choice.defect[0] = 1.5),
    (m) => (m.choice.categoryCut[6] = 0.9),
  ],
  everythingIsFinite: [
    (m) => (m.profit[0] = NaN),
    (m) => (m.anchorIncome[1] = Infinity),
    (m) => (m.offer[2] = Infinity),
  ],
  airtimeIsWhole: [(m) => (m.airtime[0] = m.airtime[0] + 1e-9)],
  sharesAreShares: [
    (m) => (m.permit[0] = 1.01),
    (m) => (m.poolQuality[1] = -0.1),
    (m) => (m.trust[0] = 1.01),
    (m) => (m.visibleShare[1] = -0.01),
    (m) => (m.effort[first(m.open, (x) => x === 1)] = 1.1),
    (m) => (m.commission[2] = 0.61),
    (m) => (m.commission[2] = 0.019),
    (m) => (m.listed[3] = m.frame.breadthCeiling[3] + 0.01),
  ],
  bannedRoutesSellNothing: [
    (m) => (m.permit[first(m.sales, (x) => x > 0)] = 0),
    (m) => (m.servedNow[first(m.sales, (x) => x > 0)] = 0),
  ],
};

describe('a law of the week', () => {
  test.each(weekLaws)('$name holds in a market in which everything happens', (law) => {
    expect(law.check(sound)).toEqual([]);
  });

  test.each(weekLaws)('$name notices when it is broken', (law) => {
    expect(broken[law.name].length).toBeGreaterThan(0);
    for (const breaks of broken[law.name]) {
      const m = copyOf(sound);
      breaks(m);
      expect(law.check(m), breaks.toString()).not.toEqual([]);
    }
  });
});

describe('the law of shares', () => {
  const declared = (Object.keys(columns) as ColumnName[]).filter((name) =>
    /\(0 to 1\)|^share of|share of list price$/.test(columns[name].meaning),
  );

  test.each(declared)('is about %s, which is declared to be one', (name) => {
    const m = copyOf(sound);
    m[name][0] = 2;
    expect(sharesAreShares.check(m)).not.toEqual([]);
  });
});

/** What a law picks is chance: among so many picks it must have noticed each of its wrongs. */
const PICKS = 8;

describe('a law of steps', () => {
  test.each(stepLaws)(
    '$name holds in a busy market, and notices each way in which its steps could go wrong',
    (law) => {
      const wrongs = wrongSteps[law.name];
      const before = beforeStep.get(law.steps[0].name)!;
      const noticed = new Set<number>();
      for (let seed = 0; seed < PICKS; seed++) {
        const picks = (): Pick => picksOf(seed, law.name, before.week);
        const after = law.vary(before, picks());
        if (after.length === 0) continue;
        for (const m of after) for (const step of law.steps) step.run(m);
        expect(law.check(after, before, picks())).toEqual([]);
        wrongs.forEach(
          (wrong, i) => law.check(wrong(after, before), before, picks()).length > 0 && noticed.add(i),
        );
      }
      expect(wrongs.length).toBeGreaterThan(0);
      expect([...noticed].sort()).toEqual([...wrongs.keys()]);
    },
  );
});

describe('a law of runs', () => {
  const results = simulated(busyScenario({ weeks: 4 }));
  const changed = (metric: string): typeof results => {
    const column = results.columns.findIndex((c) => c.metric === metric && c.platform !== null);
    const values = results.values.slice();
    values[column * results.weeks + 2] = values[column * results.weeks + 2] + 1;
    return { ...results, values };
  };

  test.each([
    ['gmvAgreesBothWays', ['gmv.attention', 'gmv.settled', 'gmv.cell']],
    ['storesFollowFlows', ['stores.open', 'stores.entered', 'stores.left']],
    ['netIsGrossLessRefunds', ['gmv.settled', 'gmv.net', 'returns.value']],
  ])('%s notices a change of any figure it is about', (name, metrics) => {
    const law = runLaws.find((l) => l.name === name)!;
    expect(law.check(results)).toEqual([]);
    for (const metric of metrics) expect(law.check(changed(metric)), metric).not.toEqual([]);
  });

  test('netIsGrossLessRefunds notices refunds before their orders', () => {
    const law = runLaws.find(({ name }) => name === 'netIsGrossLessRefunds')!;
    const values = results.values.slice();
    const at = (metric: string): number =>
      results.columns.findIndex((c) => c.metric === metric && c.platform === 'taobao' && c.channel === null);
    values[at('returns.value') * results.weeks] = values[at('gmv.settled') * results.weeks];
    values[at('gmv.net') * results.weeks] = 0;
    expect(law.check({ ...results, values })).not.toEqual([]);
  });

  test('linksBannedCloseTheLoop notices links that sell, where they are banned and where they are not', () => {
    const closed = simulated(closedLoops(busyScenario({ weeks: 4 })));
    expect(linksBannedCloseTheLoop.check(results, closed)).toEqual([]);
    expect(linksBannedCloseTheLoop.check(results, results)).not.toEqual([]);
    for (const metric of ['gmv.own', 'gmv.linked']) {
      const column = closed.columns.findIndex((c) => c.metric === metric && c.platform === 'douyin');
      const values = closed.values.slice();
      values[column * closed.weeks] = values[column * closed.weeks] + 1e-9;
      expect(linksBannedCloseTheLoop.check(results, { ...closed, values }), metric).not.toEqual([]);
    }
  });

  test('nothingWithoutViewers notices that something is sold by interest', () => {
    const law = runLaws.find(({ name }) => name === 'nothingWithoutViewers')!;
    expect(law.check(results)).not.toEqual([]);
  });

  test('closedAndShopless notices sales without shops, and shops that sell nothing', () => {
    const law = twinLaws.find(({ name }) => name === 'closedAndShopless')!;
    const nothing = { ...results, values: results.values.map(() => 0) };
    expect(law.check(nothing, results)).toEqual([]);
    expect(law.check(results, results)).not.toEqual([]);
    expect(law.check(nothing, nothing)).not.toEqual([]);
  });

  test('moneyHasNoName notices money that does not follow, and anything else that does', () => {
    const law = twinLaws.find(({ name }) => name === 'moneyHasNoName')!;
    const inCurrency = (metric: string | null): typeof results => ({
      ...results,
      values: results.values.map((x, i) => {
        const column = results.columns[Math.floor(i / results.weeks)];
        return column.unit === 'CNY_bn' && column.metric !== metric ? x * CURRENCY : x;
      }),
    });
    expect(law.check(results, inCurrency(null))).toEqual([]);
    expect(law.check(results, inCurrency('platform.revenue'))).not.toEqual([]);
    for (const name of ['stores.open', 'match.efficiency', 'ads.spent']) {
      const column = results.columns.findIndex(({ metric }) => metric === name);
      const week = results.weeks - 1;
      const values = inCurrency(null).values.slice();
      expect(values[column * results.weeks + week]).toBeGreaterThan(0);
      values[column * results.weeks + week] *= 1.0001;
      expect(law.check(results, { ...results, values })).not.toEqual([]);
    }
  });

  test.each(twinLaws.filter((law) => law.check === differences))(
    '$name notices one bit, and only in the weeks that it is about',
    (law) => {
      const other = changed('platform.revenue');
      expect(law.check(results, results)).toEqual([]);
      expect(law.check(results, other)).toEqual([expect.stringContaining('in week 2') as string]);
      expect(law.check(results, other, 2)).toEqual([]);
    },
  );

  test('tells zero from minus zero, and runs of another length or shape apart', () => {
    const values = results.values.slice();
    const zero = values.indexOf(0);
    values[zero] = -0;
    expect(differences(results, { ...results, values })).toHaveLength(1);
    expect(differences(results, { ...results, weeks: 3 })).not.toEqual([]);
    expect(differences(results, { ...results, columns: results.columns.slice(1) })).not.toEqual([]);
  });
});

describe('laws', () => {
  test('have names of their own and a statement', () => {
    expect(new Set(laws.map(({ name }) => name)).size).toBe(laws.length);
    for (const { statement } of laws) expect(statement.en).toMatch(/^[A-Z].*\.$/);
  });

  test.each(laws)('$name stands in the README under rule $rule', ({ rule }) => {
    expect(readme).toContain(`**Rule ${rule}.**`);
  });
});
