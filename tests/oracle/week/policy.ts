/** The rules of a week, read day by day. */
import type { Day } from '../../../src/base/calendar.ts';
import { levers } from '../../../src/model/levers/index.ts';
import { categories, tiers } from '../../../src/model/vocabulary.ts';
import type { LeverSetting, LinkRule } from '../../../src/scenario/scenario.ts';
import { pathOn } from './paths.ts';
import { cellsOf, kinds, type Cell, type Kind, type Platform, type World } from '../world.ts';

const sameSet = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  JSON.stringify(a && [...a].sort()) === JSON.stringify(b && [...b].sort());

/** Whether a row changes nothing where another holds. */
function saysTheSame(a: LinkRule | null, b: LinkRule): boolean {
  if (a === null) return b.rule === 'allow' && b.fee === null;
  const [feeA, feeB] = [a.fee, b.fee].map((f) => f && [f.rate, f.of, f.paidBy]);
  if (a.rule !== b.rule || a.capacity !== b.capacity || JSON.stringify(feeA) !== JSON.stringify(feeB))
    return false;
  return a.rule !== 'gate' || (sameSet(a.to, b.to) && sameSet(a.categories, b.categories));
}

/** The row in force on a day; of adjacent rows that say the same the first, null where nothing is said. */
function rowOn(rows: readonly LinkRule[], day: Day): LinkRule | null {
  let inForce: LinkRule | null = null;
  rows.forEach((row, i) => {
    const supersededAtOnce = rows[i + 1]?.from === row.from;
    if (row.from <= day && !supersededAtOnce && !saysTheSame(inForce, row)) inForce = row;
  });
  return inForce;
}

function speaksOf(row: LinkRule, { route, g }: Cell): boolean {
  const { platform, channel, to } = route;
  const named = row.categories === null || row.categories.includes(categories[g]);
  return row.on === platform.block.name && row.channel === channel && row.to.includes(to.block.name) && named;
}

const week = (monday: Day): Day[] => [0, 1, 2, 3, 4, 5, 6].map((d) => monday + d);

type Fee = NonNullable<LinkRule['fee']>;

/** Mean over open days of what fees of a kind there are; a row weighs with its share of the open days. */
function meanFee(open: readonly (LinkRule | null)[], paidBy: Fee['paidBy'], of: Fee['of']): number {
  let mean = 0;
  for (const row of new Set(open)) {
    const fee = row?.fee;
    if (!fee || fee.paidBy !== paidBy || fee.of !== of) continue;
    mean += fee.rate * (open.filter((r) => r === row).length / open.length);
  }
  return mean;
}

function outlookOf(world: World, rows: readonly LinkRule[], monday: Day): number {
  const known = rows.filter((row) => row.from <= monday + 6 || (row.announced ?? row.from) <= monday + 6);
  const days = 7 * Math.round(world.par['anticipation.weeks']);
  let closed = 0;
  for (let d = 0; d < days; d++) if (rowOn(known, monday + 7 + d)?.rule === 'ban') closed++;
  return 1 - closed / days;
}

function ruleCell(world: World, cell: Cell, monday: Day): void {
  const { par, scenario } = world;
  const rows = scenario.links.filter((row) => speaksOf(row, cell));
  const ofDays = week(monday).map((day) => rowOn(rows, day));
  const open = ofDays.filter((row) => row?.rule !== 'ban');
  const gates = open.filter((row) => row?.rule === 'gate');
  cell.permit = open.length / 7;
  cell.gated = open.length > 0 ? gates.length / open.length : 0;
  const allGates = scenario.links.filter((row) => row.rule === 'gate');
  cell.gateRow = gates.length > 0 ? allGates.indexOf(gates[gates.length - 1]!) : -1;
  cell.outlook = rows.length > 0 ? outlookOf(world, rows, monday) : 1;

  const { commission, poolPredatory } = cell.pool;
  const kappaOwn = Math.max(commission, par['predatory.commission']);
  const kappa = commission + poolPredatory * (kappaOwn - commission);
  const link = !cell.route.own;
  cell.routeCommission = kappa * (link ? 1 - cell.route.to.affiliateCut : 1);
  cell.feeOnAnchor =
    meanFee(open, 'anchor', 'commission') * cell.routeCommission + meanFee(open, 'anchor', 'gmv');
  cell.feeOnMerchant =
    meanFee(open, 'merchant', 'commission') * cell.routeCommission + meanFee(open, 'merchant', 'gmv');
  const inbound = leverOn(world, cell.route.to, 'inboundLinkFee', monday);
  cell.inboundFee = link ? inbound.value * (inbound.of === 'commission' ? cell.routeCommission : 1) : 0;
}

const inForce = ({ from, until }: LeverSetting, day: Day): boolean =>
  (from === null || day >= from) && (until === null || day < until);

interface LeverOfWeek {
  readonly value: number;
  readonly of: 'gmv' | 'commission';
  readonly tiers: number;
  readonly weekly: number;
  readonly total: number;
}

/** A lever’s week: a setting that is in force on no day of it says nothing, not even a budget. */
function leverOn(world: World, platform: Platform, name: string, monday: Day): LeverOfWeek {
  const { neutral, forTiers } = levers.find((lever) => lever.name === name)!;
  const days = week(monday);
  const setting = world.scenario.levers.find(
    (s) => s.lever === name && s.platform === platform.block.name && days.some((day) => inForce(s, day)),
  );
  const everybody = { tiers: 15, weekly: Infinity, total: Infinity };
  if (!setting) return { ...everybody, value: neutral, of: 'gmv' };
  const values = days.map((day) => (inForce(setting, day) ? pathOn(setting.path, day) : neutral));
  const equal = values.every((v) => v === values[0]);
  return {
    value: equal ? values[0] : values.reduce((a, b) => a + b, 0) / 7,
    of: setting.of ?? 'gmv',
    tiers:
      forTiers && setting.tiers ? setting.tiers.reduce((set, tier) => set + 2 ** tiers.indexOf(tier), 0) : 15,
    weekly: setting.weeklyBudget ?? Infinity,
    total: setting.totalBudget ?? Infinity,
  };
}

function announce(world: World, platform: Platform, kind: Kind, monday: Day): void {
  const subsidy = platform.subsidies[kind];
  const lever = leverOn(world, platform, kind, monday);
  const total = Math.floor(lever.total * 100);
  const left = total - subsidy.subsidySpent;
  subsidy.subsidyBudget = left >= total / 1000 ? Math.min(Math.floor(lever.weekly * 100), left) : 0;
  subsidy.subsidyRate = subsidy.subsidyBudget > 0 ? lever.value : 0;
  subsidy.subsidyTiers = lever.tiers;
}

export function setPolicy(world: World): void {
  const monday = world.scenario.run.from + 7 * world.week;
  for (const platform of world.platforms) {
    const value = (name: string): number => leverOn(world, platform, name, monday).value;
    platform.coldStart = value('coldStartTraffic');
    platform.support = value('trafficSupport');
    platform.supportTiers = leverOn(world, platform, 'trafficSupport', monday).tiers;
    platform.minFans = value('entryMinFans');
    platform.inspection = value('inspectionRate');
    platform.inspectionByRisk = value('inspectionByRisk');
    platform.refund = value('refundRoute');
    platform.badPress = value('badPress');
    platform.visibility = value('dataVisibility');
    platform.exclusivityLoss = value('exclusivity');
    platform.affiliateCut = value('affiliateCut');
    platform.linksBlocked = value('blockedLinks');
    platform.adPlacement = value('adPlacement');
    for (const kind of kinds) announce(world, platform, kind, monday);
  }
  for (const cell of cellsOf(world)) ruleCell(world, cell, monday);
}
