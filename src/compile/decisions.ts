import { formatDay } from '../base/calendar.ts';
import {
  week as weekOrder,
  type AnchorOption,
  type Compliance,
  type Frame,
  type Market,
  type Revision,
  type StoreTerms,
} from '../model/index.ts';
import { anchorPlace, cellAt, routePlace, storesOf, type Cell } from './cells.ts';
import type { Compiled } from './compile.ts';
import { lockstep, type Witnesses } from './lockstep.ts';

export type { Keeping, Opening, StoreTerms } from '../model/index.ts';

/** One option of an anchor; `to` is a route `douyin>live>taobao`, or `left`. */
export interface WeighedOption extends Omit<AnchorOption, 'route'> {
  readonly to: string;
  readonly probability: number;
}

/** What an anchor did in a week and why; terms are null for one that has left. */
export interface AnchorWeek {
  /** Where it stood when the week began and when it ended. */
  readonly before: string;
  readonly after: string;
  readonly compliance: Omit<Compliance, 'route'> | null;
  readonly revision:
    | (Omit<Revision, 'route' | 'options' | 'wanted'> & {
        readonly options: readonly WeighedOption[];
        readonly wanted: string;
      })
    | null;
}

/** What a merchant did in a week and why, by platform; a platform without shops is left out. */
export interface MerchantWeek {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly stores: Readonly<Record<string, StoreTerms>>;
}

/** The decision of one agent in one week of two runs. */
export interface Why<T> {
  readonly agent: Cell;
  readonly week: number;
  readonly date: string;
  /** Why this week: `asked` for, the first in which the two `parted`, the last in which it `reviewed`, or the `last`. */
  readonly chosen: 'asked' | 'parted' | 'reviewed' | 'last';
  readonly a: T;
  readonly b: T;
}

/** Watches one agent of one run. */
interface Watcher<T> {
  readonly witnesses: Witnesses;
  begin(m: Market): void;
  /** What was seen in the week that ends. */
  end(m: Market): T;
}

const deaf = { wants: () => false, sees: () => undefined };

/** A route as text; the market is known once the week has begun. */
const placeOf = (m: Market | null, r: number): string => (m === null || r < 0 ? 'left' : routePlace(m, r));

function anchorWatcher(anchor: number, listens: () => boolean): Watcher<AnchorWeek> {
  let market: Market | null = null;
  let before = '';
  let compliance: AnchorWeek['compliance'] = null;
  let revision: AnchorWeek['revision'] = null;
  const wants = (a: number): boolean => a === anchor && listens();
  const optionOf = ({ route, ...rest }: Revision['options'][number]): WeighedOption => ({
    to: placeOf(market, route),
    ...rest,
  });
  return {
    witnesses: {
      complies: { wants, sees: (_, { route: _route, ...terms }) => (compliance = terms) },
      revises: {
        wants,
        sees: (_, { route: _route, options, wanted, ...terms }) =>
          (revision = { ...terms, options: options.map(optionOf), wanted: placeOf(market, wanted) }),
      },
      reviews: deaf,
    },
    begin(m) {
      market = m;
      before = anchorPlace(m, anchor);
      [compliance, revision] = [null, null];
    },
    end: (m) => ({ before, after: anchorPlace(m, anchor), compliance, revision }),
  };
}

function merchantWatcher(
  merchant: number,
  { sizes, platformNames }: Frame,
  listens: () => boolean,
): Watcher<MerchantWeek> {
  const P = sizes.platforms;
  let before: string[] = [];
  let stores: Record<string, StoreTerms> = {};
  return {
    witnesses: {
      ...{ complies: deaf, revises: deaf },
      reviews: {
        wants: (i) => Math.floor(i / P) === merchant && listens(),
        sees: (i, terms) => (stores[platformNames[i % P]] = terms),
      },
    },
    begin(m) {
      before = storesOf(m, merchant);
      stores = {};
    },
    end: (m) => ({ before, after: storesOf(m, merchant), stores }),
  };
}

interface Search<T> {
  readonly agent: (m: Market) => Cell;
  readonly watch: (frame: Frame, listens: () => boolean) => Watcher<T>;
  readonly differ: (a: T, b: T) => boolean;
  /** Whether the agent thought about it in this week. */
  readonly due: (week: T) => boolean;
}

function search<T>(
  plans: readonly [Compiled, Compiled],
  seed: number,
  replicate: number,
  asked: number | null,
  { agent, watch, differ, due }: Search<T>,
): Why<T> {
  let now = 0;
  const listens = (): boolean => asked === null || now === asked;
  const [one, two] = plans.map(({ frame }) => watch(frame, listens));
  let found: Why<T> | null = null;
  for (const { week, step, a, b } of lockstep(plans, seed, replicate, [one.witnesses, two.witnesses])) {
    now = week;
    if (step === 0) {
      one.begin(a.market);
      two.begin(b.market);
    }
    if (step < weekOrder.length - 1) continue;
    const [x, y] = [one.end(a.market), two.end(b.market)];
    const parted = asked === null && differ(x, y);
    const chosen = asked === week ? 'asked' : parted ? 'parted' : due(x) || due(y) ? 'reviewed' : 'last';
    if (chosen === 'last' && found?.chosen === 'reviewed') continue;
    const date = formatDay(plans[0].from + 7 * week);
    found = { agent: agent(a.market), week, date, chosen, a: x, b: y };
    if (asked === week || parted) break;
  }
  return found!;
}

/**
 * Why an anchor did what it did: in the week asked for, or in the first one in which its two selves part, or else the last
 * one in which it reconsidered.
 */
export const whyAnchor = (
  plans: readonly [Compiled, Compiled],
  seed: number,
  replicate: number,
  anchor: number,
  week: number | null,
): Why<AnchorWeek> =>
  search(plans, seed, replicate, week, {
    agent: (m) => cellAt('anchors', anchor, m),
    watch: (_, listens) => anchorWatcher(anchor, listens),
    differ: (a, b) => a.after !== b.after,
    due: ({ revision, before, after }) => revision?.revises === true || before !== after,
  });

/** The same of a merchant. */
export const whyMerchant = (
  plans: readonly [Compiled, Compiled],
  seed: number,
  replicate: number,
  merchant: number,
  week: number | null,
): Why<MerchantWeek> =>
  search(plans, seed, replicate, week, {
    agent: (m) => cellAt('merchants', merchant, m),
    watch: (frame, listens) => merchantWatcher(merchant, frame, listens),
    differ: (a, b) => a.after.join() !== b.after.join(),
    due: ({ stores, before, after }) =>
      before.join() !== after.join() ||
      Object.values(stores).some((terms) => terms.kind === 'opening' && terms.reviews),
  });
