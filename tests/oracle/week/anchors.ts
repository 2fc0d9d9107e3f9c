/** Anchors comply, reconsider, and are seen. */
import { exp, pow } from '../../../src/base/detmath.ts';
import { purposes } from '../../../src/model/purposes.ts';
import { platformNumber } from '../../../src/model/supplyDraws.ts';
import { anchorKinds, channels, type AnchorKind } from '../../../src/model/vocabulary.ts';
import {
  cellsOf,
  draw,
  slotCellsOf,
  total,
  type Anchor,
  type Cell,
  type Platform,
  type Route,
  type SlotCell,
  type World,
} from '../world.ts';
import { promised } from './offers.ts';
import { contentReturns } from './returns.ts';

const FELL_IDLE = 1;
const REMATCHED = 2;
const CHANGED_PLATFORM = 4;
const LEFT = 8;

export const kindOf = (a: Anchor): AnchorKind => anchorKinds[a.anchorKind];
export const cellOf = (world: World, a: Anchor): Cell | null =>
  a.anchorRoute < 0 ? null : world.routes[a.anchorRoute].goods[a.anchorCategory];

export function complyOrIdle(world: World): void {
  for (const a of world.anchors) {
    a.anchorMoved = 0;
    a.anchorFate = 0;
    const cell = cellOf(world, a);
    if (!cell) continue;
    const [from, to] = [cell.route.platform, cell.route.to].map((p) => platformNumber(p.block.name));
    const channel = channels.indexOf(cell.route.channel);
    const u = draw(world, a.index, 4 * from + channel, purposes.comply + 1024 * to);
    const idle = cell.pool.poolSellers === 0 || u >= cell.permit ? 1 : 0;
    if (idle !== a.anchorIdle) {
      a.anchorMoved = 1;
      a.anchorFate = idle ? FELL_IDLE : REMATCHED;
    }
    a.anchorIdle = idle;
  }
}

/** Share of an agency in what an anchor keeps: natives, families and celebrities are under contract. */
export const agencyShare = (world: World, a: Anchor): number =>
  ['native', 'family', 'celebrity'].includes(kindOf(a)) ? world.par['commission.mcnShare'] : 0;

/** What one yuan of list price, sold by this anchor on this route, leaves it. */
export function keptOf(world: World, a: Anchor, cell: Cell): number {
  const { par } = world;
  const stays = 1 - par['clawback.commission'] * contentReturns(world, cell.pool).returned;
  const fees = cell.feeOnAnchor + cell.inboundFee;
  if (kindOf(a) === 'self') return stays * Math.max(0, par['self.margin'] - fees - cell.feeOnMerchant);
  const afterCut = cell.routeCommission * (1 - cell.route.platform.block.fees.commissionCut);
  return stays * Math.max(0, afterCut - fees) * (1 - agencyShare(world, a));
}

export interface Mix {
  readonly fans: number;
  readonly young: number;
  readonly support: number;
  readonly feed: number;
}

/** How the exposure of a platform is divided. */
export function mixOf(platform: Platform): Mix {
  const fans = platform.block.exposure.privateDomain;
  const asked = platform.coldStart + platform.support;
  const reserved = Math.min(asked, 1 - fans);
  const scale = asked > 0 ? reserved / asked : 0;
  return {
    fans,
    young: platform.coldStart * scale,
    support: platform.support * scale,
    feed: 1 - fans - reserved,
  };
}

/** S of the public feed. */
function feedScore(world: World, a: Anchor, cell: Cell): number {
  const selling = world.par['feed.sellingWeight'];
  const skill = selling * a.anchorSkill + (1 - selling) * a.anchorAppeal;
  return cell.offer === -Infinity
    ? 0
    : exp(cell.route.platform.block.exposure.concentration * (skill + cell.offer));
}

/** Followers that come along to another platform. */
function keptFans(world: World, from: Platform, to: Platform): number {
  const overlap = from.block.leaks && to.block.leaks ? world.overlap : 1;
  return Math.min(1, world.par['fans.keptOnMove'] * overlap);
}

/** Exposure of one real anchor, were it there. */
function exposureThere(world: World, a: Anchor, here: Cell, there: Cell): number {
  const mix = mixOf(there.route.platform);
  const s = there.slotCell;
  const isIn = s === here.slotCell;
  const moves = there.route.platform !== here.route.platform;
  const fans = a.anchorFans * (moves ? keptFans(world, here.route.platform, there.route.platform) : 1);
  const score = feedScore(world, a, there);
  const allFans = s.slotFans + s.lostFans + (isIn ? 0 : fans);
  const allScores = s.slotScore + (isIn ? 0 : score);
  let exposure = allFans > 0 ? (mix.fans * fans) / allFans : 0;
  if (allScores > 0) exposure += (mix.feed * score) / allScores;
  if (there.route.own) exposure += mix.young / (s.slotYoung + 1) + mix.support / (s.slotOwn + 1);
  return exposure;
}

function incomeThere(world: World, a: Anchor, here: Cell, there: Cell): number {
  const { par } = world;
  const usual = a.anchorAspiration;
  const s = there.slotCell;
  const { platform, own, channel, to } = there.route;
  const slotMean = total(s.slot.goods, (other) => other.slotSalesMean) / s.slot.goods.length;
  const sales = s.slotSalesMean > 0 ? s.slotSalesMean : slotMean;
  // e^offer over its mean among what the slot sells
  const known = s.lastInclusive > -Infinity && s.idleAirtime < 1;
  const offered = known ? exp(there.offer - s.lastInclusive) * (1 - s.idleAirtime) : 1;
  const sold = sales * offered * there.servedNow * exposureThere(world, a, here, there);

  const kept = keptOf(world, a, there);
  const live = own && channel === 'live' ? promised(platform, 'liveSubsidy') : 0;
  const weeks = platform === here.route.platform ? a.anchorRecruited : par['recruit.weeks'];
  const lasting = Math.min(1, weeks / par['anticipation.weeks']);
  const added = live + kept * lasting * promised(platform, 'hostRecruitment');
  const newSource = to !== here.route.to ? par['switch.source'] * usual : 0;
  const newPlatform = platform !== here.route.platform ? par['switch.platform'] * usual : 0;
  return sold * (kept + added) * there.outlook - newSource - newPlatform;
}

interface Option {
  readonly there: Cell | null;
  readonly income: number;
}

function optionsOf(world: World, a: Anchor, here: Cell): Option[] {
  const leave = { there: null, income: world.par['leave.outsideIncome'] * a.anchorAspiration };
  const cells = cellsOf(world).filter(
    (cell) =>
      cell.g === a.anchorCategory &&
      cell.route.hosted &&
      cell.permit > 0 &&
      cell.pool.poolSellers > 0 &&
      (cell.route.own || cell.outlook > 0),
  );
  return [leave, ...cells.map((there) => ({ there, income: incomeThere(world, a, here, there) }))];
}

function choose(world: World, a: Anchor, here: Cell): Cell | null {
  const options = optionsOf(world, a, here);
  const scale = world.par['revise.noise'] * Math.max(world.par['revise.leastIncome'], a.anchorAspiration);
  const best = Math.max(...options.map((o) => o.income));
  const weights = options.map((o) => exp((o.income - best) / scale));
  let u = draw(world, a.index, world.week, purposes.option) * total(weights, (w) => w);
  for (let o = 0; o < options.length; o++) {
    u -= weights[o];
    if (u < 0) return options[o].there;
  }
  return options[options.length - 1].there;
}

function reconsiders(world: World, a: Anchor): boolean {
  const { par } = world;
  const u = draw(world, a.index, world.week, purposes.revise);
  if (a.anchorIdle) return u < par[`rematch.${kindOf(a)}`];
  if (a.anchorAspiration <= 0) return false;
  const unhappy = a.anchorIncome < a.anchorAspiration ? 1 : 0;
  return u < par['revise.active'] * (1 + par['revise.dissatisfied'] * unhappy);
}

function findsGoods(world: World, a: Anchor, here: Route, there: Cell): boolean {
  const { par } = world;
  const sameGoods = there.route.to === here.to && there.route.platform === here.platform;
  if (sameGoods && !a.anchorIdle) return true;
  const density = there.pool.poolSellers / (there.pool.poolSellers + par['match.halfPool']);
  const found = 1 - pow(1 - par[`match.${kindOf(a)}`], par['match.contacts'] * density);
  return draw(world, a.index, world.week, purposes.match) < found;
}

type Left = Map<SlotCell, number>;

function go(world: World, a: Anchor, here: Cell, there: Cell | null, left: Left): void {
  const platform = here.route.platform;
  if (there === null || there.route.platform !== platform) {
    // who are left behind are counted with the slot's followers until the week is over
    left.set(here.slotCell, (left.get(here.slotCell) ?? 0) + a.anchorWeight * a.anchorFans);
    a.anchorFans *= keptFans(world, platform, there ? there.route.platform : platform);
    const paid = there ? there.route.platform.subsidies.hostRecruitment.subsidyRate > 0 : false;
    a.anchorRecruited = paid ? Math.round(world.par['recruit.weeks']) : 0;
    // an anchor that fell idle this week has had more than one fate
    a.anchorFate += there ? CHANGED_PLATFORM : LEFT;
  } else if (a.anchorIdle) a.anchorFate += REMATCHED;
  a.anchorRoute = there ? there.route.index : -1;
  a.anchorIdle = 0;
  a.anchorTenure = 0;
  a.anchorMoved = 1;
}

export function reviseAnchors(world: World): void {
  const left: Left = new Map();
  for (const a of world.anchors) {
    const here = cellOf(world, a);
    if (!here) continue;
    a.anchorTenure++;
    if (!reconsiders(world, a)) continue;
    const there = choose(world, a, here);
    if (there === here) continue;
    if (there === null || findsGoods(world, a, here.route, there)) go(world, a, here, there, left);
  }
  for (const [slot, fans] of left) slot.lostFans += fans;
}

const isYoung = (world: World, a: Anchor, cell: Cell): boolean =>
  cell.route.own && a.anchorTenure < world.par['coldStart.weeks'];

function shareSlot(world: World, s: SlotCell, rostered: readonly Anchor[]): void {
  const mix = mixOf(s.slot.platform);
  const cell = (a: Anchor): Cell => cellOf(world, a)!;
  const own = rostered.filter((a) => cell(a).route.own);
  const young = own.filter((a) => isYoung(world, a, cell(a)));
  s.slotFans = total(rostered, (a) => a.anchorWeight * a.anchorFans);
  s.slotScore = total(rostered, (a) => a.anchorWeight * a.anchorScore);
  s.slotOwn = total(own, (a) => a.anchorWeight);
  s.slotYoung = total(young, (a) => a.anchorWeight);
  const allFans = s.slotFans + s.lostFans;
  const empty =
    (allFans > 0 ? 0 : mix.fans) + (s.slotYoung > 0 ? 0 : mix.young) + (s.slotOwn > 0 ? 0 : mix.support);
  for (const a of rostered) {
    const w = a.anchorWeight;
    a.exposure = allFans > 0 ? (mix.fans * w * a.anchorFans) / allFans : 0;
    if (s.slotScore > 0) a.exposure += ((mix.feed + empty) * w * a.anchorScore) / s.slotScore;
    if (young.includes(a)) a.exposure += (mix.young * w) / s.slotYoung;
    if (own.includes(a)) a.exposure += (mix.support * w) / s.slotOwn;
  }
  capExposure(s, rostered);
}

function capExposure(s: SlotCell, rostered: readonly Anchor[]): void {
  const capOf = (a: Anchor): number => s.slot.platform.block.exposure.cap * a.anchorWeight;
  const above = rostered.filter((a) => a.exposure > capOf(a));
  const others = rostered.filter((a) => a.exposure <= capOf(a));
  const cut = total(above, (a) => a.exposure - capOf(a));
  const room = total(others, (a) => a.exposure);
  if (cut === 0 || room === 0) return;
  for (const a of above) a.exposure = capOf(a);
  for (const a of others) a.exposure += cut * (a.exposure / room);
}

export function shareExposure(world: World): void {
  for (const a of world.anchors) {
    const cell = cellOf(world, a);
    a.exposure = 0;
    a.anchorScore = cell ? feedScore(world, a, cell) : 0;
  }
  for (const s of slotCellsOf(world)) {
    const rostered = world.anchors.filter((a) => cellOf(world, a)?.slotCell === s);
    shareSlot(world, s, rostered);
    for (const cell of s.cells) {
      const active = rostered.filter((a) => cellOf(world, a) === cell && !a.anchorIdle);
      cell.airtime = total(active, (a) => a.exposure);
      if (cell.airtime > 0) cell.routeSkill = total(active, (a) => a.exposure * a.anchorSkill) / cell.airtime;
    }
    const sold = total(s.cells, (cell) => cell.airtime);
    s.idleAirtime = rostered.length > 0 ? Math.max(0, 1 - sold) : 1;
  }
}
