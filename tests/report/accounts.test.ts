import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparisonReport, Difference, Estimate } from '../../src/study/findings.ts';
import { figures } from '../../src/report/index.ts';
import type { Cell, Choice, Exhibit } from '../../src/report/figures/exhibit.ts';
import { metricTitle } from '../../src/report/figures/accounts.ts';
import { labelColumn } from '../../src/report/figures/labelColumn.ts';
import { wrapped } from '../../src/report/figures/plotText.ts';
import { kept, pageMeasures } from '../../src/report/measures.ts';
import { directionOf, printedDirection } from '../../src/report/words/likelihood.ts';
import { dictionary } from '../../src/report/words/languages.ts';
import { decimalsFor, fixed, quantity, share, spreadText } from '../../src/report/words/numbers.ts';
import { fixture, withFindings } from './fixture.ts';
import { languages, view, viewOf, views } from './reading.ts';

/** The sections on quality, enforcement, what quality costs, and platform money. */
const ids = ['quality', 'enforcement', 'frontier', 'money'] as const;
const figure = (id: string) => figures.find((f) => f.id === id)!;
const initial = (id: string, of = view): Choice =>
  Object.fromEntries(
    figure(id)
      .controls(of)
      .map((c) => [c.name, c.initial]),
  );
const built = (id: string, at: Partial<Record<string, string>> = {}, of = view): Exhibit =>
  figure(id).build(of, { ...initial(id, of), ...at } as Choice, 360);

/** All choices of a figure. */
function allChoices(id: string): Choice[] {
  return figure(id)
    .controls(view)
    .reduce<Choice[]>(
      (some, c) => some.flatMap((at) => c.options.map((o) => ({ ...at, [c.name]: o.value }))),
      [{}],
    );
}

/** The period of the headline changes neither table nor panels. */
const qualityChoices = allChoices('quality').filter((at) => at['period'] === view.headline);

type At = readonly [scenario: string, metric: string, platform: string, period: string];
const keyOf = (scenario: string, e: Estimate): string => [scenario, e.metric, e.platform, e.period].join();
const estimates = new Map(
  fixture.findings.scenarios.flatMap((s) => s.estimates.map((e) => [keyOf(s.name, e), e] as const)),
);
const differences = new Map(
  fixture.findings.differences
    .filter((d) => d.baseline === fixture.findings.baseline)
    .map((d) => [keyOf(d.scenario, d), d] as const),
);

/** What the findings of the fixture hold. */
const found = (...at: At) => estimates.get(at.join());
const foundDifference = (...at: At) => differences.get(at.join());

/** A report without the parts that these sections do not read: views of it are made faster. */
const light = (part: Partial<ComparisonReport['findings']>): ComparisonReport => ({
  ...withFindings({ flows: [], diversion: [], ...part }),
  ...{ weekly: [], weeklyDifferences: [], fourWeekly: [], fourWeeklyDifferences: [] },
});

const value = fc.oneof(
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.double({ min: -3000, max: 3000, noNaN: true }),
  fc.constantFrom(0, 0.5, -0.05, 99.95, 0.125, 1e-9, 999.5),
);

describe('a number of the page', () => {
  test('rounds to fewer decimals as the number of the findings does, and keeps its sign', () => {
    const decimals = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(value, decimals, fc.nat(), (v, d, fewer) => {
        const short = kept(v, d);
        expect(fixed(short, fewer % d)).toBe(fixed(v, fewer % d));
        expect(Math.abs(short - v)).toBeLessThanOrEqual(1.5 * 10 ** -d);
        expect(Math.sign(short)).toBe(Math.sign(v));
      }),
    );
  });

  const metrics = fc.constantFrom(
    ...(['trust', 'returns.rate', 'returns.refused', 'platform.revenue', 'platform.ads'] as const),
  );
  const units: Readonly<Record<string, string>> = { trust: 'index', 'returns.rate': 'share' };

  test('prints as that of the findings in every language, and claims the same direction', () => {
    const rows = fc.record({
      metric: metrics,
      quantiles: fc.tuple(value, value, value),
      p: fc.nat({ max: 20 }),
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(...languages), ({ metric, quantiles, p }, language) => {
        const [p10, median, p90] = [...quantiles].sort((a, b) => a - b);
        const d: Difference = {
          ...{
            metric,
            platform: 'douyin',
            channel: null,
            tier: null,
            period: '2020Q4',
            unit: units[metric] ?? 'CNY_bn',
          },
          ...{ mean: median, median, p10, p90, n: 20, scenario: 'cart-ban', baseline: 'no-ban' },
          probabilityPositive: p / 20,
        };
        const [row] = pageMeasures({ scenarios: [], differences: [d] }, 'total').measureDifferences;
        const read = { ...row, median: row.value };
        const style = views[language].words.unit(d.unit, true);
        expect(spreadText(read, style, true)).toEqual(spreadText(d, style, true));
        expect(directionOf(read)).toBe(directionOf(d));
      }),
    );
  });

  test('of every level prints as in the findings', () => {
    const { measures } = view.report.findings;
    expect(measures.length).toBeGreaterThan(1000);
    for (const m of measures) {
      const e = found(m.scenario, m.metric, m.platform, m.period)!;
      const style = view.words.unit(m.unit, false);
      if (m.p10 === null) expect(quantity(m.value, style)).toBe(quantity(e.mean, style));
      else
        expect(spreadText({ median: m.value, p10: m.p10, p90: m.p90! }, style)).toEqual(spreadText(e, style));
    }
  });
});

describe('quality, returns and trust', () => {
  test('prints the medians, intervals and differences of the findings', () => {
    for (const at of qualityChoices) {
      if (at['measure'] === 'quality.mean') continue;
      for (const [period, platform, scenario, median, low, high, difference] of built('quality', at).table()
        .rows) {
        const by = <T extends { name: string; title: string }>(all: readonly T[], cell: Cell) =>
          all.find((x) => x.title === cell.text)!.name;
        const where = [
          ...[by(fixture.scenarios, scenario), at['measure'], by(fixture.platforms, platform), period.text],
        ] as [string, string, string, string];
        const e = found(...where)!;
        const t = spreadText(e, view.words.unit(e.unit, false));
        expect([median.text, low.text, high.text]).toEqual([t.median, t.low, t.high]);
        const d = foundDifference(...where);
        if (!d) expect(difference.text).toBe('–');
        else if (directionOf(d) === 'unchanged') expect(difference.text).toBe('0');
        else expect(difference.text).toContain(spreadText(d, view.words.unit(d.unit, true), true).median);
      }
    }
  });

  test('shows only whole quarters beside the period of its headline, and every platform that has any', () => {
    for (const at of qualityChoices) {
      const { panels, table } = built('quality', at);
      expect(panels.map((p) => p.key)).toEqual(fixture.platforms.map((p) => p.name));
      expect(table().rows.every(([{ text }]) => text === at['period'] || /^\d{4}Q[1-4]$/.test(text))).toBe(
        true,
      );
    }
  });
});

describe('enforcement', () => {
  const choices = allChoices('enforcement');

  test('prints the means of the findings, and shares between none and all that follow from them', () => {
    for (const at of choices) {
      const exhibit = built('enforcement', at);
      if (exhibit.absent) continue;
      for (const row of exhibit.table().rows) {
        const scenario = fixture.scenarios.find((s) => s.title === row[0].text)!.name;
        const names = ['badFlagged', 'badPassed', 'goodFlagged', 'goodPassed'];
        const means = names.map(
          (n) => found(scenario, `enforcement.${n}`, at['platform'], at['period'])!.mean,
        );
        const stores = view.words.unit('stores', false);
        expect(row.slice(1, 5).map((c) => c.text)).toEqual(means.map((m) => quantity(m, stores)));
        const [bf, bp, gf, gp] = means;
        const shares = [bf / (bf + bp), gf / (gf + gp), bf / (bf + gf)];
        for (const [i, of] of shares.entries()) {
          const cell = row[5 + i];
          if (!Number.isFinite(of)) expect(cell).toEqual({ text: '–', value: null });
          else {
            expect(cell.value).toBeGreaterThanOrEqual(0);
            expect(cell.value).toBeLessThanOrEqual(1);
            expect(cell.value).toBeCloseTo(of, 3);
            expect(cell.text).toBe(share(cell.value!));
          }
        }
      }
    }
  });

  test('says in words that nothing bad was removed, and never prints what is no number', () => {
    for (const language of languages)
      for (const at of choices) {
        const { title, table } = built('enforcement', at, views[language]);
        const texts = [title, ...table().rows.flatMap((row) => row.map((c) => c.text))].join(' ');
        expect(texts).not.toMatch(/Infinity|NaN|undefined|null/);
      }
    expect(built('enforcement', { platform: 'jd' }).title).toMatch(
      /no bad seller is removed, but \d+ good ones are$/,
    );
    expect(built('enforcement', { platform: 'kuaishou' })).toMatchObject({ absent: true, panels: [] });
    expect(built('enforcement', { platform: 'kuaishou' }).title).toContain('No store was inspected');
  });
});

describe('what quality costs', () => {
  const place = { platform: 'douyin', channel: null, tier: null, period: '2021', baseline: 'no-ban', n: 20 };
  const spreads = fc
    .tuple(value, value, value, fc.nat({ max: 20 }))
    .map(([a, b, c, p]) => ({ quantiles: [a, b, c].sort((x, y) => x - y), probabilityPositive: p / 20 }));
  const row = (
    scenario: string,
    metric: string,
    unit: string,
    s: { quantiles: number[]; probabilityPositive: number },
  ) => {
    const [p10, median, p90] = s.quantiles;
    const { probabilityPositive } = s;
    return { ...place, scenario, metric, unit, mean: median, median, p10, p90, probabilityPositive };
  };

  test('puts a scenario under a direction only where the printed interval leaves out zero', () => {
    fc.assert(
      fc.property(spreads, spreads, (gmv, quality) => {
        const two = [
          row('cart-ban', 'gmv.settled', 'CNY_bn', gmv),
          row('cart-ban', 'quality.mean', 'index', quality),
        ];
        const of = viewOf(light({ differences: two, scenarios: [] }));
        const { title } = built(
          'frontier',
          { platform: 'douyin', period: '2021', measure: 'quality.mean' },
          of,
        );
        const [g, q] = two.map((d) =>
          printedDirection(d, spreadText(d, view.words.unit(d.unit, true), true)),
        );
        const words = {
          higher: 'higher',
          lower: 'lower',
          unclear: 'not clearly different',
          unchanged: 'unchanged',
          tooFew: 'undecided (too few replicates)',
        };
        expect(title).toMatch(
          new RegExp(`: mean quality ${words[q]} and settled GMV ${words[g]} with “Cart ban”$`),
        );
      }),
    );
  });

  test('has a label and a marker with two intervals for each scenario that is reported', () => {
    for (const at of allChoices('frontier')) {
      const { panels, table } = built('frontier', at);
      const [markers] = panels[0].traces as {
        x: number[];
        error_x: { array: number[] };
        error_y: { array: number[] };
      }[];
      expect(table().rows).toHaveLength(view.alternatives.length);
      for (const { length } of [markers.x, markers.error_x.array, markers.error_y.array])
        expect(length).toBe(view.alternatives.length);
      expect(panels[0].layout['annotations']).toHaveLength(view.alternatives.length + 1);
    }
  });
});

describe('labels in a column', () => {
  test('keep their order and never touch, and stay inside where they fit', () => {
    const wish = fc.record({
      at: fc.double({ min: -50, max: 450, noNaN: true }),
      height: fc.double({ min: 10, max: 40, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 10 }), (wishes) => {
        const centres = labelColumn(wishes, 0, 400);
        const order = wishes.map((_, i) => i).sort((a, b) => wishes[a].at - wishes[b].at || a - b);
        for (const [k, i] of order.entries()) {
          expect(centres[i] - wishes[i].height / 2).toBeGreaterThanOrEqual(-1e-6);
          expect(centres[i] + wishes[i].height / 2).toBeLessThanOrEqual(400 + 1e-6);
          if (k === 0) continue;
          const before = order[k - 1];
          const room = (wishes[i].height + wishes[before].height) / 2;
          expect(centres[i] - centres[before]).toBeGreaterThanOrEqual(room - 1e-6);
        }
      }),
    );
  });

  test('are broken between Chinese letters, and words stay whole', () => {
    expect(wrapped('扣除现金补贴后的贡献', 17).split('<br>')).toEqual(['扣除现金补贴后的', '贡献']);
    expect(wrapped('Ban plus traffic support', 17)).toBe('Ban plus traffic<br>support');
  });
});

describe('platform money', () => {
  const lines = (at: Choice): Map<string, Cell[]> =>
    new Map(
      built('money', at)
        .table()
        .rows.map(([line, ...cells]) => [line.text, cells]),
    );
  const revenue = ['Take on sales', 'Cut of commission', 'Fees on commissions and links', 'Advertising'];
  const subsidies = [
    'Coupons for buyers',
    'Onboarding waivers',
    'Commission rebates',
    'Live-room subsidies',
    'Recruitment of hosts',
  ];

  test('adds up: parts to revenue, kinds to subsidies, and their difference to the contribution', () => {
    for (const at of allChoices('money')) {
      const account = lines(at);
      const of = (name: string, column: number): number => account.get(name)![column].value!;
      for (const column of at['scenario'] === view.baseline ? [0] : [0, 1]) {
        const total = (names: string[]): number => names.reduce((sum, name) => sum + of(name, column), 0);
        const near = Math.abs(of('Platform revenue', column)) / 2000 + 1e-9;
        expect(Math.abs(total(revenue) - of('Platform revenue', column))).toBeLessThanOrEqual(near);
        expect(Math.abs(total(subsidies) - of('Subsidy spend', column))).toBeLessThanOrEqual(near);
        const left = of('Platform revenue', column) - of('Subsidy spend', column);
        expect(of('Contribution after cash subsidies', column)).toBeCloseTo(left, 9);
        expect(of('Revenue per settled GMV', column)).toBeGreaterThanOrEqual(0);
        expect(of('Revenue per settled GMV', column)).toBeLessThanOrEqual(1);
      }
    }
  });

  test('shows refunds paid for closed sellers, and says in both languages that the platform may bear them', () => {
    for (const at of allChoices('money'))
      expect(lines(at).get('Refunds paid for closed sellers')![0].value).toBeGreaterThan(0);
    for (const [language, said, denied] of [
      ['en', 'what it cannot pay the platform pays', 'no other cost'],
      ['zh', '不足的部分由平台支付', '没有平台的其他成本'],
    ] as const) {
      const { moneyCaption } = dictionary(language).accounts;
      expect(moneyCaption).toContain(said);
      expect(moneyCaption).not.toContain(denied);
    }
  });

  test('prints the means of the findings with the decimals of the account', () => {
    for (const at of allChoices('money')) {
      const { platform, period, scenario } = at;
      const mean = (name: string, metric: string) => found(name, metric, platform, period)!.mean;
      const totals = [scenario, view.baseline].flatMap((s) =>
        ['platform.revenue', 'subsidy.spend'].map((m) => mean(s, m)),
      );
      const most = decimalsFor(Math.max(...totals));
      const [cell] = lines(at).get('Advertising')!;
      expect(cell.text).toBe(fixed(mean(view.baseline, 'platform.ads'), most + 1));
    }
  });

  test('claims no direction that an interval does not allow', () => {
    for (const at of allChoices('money')) {
      if (at['scenario'] === view.baseline) continue;
      for (const metric of ['platform.ads', 'platform.revenue', 'subsidy.spend', 'platform.fines']) {
        const d = foundDifference(at['scenario'], metric, at['platform'], at['period'])!;
        const said = lines(at).get(metricTitle(view, metric))![3];
        if (said.text === 'higher') expect(d.p10).toBeGreaterThan(0);
        if (said.text === 'lower') expect(d.p90).toBeLessThan(0);
      }
      expect(lines(at).get('Contribution after cash subsidies')![3].text).toBe('–');
    }
  });

  test('takes a contribution with its interval where the study reports one', () => {
    const contribution = <T extends Estimate>(rows: readonly T[]): T[] =>
      rows.flatMap((r) =>
        r.metric === 'platform.revenue' ? [r, { ...r, metric: 'platform.contribution' }] : [r],
      );
    const { scenarios, differences } = fixture.findings;
    const of = viewOf(
      light({
        scenarios: scenarios.map((s) => ({ ...s, estimates: contribution(s.estimates) })),
        differences: contribution(differences),
      }),
    );
    const { title, caption } = built('money', { scenario: 'ban-subsidy' }, of);
    expect(title).toContain('contribution after cash subsidies is lower');
    expect(caption).not.toContain('no interval');
  });
});

describe('a study that does not report these quantities', () => {
  const { scenarios, differences } = fixture.findings;
  const old = new Set(['gmv.settled', 'closedLoopRatio', 'stores.open', 'sellers.moved']);
  const bare = (keep: (e: Estimate) => boolean) =>
    light({
      scenarios: scenarios.map((s) => ({ ...s, estimates: s.estimates.filter(keep) })),
      differences: differences.filter(keep),
    });

  test.each(ids)('gets a sentence in the place of an empty chart: %s', (id) => {
    for (const language of languages) {
      const of = viewOf(
        bare((e) => old.has(e.metric)),
        language,
      );
      const { title, panels, absent } = built(id, {}, of);
      expect([panels, absent]).toEqual([[], true]);
      expect(title).toMatch(/reports no|没有报告/);
      expect(title).not.toMatch(/undefined|null/);
    }
  });

  test.each(ids)('is shown for the whole run where it is too short for any quarter: %s', (id) => {
    const of = viewOf(bare((e) => e.period === 'total'));
    const { title, panels } = built(id, {}, of);
    expect(title).not.toBe('');
    expect(panels.length > 0).toBe(id !== 'quality');
  });

  test('names the platforms that a chart leaves out', () => {
    const of = viewOf(bare((e) => e.metric !== 'trust' || e.platform !== 'jd'));
    const { caption, panels } = built('quality', { measure: 'trust' }, of);
    expect(panels.map((p) => p.key)).toEqual(['taobao', 'kuaishou', 'douyin']);
    expect(caption).toContain('Not reported for JD.');
  });
});
