/**
 * What any exhibit prints about its data, for every figure, every choice of its controls and both languages, on reports
 * whose numbers are drawn at random: a title, subtitle, caption or description is made of claims about single rows of
 * the findings, of numbers of the exhibit's own table, and of words. A new figure falls under this by being listed;
 * where its title prints a sum that its table lacks, the sum is recomputed here (`sums`).
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claim, figures, type Exhibit, type Figure, type Table, type View } from '../../src/report/index.ts';
import type { Difference, NetRow } from '../../src/study/findings.ts';
import type { Cell, Choice, Control } from '../../src/report/figures/exhibit.ts';
import { largestLoss } from '../../src/report/figures/cellToCell.ts';
import { isFar, judge } from '../../src/report/fitScore.ts';
import { chosenFlows, moved } from '../../src/report/figures/flows.ts';
import { drawnFlows } from '../../src/report/figures/migration.ts';
import { printedDirection, type Direction } from '../../src/report/words/likelihood.ts';
import { count, quantity, roughly, share, spreadText } from '../../src/report/words/numbers.ts';
import { returnClaim } from '../../src/report/words/subsidy.ts';
import { verdict } from '../../src/report/words/verdict.ts';
import { randomReport } from './randomReport.ts';
import { languages, viewOf } from './reading.ts';

/** Numbers of a text as they are printed, without signs. */
const numbersIn = (text: string): string[] => text.match(/\d+(,\d{3})*(\.\d+)?/g) ?? [];

/** Phrases with numbers that belong to the language and not to the data. */
const phrases: readonly RegExp[] = [
  ...[/80\s?%/g, /50\s?%/g, /\[10 % – 90 %\]/g, /［10%–90%］/g, /3 MB/g, /30 June 2020|2020年6月30日/g],
  ...[/largest 1 %/g, /最大的1%/g, /100 best-selling/g, /最高的100名/g, /add up to 100 %/g, /之和为100%/g],
  ...[/1 where one platform/g, /独占时为1/g, /13 weeks after/g, /货源13周/g],
  ...[/from 0 to 1\b/g, /0到1/g],
];

/** The text without names, periods, numbers of replicates and fixed phrases. */
function bare(view: View, text: string): string {
  const { scenarios, platforms, findings } = view.report;
  const names = [...scenarios, ...platforms].map((x) => x.title).sort((a, b) => b.length - a.length);
  const n = `n = ${count(findings.replicates)}`;
  const parts = [...names, n, ...[...view.periods].sort((a, b) => b.length - a.length)];
  const plain = phrases.reduce((rest, phrase) => rest.replace(phrase, ' '), text);
  return parts.reduce((rest, part) => rest.split(part).join(' '), plain);
}

/** Every claim that may be made about a row, by scenario and period; each is a sentence about one row. */
const claimsOf = new WeakMap<View, Map<string, Set<string>>>();

/** The paired differences of the page, those of the accounts too. */
const pairedRows = (view: View): Difference[] => {
  const { differences, measureDifferences } = view.report.findings;
  const accounts = measureDifferences.map((d) =>
    view.measureDifference(d.scenario, d.metric, d.platform, d.period)!,
  );
  const added = view.report.findings.increments.map((d) =>
    view.increment(d.scenario, d.metric, d.platform, d.period)!,
  );
  return [...differences, ...accounts, ...added];
};

function allClaims(view: View): Map<string, Set<string>> {
  const known = claimsOf.get(view) ?? new Map<string, Set<string>>();
  const add = ({ scenario, period }: { scenario: string; period: string }, said: string) => {
    const key = `${scenario}\n${period}`;
    known.set(key, (known.get(key) ?? new Set()).add(said));
  };
  if (!claimsOf.has(view)) {
    for (const d of pairedRows(view)) add(d, claim(view, d));
    for (const s of view.report.findings.subsidies) add(s, returnClaim(view, s));
  }
  claimsOf.set(view, known);
  return known;
}

/** The text without its claims about rows of a scenario and period that it names; `focus` may go without saying. */
function withoutClaims(view: View, text: string, focus = ''): string {
  let rest = text;
  for (const [key, claims] of allClaims(view)) {
    const [scenario, period] = key.split('\n');
    const named = scenario === focus || text.includes(view.scenarioTitle(scenario));
    if (!named || !text.includes(view.words.period(period))) continue;
    for (const c of claims) if (rest.includes(c)) rest = rest.split(c).join(' ');
  }
  return rest;
}

const cellsOf = (table: Table): string[] =>
  [...table.rows.flat(), ...(table.parts ?? []).map((p) => ({ text: p.title, detail: [] }))].flatMap((c) => [
    c.text,
    ...(c.detail ?? []),
  ]);

/** Tables of single weeks have thousands of rows and back no caption. */
const weekly = new Set(['gmv', 'differences']);

const total = (rows: readonly { mean: number }[]): number => rows.reduce((sum, row) => sum + row.mean, 0);

/** Sums and counts that a text prints and its table does not, recomputed from the report. */
const sums: Readonly<Partial<Record<string, (view: View, at: Choice) => string[]>>> = {
  migration(view, at) {
    const all = chosenFlows(view, at);
    const { drawn, rest } = drawnFlows(at['staying'] === 'everyone' ? all : all.filter(moved));
    const movers = total(all.filter(moved));
    const parts = [roughly(movers), roughly(total(all)), share(movers / total(all))];
    return [...parts, String(drawn.length), roughly(rest)];
  },
  cells(view, at) {
    const rows = view.report.findings.diversion
      .filter((d) => d.scenario === at['scenario'] && d.period === at['period'])
      .sort((a, b) => b.mean - a.mean); // as the figure adds them up: halves round by the last bit
    const style = view.words.unit('CNY_bn', false);
    if (rows.length === 0) return [];
    const lost = [total(rows), total(rows.filter((d) => d.to === 'none')), largestLoss(rows).mean];
    return lost.map((x) => quantity(x, style));
  },
  diversion(view, at) {
    const style = view.words.unit('CNY_bn', false);
    const rows = view.report.net
      .filter((d) => d.scenario === at['scenario'] && d.period === at['period'])
      .sort((a, b) => a.mean - b.mean);
    const clear = (d: NetRow): boolean => {
      const { low, high } = spreadText({ ...d, median: d.mean }, view.words.unit('CNY_bn', true), true);
      return valueOf(low) > 0 || valueOf(high) < 0;
    };
    const sides = [rows.filter((d) => d.mean > 0), rows.filter((d) => d.mean < 0)];
    return sides.map((some) => quantity(Math.abs(total(some.filter(clear))), style));
  },
  fit(view) {
    const parts = (['check', 'fit'] as const).flatMap((use) => {
      const rows = view.report.fit.filter((row) => row.use === use);
      const judged = rows.filter((row) => !['noRange', 'notSimulated'].includes(judge(row)));
      return [judged, rows.filter((row) => judge(row) === 'inside')];
    });
    return [...parts, view.report.fit.filter(isFar)].map((some) => count(some.length));
  },
  assumptions(view) {
    const all = view.report.assumptions;
    return [all, all.filter((a) => a.varies)].map((some) => count(some.length));
  },
};

const directionIn = (view: View, d: Difference): string =>
  printedDirection(d, spreadText(d, view.words.unit(d.unit, true), true));

/**
 * Short claims that name several scenarios at once, recomputed from the report: each scenario in them has the named
 * direction in both of its printed intervals, and no scenario that has it is left out.
 */
const groupedClaims: Readonly<Partial<Record<string, (view: View, at: Choice) => string[]>>> = {
  frontier(view, { measure, platform, period }) {
    const sides = ['higher', 'lower', 'unclear', 'unchanged', 'tooFew'] as const;
    const is = (scenario: string, metric: string, side: Direction): boolean => {
      const d = view.measureDifference(scenario, metric, platform, period);
      return d !== undefined && directionIn(view, d) === side;
    };
    return sides.flatMap((quality) =>
      sides.flatMap((gmv) => {
        const some = view.alternatives.filter((s) => is(s, measure, quality) && is(s, 'gmv.settled', gmv));
        const name = view.words.metric(measure);
        const titles = some.map(view.scenarioTitle);
        return some.length > 0 ? [view.words.accounts.frontierGroup(name, quality, gmv, titles)] : [];
      }),
    );
  },
};

/** A title without all that may be said in it of directions. */
function withoutSaid({ view, figure, at, exhibit }: Omit<Seen, 'place'>): string {
  const groups = groupedClaims[figure.id]?.(view, at) ?? [];
  // Whole clauses only: a group with one scenario more would begin like the right one.
  const clauses = exhibit.title.split(/(?<=[:：;；]\s?)|(?=[;；])/);
  return withoutClaims(view, clauses.filter((clause) => !groups.includes(clause)).join(''));
}

/** Words that say which way something goes; they may stand in claims only. */
const directions =
  /\b(higher|lower|raises?|lowers|rises?|rose|falls?|fell|gains|loses|more|fewer|less|increases?|decreases?|grows?|shrinks?|drops?|declines?)\b|更高|更低|上升|下降|增加|减少|更多|更少|提高|降低/i;

/** Numbers of a text that neither its claims nor `own` account for. */
function unfounded(view: View, text: string, own: ReadonlySet<string>): string[] {
  return numbersIn(bare(view, withoutClaims(view, text))).filter((printed) => !own.has(printed));
}

function choices(controls: readonly Control[]): Choice[] {
  const first = Object.fromEntries(controls.map((c) => [c.name, c.initial]));
  return [first, ...controls.flatMap((c) => c.options.map((o) => ({ ...first, [c.name]: o.value })))];
}

const textsOf = ({ title, subtitle, caption, panels }: Exhibit): string[] => [
  ...[title, subtitle, caption],
  ...panels.map((p) => p.alt),
];

function ownNumbers(view: View, figure: Figure, at: Choice, exhibit: Exhibit): Set<string> {
  const table = weekly.has(figure.id) ? [] : cellsOf(exhibit.table());
  return new Set([...table, ...(sums[figure.id]?.(view, at) ?? [])].flatMap(numbersIn));
}

interface Seen {
  readonly view: View;
  readonly figure: Figure;
  readonly at: Choice;
  readonly exhibit: Exhibit;
  /** Where to find it again. */
  readonly place: string;
}

/** Every exhibit of a report in every language. */
const exhibitsOf = (seed: number): Seen[] =>
  languages.flatMap((language) => {
    const view = viewOf(randomReport(seed), language);
    return figures.flatMap((figure) =>
      choices(figure.controls(view)).map((at) => ({
        ...{ view, figure, at, exhibit: figure.build(view, at, 600) },
        place: `seed ${seed}, ${language}, ${figure.id} ${JSON.stringify(at)}`,
      })),
    );
  });

/** A loaded machine takes a while to read ten reports; milliseconds. */
const PATIENCE = 180_000;

const seeds = fc.sample(fc.nat(), process.env['CARTBAN_LONG'] ? 60 : 5);

describe.each(seeds)('every exhibit of report %i, whatever its controls and its language', (seed) => {
  const all = exhibitsOf(seed);
  const tables = all.filter(({ figure }) => !weekly.has(figure.id));

  test('prints no number about the data that is not in its table or in a claim about a row it names', () => {
    for (const { view, figure, at, exhibit, place } of all) {
      const own = ownNumbers(view, figure, at, exhibit);
      for (const text of textsOf(exhibit))
        expect(unfounded(view, text, own), `${place}: ${text}`).toEqual([]);
    }
  });

  test('names a direction in a title only within a claim', () => {
    for (const { place, ...seen } of all)
      expect(directions.exec(withoutSaid(seen))?.[0], `${place}: ${seen.exhibit.title}`).toBeUndefined();
  });

  test('prints in a table what rounding makes of the value behind it', () => {
    for (const { exhibit, place } of tables)
      for (const cell of exhibit.table().rows.flat())
        expect(isRounded(cell), `${place}: ${cell.text} for ${cell.value}`).toBe(true);
  });

  test('marks a cell ▲ or ▼ only where its printed interval leaves out zero on that side', () => {
    let marked = 0;
    for (const { view, exhibit, place } of tables)
      for (const cell of exhibit.table().rows.flat()) {
        const lines = [cell.text, ...(cell.detail ?? [])];
        const at = lines.findIndex((line) => /[▲▼]/.test(line));
        if (at < 0) continue;
        marked++;
        const sign = lines[at].includes('▲') ? '+' : '\u2212';
        const [median, low, high] = lines
          .slice(at)
          .join(' ')
          .match(/[+\u2212]?\d[\d,.]*/g)!;
        for (const printed of [median, low, high])
          expect(printed.startsWith(sign) && /[1-9]/.test(printed), `${place}: ${lines.join(' | ')}`).toBe(
            true,
          );
        expect(lines).not.toContain(view.words.labels.unclear);
      }
    expect(marked).toBeGreaterThan(50);
  });
});

const valueOf = (printed: string): number => Number(printed.replace(/[,+]/g, '').replace('\u2212', '-'));

/**
 * Whether a cell prints the value behind it in some unit, rounded to the digits that are printed. Counts are rounded to
 * tens, hundreds and so on, the same for the lines of a cell, so the line with most zeros tells how far.
 */
function isRounded({ text, value, detail }: Cell): boolean {
  const [printed] = /[+\u2212]?\d[\d,]*(\.\d+)?/.exec(text) ?? [];
  if (typeof value !== 'number' || printed === undefined) return true;
  const zeros = [text, ...(detail ?? [])]
    .flatMap(numbersIn)
    .map((t) => /[1-9,](0[0,]*)$/.exec(t)?.[1].replace(/,/g, '').length ?? 0);
  const decimals = printed.split('.')[1]?.length ?? -Math.max(...zeros);
  return [1, 10, 100].some(
    (scale) => Math.abs(valueOf(printed) - value * scale) <= 0.50001 * 10 ** -decimals,
  );
}

describe('a claim', () => {
  test('says that there is no clear difference wherever its printed interval holds zero', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...languages), (seed, language) => {
        const view = viewOf(randomReport(seed), language);
        for (const d of view.report.findings.differences) {
          const { low, high } = spreadText(d, view.words.unit(d.unit, true), true);
          const [from, to] = [low, high].map(valueOf);
          const direction = printedDirection(d, { low, high });
          if (from <= 0 && to >= 0) expect(['unclear', 'unchanged', 'tooFew']).toContain(direction);
          const text = claim(view, d);
          expect(/\bhigher\b|更高/.test(text)).toBe(direction === 'higher');
          expect(/\blower\b|更低/.test(text)).toBe(direction === 'lower');
          if (direction === 'unclear') expect(text).toMatch(/no clear difference|无明显差异/);
        }
      }),
      { numRuns: 6 },
    );
  });
});

describe('the verdict', () => {
  test(
    'is made of claims about rows it names, and of no other number',
    () => {
      fc.assert(
        fc.property(fc.nat(), fc.constantFrom(...languages), (seed, language) => {
          const view = viewOf(randomReport(seed), language);
          for (const sentence of verdict(view)) {
            const rest = bare(view, withoutClaims(view, sentence));
            expect(rest).not.toMatch(directions);
            expect(numbersIn(rest)).toEqual([]);
          }
        }),
        { numRuns: 10 },
      );
    },
    PATIENCE,
  );
});

test('a changed digit, a claim of another period and a direction without its interval are all noticed', () => {
  const view = viewOf(randomReport(1));
  const figure = figures.find((f) => f.id === 'diversion')!;
  const at = choices(figure.controls(view))[0];
  const exhibit = figure.build(view, at, 600);
  const own = ownNumbers(view, figure, at, exhibit);
  const [first] = numbersIn(bare(view, exhibit.title));
  expect(unfounded(view, exhibit.title, own)).toEqual([]);
  expect(unfounded(view, exhibit.title.replace(first, `${first}7`), own)).toEqual([`${first}7`]);
  const d = view.report.findings.differences.find((row) => row.p10 > 1)!;
  const title = `“${view.scenarioTitle(d.scenario)}”, ${d.period}: ${claim(view, d)}`;
  expect(unfounded(view, title, new Set())).toEqual([]);
  expect(withoutClaims(view, title)).not.toMatch(directions);
  const other = title.replace(d.period, d.period === '2019' ? '2020' : '2019');
  expect(unfounded(view, other, new Set()).length).toBeGreaterThan(0);
  expect(withoutClaims(view, other)).toMatch(directions);
});

test('a group of scenarios with the wrong direction, or with one scenario too many, is noticed', () => {
  const figure = figures.find((f) => f.id === 'frontier')!;
  let grouped = 0;
  for (let seed = 1; seed <= 8; seed++) {
    const view = viewOf(randomReport(seed));
    for (const at of choices(figure.controls(view))) {
      const exhibit = figure.build(view, at, 600);
      const said = (title: string) => withoutSaid({ view, figure, at, exhibit: { ...exhibit, title } });
      if (!directions.test(exhibit.title)) continue;
      grouped++;
      expect(said(exhibit.title)).not.toMatch(directions);
      const turned = exhibit.title.replace(/higher|lower/, (side) =>
        side === 'higher' ? 'lower' : 'higher',
      );
      expect(said(turned)).toMatch(directions);
      const base = view.scenarioTitle(view.baseline);
      const more = exhibit.title.replace(/((?:higher|lower)[^;]*? with )(?=“)/, `$1“${base}”, `);
      expect(more).not.toBe(exhibit.title);
      expect(said(more)).toMatch(directions);
    }
  }
  expect(grouped).toBeGreaterThan(5);
});
