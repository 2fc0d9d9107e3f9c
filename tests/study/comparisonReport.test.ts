import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { levers, parameters } from '../../src/model/index.ts';
import { slotTargets2019 } from '../../src/scenario/observed.ts';
import type { LeverSetting } from '../../src/scenario/scenario.ts';
import { changes } from '../../src/study/changes.ts';
import { compare } from '../../src/study/compare.ts';
import { comparisonReport } from '../../src/study/comparisonReport.ts';
import { fitRows } from '../../src/study/fit.ts';
import { fitTargets, periodWords } from '../../src/study/fitTargets.ts';
import { assumptionLedger } from '../../src/study/ledger.ts';
import { policyMarks } from '../../src/study/marks.ts';
import type { Outcome } from '../../src/study/study.ts';
import { ban, comparison, scenario, simulated } from './market.ts';

const day = (text: string): number => parseDay(text)!;
const coupon: LeverSetting = {
  ...{ platform: 'douyin', lever: 'consumerCoupon', from: day('2019-06-03'), until: day('2019-08-05') },
  ...{ path: { knots: [{ day: day('2018-12-31'), value: 0.05 }], between: 'step' } },
  ...{ weeklyBudget: 300_000_000, of: null, tiers: ['brand'] },
};
const base = scenario('no-ban');
const other = scenario('cart-ban', { links: [ban], levers: [coupon] });

describe('the changes of a scenario, in words', () => {
  it('are none against itself', () => {
    expect(changes(other, other, 'en')).toEqual([]);
  });

  it('name each added, removed and changed policy once, with date and value', () => {
    expect(changes(other, base, 'en')).toEqual([
      'Added: douyin: live orders settling on taobao, jd banned from 2019-10-09.',
      'Added: douyin.consumerCoupon: 5 % from 2019-06-03 until 2019-08-05, at most 300m CNY a week, for brand.',
    ]);
    expect(changes(base, other, 'en').map((s) => s.split(':')[0])).toEqual(['Removed', 'Removed']);
    const later = scenario('later', { links: [{ ...ban, from: day('2019-11-01') }], levers: [coupon] });
    expect(changes(later, other, 'en')).toEqual([
      'Changed: douyin cartBan: live orders settling on taobao, jd banned from 2019-11-01 instead of live orders settling on taobao, jd banned from 2019-10-09.',
    ]);
  });

  it('tell of a changed parameter and of a platform’s changed fee in their units', () => {
    const name = parameters.find((p) => p.unit === 'share' && p.default === p.range[0]) ?? parameters[0];
    const changed = scenario('changed', { parameters: { ...base.parameters, [name.name]: name.range[1] } });
    expect(changes(changed, base, 'en')).toHaveLength(1);
    expect(changes(changed, base, 'en')[0]).toContain(name.name);
    const platforms = base.platforms.map((p) =>
      p.name === 'douyin' ? { ...p, fees: { ...p.fees, take: 0.5 } } : p,
    );
    expect(changes(scenario('fee', { platforms }), base, 'zh')[0]).toMatch(
      /^改变:douyin\.fees\.take:由.*改为50\s?%。$/,
    );
  });
});

describe('policy marks', () => {
  it('stand inside the run, in order, and say whether the baseline has them', () => {
    const late = { ...ban, id: 'late', from: day('2030-01-01') };
    const marks = policyMarks([base, scenario('x', { links: [ban, late], levers: [coupon] })], base, 'en');
    expect(marks.map((m) => [m.date, m.label, m.shared])).toEqual([
      ['2019-06-03', 'consumerCoupon 5 %', false],
      ['2019-08-05', 'consumerCoupon ends', false],
      ['2019-10-09', 'live orders settling on taobao, jd banned', false],
    ]);
    expect(policyMarks([other], other, 'en').every((m) => m.shared)).toBe(true);
  });

  it('follow each knot of a lever that steps', () => {
    const knots = ['2019-02-04', '2019-05-06'].map((d, i) => ({ day: day(d), value: (i + 1) / 100 }));
    const steps: LeverSetting = { ...coupon, from: null, until: null, path: { knots, between: 'step' } };
    const marks = policyMarks([scenario('x', { levers: [steps] })], base, 'en');
    expect(marks.map((m) => m.label)).toEqual(['consumerCoupon 1 %', 'consumerCoupon 2 %']);
  });
});

describe('the assumption ledger', () => {
  const ledger = assumptionLedger([base, other], 'en');

  it('lists every declared parameter and every field of every platform, once', () => {
    const names = ledger.map((a) => a.name);
    expect(new Set(names).size).toBe(names.length);
    for (const p of parameters) expect(names).toContain(p.name);
    expect(names).toContain('douyin.fees.take');
    expect(names).toContain('kuaishou.attention.users');
  });

  it('gives each a value for every scenario and marks exactly those in which scenarios differ', () => {
    for (const a of ledger) {
      expect(Object.keys(a.values)).toEqual(['no-ban', 'cart-ban']);
      expect(a.varies).toBe(a.values['no-ban'] !== a.values['cart-ban']);
    }
    expect(ledger.filter((a) => a.varies).map((a) => a.name)).toEqual(['douyin.consumerCoupon']);
  });

  it('lists a lever only where some scenario sets it', () => {
    const set = ledger.filter((a) => levers.some((l) => a.name.endsWith(`.${l.name}`)));
    expect(set.map((a) => a.name)).toEqual(['douyin.consumerCoupon']);
  });
});

describe('the fit table', () => {
  it('holds every slot target of 2019 and no id twice', () => {
    const ids = fitTargets.map((t) => t.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith('slot:'))).toHaveLength(slotTargets2019.length);
  });

  it('keeps what ended by 2020-06-30 for the fit and everything later for checking', () => {
    const rows = new Map(fitRows([]).map((r) => [r.id, r.use]));
    expect(rows.get('F042')).toBe('fit');
    expect(rows.get('F008')).toBe('fit');
    expect(rows.get('F043')).toBe('check');
    expect(rows.get('F083')).toBe('check');
    expect(rows.get('douyin-own-2021-2020')).toBe('check');
  });

  it('lists what no run can say with a null and the reason', () => {
    for (const row of fitRows([])) {
      expect(row.simulated).toBeNull();
      expect(row.note).not.toBe('');
    }
  });

  it('sums a cell over its window and divides by the published figure', () => {
    const c = { scenario: base, seed: 7, replicate: 1 };
    const run = simulated(c);
    const row = fitRows([{ run, without: null }]).find((r) => r.id === 'slot:douyin>live>taobao')!;
    const values = Array.from(run.values.subarray(6 * run.weeks, 7 * run.weeks));
    const expected = values
      .slice(0, 53)
      .reduce((a, v, w) => a + v * (w === 0 ? 6 / 7 : w === 52 ? 2 / 7 : 1), 0);
    expect(row.simulated).toBeCloseTo(expected, 9);
    expect(row.ratio).toBeCloseTo(expected / 7.5, 9);
  });

  it('says nothing of a window that reaches beyond the run', () => {
    const run = simulated({ scenario: base, seed: 7, replicate: 1 });
    const row = fitRows([{ run, without: null }]).find((r) => r.id === 'F095')!;
    expect(row.simulated).toBeNull();
    expect(row.note).toContain('Outside the run.');
  });

  it('names years and quarters by their name and other windows by both ends', () => {
    const words = (from: string, until: string) => periodWords({ from: day(from), until: day(until) });
    expect(words('2020-01-01', '2021-01-01')).toBe('2020');
    expect(words('2020-10-01', '2021-01-01')).toBe('2020Q4');
    expect(words('2020-01-01', '2020-07-01')).toBe('2020-01-01 to 2020-06-30');
    expect(words('2020-10-02', '2021-01-01')).toBe('2020-10-02 to 2020-12-31');
    expect(words('2020-05-31', '2020-06-01')).toBe('2020-05-31');
  });
});

describe('the comparison report', () => {
  const question = comparison();
  const study = compare(question);
  const history = study.propose([])!.map((c): Outcome => ({ case: c, results: simulated(c) }));
  const report = comparisonReport(question, history, study.conclude(history), {
    command: 'cartban run',
    plotly: '4',
  });

  it('has a week for every value of every series', () => {
    for (const s of [...report.weekly, ...report.weeklyDifferences])
      expect(s.p50).toHaveLength(report.weeks.length);
    expect(report.weeks[0]).toBe('2018-12-31');
    expect(report.weekly.map((s) => s.scenario)).toContain('no-ban');
    expect(report.weeklyDifferences.map((s) => s.scenario)).not.toContain('no-ban');
  });

  it('describes the baseline by no changes and the others by theirs', () => {
    expect(report.scenarios.map((s) => s.changes.length)).toEqual([0, 1]);
  });

  it('survives JSON unchanged, so that the page shows what was found', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
