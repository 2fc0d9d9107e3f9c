import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dictionary, figures, pageReport, type View } from '../../src/report/index.ts';
import { printedReturn } from '../../src/report/words/likelihood.ts';
import { count, percent, spreadText } from '../../src/report/words/numbers.ts';
import { intervalText, returnClaim } from '../../src/report/words/subsidy.ts';
import type { Interval, SubsidyReturn } from '../../src/study/findings.ts';
import { fixture, withFindings } from './fixture.ts';
import { languages, viewOf, views } from './reading.ts';

const { build } = figures.find((f) => f.id === 'subsidies')!;
const numbersIn = (text: string): string[] => text.match(/[+\u2212]?\d+(,\d{3})*(\.\d+)?/g) ?? [];
const [coupon] = fixture.findings.subsidies;

const amount = fc.oneof(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.constant(0),
);
const intervals: fc.Arbitrary<Interval> = fc
  .record({
    ends: fc.tuple(amount, amount, amount),
    bounded: fc.boolean(),
    n: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ ends, bounded, n }) => {
    const [low, value, high] = [...ends].sort((a, b) => a - b);
    return bounded ? { value, low, high, n } : { value, low: null, high: null, n };
  });

/** The fixture's coupon with any return for each yuan. */
const withNet = (perYuan: Interval | null, n = 20): SubsidyReturn => ({
  ...{ ...coupon, n },
  returns: coupon.returns.map((r) => (r.metric === 'gmv.net' ? { ...r, perYuan } : r)),
});

/** A page that knows little but some subsidies: the rest of the fixture takes a page report seconds. */
const reading = (...subsidies: SubsidyReturn[]): View => {
  const scenarios = fixture.findings.scenarios.map((s) => ({ ...s, estimates: [] }));
  const small = withFindings({ scenarios, differences: [], flows: [], diversion: [], subsidies });
  const none = { weekly: [], weeklyDifferences: [], fourWeekly: [], fourWeeklyDifferences: [] };
  return viewOf({ ...small, ...none });
};

describe('a claim about a yuan', () => {
  test('prints only numbers of its row, in every language', () => {
    fc.assert(
      fc.property(intervals, fc.constantFrom(...languages), (i, language) => {
        const view = views[language];
        const ends = { median: i.value, p10: i.low ?? i.value, p90: i.high ?? i.value };
        const { median, low, high } = spreadText(ends, view.words.unit('CNY/CNY', true), false);
        const allowed = new Set([...[median, low, high].flatMap(numbersIn), count(20), '80']);
        for (const printed of numbersIn(returnClaim(view, withNet(i)))) expect(allowed).toContain(printed);
      }),
    );
  });

  test('names a direction only when its interval leaves out zero, and then the right one', () => {
    fc.assert(
      fc.property(intervals, fc.constantFrom(...languages), (i, language) => {
        const text = returnClaim(views[language], withNet(i));
        if (/raises|增加/.test(text)) expect(i.low).toBeGreaterThan(0);
        if (/lowers|减少/.test(text)) expect(i.high).toBeLessThan(0);
        const held = i.low !== null && i.high !== null && i.low <= 0 && i.high >= 0;
        if (held) expect(text).toMatch(/no clear difference|nothing changes|无明显差异|没有变化/);
        if (i.low === null) expect(text).toMatch(/without an interval|没有区间/);
      }),
    );
  });

  test('says so where no cash was spent and where nothing could be paired', () => {
    expect(returnClaim(views.en, withNet(null))).toContain('no additional cash was spent');
    expect(returnClaim(views.en, { ...withNet(null, 0), returns: [] })).toContain(
      'no run without the subsidy',
    );
  });
});

describe('the figure of subsidies', () => {
  test('holds the numbers of the findings, whatever they are, in table and chart', () => {
    const step = fc.tuple(intervals, intervals, intervals);
    fc.assert(
      fc.property(intervals, fc.array(step, { minLength: 1, maxLength: 5 }), (net, steps) => {
        const doses = steps.map(([spend, gain, marginal], i) => ({
          ...{ dose: (i + 1) / 4, after: i / 4, spend, gain, marginal },
        }));
        const view = reading({ ...withNet(net), doses });
        const [carried] = view.report.findings.subsidies;
        const { table, panels, title } = build(view, {}, 1200);
        const [whole, ...rows] = table().rows;
        const values = carried.returns.map((r) => r.perYuan?.value);
        expect(whole.slice(3, 8).map((c) => c.value)).toEqual(values);
        expect(rows.map((row) => row.slice(1, 4).map((c) => c.value))).toEqual(
          carried.doses.map((d) => [d.spend.value, d.gain.value, d.marginal!.value]),
        );
        const { x, y } = panels[0].traces[0] as { x: number[]; y: number[] };
        expect(x).toEqual([0, ...carried.doses.map((d) => d.spend.value)]);
        expect(y).toEqual([0, ...carried.doses.map((d) => d.gain.value)]);
        expect(title).toContain(returnClaim(view, carried));
      }),
    );
  });

  test('marks as a gain or a loss only what leaves out zero as it is printed', () => {
    fc.assert(
      fc.property(intervals, (net) => {
        const view = reading(withNet(net));
        const [{ 3: cell }] = build(view, {}, 1200).table().rows;
        const perYuan = view.report.findings.subsidies[0].returns[0].perYuan!;
        const printed = intervalText(perYuan, view.words.unit('CNY/CNY', true), true);
        const direction = printedReturn(perYuan, printed);
        expect(cell.text.startsWith('▲')).toBe(direction === 'higher');
        expect(cell.text.startsWith('▼')).toBe(direction === 'lower');
        expect(cell.detail!.includes(view.words.labels.unclear)).toBe(direction === 'unclear');
      }),
    );
  });

  test('calls what stands on few replicates rough, prints none of it bold, and names every dose', () => {
    for (const language of languages)
      for (const n of [5, 8]) {
        const doses = coupon.doses.map((d) => ({
          ...{ ...d, spend: { ...d.spend, n }, gain: { ...d.gain, n } },
          marginal: d.marginal && { ...d.marginal, n },
        }));
        const view = reading({ ...coupon, doses }, { ...coupon, scenario: 'ban-traffic', doses });
        const words = dictionary(language);
        const { panels, table } = build({ ...view, words }, {}, 1200);
        const rough = words.subsidy.rough(String(n));
        expect(panels[0].heading.includes(rough)).toBe(n === 5);
        const steps = table().rows.slice(2);
        expect(steps).toHaveLength(2 * doses.length);
        for (const [first, ...rest] of steps) {
          expect(first.detail!.includes(rough)).toBe(n === 5);
          const bold = rest.filter((c) => c.tone === 'higher' || c.tone === 'lower');
          if (n === 5) expect(bold).toEqual([]);
        }
        const labels = panels[0].layout['annotations'] as { text: string; yanchor: string }[];
        const named = doses.map((d) => percent(d.dose));
        // one above the intervals and one below them, so that two curves do not share a place
        expect(labels.filter((l) => l.yanchor === 'bottom').map((l) => l.text)).toEqual(named);
        expect(labels.filter((l) => l.yanchor === 'top').map((l) => l.text)).toEqual(named);
      }
  });

  test('is one sentence where no scenario pays a subsidy', () => {
    for (const language of languages) {
      const view = viewOf(withFindings({ subsidies: [] }), language);
      const { title, panels, table } = build(view, {}, 360);
      expect(title).toBe(view.words.subsidy.none(view.scenarioTitle('no-ban')));
      expect([panels, table().rows]).toEqual([[], []]);
    }
  });

  test('lists a subsidy whose runs without it are missing, and draws the others', () => {
    const lost = { ...coupon, scenario: 'ban-traffic', n: 0, spend: null, deadweight: null, returns: [], doses: [] }; // prettier-ignore
    const view = reading(lost, coupon);
    const { table, panels, title } = build(view, {}, 360);
    expect(table().rows[0].slice(1).map((c) => c.text)).toEqual(Array(8).fill('–')); // prettier-ignore
    expect(panels[0].traces).toHaveLength(1);
    expect(title).toContain('no run without the subsidy was finished');
  });

  test('writes a file with a line for each return and each dose', () => {
    const { rows, columns } = build(views.en, {}, 1200).file!();
    expect(rows).toHaveLength(coupon.returns.length + coupon.doses.length);
    expect(columns.map((c) => c.title)).toContain('per yuan low');
  });

  test('takes a page no more than two and a half kilobytes a scenario', () => {
    const bytes = JSON.stringify(pageReport(fixture).findings.subsidies).length;
    expect(bytes).toBeLessThan(2500);
  });
});
