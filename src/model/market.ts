import type { ParameterValues } from './parameters/index.ts';
import type { Columns, Sizes } from './columns.ts';
import type { ChoiceTable } from './choice.ts';
import type { TierTraits } from './tiers.ts';
import type { Channel } from './vocabulary.ts';

/**
 * The market as one week sees it: columns (`columns.ts`), what stays fixed, the week’s inputs and its draws.
 * Indices everywhere: `p` platform, `s` slot (platform × channel), `r` route, `g` category, `m` merchant, `a` anchor,
 * `k` consumer class.
 */

/** A way that an order can take: attention on `platform` in `channel`, settled on `to`. */
export interface Route {
  readonly platform: number;
  readonly channel: Channel;
  readonly to: number;
  readonly slot: number;
}

/** Where attention can be spent: a platform's channel. `shelf` slots serve intent, the others interest. */
export interface Slot {
  readonly platform: number;
  readonly channel: Channel;
  /** Routes of this slot, own shop first. */
  readonly routes: readonly number[];
}

/** What stays fixed during a run. */
export interface Frame {
  readonly sizes: Sizes;
  /** Of each store, `merchant · platforms + platform`: divided once, because every week goes through all of them. */
  readonly merchantOf: Int32Array;
  readonly platformOf: Uint8Array;
  readonly platformNames: readonly string[];
  /** By which draws know the platforms (`supplyDraws.ts`). */
  readonly platformNumbers: readonly number[];
  readonly slots: readonly Slot[];
  readonly routes: readonly Route[];
  /** Own-shop shelf route of a platform, −1 if it has no shelf. */
  readonly shelfRoute: readonly number[];
  readonly fees: readonly { readonly take: number; readonly commissionCut: number }[];
  readonly exposureMix: readonly {
    readonly chi: number;
    readonly privateDomain: number;
    readonly cap: number;
    readonly paid: number;
  }[];
  readonly breadthCeiling: readonly number[];
  /** Cost of opening and running a store on a platform, relative to the tier’s. */
  readonly storeCost: readonly number[];
  readonly loadPath: readonly { readonly ceiling: number; readonly growth: number }[];
  /** 1 where viewers may search elsewhere for what was shown. */
  readonly leaks: readonly boolean[];
  /** Capacity of each gate row, share of earlier requests. */
  readonly gateCapacities: readonly number[];
  readonly parameters: ParameterValues;
  /** The parameters of each tier, in the order of `tiers`. */
  readonly tierTraits: readonly TierTraits[];
}

/** The part of a frame that says which figures are reported. */
export type Places = Pick<Frame, 'platformNames' | 'slots' | 'routes'>;

/** The calendar's and policy's inputs of one week, prepared before the run (`compile/drivers.ts`, `compile/policy.ts`). */
export interface Inputs {
  /** Online shoppers, persons. */
  readonly shoppers: number;
  /** The same in persons who spend like those of mid-2019. */
  readonly spenders: number;
  /** Seasonal and epidemic factor of baskets, by category (the same for all). */
  readonly season: Float64Array;
  /** Growth factor of baskets since mid-2019. */
  readonly growth: number;
  /** Push towards online (0 to 1). */
  readonly onlinePull: number;
  /** Attention before load and fatigue, by slot, relative to the 2019 mean of attention × load. */
  readonly audience: Float64Array;
  /** Content attention before load and fatigue, person-minutes a day by platform. */
  readonly minutes: Float64Array;
  /** Utility shift of platform festivals, by slot. */
  readonly tilt: Float64Array;
  /** Users that feed platforms share, against mid-2019 (1). */
  readonly overlap: number;
  readonly policy: PolicyWeek;
}

/** One week of policy by route × category and by platform, pro-rated by day. */
export interface PolicyWeek {
  readonly permit: Float64Array;
  readonly gated: Float64Array;
  readonly feeRateAnchorCommission: Float64Array;
  readonly feeRateAnchorGmv: Float64Array;
  readonly feeRateMerchantCommission: Float64Array;
  readonly feeRateMerchantGmv: Float64Array;
  readonly outlook: Float64Array;
  /** Per route × category: index of the gate row in force, −1 for none. */
  readonly gateRow: Int32Array;
  readonly levers: Readonly<Record<string, Float64Array>>;
  /** CNY a week and in all, by lever and platform; infinite without a limit. */
  readonly budgets: Readonly<Record<string, Float64Array>>;
  readonly totals: Readonly<Record<string, Float64Array>>;
  /** Bit set of the tiers that a lever reaches, by lever and platform. */
  readonly tiers: Readonly<Record<string, Uint8Array>>;
  /** Levers that name what their rate is of: 1 where it is the commission. */
  readonly ofCommission: Readonly<Record<string, Uint8Array>>;
}

/** Keyed draws of the supply side for one run. */
export interface Draws {
  /** Uniform in (0, 1), a pure function of (seed, replicate, agent, week, purpose). */
  uniform(agent: number, week: number, purpose: number): number;
}

/** The market in one week: columns, frame, inputs and draws. */
export interface Market extends Columns {
  readonly choice: ChoiceTable;
  readonly frame: Frame;
  readonly draws: Draws;
  inputs: Inputs;
  week: number;
  /** Real consumers per simulated one this week. */
  personsPerConsumer: number;
}
