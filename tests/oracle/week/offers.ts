/** What offers are worth, and the index that sums those of a slot. */
import { exp, log } from '../../../src/base/detmath.ts';
import { cellsOf, slotCellsOf, total, type Cell, type Kind, type Platform, type World } from '../world.ts';

/** What an agent counts on of a subsidy. */
export const promised = (platform: Platform, kind: Kind): number =>
  platform.subsidies[kind].subsidyRate * platform.subsidies[kind].subsidyServed;

function valueOffer(world: World, cell: Cell): number {
  const { par } = world;
  const { pool, route } = cell;
  const { to, platform } = route;
  if (pool.poolSellers <= 0) return -Infinity;
  const known = par['offer.ratingShare'];
  const rating = route.hosted ? pool.poolShownRating : pool.poolRating;
  const reputation = known * rating + (1 - known) * to.trust - 0.6;
  const coupon = route.own ? promised(to, 'consumerCoupon') : 0;
  const price = pool.logPrice + log(1 - coupon);
  let value = par['offer.quality'] * reputation - par['offer.price'] * price;
  if (!route.own)
    value -=
      par['offer.linkFriction'] +
      par['offer.gateFriction'] * cell.gated +
      par['offer.blockedFriction'] * to.linksBlocked;
  value += par['offer.skill'] * cell.routeSkill;
  return value + log(platform.matching) + route.routeConstant;
}

export function valueOffers(world: World): void {
  for (const cell of cellsOf(world)) cell.offer = valueOffer(world, cell);
}

/** x·e^offer: the air-time of a content route, the place on a shelf or beside the feed of another. */
function attraction(world: World, cell: Cell): number {
  const { route, pool } = cell;
  if (cell.offer === -Infinity || cell.permit === 0) return 0;
  if (route.hosted) return cell.airtime * cell.servedNow * exp(cell.offer);
  const placed = route.channel === 'ad' ? route.to.adPlacement : 1;
  const breadth = world.par['offer.breadth'] * log(pool.poolBreadth / pool.breadthReference);
  return cell.permit * cell.servedNow * placed * exp(cell.offer + breadth);
}

export function indexOffers(world: World): void {
  for (const slotCell of slotCellsOf(world)) {
    const weights = slotCell.cells.map((cell) => attraction(world, cell));
    const sum = total(weights, (w) => w);
    slotCell.inclusive = log(sum);
    slotCell.lastInclusive = slotCell.inclusive;
    slotCell.cells.forEach((cell, i) => (cell.routeShare = sum > 0 ? weights[i] / sum : 0));
  }
}
