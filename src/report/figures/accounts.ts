import type { Difference } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { saidDirection } from '../words/claim.ts';
import type { Direction } from '../words/likelihood.ts';
import { percent, spreadText, type UnitStyle } from '../words/numbers.ts';
import { choice, column, nothing, signs, toneOf, type Cell, type Control, type Exhibit } from './exhibit.ts';

/** What the sections on quality, enforcement and money share. */

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A metric as a row or an option calls it. */
export const metricTitle = (view: View, metric: string): string => capital(view.words.metric(metric));

/** The metrics of a list that a study reports for some platform. */
export function reported(view: View, metrics: readonly string[]): string[] {
  const { measures, estimates } = view.report.findings;
  const known = new Set(
    [...measures, ...estimates.filter((e) => e.platform !== null)].map((row) => row.metric),
  );
  return metrics.filter((metric) => known.has(metric));
}

export const platformControl = (view: View): Control =>
  choice(
    'platform',
    view.words.labels.platform,
    view.platforms.map((p) => [p, view.platformTitle(p)] as const),
    view.focusPlatform,
  );

/** The period of the headline is chosen first: by then a policy has worked. */
export const periodControl = (view: View): Control =>
  choice(
    'period',
    view.words.controls.period,
    view.periods.map((p) => [p, view.words.period(p)] as const),
    view.headline,
  );

/** All scenarios, the baseline first. */
export const allScenarios = (view: View): readonly string[] => [view.baseline, ...view.alternatives];

/** A sentence in the place of an empty chart. */
export const sentence = (view: View, title: string): Exhibit => ({
  ...{ title: capital(title), subtitle: '', caption: '', legend: [], marks: [], panels: [], absent: true },
  table: () => ({ columns: [column(view.words.labels.scenario), column(view.words.labels.value)], rows: [] }),
});

const printed = (view: View, d: Difference) => spreadText(d, view.words.unit(d.unit, true), true);

/** The direction that a difference's interval allows as this page prints it. */
export const directionIn: (view: View, d: Difference) => Direction = saidDirection;

/** A paired difference with its interval, marked by sign and tone where its direction is clear. */
export function differenceCell(view: View, d: Difference | undefined): Cell {
  if (!d) return nothing;
  const direction = directionIn(view, d);
  if (direction === 'unchanged') return { text: '0', value: 0, tone: direction };
  const t = printed(view, d);
  const text = `${signs[direction]}${t.median}`;
  return { text, value: d.median, detail: [view.words.interval(t.low, t.high)], tone: toneOf(direction) };
}

/** What the interval of a difference allows to be said of it. */
export function judgementCell(view: View, d: Difference | undefined): Cell {
  if (!d) return nothing;
  const { labels, accounts } = view.words;
  const direction = directionIn(view, d);
  const clear = direction === 'higher' || direction === 'lower';
  return {
    text: clear ? accounts.labels[direction] : labels[direction],
    detail: direction === 'unchanged' ? [] : [`${labels.probability} ${percent(d.probabilityPositive)}`],
    tone: toneOf(direction),
  };
}

/** `1.23 [1.10 – 1.40]` in a unit. */
export function spreadLine(
  value: number,
  ends: { readonly p10: number | null; readonly p90: number | null },
  style: UnitStyle,
  signed = false,
): string {
  const t = spreadText({ median: value, p10: ends.p10 ?? value, p90: ends.p90 ?? value }, style, signed);
  return ends.p10 === null ? t.median : `${t.median} [${t.low} – ${t.high}]`;
}
