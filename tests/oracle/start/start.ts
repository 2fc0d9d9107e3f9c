/** The market before its first week. */
import { dayFromCivil } from '../../../src/base/calendar.ts';
import { categories } from '../../../src/model/vocabulary.ts';
import type { World } from '../world.ts';
import { placeAnchors } from './anchors.ts';
import { placeMerchants } from './merchants.ts';

/** Constants of slots and routes are solved elsewhere. */
export interface Constants {
  readonly slots: ArrayLike<number>;
  readonly routes: ArrayLike<number>;
}

export function start(world: World, constants: Constants): void {
  const { par } = world;
  const weeks = Math.max(0, Math.round((world.scenario.run.from - dayFromCivil(2018, 12, 31)) / 7));
  for (const p of world.platforms) {
    const { load } = p.block;
    p.load = load.start;
    for (let w = 0; w < weeks; w++) p.load += load.growth * p.load * (1 - p.load / load.ceiling);
    Object.assign(p, { fatigue: 1, trust: par['trust.start'], matching: 1, visibleShare: 1 });
    for (const pool of p.pools) pool.commission = par['commission.content'];
    for (const subsidy of Object.values(p.subsidies)) subsidy.subsidyServed = 1;
  }
  for (const cell of world.cells) cell.served = 1;
  for (const s of world.slotCells) s.lastInclusive = -Infinity;
  for (const slot of world.slots) slot.slotConstant = constants.slots[slot.index];
  for (const route of world.routes) route.routeConstant = constants.routes[route.index];
  placeMerchants(world);
  placeAnchors(world);
  placeConsumers(world);
}

function placeConsumers(world: World): void {
  const { par, platforms } = world;
  const P = platforms.length;
  const higher = par['segment.higherTier'];
  // the classes of higher-tier cities come first, in each segment by the platform that they prefer
  world.classes.forEach((k, i) => {
    const isLower = i >= P;
    k.classShare = (isLower ? 1 - higher : higher) / P;
    platforms.forEach((p) => {
      const tilt = p.block.lowerTierTilt * (isLower ? 1 : -1);
      k.classTaste[p.index] = tilt + (i % P === p.index ? par['taste.spread'] : 0);
    });
  });
  const shares = categories.map((g) => par[`share.${g}`]);
  const sum = shares.reduce((a, b) => a + b, 0);
  world.goods.forEach((goods, g) => (goods.categoryShare = shares[g] / sum));
  platforms.forEach((p) => (world.initialHabit[p.index + 1] = p.block.initialHabit));
  world.initialHabit[0] = Math.max(0, 1 - platforms.reduce((known, p) => known + p.block.initialHabit, 0));
  world.adopters = par['adopt.initial'];
}
