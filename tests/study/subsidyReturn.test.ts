import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inProcessExecutor } from '../../src/runs/executors/inProcess.ts';
import { compare, completeRounds, type Comparison } from '../../src/study/compare.ts';
import { conduct } from '../../src/study/conduct.ts';
import type { SubsidyReturn } from '../../src/study/findings.ts';
import { findingsSchema } from '../../src/study/findingsSchema.ts';
import { scenarioHash } from '../../src/study/hash.ts';
import type { Case, Outcome } from '../../src/study/study.ts';
import { weeklyTable } from '../../src/study/weeklyTable.ts';
import { subsidyComparison, subsidyMarket, TRUTH } from './subsidyMarket.ts';

const question = subsidyComparison();
const study = compare(question);
type Market = (c: Case) => ReturnType<ReturnType<typeof subsidyMarket>>;

/** All outcomes of a study, in the order in which it proposes its cases. */
function outcomesOf(q: Comparison, market: Market = subsidyMarket()): Outcome[] {
  const history: Outcome[] = [];
  const own = compare(q);
  for (let cases = own.propose(history); cases !== null; cases = own.propose(history)) {
    history.push(...cases.map((c): Outcome => ({ case: c, results: market(c) })));
  }
  return history;
}
const outcomes = outcomesOf(question);
const returnIn = (history: readonly Outcome[], q = question): SubsidyReturn =>
  compare(q).conclude(history).subsidies[0];
const rowOf = (s: SubsidyReturn, metric: string, platform: string | null) =>
  s.returns.find((r) => r.metric === metric && r.platform === platform)!;

describe('the return of a subsidy', () => {
  const found = returnIn(outcomes);

  it('is what a market with known answers gives for each yuan', () => {
    expect([found.scenario, found.without, found.n]).toEqual(['ban-subsidy', 'cart-ban', 10]);
    for (const [metric, platform, truth] of [
      ['gmv.net', 'douyin', TRUTH.net],
      ['gmv.net', null, TRUTH.everywhere],
      ['gmv.settled', 'douyin', TRUTH.settled],
      ['stores.entered', 'douyin', TRUTH.stores / 1000],
    ] as const) {
      const { value, low, high } = rowOf(found, metric, platform).perYuan!;
      for (const x of [value, low, high]) expect(x).toBeCloseTo(truth, 6);
    }
  });

  it('sets the spending beside the same scenario without it, so that the history’s own subsidy is no part of it', () => {
    const weeks = question.scenarios[0].run.weeks;
    const mean = outcomes.reduce(
      (sum, o) => sum + (o.case.scenario.name === 'cart-ban' ? 0.008 * (10 + o.case.replicate) : 0),
      0,
    );
    expect(found.spend!.value).toBeCloseTo((weeks * mean) / 10, 9);
  });

  it('finds as deadweight what is sold without it too', () => {
    expect(found.deadweight!.value).toBeCloseTo(1 / (1 + 5 * 0.08), 9);
  });

  it('is nothing for each yuan, and all deadweight, where the subsidy changes nothing', () => {
    const dummy = subsidyMarket({ net: 0, everywhere: 0, settled: 0, stores: 0 }, 0);
    const none = returnIn(outcomesOf(question, dummy));
    expect(none.spend!.value).toBeGreaterThan(0);
    expect(none.returns.every((r) => r.perYuan!.value === 0 && r.perYuan!.low === 0)).toBe(true);
    for (const x of [none.deadweight!.value, none.deadweight!.low, none.deadweight!.high])
      expect(x).toBeCloseTo(1, 9);
    expect(none.doses.every((d) => d.marginal!.value === 0)).toBe(true);
  });

  it('has a curve whose steps add up to the doses, on five replicates', () => {
    expect(found.doses.map((d) => [d.after, d.dose])).toEqual([[0, 0.25], [0.25, 0.5], [0.5, 0.75], [0.75, 1], [1, 1.5]]); // prettier-ignore
    for (const { gain, spend, marginal } of found.doses) {
      expect([gain.n, spend.n, marginal!.n]).toEqual([5, 5, 5]);
      expect(gain.value / spend.value).toBeCloseTo(TRUTH.net, 6);
      expect(marginal!.value).toBeCloseTo(TRUTH.net, 6);
    }
    const [first, , , whole] = found.doses;
    expect(whole.spend.value).toBeCloseTo(4 * first.spend.value, 9);
  });

  it('is the same in any order of arrival', () => {
    const expected = JSON.stringify(study.conclude(outcomes));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(outcomes, { minLength: outcomes.length }),
        (arrived) => JSON.stringify(study.conclude(arrived)) === expected,
      ),
      { numRuns: 5 },
    );
  });

  it('fits the schema of the findings, and its auxiliary scenarios stand nowhere else in them', () => {
    const findings = study.conclude(outcomes);
    expect(findingsSchema.safeParse(findings).error).toBeUndefined();
    const others = { ...findings, subsidies: [] };
    expect(JSON.stringify(others)).not.toContain('@');
    expect(findings.scenarios.map((s) => s.name)).toEqual(['no-ban', 'cart-ban', 'ban-subsidy']);
    expect(findings.replicates).toBe(10);
  });

  it('gives the files of a study no line of an auxiliary scenario', () => {
    const names = [...weeklyTable(question.scenarios, outcomes)].flat().map((row) => row[0]);
    expect(new Set(names)).toEqual(new Set(['scenario', 'no-ban', 'cart-ban', 'ban-subsidy']));
  });
});

describe('a comparison with subsidies', () => {
  it('proposes its own cases and then the doses, and what is left of both after an interruption', () => {
    const all = study.propose([])!;
    expect(all.map((c) => c.scenario.name.includes('@'))).toEqual([
      ...new Array<boolean>(30).fill(false),
      ...new Array<boolean>(20).fill(true),
    ]);
    const done = [...outcomes.slice(0, 29), ...outcomes.slice(30, 40)];
    expect(study.propose(done)).toEqual([outcomes[29].case, ...outcomes.slice(40).map((o) => o.case)]);
    expect(study.propose(outcomes)).toBeNull();
  });

  it('runs the doses on the seed of the study', () => {
    expect(outcomes.every((o) => o.case.seed === question.seed)).toBe(true);
  });

  it('has a hash that covers the doses, and the old one where there are none', () => {
    const { hash } = study.conclude(outcomes);
    expect(study.conclude(outcomes.slice(0, -1)).hash).not.toBe(hash);
    const last = outcomes.at(-1)!;
    const altered = [
      ...outcomes.slice(0, -1),
      { case: last.case, results: subsidyMarket()(outcomes[0].case) },
    ];
    expect(study.conclude(altered).hash).not.toBe(hash);
    expect(new Set(outcomes.map((o) => scenarioHash(o.case.scenario))).size).toBe(7);
  });

  it('concludes wherever it is interrupted, over whole rounds and the doses that came back', () => {
    fc.assert(
      fc.property(fc.nat(outcomes.length), (arrived) => {
        const kept = completeRounds(question, outcomes.slice(0, arrived));
        const { replicates, subsidies, differences } = study.conclude(kept);
        expect(replicates).toBe(Math.min(10, Math.floor(arrived / 3)));
        expect(subsidies).toHaveLength(1);
        expect(subsidies[0].n).toBe(replicates);
        expect(differences.every((d) => d.n === replicates)).toBe(true);
        const whole = rowOf(subsidies[0], 'gmv.net', 'douyin');
        if (replicates > 0) expect(whole.perYuan!.value).toBeCloseTo(TRUTH.net, 6);
        for (const d of subsidies[0].doses) expect(d.gain.value / d.spend.value).toBeCloseTo(TRUTH.net, 6);
      }),
      { numRuns: 25 },
    );
  });

  it('reports a dose that failed with a command that asks for it again, and keeps all rounds', () => {
    const failing = outcomes.map((o): Outcome => {
      const { scenario, replicate } = o.case;
      const fails = scenario.name === 'ban-subsidy@0.5' || (scenario.name.includes('@') && replicate === 2);
      return fails ? { case: o.case, failure: { stage: 'x', message: 'y' } } : o;
    });
    const findings = study.conclude(failing);
    expect(findings.replicates).toBe(10);
    expect(findings.differences.every((d) => d.n === 10)).toBe(true);
    expect(findings.failures).toHaveLength(8);
    expect(findings.failures[0].replay).toBe(
      'cartban run scenarios/no-ban.yaml scenarios/ban-subsidy.yaml --baseline no-ban --seed 7 --replicates 1 --jobs 1',
    );
    const [{ doses, n }] = findings.subsidies;
    expect(n).toBe(10);
    expect(doses.map((d) => [d.after, d.dose, d.gain.n])).toEqual([[0, 0.25, 4], [0.25, 0.75, 4], [0.75, 1, 5], [1, 1.5, 4]]); // prettier-ignore
    expect(completeRounds(question, failing)).toHaveLength(outcomes.length);
  });

  it('says of a subsidy only that it is there, when every run without it failed', () => {
    const scenarios = question.scenarios.filter((s) => s.name !== 'cart-ban');
    const q = subsidyComparison({ scenarios });
    const failing = outcomesOf(q).map((o): Outcome =>
      o.case.scenario.name === 'ban-subsidy@0' ? { case: o.case, failure: { stage: 'x', message: 'y' } } : o,
    );
    expect(returnIn(failing, q)).toMatchObject({
      ...{ scenario: 'ban-subsidy', without: 'ban-subsidy@0', n: 0 },
      ...{ spend: null, returns: [], deadweight: null, doses: [] },
    });
  });

  it('has no bounds with one replicate, and no figure that is not finite', () => {
    const q = subsidyComparison({ replicates: 1 });
    const one = returnIn(outcomesOf(q), q);
    expect(rowOf(one, 'gmv.net', 'douyin').perYuan).toMatchObject({ low: null, high: null, n: 1 });
    const numbers = JSON.stringify(one, (_, x: unknown) =>
      typeof x === 'number' && !Number.isFinite(x) ? 'bad' : x,
    );
    expect(numbers).not.toContain('bad');
  });

  it('is conducted to its end by the one loop, doses and all', async () => {
    const { history, complete } = await conduct(study, inProcessExecutor(subsidyMarket()));
    expect([history.length, complete]).toEqual([50, true]);
    expect(study.conclude(history)).toEqual(study.conclude(outcomes));
  });
});
