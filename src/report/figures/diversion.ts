import type { AccountRow } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { inOrder, initialPeriod } from '../view.ts';
import { quantity, share, spreadText, type UnitStyle } from '../words/numbers.ts';
import { cellTitle, solePlatform } from '../words/places.ts';
import {
  choice,
  column,
  records,
  text,
  type Cell,
  type Choice,
  type Exhibit,
  type Figure,
  type Panel,
  type Table,
} from './exhibit.ts';
import { clearSum, netCell, netChanges, unclearRoutes } from './netChange.ts';
import { NEUTRAL, platformColour, withAlpha } from './palette.ts';
import { plotText } from './plotText.ts';
import { scenarioControl } from './weekly.ts';

/** Height of one bar with its name above it, and margins, in pixels. */
const ROW = 40;
const MARGINS = { l: 8, r: 14, t: 4, b: 40 };

/** Cells that gained less than this share of the loss are drawn together. */
const LEAST_BAR = 0.01;

/** Sums that are no place of their own. */
const sums: readonly string[] = ['lost', 'gained'];
/** Ends that are told even when nothing came to them. */
const ends: readonly string[] = ['later', 'none'];
const isSum = (to: string): boolean => sums.includes(to);
const isCell = (to: string): boolean => to.includes('>');

/** The rows of one scenario and period: what was lost, what of it others gained, then each place, largest first. */
function chosen(view: View, at: Choice): AccountRow[] {
  const rows = view.report.account.filter((a) => a.scenario === at['scenario'] && a.period === at['period']);
  const rank = ({ to }: AccountRow): number =>
    to === 'lost' ? 0 : to === 'gained' ? 1 : isCell(to) ? 2 : to === 'later' ? 3 : 4;
  const zero = (to: string): AccountRow => ({ ...rows[0], to, mean: 0, p10: 0, p90: 0 });
  const missing = rows.length > 0 ? ends.filter((to) => rows.every((a) => a.to !== to)) : [];
  return [...rows, ...missing.map(zero)].sort(
    (a, b) => rank(a) - rank(b) || b.mean - a.mean || (a.to < b.to ? -1 : 1),
  );
}

const meanOf = (rows: readonly AccountRow[], to: string): number => rows.find((a) => a.to === to)?.mean ?? 0;

const nameOf = (view: View, to: string): string => {
  const { account } = view.words;
  return to === 'lost' || to === 'gained' || to === 'later' || to === 'none' || to === 'rest'
    ? account[to]
    : cellTitle(view, to);
};

function title(view: View, at: Choice, rows: readonly AccountRow[]): string {
  const { account, captions, period, unit } = view.words;
  const scenario = view.scenarioTitle(at['scenario']);
  const when = period(at['period'] ?? '');
  const lost = rows.find((a) => a.to === 'lost');
  if (!lost) return captions.diversionNone(scenario, when);
  const style = unit('CNY_bn', false);
  const part = (to: string) => {
    const row = rows.find((a) => a.to === to);
    return { amount: row ? amounts(row, style).mean : '0', share: share((row?.mean ?? 0) / lost.mean) };
  };
  const net = netChanges(view, at);
  const sumOf = (side: 'higher' | 'lower'): string => quantity(clearSum(view, net, side), style);
  const clause = account.netClause(sumOf('lower'), sumOf('higher'), style.suffix);
  const said = account.title({
    ...{ scenario, period: when, unit: style.suffix, lost: amounts(lost, style).mean },
    ...{ gained: part('gained'), later: part('later'), none: part('none') },
  });
  return net.length > 0 ? view.words.accounts.both(said, clause) : said;
}

/** A mean with the decimals that its interval has too; nothing at all needs none. */
function amounts({ mean, p10, p90 }: Pick<AccountRow, 'mean' | 'p10' | 'p90'>, style: UnitStyle) {
  const t = spreadText({ median: mean, p10, p90 }, style);
  return { mean: mean === 0 ? '0' : t.median, low: t.low, high: t.high };
}

interface Bar {
  readonly to: string;
  readonly mean: number;
  /** Null where bars were drawn together: intervals do not add up. */
  readonly spread: readonly [low: number, high: number] | null;
}

/** What is drawn: cells one by one, small ones as one, then what came back later and what nobody gained. */
function barsOf(rows: readonly AccountRow[]): Bar[] {
  const lost = meanOf(rows, 'lost');
  const bar = ({ to, mean, p10, p90 }: AccountRow): Bar => ({ to, mean, spread: [p10, p90] });
  const gained = rows.filter((a) => isCell(a.to));
  const small = gained.filter((a) => a.mean < LEAST_BAR * lost);
  const rest = small.reduce((sum, a) => sum + a.mean, 0);
  return [
    ...gained.filter((a) => !small.includes(a)).map(bar),
    ...(rest > 0 ? [{ to: 'rest', mean: rest, spread: null }] : []),
    ...rows.filter((a) => a.to === 'later' || a.to === 'none').map(bar),
  ];
}

function colourOf(view: View, to: string): string {
  const sole = isCell(to) ? solePlatform(to) : null;
  return sole === null ? NEUTRAL : platformColour(sole, view.platforms);
}

/** Told by shape as well as by name: full is gained now, dotted came back later, striped is gone. */
const patterns: Readonly<Record<string, string>> = { later: '.', none: '/' };

/** Narrower panels leave the interval to the whisker and the table. */
const ROOMY = 420;

/** The intervals of the bars that have one, about points that are not drawn: a bar without one would get an end of it. */
function whiskers(bars: readonly Bar[], at: readonly number[], style: UnitStyle): Record<string, unknown> {
  const known = bars.flatMap(({ mean, spread }, i) =>
    spread && mean > 0 ? [{ mean, spread, y: at[i] }] : [],
  );
  const lengths = (end: 0 | 1): number[] =>
    known.map(({ mean, spread }) => Math.max(0, (end === 1 ? 1 : -1) * (spread[end] - mean)) * style.scale);
  return {
    ...{ type: 'scatter', mode: 'markers', marker: { opacity: 0 }, hoverinfo: 'skip' },
    ...{ x: known.map(({ mean }) => mean * style.scale), y: known.map(({ y }) => y) },
    error_x: {
      ...{ type: 'data', symmetric: false, array: lengths(1), arrayminus: lengths(0) },
      ...{ color: '#222222', thickness: 1.2, width: 4 },
    },
  };
}

interface Drawn {
  readonly bars: readonly Bar[];
  readonly lost: number;
  /** Routes that are pale and say so, because nothing clear is left of their gain. */
  readonly unclear: ReadonlySet<string>;
}

function panel(view: View, { bars, lost, unclear }: Drawn, alt: string, width: number): Panel {
  const style = view.words.unit('CNY_bn', false);
  const at = bars.map((_, i) => -i);
  const label = (b: Bar): string => {
    const t = b.spread && amounts({ mean: b.mean, p10: b.spread[0], p90: b.spread[1] }, style);
    const interval = t && b.mean > 0 && width >= ROOMY ? ` [${t.low} – ${t.high}]` : '';
    const mark = unclear.has(b.to) ? ` (${view.words.account.noNet})` : '';
    return `${nameOf(view, b.to)}${mark}: ${t?.mean ?? quantity(b.mean, style)}${interval}, ${share(b.mean / lost)}`;
  };
  const height = bars.length * ROW + MARGINS.t + MARGINS.b;
  return {
    ...{ key: 'account', heading: '', colour: null, alt, height },
    traces: [
      {
        ...{ type: 'bar', orientation: 'h', x: bars.map((b) => b.mean * style.scale), y: at, width: 0.34 },
        marker: {
          color: bars.map((b) => withAlpha(colourOf(view, b.to), unclear.has(b.to) ? 0.25 : 0.75)),
          pattern: { shape: bars.map((b) => patterns[b.to] ?? ''), size: 6 },
        },
        ...{ text: bars.map((b) => plotText(label(b))), textposition: 'none' },
        hovertemplate: '%{text}<extra></extra>',
      },
      whiskers(bars, at, style),
    ],
    layout: {
      ...{ height, margin: MARGINS, showlegend: false, dragmode: false, paper_bgcolor: '#ffffff' },
      font: { family: 'system-ui, sans-serif', size: 11, color: '#222222' },
      xaxis: {
        ...{ title: { text: plotText(style.label), font: { size: 11 }, standoff: 4 }, rangemode: 'tozero' },
        ...{ gridcolor: '#eeeeee', zerolinecolor: '#999999', nticks: 6, exponentformat: 'none' },
      },
      yaxis: { visible: false, range: [-bars.length + 0.5, 0.62], fixedrange: true },
      annotations: bars.map((b, i) => ({
        ...{ xref: 'paper', x: 0, xanchor: 'left', y: -i + 0.36, yref: 'y', yanchor: 'middle' },
        ...{ text: plotText(label(b)), showarrow: false, font: { size: 11, color: '#222222' } },
      })),
    },
  };
}

function table(view: View, at: Choice, rows: readonly AccountRow[]): Table {
  const { account, labels, unit } = view.words;
  const style = unit('CNY_bn', false);
  const lost = meanOf(rows, 'lost');
  const titles = [`${labels.mean} (${style.label})`, labels.p10, labels.p90, account.share];
  const net = netChanges(view, at);
  const empty = titles.map(() => text(''));
  const netTitle = `${account.net} (${style.label})`;
  return {
    columns: [column(account.where), ...[...titles, netTitle].map((t) => column(t, true))],
    parts: net.length > 0 ? [{ title: account.netHeading, above: rows.length }] : [],
    rows: [
      ...rows.map((a): Cell[] => {
        const t = amounts(a, style);
        const part = a.mean / lost;
        return [
          { text: nameOf(view, a.to), ...(isSum(a.to) ? { tone: 'strong' } : {}) },
          { text: t.mean, value: a.mean, tone: 'strong' },
          ...[
            { text: t.low, value: a.p10 },
            { text: t.high, value: a.p90 },
          ],
          { ...text(share(part)), value: part },
          isCell(a.to)
            ? netCell(
                view,
                net.find((d) => d.cell === a.to),
              )
            : text(''),
        ];
      }),
      ...net.map((d): Cell[] => [text(cellTitle(view, d.cell)), ...empty, netCell(view, d)]),
    ],
  };
}

/** What became of the GMV that a scenario takes from some cells: gained by others, deferred, destroyed. */
export const diversion: Figure = {
  id: 'diversion',
  form: 'wide',
  controls(view) {
    const { controls, period } = view.words;
    const periods = inOrder(view.report.account.map((d) => d.period));
    const initial = initialPeriod(view, periods);
    const options = periods.map((p) => [p, period(p)] as const);
    return [scenarioControl(view), choice('period', controls.period, options, initial)];
  },
  build(view, at, width): Exhibit {
    const { account, captions } = view.words;
    const rows = chosen(view, at);
    const heading = title(view, at, rows);
    const subtitle = account.subtitle(view.scenarioTitle(view.baseline), view.report.findings.replicates);
    const bars = barsOf(rows);
    const alt = captions.alt(heading, subtitle);
    const drawn = { bars, lost: meanOf(rows, 'lost'), unclear: unclearRoutes(view, at) };
    return {
      ...{ title: heading, subtitle, caption: `${account.chance} ${account.caption}`, legend: [], marks: [] },
      panels: bars.length > 0 ? [panel(view, drawn, alt, width)] : [],
      table: () => table(view, at, rows),
      file: () => records(rows),
    };
  },
};
