import { describe, expect, test } from 'vitest';
import type { Market } from '../../src/model/index.ts';
import { laws, runLaws, twinLaws, weekLaws } from '../../src/model/laws/index.ts';
import { differences } from '../../src/model/laws/figures.ts';
import readme from '../../src/model/README.md?raw';
import { busyScenario } from '../model/busy.ts';
import { copyOf, where } from '../model/copies.ts';
import { weeksOf } from '../model/weeks.ts';
import { simulated } from './simulating.ts';

const sound = weeksOf(busyScenario(), 7);
const first = (column: ArrayLike<number>, holds: (x: number) => boolean): number => where(column, holds)[0];

/** Ways to break a law, each on a market that keeps all of them. */
const broken: Readonly<Record<string, readonly ((m: Market) => void)[]>> = {
  moneyIsConserved: [(m) => (m.ledger[2] = m.ledger[2] + 1), (m) => (m.ledger[3] = 0.5)],
  salesAreSharedOut: [
    (m) => (m.anchorSales[first(m.anchorSales, (x) => x > 0)] = 0),
    (m) => (m.storeSales[first(m.storeSales, (x) => x > 0)] = 1),
  ],
  budgetsAreKept: [(m) => (m.subsidyPaid[3] = m.subsidyBudget[3] + 1), (m) => (m.subsidyPaid[6] = -1)],
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
    (m) => (m.commission[2] = 1.2),
    (m) => (m.listed[3] = m.frame.breadthCeiling[3] + 0.01),
  ],
  bannedRoutesSellNothing: [(m) => (m.permit[first(m.sales, (x) => x > 0)] = 0)],
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

describe('a law of runs', () => {
  const results = simulated(busyScenario({ weeks: 4 }));
  const changed = (metric: string): typeof results => {
    const column = results.columns.findIndex((c) => c.metric === metric);
    const values = results.values.slice();
    values[column * results.weeks + 2] = values[column * results.weeks + 2] + 1;
    return { ...results, values };
  };

  test.each([
    ['gmvAgreesBothWays', ['gmv.attention', 'gmv.settled', 'gmv.cell']],
    ['storesFollowFlows', ['stores.open', 'stores.entered', 'stores.left']],
  ])('%s notices a change of any figure it is about', (name, metrics) => {
    const law = runLaws.find((l) => l.name === name)!;
    expect(law.check(results)).toEqual([]);
    for (const metric of metrics) expect(law.check(changed(metric)), metric).not.toEqual([]);
  });

  test.each(twinLaws)('$name notices one bit, and only in the weeks that it is about', (law) => {
    const other = changed('platform.revenue');
    expect(law.check(results, results)).toEqual([]);
    expect(law.check(results, other)).toEqual([expect.stringContaining('in week 2') as string]);
    expect(law.check(results, other, 2)).toEqual([]);
  });

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
