import type { NetRow } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { printedDirection, type Direction } from '../words/likelihood.ts';
import { spreadText } from '../words/numbers.ts';
import { nothing, signs, toneOf, type Cell, type Choice } from './exhibit.ts';

/** What routes sold more or less than with the baseline in the chosen period, the largest losses first. */
export const netChanges = (view: View, at: Choice): NetRow[] =>
  view.report.net
    .filter((d) => d.scenario === at['scenario'] && d.period === at['period'])
    .sort((a, b) => a.mean - b.mean || (a.cell < b.cell ? -1 : 1));

const printed = (view: View, { mean, p10, p90 }: NetRow) =>
  spreadText({ median: mean, p10, p90 }, view.words.unit('CNY_bn', true), true);

/** The direction that the printed interval allows; the mean stands inside it or allows none. */
export function netDirection(view: View, row: NetRow): Direction {
  const { n, mean, p10, p90 } = row;
  const probabilityPositive = mean > 0 && p10 > 0 ? 1 : mean < 0 && p90 < 0 ? 0 : 0.5;
  return printedDirection({ n, median: mean, p10, p90, probabilityPositive }, printed(view, row));
}

/** What routes lost, or gained, whose difference is clear. */
export const clearSum = (view: View, rows: readonly NetRow[], side: 'higher' | 'lower'): number =>
  rows.reduce((sum, row) => (netDirection(view, row) === side ? sum + Math.abs(row.mean) : sum), 0);

/** The routes whose difference is not clear: what stands of them in an account of single replicates may be chance. */
export function unclearRoutes(view: View, at: Choice): ReadonlySet<string> {
  const rows = netChanges(view, at);
  const clear = (row: NetRow): boolean => ['higher', 'lower'].includes(netDirection(view, row));
  return new Set(rows.filter((row) => !clear(row)).map((row) => row.cell));
}

/** A route's difference with its interval, marked where its direction is clear. */
export function netCell(view: View, row: NetRow | undefined): Cell {
  if (!row) return nothing;
  const direction = netDirection(view, row);
  const t = printed(view, row);
  const detail = [view.words.interval(t.low, t.high)];
  const { labels } = view.words;
  return {
    text: direction === 'unchanged' ? '0' : `${signs[direction]}${t.median}`,
    value: row.mean,
    detail: direction === 'unclear' || direction === 'tooFew' ? [...detail, labels[direction]] : detail,
    tone: toneOf(direction),
  };
}
