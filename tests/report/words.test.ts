import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alsoTold, askedMetrics } from '../../src/report/asked.ts';
import { claim, saidDirection } from '../../src/report/words/claim.ts';
import { directionOf, likelihoodOf, printedDirection } from '../../src/report/words/likelihood.ts';
import { count, fixed, percent, roughly, spreadText } from '../../src/report/words/numbers.ts';
import { verdict } from '../../src/report/words/verdict.ts';
import { anchorsByKind } from '../../src/report/figures/anchorsByKind.ts';
import { frontier } from '../../src/report/figures/frontier.ts';
import { scenarioTable } from '../../src/report/figures/scenarioTable.ts';
import { fewestForDirection } from '../../src/study/direction.ts';
import { differences } from './arbitraries.ts';
import type { ComparisonReport, Difference } from '../../src/study/findings.ts';
import { fixture, settledOnly, withFindings } from './fixture.ts';
import { randomReport } from './randomReport.ts';
import { initialPeriod, type View } from '../../src/report/view.ts';
import { languages, view, viewOf, views } from './reading.ts';

/** Every number in a text as it is printed, with its sign and its thousands. */
const numbersIn = (text: string): string[] => text.match(/[+\u2212]?\d+(,\d{3})*(\.\d+)?/g) ?? [];
const valueOf = (printed: string): number => Number(printed.replace(/,/g, '').replace('\u2212', '-'));

describe('numbers', () => {
  test('are printed the way the world writes them', () => {
    expect(fixed(-1234567.891, 1)).toBe('\u22121,234,567.9');
    expect(fixed(-0.004, 2, true)).toBe('0.00');
    expect(fixed(12.3, 1, true)).toBe('+12.3');
    expect(roughly(181_626)).toBe('182,000');
    expect(roughly(941)).toBe('941');
    expect(count(1500)).toBe('1,500');
    expect([percent(0.004), percent(0.998), percent(1), percent(0)]).toEqual([
      '<1\u202f%',
      '>99\u202f%',
      '100\u202f%',
      '0\u202f%',
    ]);
  });

  test('of a spread lie within half a unit of their last digit', () => {
    fc.assert(
      fc.property(differences, ({ median, p10, p90, unit }) => {
        const style = view.words.unit(unit, true);
        const text = spreadText({ median, p10, p90 }, style, true);
        const widest = Math.max(...[median, p10, p90].map((v) => Math.abs(v * style.scale)));
        for (const [printed, value] of [
          [text.median, median],
          [text.low, p10],
          [text.high, p90],
        ] as const) {
          const tolerance = Math.max(
            0.006 * widest,
            style.decimals === null || style.decimals === 'whole' ? 0.00006 : 0.06,
          );
          expect(Math.abs(valueOf(printed) - value * style.scale)).toBeLessThanOrEqual(
            style.decimals === 'whole' ? Math.max(tolerance, 0.5) : tolerance,
          );
        }
      }),
    );
  });
});

describe('a claim', () => {
  test('prints only numbers of its row, in every language', () => {
    fc.assert(
      fc.property(differences, fc.constantFrom(...languages), (d, language) => {
        const view = views[language];
        const style = view.words.unit(d.unit, true);
        const { median, low, high } = spreadText(d, style, true);
        const shares = [percent(d.probabilityPositive), percent(1 - d.probabilityPositive)].flatMap(
          numbersIn,
        );
        const allowed = new Set([...[median, low, high].flatMap(numbersIn), ...shares, count(d.n), '80']);
        for (const printed of numbersIn(claim(view, d))) expect(allowed).toContain(printed);
      }),
    );
  });

  test('names a direction only when its 80 % interval leaves out zero, and then the right one, in every language', () => {
    fc.assert(
      fc.property(differences, fc.constantFrom(...languages), (d, language) => {
        const text = claim(views[language], d);
        if (/higher|更高/.test(text)) expect(d.p10).toBeGreaterThan(0);
        if (/lower|更低/.test(text)) expect(d.p90).toBeLessThan(0);
        if (d.p10 <= 0 && d.p90 >= 0)
          expect(text).toMatch(
            d.n < fewestForDirection
              ? /too few replicates|nothing changes|重复次数过少|没有变化/
              : /no clear difference|nothing changes|无明显差异|没有变化/,
          );
        expect(['higher', 'lower', 'unclear', 'unchanged', 'tooFew']).toContain(directionOf(d));
      }),
    );
  });

  test('names no direction of fewer than eight replicates, however clear they are, and does of eight', () => {
    const d = view.difference('cart-ban', 'gmv.settled', 'douyin', '2021')!;
    expect(d.p90).toBeLessThan(0);
    const few = { ...d, n: 7, probabilityPositive: 0 };
    const printed = spreadText(d, view.words.unit(d.unit, true), true);
    expect(printedDirection(few, printed)).toBe('tooFew');
    expect(printedDirection({ ...few, n: 8 }, printed)).toBe('lower');
    for (const language of languages) {
      expect(claim(views[language], few)).toMatch(/too few replicates to say|重复次数过少，无法判断/);
      expect(claim(views[language], few)).not.toMatch(/likely|lower|higher|可能|更低|更高/);
      expect(claim(views[language], { ...few, n: 8 })).toMatch(/is lower|更低/);
    }
  });

  test('and every table of the page follow the same rule, and say it', () => {
    const { findings } = fixture;
    const fewer = {
      ...findings,
      replicates: 4,
      differences: findings.differences.map((d) => ({ ...d, n: 4 })),
    };
    for (const language of languages) {
      const of = viewOf({ ...fixture, findings: fewer }, language);
      for (const figure of [scenarioTable, anchorsByKind, frontier]) {
        const at = Object.fromEntries(figure.controls(of).map((c) => [c.name, c.initial]));
        const chosen = figure === anchorsByKind ? { ...at, scenario: 'cart-ban' } : at;
        const { title, subtitle, table } = figure.build(of, chosen, 900);
        const cells = table().rows.flat();
        const text = cells.flatMap((c) => [c.text, ...(c.detail ?? [])]).join('\n');
        expect(text, figure.id).not.toMatch(/[▲▼]|no clear difference|无明显差异/);
        expect(text, figure.id).toContain(of.words.labels.tooFew);
        expect(cells.map((c) => c.tone)).not.toContain('tooFew');
        expect(title, figure.id).not.toMatch(/lower|higher|更低|更高/);
        expect(subtitle, figure.id).not.toMatch(/holds zero|包含零/);
      }
    }
  });

  test('says that nothing changes when no replicate differs', () => {
    const d = view.difference('cart-ban', 'gmv.settled', 'douyin', '2019')!;
    expect([d.p10, d.p90]).toEqual([0, 0]);
    expect(claim(view, d)).toContain('nothing changes');
  });
});

describe('a likelihood word', () => {
  test('follows the scale of the IPCC', () => {
    const words = [0.995, 0.95, 0.8, 0.5, 0.2, 0.05, 0.005].map((p) => likelihoodOf(p, 1000));
    expect(words).toEqual([
      ...['virtuallyCertain', 'veryLikely', 'likely', 'aboutAsLikelyAsNot'],
      ...['unlikely', 'veryUnlikely', 'exceptionallyUnlikely'],
    ]);
  });

  test('is never stronger than the number of replicates can show', () => {
    expect(likelihoodOf(1, 20)).toBe('veryLikely');
    expect(likelihoodOf(1, 5)).toBe('likely');
    expect(likelihoodOf(1, 100)).toBe('virtuallyCertain');
  });
});

/** A report with a contribution and attention for every platform, each scenario beside the one that it adds to. */
function withContributions(report: ComparisonReport): ComparisonReport {
  const settled = report.findings.differences.filter(
    (d) => d.metric === 'gmv.settled' && d.platform !== null && d.channel === null && d.tier === null,
  );
  const more = settled.flatMap((d, i) =>
    ['gmv.attention', 'platform.contribution'].map((metric, k) => ({
      ...{ ...d, ...settled[(i + 1 + k) % settled.length], metric },
      ...{ scenario: d.scenario, platform: d.platform, period: d.period },
      baseline: report.scenarios.find((s) => s.name === d.scenario)!.reference!,
    })),
  );
  const differences = [...report.findings.differences.filter((d) => d.metric !== 'gmv.attention'), ...more];
  return { ...report, findings: { ...report.findings, differences } };
}

describe('the verdict', () => {
  test('is a sentence a scenario, and each says that it speaks of this model', () => {
    for (const language of languages) {
      const sentences = verdict(views[language]);
      expect(sentences).toHaveLength(view.alternatives.length);
      for (const sentence of sentences) expect(sentence.toLowerCase()).toMatch(/in this model|在本模型中/);
    }
  });

  test('speaks of the headline’s period alone', () => {
    expect([view.focus, view.focusPlatform, view.headline]).toEqual(['cart-ban', 'douyin', '2021']);
    for (const sentence of verdict(view)) expect(sentence).not.toMatch(/20\d\dQ|\b20(19|20)\b/);
  });

  test('tells the whole run, and as much of it, where no whole year differs', () => {
    const nothing = { mean: 0, median: 0, p10: 0, p90: 0, probabilityPositive: 0.5 };
    const { findings } = fixture;
    const years = findings.differences.filter((d) => d.period === '2021');
    const moved = (d: Difference): Difference => {
      if (d.period !== 'total') return { ...d, ...nothing };
      const year = years.find((y) =>
        ['metric', 'platform', 'channel', 'tier', 'scenario', 'baseline'].every(
          (part) => y[part as keyof Difference] === d[part as keyof Difference],
        ),
      );
      return year ? { ...year, period: 'total' } : d;
    };
    const report = withFindings({ differences: findings.differences.map(moved) });
    const cut = viewOf(report);
    expect(cut.headline).toBe('total');
    const timeless = (of: View): string[] =>
      verdict(of).map((sentence) =>
        ['total', '2021'].reduce((text, p) => text.replaceAll(of.words.period(p), 'THEN'), sentence),
      );
    expect(timeless(cut)).toEqual(timeless(view));
    // flows are told by the year and by the quarter only
    expect(initialPeriod(cut, ['2019Q4', '2020Q3', '2019'])).toBe('2020Q3');
    expect(initialPeriod(view, ['2021Q4', '2020', '2021'])).toBe('2021');
    expect(initialPeriod(view, [])).toBeUndefined();
  });

  test('sets each scenario beside the one it adds to, and asks it about what it changes', () => {
    const [ban, coupon, traffic, inspections] = verdict(view);
    expect(ban).toContain('“Cart ban” beside “No ban”');
    expect(ban).toContain('Douyin’s closed-loop ratio');
    expect(coupon).toContain('“Ban plus coupon” beside “Cart ban”');
    expect(coupon).toContain('for each yuan spent');
    expect(traffic).toContain('Douyin’s settled GMV');
    expect(inspections).toContain('Douyin’s number of bad sellers removed');
    expect(inspections).toContain('Douyin’s mean quality');
  });

  test('tells also what a change clearly does to the attention and the contribution of who makes it, and only that', () => {
    let [told, kept] = [0, 0];
    for (const seed of [1, 2, 3]) {
      const read = viewOf(withContributions(randomReport(seed)));
      for (const { name, touches } of read.report.scenarios) {
        if (name === read.baseline) continue;
        const asked = askedMetrics(touches).map((q) => `${q.metric} ${q.platform}`);
        const sentence = verdict(read)[read.alternatives.indexOf(name)];
        for (const { metric, platform } of alsoTold(touches, read.focusPlatform)) {
          const d = read.increment(name, metric, platform, read.headline)!;
          if (asked.includes(`${metric} ${platform}`)) continue;
          const clear = d.p10 > 0 || d.p90 < 0;
          expect(sentence.includes(claim(read, d))).toBe(clear && saidDirection(read, d) !== 'unclear');
          if (clear) told++;
          else kept++;
        }
      }
    }
    expect(Math.min(told, kept)).toBeGreaterThan(0);
  });

  test('asks of a platform that closes links what is bought on it and left to it, and of the study’s own what it gets and keeps', () => {
    const links = alsoTold([{ platform: 'kuaishou', what: 'links' }], 'douyin');
    expect(links.map((q) => `${q.platform} ${q.metric}`)).toEqual([
      ...['kuaishou gmv.attention', 'kuaishou platform.contribution'],
      ...['douyin gmv.settled', 'douyin platform.contribution'],
    ]);
    const own = alsoTold([{ platform: 'douyin', what: 'trafficSupport' }], 'douyin');
    expect(own.map((q) => `${q.platform} ${q.metric}`)).toEqual(['douyin platform.contribution']);
    expect(alsoTold([], 'douyin')).toEqual([]);
  });

  test('prints only numbers of the scenario table, whatever the differences are', () => {
    const rows = fc.array(differences, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rows, (some) => {
        const findings = {
          ...withFindings({
            scenarios: settledOnly,
            differences: some,
            flows: [],
            diversion: [],
            subsidies: [],
          }),
          weekly: [],
          weeklyDifferences: [],
        };
        const read = viewOf(findings);
        const printable = some.flatMap((d) => {
          const { median, low, high } = spreadText(d, read.words.unit(d.unit, true), true);
          const shares = [percent(d.probabilityPositive), percent(1 - d.probabilityPositive)];
          return [median, low, high, ...shares, count(d.n)].flatMap(numbersIn);
        });
        const allowed = new Set([...printable, '80', '2020', '2021', '4', '3', '2', '1']);
        for (const printed of verdict(read).flatMap(numbersIn)) expect(allowed).toContain(printed);
      }),
    );
  });

  test('does not compare a baseline that stands alone', () => {
    const alone = withFindings({ differences: [] });
    const sentences = verdict(viewOf({ ...alone, scenarios: alone.scenarios.slice(0, 1) }));
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain('nothing to compare');
  });
});
