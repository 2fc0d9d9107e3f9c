import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { levers, parameters } from '../../src/model/index.ts';
import { slotTargets2019 } from '../../src/scenario/observed.ts';
import type { LeverSetting, LinkRule, Scenario } from '../../src/scenario/scenario.ts';
import { changesOfAll } from '../../src/study/changes.ts';
import { compare } from '../../src/study/compare.ts';
import { comparisonReport } from '../../src/study/comparisonReport.ts';
import { fitRows } from '../../src/study/fit.ts';
import { fitTargets, periodWords } from '../../src/study/fitTargets.ts';
import { assumptionLedger } from '../../src/study/ledger.ts';
import { policyMarks } from '../../src/study/marks.ts';
import type { Outcome } from '../../src/study/study.ts';
import { leverWords, linkWords, wordingOf } from '../../src/study/words.ts';
import { ban, comparison, scenario, simulated } from './market.ts';

const day = (text: string): number => parseDay(text)!;
const coupon: LeverSetting = {
  ...{ platform: 'douyin', lever: 'consumerCoupon', from: day('2019-06-03'), until: day('2019-08-05') },
  ...{ path: { knots: [{ day: day('2018-12-31'), value: 0.05 }], between: 'step' } },
  ...{ weeklyBudget: 300_000_000, totalBudget: null, of: null, tiers: ['brand'] },
};
const base = scenario('no-ban');
const other = scenario('cart-ban', { links: [ban], levers: [coupon] });

/** The changes of one scenario beside its baseline alone. */
const changes = (own: Scenario, baseline: Scenario, lang: 'en' | 'zh'): readonly string[] =>
  changesOfAll([baseline, own], baseline, lang).get(own.name)!.changes;

describe('the changes of a scenario, in words', () => {
  it('are none against itself', () => {
    expect(changesOfAll([other], other, 'en').get(other.name)).toEqual({ within: null, changes: [] });
  });

  it('name each added, removed and changed policy once, with date and value', () => {
    expect(changes(other, base, 'en')).toEqual([
      '2019-10-09 Douyin: live links to Taobao and JD closed.',
      'Douyin: coupon for buyers 5 % from 2019-06-03 until 2019-08-05, at most 300m CNY a week, for brand.',
    ]);
    expect(changes(base, other, 'en').map((s) => s.split(':')[0])).toEqual(['Without', 'Without']);
    const later = scenario('later', { links: [{ ...ban, from: day('2019-11-01') }], levers: [coupon] });
    expect(changes(later, other, 'en')).toEqual([
      '2019-11-01 Douyin: live links to Taobao and JD closed (instead of 2019-10-09).',
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
      /^抖音：fees\.take 50\s?%；原为：.*。$/,
    );
  });

  it('refer to another scenario that changes nothing else, and then tell only what is more', () => {
    const banned = scenario('banned', { links: [ban] });
    const twin = scenario('twin', { links: [ban] });
    const all = changesOfAll([base, other, banned, twin], base, 'en');
    expect(all.get('no-ban')).toEqual({ within: null, changes: [] });
    expect(all.get('banned')!.within).toBeNull();
    expect(all.get('cart-ban')!.within).toBe('banned');
    expect(all.get('cart-ban')!.changes).toHaveLength(1);
    expect(all.get('twin')).toEqual({ within: 'banned', changes: [] });
  });

  it('never refer to a scenario with a change that this one lacks', () => {
    const later = scenario('later', { links: [{ ...ban, from: day('2019-11-01') }], levers: [coupon] });
    expect(changesOfAll([base, other, later], base, 'en').get('later')!.within).toBeNull();
  });
});

describe('a link rule in words', () => {
  const w = wordingOf([base], 'en');
  const fee = { rate: 0.2, of: 'commission', paidBy: 'anchor' } as const;
  const rows = (...some: Partial<LinkRule>[]): LinkRule[] => some.map((part) => ({ ...ban, ...part }));

  it('joins rows that do the same to other channels or platforms', () => {
    const half = { rule: 'allow', fee: { ...fee, rate: 0.5 } } as const;
    const cut = rows(
      { ...half, channel: 'live', to: ['jd'] },
      { ...half, channel: 'video', to: ['jd'] },
      { ...half, channel: 'live', to: ['taobao'] },
      { ...half, channel: 'video', to: ['taobao'] },
      { rule: 'allow', channel: 'ad', to: ['jd'] },
    );
    expect(linkWords(cut, w)).toEqual([
      'live and video links to Taobao and JD: half of the commission kept',
      'advertising links to JD open',
    ]);
  });

  it('joins nothing that would close or open a link of no row', () => {
    const uneven = rows({ channel: 'live', to: ['jd'] }, { channel: 'video', to: ['taobao'] });
    expect(linkWords(uneven, w)).toHaveLength(2);
    const unlike = rows({ channel: 'live', to: ['jd'] }, { channel: 'video', to: ['jd'], rule: 'allow' });
    expect(linkWords(unlike, w)).toHaveLength(2);
  });

  it('tells of gates, fees, categories and own shops', () => {
    const told = (part: Partial<LinkRule>): string => linkWords(rows(part), w)[0];
    expect(told({ rule: 'gate', capacity: 0.6, categories: ['beauty'] })).toBe(
      'live links to Taobao and JD (beauty): only 60 % of the usual orders',
    );
    expect(told({ rule: 'allow', to: ['douyin'], fee: { ...fee, rate: 0.05 } })).toBe(
      'live orders in its own shops: 5 % of the commission kept',
    );
    expect(told({ rule: 'allow', to: ['jd'], fee: { rate: 0.06, of: 'gmv', paidBy: 'merchant' } })).toBe(
      'live links to JD: fee of 6 % of sales, paid by the merchant',
    );
  });
});

describe('a lever in words', () => {
  const w = wordingOf([base], 'en');
  const knots = (...values: [string, number][]) => values.map(([d, value]) => ({ day: day(d), value }));
  const set = (part: Partial<LeverSetting>): LeverSetting => ({
    ...{ platform: 'douyin', lever: 'trafficSupport', from: day('2020-03-01'), until: null },
    ...{
      path: { knots: [], between: 'linear' },
      weeklyBudget: null,
      totalBudget: null,
      of: null,
      tiers: null,
      ...part,
    },
  });

  it('tells an even change by its ends and a rest by its last day', () => {
    const path = {
      knots: knots(['2020-03-01', 0], ['2020-09-01', 0.15], ['2020-10-12', 0.15], ['2020-12-28', 0.25]),
      between: 'linear',
    } as const;
    expect(leverWords(set({ path }), w)).toBe(
      'from 0 % on 2020-03-01 evenly to 15 % on 2020-09-01, unchanged until 2020-10-12, evenly to 25 % on 2020-12-28',
    );
  });

  it('tells steps by the day of each, and large numbers of persons in groups', () => {
    const path = { knots: knots(['2019-04-01', 300_000], ['2020-03-01', 0]), between: 'step' } as const;
    expect(leverWords(set({ lever: 'entryMinFans', from: day('2019-04-01'), path }), w)).toBe(
      '300,000 from 2019-04-01, 0 from 2020-03-01',
    );
  });
});

describe('policy marks', () => {
  it('stand inside the run, in order, and say whether the baseline has them', () => {
    const late = { ...ban, id: 'late', from: day('2030-01-01') };
    const marks = policyMarks([base, scenario('x', { links: [ban, late], levers: [coupon] })], base, 'en');
    expect(marks.map((m) => [m.date, m.label, m.shared])).toEqual([
      ['2019-06-03', 'coupon for buyers 5 %', false],
      ['2019-08-05', 'coupon for buyers ends', false],
      ['2019-10-09', 'live links to Taobao and JD closed', false],
    ]);
    expect(policyMarks([other], other, 'en').every((m) => m.shared)).toBe(true);
  });

  it('follow each knot of a lever that steps', () => {
    const knots = ['2019-02-04', '2019-05-06'].map((d, i) => ({ day: day(d), value: (i + 1) / 100 }));
    const steps: LeverSetting = { ...coupon, from: null, until: null, path: { knots, between: 'step' } };
    const marks = policyMarks([scenario('x', { levers: [steps] })], base, 'en');
    expect(marks.map((m) => m.label)).toEqual(['coupon for buyers 1 %', 'coupon for buyers 2 %']);
  });

  it('tell an even change where it begins and the value where it ends', () => {
    const knots = ['2019-02-04', '2019-05-06'].map((d, i) => ({ day: day(d), value: (i + 1) / 100 }));
    const ramp: LeverSetting = {
      ...coupon,
      from: knots[0].day,
      until: null,
      path: { knots, between: 'linear' },
    };
    const marks = policyMarks([scenario('x', { levers: [ramp] })], base, 'en');
    expect(marks.map((m) => m.label)).toEqual([
      'coupon for buyers from 1 % evenly to 2 % on 2019-05-06',
      'coupon for buyers 2 %',
    ]);
  });

  it('are one for a day and platform, apart where the baseline has only some of them', () => {
    const sameDay = { ...coupon, from: ban.from, until: null };
    const both = scenario('both', { links: [ban], levers: [sameDay] });
    expect(policyMarks([both], base, 'en').map((m) => m.label)).toEqual([
      'live links to Taobao and JD closed; coupon for buyers 5 %',
    ]);
    const marks = policyMarks([both], scenario('half', { links: [ban] }), 'en');
    expect(marks.map((m) => m.shared).sort()).toEqual([false, true]);
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

  it('leaves without a measure only what no metric can express', () => {
    const without = fitTargets.filter((t) => t.measure === null).map((t) => t.id);
    expect(without).toEqual(['kuaishou-2022']);
  });

  it('calls platforms by the names that readers know', () => {
    for (const { what } of fitTargets) {
      expect(what.en).not.toMatch(/\b(taobao|jd|kuaishou|douyin)\b/);
      expect(what.zh).not.toMatch(/taobao|tmall|kuaishou|douyin|\bJD\b/i);
    }
  });

  it('speaks Chinese to readers of Chinese, and leaves to data files their own words', () => {
    const rows = fitRows([]);
    for (const { id, what, note } of rows) {
      expect(what.zh, id).toMatch(/\p{Script=Han}/u);
      const ours = note.zh!.split('数据文件原注：')[0];
      expect(ours.replace(/ban-quality|cart-ban|Hill/g, ''), id).not.toMatch(/[a-z]{3}/i);
    }
  });

  it('lists what no run can say with a null and the reason', () => {
    for (const row of fitRows([])) {
      expect(row.simulated).toBeNull();
      expect(row.note.en).not.toBe('');
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
    expect(row.note.en).toContain('Outside the run.');
  });

  it('names years and quarters by their name and other windows by both ends', () => {
    const words = (from: string, until: string) => periodWords({ from: day(from), until: day(until) });
    expect(words('2020-01-01', '2021-01-01')).toBe('2020');
    expect(words('2020-10-01', '2021-01-01')).toBe('2020Q4');
    expect(words('2020-01-01', '2020-07-01')).toBe('2020-01-01 – 2020-06-30');
    expect(words('2020-10-02', '2021-01-01')).toBe('2020-10-02 – 2020-12-31');
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

  it('smooths GMV over four weeks and nothing else', () => {
    const metrics = new Set([...report.fourWeekly, ...report.fourWeeklyDifferences].map((s) => s.metric));
    expect([...metrics].every((m) => m.startsWith('gmv.'))).toBe(true);
    for (const s of report.fourWeekly) expect(s.p50).toHaveLength(report.weeks.length);
  });

  it('accounts for what was lost against the baseline, in the quarters and as a whole', () => {
    const at = (period: string, to: string): number =>
      report.account.find((row) => row.period === period && row.to === to)?.mean ?? 0;
    expect(new Set(report.account.map((row) => row.scenario))).toEqual(new Set(['cart-ban']));
    for (const period of ['2019Q4', '2019', 'total']) {
      expect(at(period, 'lost')).toBeGreaterThan(0);
      expect(at(period, 'gained') + at(period, 'later') + at(period, 'none')).toBeCloseTo(
        at(period, 'lost'),
        9,
      );
    }
  });

  it('describes the baseline by no changes and the others by theirs', () => {
    expect(report.scenarios.map((s) => s.changes.length)).toEqual([0, 1]);
  });

  it('survives JSON unchanged, so that the page shows what was found', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
