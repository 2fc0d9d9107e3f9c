/** What each metric says, told a second time from the page of the model: sums over stores, anchors, routes and pools. */
import { anchorFates, columns, type Label, type Market, type SizeName } from '../../src/model/index.ts';
import { anchorKinds, categories, tiers } from '../../src/model/vocabulary.ts';

type Row = Readonly<Record<string, number>> & {
  readonly platform?: string | null;
  readonly channel?: string;
  readonly to?: string;
  readonly tier?: string;
};

const FEN_OF_BILLION = 1e11;
const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

/** The columns over one set, as one object for each of its members. */
function rowsOf(m: Market, size: SizeName): Record<string, number>[] {
  const names = (Object.keys(columns) as (keyof typeof columns)[]).filter((n) => columns[n].size === size);
  return Array.from({ length: m.frame.sizes[size] }, (_, i) =>
    Object.fromEntries(names.map((name) => [name, m[name][i]])),
  );
}

/** Everything that is there at the end of a week, by name. */
export class Told {
  readonly stores: Row[];
  readonly sellers: Row[];
  readonly anchors: Row[];
  readonly sales: Row[];
  readonly platforms: Row[];
  readonly m: Market;

  constructor(m: Market) {
    this.m = m;
    const { platformNames: names, routes } = m.frame;
    const sellers = rowsOf(m, 'merchants');
    const named = sellers.map((row) => ({ ...row, sellerTier: row['tier'], tier: tiers[row['tier']] }));
    this.sellers = named as unknown as Row[];
    this.stores = rowsOf(m, 'stores').map(
      (row, i) =>
        ({
          ...row,
          ...named[Math.floor(i / names.length)],
          platform: names[i % names.length],
        }) as unknown as Row,
    );
    this.anchors = rowsOf(m, 'anchors').map((row) => {
      const at = row['anchorRoute'];
      return {
        ...row,
        platform: at < 0 ? null : names[routes[at].platform],
        tier: anchorKinds[row['anchorKind']],
      } as unknown as Row;
    });
    this.sales = rowsOf(m, 'routeGoods').map((row, i) => {
      const { platform, channel, to } = routes[Math.floor(i / categories.length)];
      return { ...row, platform: names[platform], channel, to: names[to] } as unknown as Row;
    });
    this.platforms = rowsOf(m, 'platforms').map(
      (row, p) => ({ ...row, platform: names[p] }) as unknown as Row,
    );
  }

  /** What is paid less what came back, for some kinds of subsidies on a platform, fen. */
  spent(kinds: readonly string[], order: readonly string[], { platform }: Label): number {
    const { platformNames: names, sizes } = this.m.frame;
    const at = (kind: string): number => order.indexOf(kind) * sizes.platforms + names.indexOf(platform!);
    return sum(kinds.map((kind) => this.m.subsidyPaid[at(kind)] - this.m.subsidyBack[at(kind)]));
  }

  /** A column over pools × parts, summed over the categories of a platform and the parts that are wanted. */
  pools(values: Float64Array, parts: readonly number[], of: number, { platform }: Label): number {
    const p = this.m.frame.platformNames.indexOf(platform!);
    return sum(
      categories.flatMap((_, g) => parts.map((part) => values[(p * categories.length + g) * of + part])),
    );
  }
}

/** Whether a row is one of those that a label speaks of. */
export const isOf = (row: Row, l: Label): boolean =>
  (['platform', 'channel', 'to', 'tier'] as const).every((part) => l[part] === null || row[part] === l[part]);

const count = (rows: Row[], l: Label, weight: string, counts: (row: Row) => boolean): number =>
  sum(rows.filter((row) => isOf(row, l) && counts(row)).map((row) => row[weight]));
const money = (rows: Row[], l: Label, fen: (row: Row) => number): number =>
  sum(rows.filter((row) => isOf(row, l)).map(fen)) / FEN_OF_BILLION;

/** Those of the largest each, until there are so many; the last with the part of it that fits. Fen. */
function largest(rows: Row[], fen: string, weight: string, most: number): number {
  const ranked = [...rows].sort((a, b) => b[fen] / b[weight] - a[fen] / a[weight]);
  let left = most;
  let all = 0;
  for (const row of ranked) {
    all += row[fen] * Math.min(1, Math.max(0, left) / row[weight]);
    left -= row[weight];
  }
  return all;
}

/** Hill: the mean of ln(size / least of the tail) over the largest hundredth of real anchors, and one over it. */
function hill(anchors: Row[]): number {
  const selling = anchors.filter((a) => a['anchorSales'] > 0);
  const size = (a: Row): number => a['anchorSales'] / a['anchorWeight'];
  if (selling.length === 0) return 0;
  const ranked = [...selling].sort((a, b) => size(b) - size(a));
  const most = 0.01 * sum(selling.map((a) => a['anchorWeight']));
  const part = ranked.map((a, i) => {
    const before = sum(ranked.slice(0, i).map((b) => b['anchorWeight']));
    return Math.min(a['anchorWeight'], Math.max(0, most - before));
  });
  const least = size(ranked[part.findLastIndex((x) => x > 0)]);
  const excess = sum(ranked.map((a, i) => (part[i] > 0 ? part[i] * Math.log(size(a) / least) : 0)));
  return excess > 0 ? most / excess : 0;
}

const ratio = (over: number, under: number): number => (under > 0 ? over / under : 0);
const subsidies = [
  'consumerCoupon',
  'onboardingWaiver',
  'commissionRebate',
  'liveSubsidy',
  'hostRecruitment',
];

/** Every measured metric as a function of what is there and of its label. */
export function figuresOf(order: readonly string[]): Record<string, (t: Told, l: Label) => number> {
  const spend = (t: Told, l: Label, ...kinds: string[]): number => t.spent(kinds, order, l) / FEN_OF_BILLION;
  const stores = (counts: (s: Row) => boolean) => (t: Told, l: Label) => count(t.stores, l, 'weight', counts);
  const anchors = (counts: (a: Row) => boolean) => (t: Told, l: Label) =>
    count(t.anchors, l, 'anchorWeight', counts);
  const fate = (bit: number) => anchors((a) => (a['anchorFate'] & bit) > 0);
  const own = (column: string) => (t: Told, l: Label) => t.platforms.find((p) => isOf(p, l))![column];
  const booked =
    (...names: string[]) =>
    (t: Told, l: Label) =>
      sum(names.map((name) => own(name)(t, l))) / FEN_OF_BILLION;
  const perStore = (fen: (s: Row) => number) => (t: Told, l: Label) => money(t.stores, l, fen);
  const settling = (l: Label): Label => ({ ...l, platform: null, to: l.platform });
  const bad = (t: Told, s: Row): boolean => s['goodness'] < t.m.frame.parameters['inspect.threshold'];
  const inspected = (wanted: number, isBad: boolean) => (t: Told, l: Label) =>
    count(t.stores, l, 'weight', (s) => s['inspected'] === wanted && bad(t, s) === isBad);
  const removed = (isBad: boolean) => (t: Told, l: Label) =>
    count(t.stores, l, 'weight', (s) => s['closed'] === 2 && bad(t, s) === isBad);
  const selling = (t: Told, l: Label): Row[] => t.anchors.filter((a) => isOf(a, l) && a['anchorSales'] > 0);
  const revenue = booked('takeEarned', 'cutEarned', 'feesEarned', 'adsEarned');
  const commercial = own('platformAttention');
  return {
    'gmv.attention': (t, l) => money(t.sales, l, (s) => s['sales']),
    'gmv.settled': (t, l) =>
      l.tier === null
        ? money(t.sales, settling(l), (s) => s['sales'])
        : money(t.stores, l, (s) => s['storeSales']),
    'gmv.net': perStore((s) => s['storeSales'] - s['storeReturned']),
    'gmv.linked': (t, l) =>
      money(
        t.sales.filter((s) => s.platform !== s.to),
        l,
        (s) => s['sales'],
      ),
    'gmv.own': (t, l) =>
      money(
        t.sales.filter((s) => s.platform === s.to),
        l,
        (s) => s['sales'],
      ),
    'gmv.leaked': (t, l) => {
      const leaks = t.platforms.filter((_, p) => t.m.frame.leaks[p]);
      const here = sum(leaks.filter((p) => isOf(p, l)).map((p) => p['platformAttention']));
      const share = ratio(here, sum(leaks.map((p) => p['platformAttention'])));
      return (share * sum(Array.from(t.m.leakedSales))) / FEN_OF_BILLION;
    },
    'gmv.cell': (t, l) => money(t.sales, l, (s) => s['sales']),
    'stores.open': stores((s) => s['open'] === 1),
    'stores.entered': stores((s) => s['opened'] === 1),
    'stores.left': stores((s) => s['closed'] === 1 || s['closed'] === 2),
    'stores.removed': stores((s) => s['closed'] === 2),
    'stores.removedBad': removed(true),
    'stores.removedGood': removed(false),
    'sellers.moved': (t, l) => count(t.sellers, l, 'weight', (s) => s['moved'] === 1),
    'anchors.moved': anchors((a) => a['anchorMoved'] === 1),
    'anchors.idle': anchors((a) => a['anchorIdle'] === 1),
    'anchors.rematched': fate(anchorFates.rematched),
    'anchors.changedPlatform': fate(anchorFates.changedPlatform),
    'anchors.arrived': fate(anchorFates.changedPlatform),
    'anchors.left': fate(anchorFates.left),
    'anchors.idleShare': (t, l) =>
      ratio(
        anchors((a) => a['anchorIdle'] === 1 && a['anchorRoute'] >= 0)(t, l),
        anchors((a) => a['anchorRoute'] >= 0)(t, l),
      ),
    'anchors.largest': (t, l) =>
      Math.max(0, ...selling(t, l).map((a) => a['anchorSales'] / a['anchorWeight'])) / FEN_OF_BILLION,
    'anchors.tailExponent': (t) => hill(t.anchors),
    'anchors.sales': (t, l) => money(selling(t, l), l, (a) => a['anchorSales']),
    'anchors.topSales': (t, l) => largest(selling(t, l), 'anchorSales', 'anchorWeight', 100) / FEN_OF_BILLION,
    'sellers.topSales': (t, l) => {
      const there = t.stores.filter((s) => isOf(s, l) && s['claim'] > 0);
      const most = 0.01 * sum(there.map((s) => s['weight']));
      return largest(there, 'storeSales', 'weight', most) / FEN_OF_BILLION;
    },
    'enforcement.badFlagged': inspected(2, true),
    'enforcement.badPassed': inspected(1, true),
    'enforcement.goodFlagged': inspected(2, false),
    'enforcement.goodPassed': inspected(1, false),
    'quality.weighted': perStore((s) => s['storeSales'] * s['goodness']),
    'quality.effort': perStore((s) => s['storeSales'] * (s['goodness'] - s['quality'])),
    'rating.weighted': perStore((s) => s['storeSales'] * s['rating']),
    'returns.refused': perStore((s) => s['storeRefused']),
    'returns.value': perStore((s) => s['storeReturned']),
    'returns.content': (t, l) => t.pools(t.m.poolBack, [0, 1, 2, 3, 4, 5], 9, l) / FEN_OF_BILLION,
    'returns.search': (t, l) => t.pools(t.m.poolBack, [6, 7, 8], 9, l) / FEN_OF_BILLION,
    'commission.base': (t, l) => t.pools(t.m.poolSold, [0, 1], 3, l) / FEN_OF_BILLION,
    'commission.value': booked('commissionPaid'),
    'price.volume': (t, l) => {
      const real = t.m.poolSold.map((fen, i) => fen / Math.exp(t.m.logPrice[Math.floor(i / 3)]));
      return t.pools(real, [0, 1, 2], 3, l) / FEN_OF_BILLION;
    },
    'ads.spent': perStore((s) => s['adSpend']),
    'ads.offered': (t, l) => {
      const { paid } = t.m.frame.exposureMix[t.m.frame.platformNames.indexOf(l.platform!)];
      return (paid * commercial(t, l) * own('attentionYield')(t, l) * t.m.adReference[0]) / 1e9;
    },
    'assortment.listed': (t, l) => {
      const there = t.stores.filter((s) => isOf(s, l) && s['open'] === 1);
      return ratio(sum(there.map((s) => s['weight'] * s['listed'])), sum(there.map((s) => s['weight'])));
    },
    'attention.commercial': (t, l) => commercial(t, l) / 1e9,
    trust: own('trust'),
    'match.efficiency': own('matching'),
    'consumers.active': (t) => (t.m.adopters[0] * t.m.inputs.shoppers) / 1e6,
    'platform.revenue': revenue,
    'platform.take': booked('takeEarned'),
    'platform.commissionCut': booked('cutEarned'),
    'platform.linkFees': booked('feesEarned'),
    'platform.ads': booked('adsEarned'),
    'platform.fines': booked('finesTaken'),
    'platform.compensation': booked('compensated'),
    'subsidy.spend': (t, l) => spend(t, l, ...subsidies),
    'platform.contribution': (t, l) => revenue(t, l) - spend(t, l, ...subsidies),
    'subsidy.coupon': (t, l) => spend(t, l, 'consumerCoupon'),
    'subsidy.waiver': (t, l) => spend(t, l, 'onboardingWaiver'),
    'subsidy.deposit': (t, l) => spend(t, l, 'depositWaiver'),
    'subsidy.rebate': (t, l) => spend(t, l, 'commissionRebate'),
    'subsidy.live': (t, l) => spend(t, l, 'liveSubsidy'),
    'subsidy.recruitment': (t, l) => spend(t, l, 'hostRecruitment'),
    'support.shadowCost': (t, l) => {
      const [reserved, price] = [
        Math.min(1, own('coldStart')(t, l) + own('support')(t, l)),
        own('adPrice')(t, l),
      ];
      return (reserved * own('attentionYield')(t, l) * commercial(t, l) * price) / 1e9;
    },
  };
}
