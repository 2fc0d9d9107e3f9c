/**
 * The market of the oracle: plain objects that know each other. A quantity bears the name of its column, so that the
 * README’s equations, this code and a difference that is found speak one language; nothing else is shared with the
 * columns. What a column keeps over groups, lags or weeks is a list on its object.
 */
import { drawUniform, type Key } from '../../src/base/random.ts';
import { platformNumber } from '../../src/model/supplyDraws.ts';
import type { ParameterValues } from '../../src/model/parameters/index.ts';
import { categories, tiers, type Channel, type Tier } from '../../src/model/vocabulary.ts';
import type { PlatformBlock, Scenario } from '../../src/scenario/scenario.ts';
import { fields } from './fields.ts';

type Fields = typeof fields;
type Numbers<S extends keyof Fields> = Record<Fields[S][number], number>;
type Lists<S extends keyof Fields> = Record<Fields[S][number], number[]>;

export const G = categories.length;
export const groups = ['hosted', 'linked', 'searched'] as const;
export const LAGS = 3;
/** Weeks whose requests are remembered. */
export const MONTH = 4;
/** Kinds of subsidies. */
export const kinds = [
  'consumerCoupon',
  'onboardingWaiver',
  'depositWaiver',
  'commissionRebate',
  'liveSubsidy',
  'hostRecruitment',
] as const;
export type Kind = (typeof kinds)[number];
export const accountNames = [
  ...['buyers', 'merchants', 'anchors', 'agencies', 'suppliers', 'carriers', 'escrow', 'funds'],
  'outside',
] as const;

export type Subsidy = Numbers<'subsidies'>;

export interface Pool extends Numbers<'poolGoods'>, Lists<'poolGroups' | 'poolReturns' | 'poolLags'> {
  readonly platform: Platform;
  readonly g: number;
  /** Stores of its merchants, open or not, in index order. */
  readonly stores: Store[];
}

export interface Platform extends Numbers<'platforms'>, Lists<'platformsDue'> {
  readonly index: number;
  readonly block: PlatformBlock;
  readonly pools: Pool[];
  readonly slots: Slot[];
  readonly subsidies: Record<Kind, Subsidy>;
  shelf: Route | null;
}

/** A slot in one category. */
export interface SlotCell extends Numbers<'slotGoods'> {
  readonly slot: Slot;
  readonly g: number;
  readonly cells: Cell[];
}

export interface Slot extends Numbers<'slots'> {
  readonly index: number;
  readonly platform: Platform;
  readonly channel: Channel;
  readonly routes: Route[];
  readonly goods: SlotCell[];
}

/** A route in one category. */
export interface Cell extends Numbers<'routeGoods'>, Lists<'routeGoodsMonth'> {
  readonly route: Route;
  readonly g: number;
  readonly slotCell: SlotCell;
  readonly pool: Pool;
  /** Of the choice table: share of its platform’s interest orders, and probability of a bad experience. */
  split: number;
  defect: number;
  /** Index of the gate row in force, −1 for none. */
  gateRow: number;
}

export interface Route extends Numbers<'routes'> {
  readonly index: number;
  readonly slot: Slot;
  readonly platform: Platform;
  readonly to: Platform;
  readonly channel: Channel;
  readonly own: boolean;
  /** Sold by anchors: live and video. */
  readonly hosted: boolean;
  readonly goods: Cell[];
}

export interface Store extends Numbers<'stores'>, Lists<'storeGroups' | 'storeReturns'> {
  readonly index: number;
  readonly merchant: Merchant;
  readonly platform: Platform;
  pool: Pool;
}

export interface Merchant extends Numbers<'merchants'> {
  readonly index: number;
  readonly stores: Store[];
}

export interface Anchor extends Numbers<'anchors'> {
  readonly index: number;
}

export interface ConsumerClass extends Numbers<'classes'>, Lists<'classPlatforms'> {
  readonly index: number;
}

export type Goods = Numbers<'categories'>;

/** What the calendar brings in a week; shared input of both engines. */
export interface Drivers {
  readonly spenders: number;
  readonly season: ArrayLike<number>;
  readonly growth: number;
  readonly onlinePull: number;
  readonly audience: ArrayLike<number>;
  readonly minutes: ArrayLike<number>;
  readonly tilt: ArrayLike<number>;
  readonly overlap: number;
}

export interface World extends Numbers<'one'>, Lists<'legs' | 'legsDue' | 'habits'> {
  readonly scenario: Scenario;
  readonly par: ParameterValues;
  readonly platforms: Platform[];
  readonly slots: Slot[];
  readonly routes: Route[];
  readonly classes: ConsumerClass[];
  readonly goods: Goods[];
  readonly merchants: Merchant[];
  readonly anchors: Anchor[];
  /** The same once more, one list of each. */
  readonly pools: readonly Pool[];
  readonly cells: Cell[];
  readonly slotCells: SlotCell[];
  readonly stores: Store[];
  readonly supplyKey: Key;
  week: number;
  drivers: Drivers;
  personsPerConsumer: number;
}

const zeros = <S extends keyof Fields>(...kinds: S[]): Numbers<S> =>
  Object.fromEntries(kinds.flatMap((kind) => fields[kind].map((name) => [name, 0]))) as Numbers<S>;

/** A list of its own for every name. */
const lists = <S extends keyof Fields>(length: number, ...kinds: S[]): Lists<S> =>
  Object.fromEntries(
    kinds.flatMap((kind) => fields[kind].map((name) => [name, new Array<number>(length).fill(0)])),
  ) as Lists<S>;

/** What is for sale of exposure: next to nothing counts as nothing. */
function withPaid(block: PlatformBlock): PlatformBlock {
  const { exposure } = block;
  return { ...block, exposure: { ...exposure, paid: exposure.paid < 1e-6 ? 0 : exposure.paid } };
}

function createPlatform(declared: PlatformBlock, index: number): Platform {
  const block = withPaid(declared);
  const platform: Platform = {
    ...zeros('platforms'),
    ...lists(LAGS, 'platformsDue'),
    ...{ index, block, pools: [], slots: [], shelf: null },
    subsidies: Object.fromEntries(kinds.map((kind) => [kind, zeros('subsidies')])) as Record<Kind, Subsidy>,
  };
  for (let g = 0; g < G; g++) {
    platform.pools.push({
      ...zeros('poolGoods'),
      ...lists(groups.length, 'poolGroups'),
      ...lists(groups.length * LAGS, 'poolReturns'),
      ...lists(LAGS, 'poolLags'),
      ...{ platform, g, stores: [] },
    });
  }
  return platform;
}

/** Own routes first; links lead from platforms that leak to the marketplaces, that is, to those that do not. */
function targetsOf(platform: Platform, channel: Channel, platforms: readonly Platform[]): Platform[] {
  const { leaks } = platform.block;
  const links = leaks && channel !== 'shelf' ? platforms.filter((other) => !other.block.leaks) : [];
  return [...(channel === 'ad' ? [] : [platform]), ...links].filter((to) =>
    to.block.channels.includes('shelf'),
  );
}

function addSlot(world: World, platform: Platform, channel: Channel): void {
  const slot: Slot = {
    ...zeros('slots'),
    ...{ index: world.slots.length, platform, channel, routes: [], goods: [] },
  };
  for (let g = 0; g < G; g++) slot.goods.push({ ...zeros('slotGoods'), slot, g, cells: [] });
  world.slotCells.push(...slot.goods);
  for (const to of targetsOf(platform, channel, world.platforms)) {
    const route: Route = {
      ...zeros('routes'),
      ...{ index: world.routes.length, slot, platform, to, channel, own: platform === to, goods: [] },
      hosted: channel === 'live' || channel === 'video',
    };
    for (const slotCell of slot.goods) {
      const cell: Cell = {
        ...zeros('routeGoods'),
        ...lists(MONTH, 'routeGoodsMonth'),
        ...{ route, g: slotCell.g, slotCell, pool: to.pools[slotCell.g] },
        ...{ split: 0, defect: 0, gateRow: -1 },
      };
      route.goods.push(cell);
      slotCell.cells.push(cell);
      world.cells.push(cell);
    }
    slot.routes.push(route);
    world.routes.push(route);
    if (channel === 'shelf') platform.shelf = route;
  }
  platform.slots.push(slot);
  world.slots.push(slot);
}

const noDrivers: Drivers = {
  ...{ spenders: 0, growth: 1, onlinePull: 0, overlap: 1 },
  ...{ season: [], audience: [], minutes: [], tilt: [] },
};

/** The objects of a scenario, all quantities zero. */
export function createWorld(scenario: Scenario, supplyKey: Key): World {
  const platforms = scenario.platforms.map(createPlatform);
  const P = platforms.length;
  const accounts = accountNames.length + P;
  const world: World = {
    ...zeros('one'),
    ledger: new Array<number>(accounts).fill(0),
    legsDue: new Array<number>(accounts * LAGS).fill(0),
    initialHabit: new Array<number>(P + 1).fill(0),
    scenario,
    par: scenario.parameters,
    platforms,
    ...{ slots: [], routes: [], merchants: [], anchors: [] },
    pools: platforms.flatMap((p) => p.pools),
    ...{ cells: [], slotCells: [], stores: [] },
    // two segments by the platform that a class prefers
    classes: Array.from({ length: 2 * P }, (_, index) => ({
      ...zeros('classes'),
      ...lists(P, 'classPlatforms'),
      index,
    })),
    goods: Array.from({ length: G }, () => zeros('categories')),
    ...{ supplyKey, week: 0, drivers: noDrivers, personsPerConsumer: 0 },
  };
  for (const platform of platforms)
    for (const channel of platform.block.channels) addSlot(world, platform, channel);
  for (let index = 0; index < scenario.run.merchants; index++) {
    const merchant: Merchant = { ...zeros('merchants'), index, stores: [] };
    world.merchants.push(merchant);
    for (const platform of platforms) {
      merchant.stores.push({
        ...zeros('stores'),
        ...lists(groups.length, 'storeGroups'),
        ...lists(LAGS, 'storeReturns'),
        ...{ index: index * P + platform.index, merchant, platform, pool: platform.pools[0] },
      });
    }
  }
  world.stores.push(...world.merchants.flatMap((m) => m.stores));
  for (let index = 0; index < scenario.run.anchors; index++)
    world.anchors.push({ ...zeros('anchors'), index });
  return world;
}

export const storesOf = (world: World): readonly Store[] => world.stores;
export const poolsOf = (world: World): readonly Pool[] => world.pools;
export const cellsOf = (world: World): readonly Cell[] => world.cells;
export const slotCellsOf = (world: World): readonly SlotCell[] => world.slotCells;

export const tierOf = (m: Merchant): Tier => tiers[m.tier];

/** A uniform of the supply side. */
export const draw = (world: World, agent: number, week: number, purpose: number): number =>
  drawUniform(world.supplyKey, agent, week, purpose);

/** A uniform of a store: the built-in platforms count 0 to 3, others have a number in the upper bits of the purpose. */
export function drawOfStore(world: World, s: Store, week: number, purpose: number): number {
  const number = platformNumber(s.platform.block.name);
  if (number < 4) return draw(world, 4 * s.merchant.index + number, week, purpose);
  return draw(world, s.merchant.index, week, purpose + 1024 * number);
}

export const total = <T>(items: Iterable<T>, of: (item: T) => number): number => {
  let sum = 0;
  for (const item of items) sum += of(item);
  return sum;
};
