import {
  accounts,
  anchorKinds,
  categories,
  firstPlatformAccount,
  groups,
  lags,
  subsidyKinds,
  tiers,
  type AnchorKind,
  type Category,
  type Channel,
  type Market,
  type SizeName,
  type Tier,
} from '../model/index.ts';

/** Whose value one entry of a column is; what does not apply is left out. */
export interface Cell {
  readonly platform?: string;
  readonly channel?: Channel;
  /** Settling platform of a route. */
  readonly to?: string;
  readonly category?: Category;
  readonly merchant?: number;
  readonly tier?: Tier;
  readonly anchor?: number;
  readonly kind?: AnchorKind;
  /** Consumer class. */
  readonly class?: number;
  readonly orders?: 'hosted' | 'linked' | 'searched';
  /** Weeks, or the slot of a ring of weeks. */
  readonly lag?: number;
  readonly account?: string;
  readonly subsidy?: string;
  /** Platform last bought at, or `none`. */
  readonly habit?: string;
}

type Axis =
  | 'platform'
  | 'slot'
  | 'route'
  | 'category'
  | 'merchant'
  | 'anchor'
  | 'class'
  | 'orders'
  | 'lag'
  | 'month'
  | 'account'
  | 'subsidy'
  | 'habit';

/** The indices over which a column runs, the last one fastest. */
export const axes: Readonly<Record<SizeName, readonly Axis[]>> = {
  platforms: ['platform'],
  slots: ['slot'],
  routes: ['route'],
  routeGoods: ['route', 'category'],
  routeGoodsMonth: ['month', 'route', 'category'],
  slotGoods: ['slot', 'category'],
  poolGoods: ['platform', 'category'],
  poolGroups: ['platform', 'category', 'orders'],
  poolReturns: ['platform', 'category', 'orders', 'lag'],
  poolLags: ['platform', 'category', 'lag'],
  merchants: ['merchant'],
  stores: ['merchant', 'platform'],
  storeGroups: ['merchant', 'platform', 'orders'],
  storeReturns: ['merchant', 'platform', 'lag'],
  anchors: ['anchor'],
  classes: ['class'],
  classPlatforms: ['class', 'platform'],
  categories: ['category'],
  legs: ['account'],
  legsDue: ['lag', 'account'],
  platformsDue: ['lag', 'platform'],
  subsidies: ['subsidy', 'platform'],
  habits: ['habit'],
  one: [],
};

/** How many values an index takes. */
export function lengthOf(axis: Axis, { sizes }: Market['frame']): number {
  const lengths: Readonly<Record<Axis, number>> = {
    platform: sizes.platforms,
    slot: sizes.slots,
    route: sizes.routes,
    category: sizes.categories,
    merchant: sizes.merchants,
    anchor: sizes.anchors,
    class: sizes.classes,
    orders: groups,
    lag: lags,
    month: 4,
    account: sizes.legs,
    subsidy: subsidyKinds.length,
    habit: sizes.habits,
  };
  return lengths[axis];
}

const orderGroups = ['hosted', 'linked', 'searched'] as const;
const accountNames = Object.keys(accounts);

/** What one value of an index stands for. */
function part(axis: Axis, i: number, m: Market): Cell {
  const { platformNames: names, slots, routes } = m.frame;
  switch (axis) {
    case 'platform':
      return { platform: names[i] };
    case 'slot':
      return { platform: names[slots[i].platform], channel: slots[i].channel };
    case 'route':
      return { platform: names[routes[i].platform], channel: routes[i].channel, to: names[routes[i].to] };
    case 'category':
      return { category: categories[i] };
    case 'merchant':
      return { merchant: i, tier: tiers[m.tier[i]], category: categories[m.category[i]] };
    case 'anchor':
      return { anchor: i, kind: anchorKinds[m.anchorKind[i]], category: categories[m.anchorCategory[i]] };
    case 'class':
      return { class: i };
    case 'orders':
      return { orders: orderGroups[i] };
    case 'lag':
    case 'month':
      return { lag: i };
    case 'account':
      return { account: i < firstPlatformAccount ? accountNames[i] : names[i - firstPlatformAccount] };
    case 'subsidy':
      return { subsidy: subsidyKinds[i] };
    case 'habit':
      return { habit: i === 0 ? 'none' : names[i - 1] };
  }
}

/** Whose value the entry at `index` of a column of this size is. */
export function cellAt(size: SizeName, index: number, m: Market): Cell {
  let rest = index;
  return axes[size].reduceRight<Cell>((cell, axis) => {
    const n = lengthOf(axis, m.frame);
    const own = part(axis, rest % n, m);
    rest = Math.floor(rest / n);
    return { ...own, ...cell };
  }, {});
}

/** Where an anchor stands: a route `douyin>live>taobao`, `idle` behind it while it has no goods, or `left`. */
export function anchorPlace(m: Market, a: number): string {
  const r = m.anchorRoute[a];
  if (r < 0) return 'left';
  return `${routePlace(m, r)}${m.anchorIdle[a] === 1 ? ' idle' : ''}`;
}

/** A route as `douyin>live>taobao`. */
export function routePlace({ frame }: Market, r: number): string {
  const { platform, channel, to } = frame.routes[r];
  return `${frame.platformNames[platform]}>${channel}>${frame.platformNames[to]}`;
}

/** The platforms on which a merchant has a store. */
export function storesOf(m: Market, merchant: number): string[] {
  const P = m.frame.sizes.platforms;
  return m.frame.platformNames.filter((_, p) => m.open[merchant * P + p] === 1);
}
