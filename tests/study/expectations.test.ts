import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpectation, type Scenario } from '../../src/scenario/index.ts';
import {
  judgeExpectations,
  replicatesFor,
  type ExpectationVerdict,
  type Statement,
} from '../../src/study/expectations.ts';
import type { Case, Outcome } from '../../src/study/study.ts';
import { results } from '../analysis/synthetic.ts';
import { ban, scenario } from './market.ts';

const [open, closed] = [scenario('no-ban'), scenario('cart-ban', { links: [ban] })];

function statement(text: string, own: Scenario, against: Scenario | null = null): Statement {
  const read = parseExpectation(text, own.platforms);
  if ('complaints' in read) throw new Error(read.complaints.map((c) => c.message).join());
  return { expectation: read.value, scenario: own, against };
}

/** Weekly settled GMV of Douyin (column 1), by scenario, replicate and week; everything else is one. */
type Market = (name: string, replicate: number, week: number) => number;

function judged(
  statements: readonly Statement[],
  market: Market,
  replicates: number,
): readonly ExpectationVerdict[] {
  const study = judgeExpectations({ statements, replicates, seed: 7 });
  return study.conclude(study.propose([])!.map((c) => outcomeOf(c, market))).expectations;
}

/** The same with a value for every column. */
function judgedOn(
  statements: readonly Statement[],
  replicates: number,
  value: (column: number, week: number, c: Case) => number,
): readonly ExpectationVerdict[] {
  const study = judgeExpectations({ statements, replicates, seed: 7 });
  const outcome = (c: Case): Outcome => ({
    ...{ case: c, results: results(c.scenario.run.weeks, (column, week) => value(column, week, c)) },
  });
  return study.conclude(study.propose([])!.map(outcome)).expectations;
}

const outcomeOf = (c: Case, market: Market): Outcome => ({
  case: c,
  results: results(c.scenario.run.weeks, (column, week) =>
    column === 1 ? market(c.scenario.name, c.replicate, week) : 1,
  ),
});

describe('expectations as a study', () => {
  const higher = statement('gmv.settled of douyin is higher than in no-ban', closed, open);
  const zero = statement('gmv.settled of douyin is 0 from 2019-10-07', closed);
  const risen = statement('gmv.settled of douyin rises when rematch.guide is 8 %/week', open, {
    ...open,
    name: 'no-ban@rematch.guide=8 %/week',
  });

  it('proposes every scenario once a replicate, round by round, and then nothing', () => {
    const study = judgeExpectations({ statements: [higher, zero, risen], replicates: 2, seed: 7 });
    const cases = study.propose([])!;
    const round = ['cart-ban', 'no-ban', 'no-ban@rematch.guide=8 %/week'];
    expect(cases.map((c) => `${c.replicate} ${c.scenario.name}`)).toEqual(
      [1, 2].flatMap((r) => round.map((name) => `${r} ${name}`)),
    );
    expect(study.propose(cases.map((c) => outcomeOf(c, () => 1)))).toBeNull();
    expect(study.propose([outcomeOf(cases[0], () => 1)])).toHaveLength(5);
  });

  it('judges differences within replicates, where what replicates share does not hide them', () => {
    const market: Market = (name, replicate, week) =>
      100 * replicate + week + (name === 'cart-ban' ? 0.01 : 0);
    const [verdict] = judged([higher], market, 8);
    expect(verdict).toMatchObject({
      verdict: 'holds',
      held: 8,
      checked: 8,
      against: 'no-ban',
      unit: 'CNY_bn',
    });
    expect(verdict.p).toBeCloseTo(2 / 256, 12);
    expect(verdict.observed!.median).toBeCloseTo(0.6, 9);
  });

  it('turns to the other verdict when the two scenarios change places', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 8, maxLength: 8 }), (shifts) => {
        const market =
          (sign: number): Market =>
          (name, replicate) =>
            100 * replicate + (name === 'cart-ban' ? sign * shifts[replicate - 1] : 0);
        const lower = statement('gmv.settled of douyin is lower than in no-ban', closed, open);
        const [up] = judged([higher], market(1), 8);
        const [down] = judged([lower], market(-1), 8);
        expect([down.verdict, down.held, down.p]).toEqual([up.verdict, up.held, up.p]);
        // what is no higher counts against "higher", ties included
        expect(up.held).toBe(shifts.filter((s) => s > 0).length);
      }),
    );
  });

  it('takes a change less the scenario as it is', () => {
    const market: Market = (name, replicate) => replicate + (name.includes('@') ? 1 : 0);
    expect(judged([risen], market, 8)[0]).toMatchObject({ verdict: 'holds', held: 8 });
    expect(judged([risen], (name, r) => -market(name, r, 0), 8)[0].verdict).toBe('refuted');
  });

  it('refutes what must hold every week by the first week that breaks it, in whole weeks from the day on', () => {
    const market: Market = (_, replicate, week) => (week < 40 || (replicate === 3 && week === 50) ? 2.5 : 0);
    expect(judged([zero], market, 4)[0]).toMatchObject({
      ...{ verdict: 'refuted', exact: true, p: null, checked: 4 * 20, held: 4 * 20 - 1 },
      broken: { replicate: 3, week: '2019-12-16', value: 2.5 },
    });
    const [whole] = judged([zero], (_, __, week) => (week < 40 ? 2.5 : 0), 4);
    expect(whole).toMatchObject({ verdict: 'holds', broken: null, held: 80 });
    const later = statement('gmv.settled of douyin is 0 from 2019-09-30', closed);
    expect(judged([later], (_, __, week) => (week < 40 ? 2.5 : 0), 1)[0].broken).toMatchObject({
      week: '2019-09-30',
    });
  });

  it('looks at the weeks that a period shares with its neighbours, at stocks where their week ends', () => {
    // 2019Q4 begins on a Tuesday, in week 39, and ends in week 52, in the middle
    const sold = statement('gmv.settled of douyin is 0 in 2019Q4', closed);
    const only =
      (at: number): Market =>
      (_, __, week) =>
        week === at ? 2.5 : 0;
    const first = judged([sold], only(39), 2)[0];
    expect(first).toMatchObject({ verdict: 'refuted', checked: 28, held: 26, weeks: 14, replicates: 2 });
    expect(first.broken).toEqual({ replicate: 1, week: '2019-09-30', value: 2.5 });
    expect(judged([sold], only(52), 2)[0].broken).toMatchObject({ week: '2019-12-30' });
    for (const outside of [38, 53]) expect(judged([sold], only(outside), 2)[0].verdict).toBe('holds');

    const open = statement('stores.open of douyin is 0 in 2019Q4', closed);
    const stores = (at: number) =>
      judgedOn([open], 1, (column, week) => (column === 5 && week !== at ? 0 : 1))[0];
    expect(stores(39)).toMatchObject({ verdict: 'refuted', weeks: 13, broken: { week: '2019-09-30' } });
    expect(stores(51).verdict).toBe('refuted');
    for (const outside of [38, 52]) expect(stores(outside).verdict).toBe('holds');
  });

  it('refutes that nothing changes where a figure is defined on one side only', () => {
    const changed = { ...open, name: 'no-ban@rematch.guide=8 %/week' };
    const same = statement(
      'closedLoopRatio of douyin does not change when rematch.guide is 8 %/week',
      open,
      changed,
    );
    // the ratio’s denominator is column 3
    const gone = (names: readonly string[]) =>
      judgedOn([same], 2, (column, week, { scenario: s, replicate }) =>
        column === 3 && week === 30 && replicate === 2 && names.includes(s.name) ? 0 : 1,
      )[0];
    for (const name of [open.name, changed.name]) {
      expect(gone([name])).toMatchObject({
        ...{ verdict: 'refuted', checked: 120, held: 119 },
        broken: { replicate: 2, week: '2019-07-29', value: null },
      });
    }
    expect(gone([open.name, changed.name])).toMatchObject({ verdict: 'holds', checked: 119, held: 119 });
  });

  it('tells the replicates that ran from those in which a figure is defined', () => {
    const ratio = statement('closedLoopRatio of douyin is at least 50 %', closed);
    const [verdict] = judgedOn([ratio], 20, (column, _, { replicate }) =>
      column === 3 && replicate > 3 ? 0 : 1,
    );
    expect(verdict).toMatchObject({
      verdict: 'undecided',
      checked: 3,
      replicates: 20,
      needed: 6,
      weeks: null,
    });
  });

  it('says nothing of a time that the run does not have, or of a figure that is not there', () => {
    const beyond = statement('gmv.settled of douyin is at least 1bn CNY in 2021', open);
    const absent = statement('gmv.settled of jd is 0', open);
    for (const verdict of judged([beyond, absent], () => 1, 8)) {
      expect(verdict).toMatchObject({ verdict: 'unchecked', checked: 0, observed: null, p: null });
    }
  });

  it('leaves out a replicate of which one side failed, and tells of the failure', () => {
    const study = judgeExpectations({ statements: [higher], replicates: 8, seed: 7 });
    const outcomes = study
      .propose([])!
      .map((c): Outcome =>
        c.replicate === 5 && c.scenario === open
          ? { case: c, failure: { stage: 'x', message: 'y' } }
          : outcomeOf(c, (name) => (name === 'cart-ban' ? 2 : 1)),
      );
    const { expectations, failures } = study.conclude(outcomes);
    expect(expectations[0]).toMatchObject({ checked: 7, held: 7, verdict: 'holds' });
    expect(failures).toEqual([{ scenario: 'no-ban', replicate: 5, stage: 'x', message: 'y' }]);
  });

  it('concludes the same in any order of arrival', () => {
    const study = judgeExpectations({ statements: [higher, zero, risen], replicates: 8, seed: 7 });
    const market: Market = (name, replicate, week) => ((name.length * replicate * 7 + week) % 11) - 3;
    const outcomes = study.propose([])!.map((c) => outcomeOf(c, market));
    const expected = JSON.stringify(study.conclude(outcomes));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(outcomes, { minLength: outcomes.length }),
        (arrived) => JSON.stringify(study.conclude(arrived)) === expected,
      ),
      { numRuns: 20 },
    );
  });

  it('runs enough replicates by itself to decide all of its sentences', () => {
    for (const count of [0, 1, 3, 6, 7, 30]) {
      const many = Array.from({ length: count }, () => higher);
      const n = replicatesFor([...many, zero]);
      const market: Market = (name) => (name === 'cart-ban' ? 2 : 0);
      expect(
        judged([...many, zero], market, n)
          .slice(0, count)
          .every((v) => v.verdict === 'holds'),
      ).toBe(true);
    }
    expect([replicatesFor([zero]), replicatesFor([higher])]).toEqual([8, 8]);
  });
});
