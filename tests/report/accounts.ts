/** Made-up quantities of quality, enforcement and platform money for the fixture; parts add up in every replicate. */

/** Values of one quantity over the replicates. */
type Values = (scenario: string, from: number, until: number) => number[];

export interface Quantity {
  readonly metric: string;
  readonly platform: string | null;
  readonly tier?: string;
  readonly unit: string;
  readonly values: Values;
}

/** What the accounts are made from. */
export interface Ground {
  readonly platforms: readonly string[];
  readonly baseline: string;
  /** Stable noise of each replicate and platform, about one. */
  readonly level: readonly (readonly number[])[];
  /** How far a change of policy has come by a day, from 0 to 1. */
  readonly changed: (day: number) => number;
  readonly settled: (platform: number) => Values;
}

/** What scenarios do to the quality of a platform's goods, as a shift of its index. */
const quality: Readonly<Record<string, number>> = {
  ...{ 'cart-ban': 0.004, 'ban-subsidy': -0.006, 'ban-traffic': 0.001, 'ban-quality': 0.031 },
};
const rates: Readonly<Record<string, readonly [take: number, cut: number, links: number, ads: number]>> = {
  ...{ taobao: [0.021, 0.001, 0, 0.034], jd: [0.048, 0, 0, 0.019] },
  ...{ kuaishou: [0.02, 0.004, 0.006, 0.008], douyin: [0.017, 0.006, 0.009, 0.024] },
};
const parts = ['platform.take', 'platform.commissionCut', 'platform.linkFees', 'platform.ads'] as const;
const kinds = ['coupon', 'waiver', 'rebate', 'live', 'recruitment'] as const;

/** Share of settled GMV that each kind of subsidy costs; only Douyin pays any. */
const subsidies: Readonly<Record<string, readonly number[]>> = {
  'ban-subsidy': [0.05, 0.002, 0.004, 0, 0.0005],
  'ban-traffic': [0, 0.001, 0, 0, 0],
};

type Book = (platform: number, scenario: string, from: number, until: number, r: number) => number;

const sum = (books: readonly Book[]): Book => {
  return (...at) => books.reduce((total, book) => total + book(...at), 0);
};

const over = (above: Book, ...below: readonly Book[]): Book => {
  const all = sum(below);
  return (...at) => above(...at) / all(...at);
};

/** Every quantity of the accounts, one a platform; where no replicate has a number the row is left out. */
export function accountQuantities({ platforms, baseline, level, changed, settled }: Ground): Quantity[] {
  const isDouyin = (p: number): boolean => platforms[p] === 'douyin';
  const size = (day: number, from: number): number => (day - from) / 91;
  const effect = (scenario: string, p: number, until: number, r: number): number =>
    scenario === baseline
      ? 0
      : (quality[scenario] ?? 0) * (isDouyin(p) ? 1 : -0.1) * changed(until) * (1 + (level[r][p] - 1) * 9);
  const index =
    (start: number, by: number): Book =>
    (p, scenario, _from, until, r) =>
      start * (1 + (level[r][p] - 1) * 0.4) + 0.02 * p + by * effect(scenario, p, until, r);
  const gmv: Book = (p, scenario, from, until, r) => settled(p)(scenario, from, until)[r];
  const ofGmv =
    (share: (p: number, scenario: string, until: number) => number): Book =>
    (...at) =>
      gmv(...at) * share(at[0], at[1], at[3]) * (1 + (level[at[4]][(at[0] + 2) % platforms.length] - 1) / 4);
  const fees = parts.map((_, i) =>
    ofGmv((p, scenario, until) => {
      const closed = i === 2 && isDouyin(p) && scenario !== baseline ? 1 - changed(until) : 1;
      return rates[platforms[p]][i] * closed;
    }),
  );
  const paid = kinds.map((_, i) =>
    ofGmv((p, scenario, until) =>
      isDouyin(p) ? (subsidies[scenario]?.[i] ?? (i === 1 ? 0.0008 : 0)) * changed(until) : 0,
    ),
  );
  /** JD finds only good sellers guilty, Kuaishou does not inspect. */
  const inspected =
    (stores: number, share: readonly number[], strictness: number): Book =>
    (p, scenario, from, until, r) => {
      const strict = isDouyin(p) && scenario === 'ban-quality' ? 1 + strictness * changed(until) : 1;
      const luck = level[(r + strictness) % level.length][p];
      return Math.round(stores * share[p] * strict * size(until, from) * luck);
    };
  const badFlagged = inspected(1400, [2, 0, 0, 1], 6);
  const badPassed = inspected(390, [2, 0.4, 0, 1], 2);
  const goodFlagged = inspected(320, [4, 0.3, 0, 1], 14);
  const goodPassed = inspected(6100, [4, 1, 0, 1], 5);
  const revenue = sum(fees);
  const spend = sum(paid);
  const books: readonly (readonly [metric: string, unit: string, book: Book])[] = [
    ['quality.mean', 'index', index(0.61, 1)],
    ['trust', 'index', index(0.71, 0.9)],
    ['ads.price', 'index', index(0.9, -2)],
    ['sales.tailShare', 'share', index(0.31, -0.8)],
    ['price.index', 'index', index(1.02, 0.3)],
    ['commission.mean', 'share', index(0.19, 0.2)],
    ['match.efficiency', 'index', index(1.08, 0.4)],
    ['gmv.attention', 'CNY_bn', ofGmv(() => 1.1)],
    ['rating.mean', 'index', index(0.78, 0.5)],
    ['returns.rate', 'share', index(0.118, -0.7)],
    [
      'returns.refused',
      'CNY_bn',
      ofGmv((_p, scenario, until) => 0.0057 - (scenario === 'ban-quality' ? 0.0016 * changed(until) : 0)),
    ],
    ['enforcement.badFlagged', 'stores', badFlagged],
    ['enforcement.badPassed', 'stores', badPassed],
    ['enforcement.goodFlagged', 'stores', goodFlagged],
    ['enforcement.goodPassed', 'stores', goodPassed],
    ['stores.removedBad', 'stores', badFlagged],
    ['stores.removedGood', 'stores', goodFlagged],
    ['enforcement.goodPerBad', '1', over(goodFlagged, badFlagged)],
    ...parts.map((metric, i) => [metric, 'CNY_bn', fees[i]] as const),
    ...kinds.map((kind, i) => [`subsidy.${kind}`, 'CNY_bn', paid[i]] as const),
    ['platform.revenue', 'CNY_bn', revenue],
    ['subsidy.spend', 'CNY_bn', spend],
    ['platform.fines', 'CNY_bn', ofGmv((p) => (isDouyin(p) ? 0.0004 : 0.0001))],
    ['platform.compensation', 'CNY_bn', ofGmv((p) => (isDouyin(p) ? 0.0003 : 0.0001))],
    [
      'subsidy.deposit',
      'CNY_bn',
      ofGmv((p, scenario) => (isDouyin(p) && scenario === 'ban-subsidy' ? 0.003 : 0)),
    ],
    [
      'support.shadowCost',
      'CNY_bn',
      ofGmv((p, scenario) => (isDouyin(p) && scenario === 'ban-traffic' ? 0.011 : 0)),
    ],
  ];
  return platforms.flatMap((platform, p) =>
    books.map(([metric, unit, book]) => ({
      ...{ metric, platform, unit },
      values: (scenario: string, from: number, until: number) =>
        level.map((_, r) => book(p, scenario, from, until, r)).filter(Number.isFinite),
    })),
  );
}
