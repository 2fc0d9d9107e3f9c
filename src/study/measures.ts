import type { Day } from '../base/calendar.ts';
import { cells, derive, divert, valueOver, type Window } from '../analysis/index.ts';
import type { Panel, Results } from '../engine/results.ts';

/**
 * What a published figure is in terms of a run. `without` is the paired run without the ban, where the figure is an
 * effect; NaN where the run cannot say.
 */
export type Measure = (run: Results, window: Window, without: Results | null) => number;

/** Labels of a column; what is left out is null. */
export interface Of {
  readonly platform?: string;
  readonly channel?: string;
  readonly to?: string;
  readonly tier?: string;
}

/** The channels of a cart: paid deep links (`ad`) are no part of what platforms call live or video commerce. */
const cart = ['live', 'video', 'shelf'] as const;

/** A column or a ratio over the window, by its labels. */
export const amount =
  (metric: string, of: Of): Measure =>
  (run, window) => {
    const same = (c: {
      metric: string;
      platform: string | null;
      channel: string | null;
      tier: string | null;
    }) =>
      c.metric === metric &&
      c.platform === (of.platform ?? null) &&
      c.channel === (of.channel ?? null) &&
      c.tier === (of.tier ?? null);
    const column = run.columns.findIndex((c) => same(c) && c.to === (of.to ?? null));
    if (column >= 0) return valueOver(run, column, window);
    const derived = run.derived.find(same);
    return derived ? derive(derived, (i) => valueOver(run, i, window)) : NaN;
  };

export const sum =
  (...parts: readonly Measure[]): Measure =>
  (...at) =>
    parts.reduce((total, part) => total + part(...at), 0);

export const times =
  (factor: number, measure: Measure): Measure =>
  (...at) =>
    factor * measure(...at);

export const quotient =
  (above: Measure, below: Measure): Measure =>
  (...at) =>
    above(...at) / below(...at);

/** NaN unless the window lies in the run: half a year must not pass for a year. */
const within = (run: Results, { from, until }: Window): boolean =>
  from >= run.from && until <= run.from + 7 * run.weeks;

/** The measure over another window than the figure's own. */
export const over =
  (from: Day, until: Day, measure: Measure): Measure =>
  (run, _, without) =>
    within(run, { from, until }) ? measure(run, { from, until }, without) : NaN;

/** Orders that began on a platform through a cart, wherever they settled. */
export const begunOn = (platform: string): Measure =>
  sum(...cart.map((channel) => amount('gmv.attention', { platform, channel })));

/** Orders that began on a platform through a cart and settled elsewhere by a link. */
export const linkedFrom = (platform: string): Measure =>
  sum(...cart.map((channel) => amount('gmv.linked', { platform, channel })));

/** Orders that began on a platform through a cart and settled in its own shops. */
export const ownShopsOf = (platform: string): Measure =>
  sum(...cart.map((channel) => amount('gmv.cell', { platform, channel, to: platform })));

/** Percent of a platform's cart orders that settle in its own shops. */
export const ownShare = (platform: string): Measure =>
  times(100, quotient(ownShopsOf(platform), begunOn(platform)));

/** The mark of a panel within three weeks of a day: marks stand at the ends of quarters. */
const markAt = (panel: Panel | undefined, day: Day) =>
  panel?.marks.find((m) => m.day >= day - 21 && m.day <= day + 21);

/** Whom a share is taken of, and where they are counted; `since` is the day of `among`, the window's end if left out. */
interface Counted {
  readonly kind: Panel['kind'];
  readonly group: string;
  readonly among: RegExp;
  readonly since?: 'start';
  readonly counted: RegExp;
}

/** The real sellers or anchors of one group whose place passes a test at the window's end, as a share of a wider test. */
function panelShare({ kind, group, among, since, counted }: Counted): Measure {
  return (run, { from, until }) => {
    const panel = run.panels.find((p) => p.kind === kind);
    const last = markAt(panel, until);
    const first = since === 'start' ? markAt(panel, from) : last;
    if (!panel || !first || !last) return NaN;
    let [hits, all] = [0, 0];
    panel.weight.forEach((weight, i) => {
      if (panel.groups[panel.group[i]] !== group || !among.test(panel.places[first.place[i]])) return;
      all += weight;
      if (counted.test(panel.places[last.place[i]])) hits += weight;
    });
    return hits / all;
  };
}

/** Percent of brands with a Taobao shop that also have one on Douyin, at the quarter's end nearest to the window's. */
export const brandPresence: Measure = times(
  100,
  panelShare({ kind: 'seller', group: 'brand', among: /taobao/, counted: /douyin/ }),
);

/** Share of Douyin's live anchors of a kind with outside goods at the window's start who are idle or have left at its end. */
export const shutOutShare = (group: string): Measure =>
  panelShare({
    ...{ kind: 'anchor', group, since: 'start' },
    ...{ among: /^douyin>live>(?!douyin$)/, counted: /^(idle|left)$/ },
  });

/** Percent of what the ban displaced that no cell regained. */
export const lostForGood: Measure = (run, window, without) => {
  if (!without) return NaN;
  const moved = divert(cells(run, window), cells(without, window));
  let [none, all] = [0, 0];
  for (const [key, value] of moved) {
    all += value;
    if (key.endsWith('none')) none += value;
  }
  return (100 * none) / all;
};

/** Percentage points that the ban adds to a platform's growth on the year before the window. */
export const effectOnGrowth =
  (platform: string, before: Window): Measure =>
  (run, window, without) => {
    if (!without) return NaN;
    const settled = amount('gmv.settled', { platform });
    const growth = (r: Results): number => settled(r, window, null) / settled(r, before, null);
    return 100 * (growth(run) - growth(without));
  };

/** Percent of what stricter inspection adds to the mean quality on a platform that is sellers’ effort. */
export const effortShare =
  (platform: string): Measure =>
  (run, window, without) => {
    if (!without) return NaN;
    const mean = (metric: string, r: Results): number =>
      amount(metric, { platform })(r, window, null) / amount('gmv.settled', { platform })(r, window, null);
    const gain = (metric: string): number => mean(metric, run) - mean(metric, without);
    return (100 * gain('quality.effort')) / gain('quality.weighted');
  };
