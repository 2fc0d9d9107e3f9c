import type { Day } from '../base/calendar.ts';
import type { Text } from '../model/declare.ts';
import type { Category, Channel, Tier } from '../model/vocabulary.ts';

/** A scenario with nothing left open: plain, frozen, every default written out. */
export interface Scenario {
  readonly name: string;
  readonly title: Text;
  readonly question: Text | null;
  readonly run: RunSettings;
  /** In the order that fixes platform indices: the built-in four first, then the scenario's own. */
  readonly platforms: readonly PlatformBlock[];
  /** Every declared parameter, in its declared unit (shares as parts of one, money in yuan). */
  readonly parameters: Readonly<Record<string, number>>;
  /** Ordered by `from`; at an equal start rows without categories come first. */
  readonly links: readonly LinkRule[];
  readonly levers: readonly LeverSetting[];
  readonly uncertain: Readonly<Record<string, readonly [number, number]>>;
  readonly expect: readonly string[];
  readonly study: { readonly kind: 'compare'; readonly baseline: string | null };
}

export type EngineName = 'agents' | 'counts' | 'distribution';

export interface RunSettings {
  /** A Monday. */
  readonly from: Day;
  readonly weeks: number;
  readonly seed: number;
  readonly replicates: number;
  readonly engine: EngineName;
  /** Simulated consumers; only `agents` and `counts` depend on it. */
  readonly population: number;
  readonly merchants: number;
  readonly anchors: number;
}

/** A dated value path; before the first knot it holds the first value, after the last the last. */
export interface Path {
  readonly knots: readonly { readonly day: Day; readonly value: number }[];
  readonly between: 'step' | 'linear';
}

/** A platform as data. A new platform is such a block and no code. */
export interface PlatformBlock {
  readonly name: string;
  readonly title: Text;
  readonly channels: readonly Channel[];
  readonly fees: {
    /** Share of list price kept by the platform where an order settles. */
    readonly take: number;
    /** Share of the anchor's commission kept by the platform where the attention is. */
    readonly commissionCut: number;
  };
  readonly attention: {
    /** Daily active users, persons. */
    readonly users: Path;
    /** Minutes a day per active user. */
    readonly minutes: Path;
  };
  readonly load: {
    /** Commercial share of attention at the start, at saturation, and its weekly logistic growth. */
    readonly start: number;
    readonly ceiling: number;
    readonly growth: number;
  };
  /** Share of commercial attention that is live rooms (the rest is short video). */
  readonly liveShare: Path;
  readonly exposure: {
    /** chi: how steeply the public feed rewards score. */
    readonly concentration: number;
    /** phi: share of exposure that followers bring. */
    readonly privateDomain: number;
    /** Share of own-shop content exposure that stores buy. */
    readonly paid: number;
    /** Largest share of public exposure that one anchor may hold; 1 for no cap. */
    readonly cap: number;
  };
  readonly stores: {
    /** Share of merchants of each tier with an open store at the start. */
    readonly initial: Readonly<Record<Tier, number>>;
    /** Share of its full assortment that a merchant can list here at the most. */
    readonly breadthCeiling: number;
    /** Cost of opening and running a store here, relative to the declared costs of a tier. */
    readonly cost: number;
  };
  /** Slot constants used where no 2019 target exists, by channel (utils). */
  readonly slotPriors: Readonly<Partial<Record<Channel, number>>>;
  /** Share of consumers who bought here last at the start. */
  readonly initialHabit: number;
  /** Extra utility in lower-tier cities, taken off in higher-tier ones (utils). */
  readonly lowerTierTilt: number;
  /**
   * Whether a viewer here may search elsewhere for what was shown (organic leakage). Such a platform may also link to
   * every marketplace, that is, to every platform without leaks.
   */
  readonly leaks: boolean;
}

/** A dated rule for orders that begin on (`on`, `channel`) and settle on one of `to`. */
export interface LinkRule {
  readonly id: string;
  readonly on: string;
  readonly channel: Channel;
  readonly to: readonly string[];
  /** null for all categories. */
  readonly categories: readonly Category[] | null;
  readonly from: Day;
  readonly announced: Day | null;
  readonly rule: 'allow' | 'gate' | 'ban';
  /** Gate only: share of mean weekly linked orders in the four weeks before `from`. */
  readonly capacity: number | null;
  readonly fee: LinkFee | null;
}

export interface LinkFee {
  readonly rate: number;
  readonly of: 'gmv' | 'commission';
  readonly paidBy: 'anchor' | 'merchant';
}

export interface LeverSetting {
  readonly platform: string;
  /** Name of a declared lever, e.g. `consumerCoupon`. */
  readonly lever: string;
  readonly path: Path;
  /** In force from `from` (included) until `until` (excluded); null for open ends. */
  readonly from: Day | null;
  readonly until: Day | null;
  /** CNY a week; null for no limit. */
  readonly weeklyBudget: number | null;
  /** CNY in all; null for no limit. */
  readonly totalBudget: number | null;
  readonly of: 'gmv' | 'commission' | null;
  /** null for all tiers. */
  readonly tiers: readonly Tier[] | null;
}
