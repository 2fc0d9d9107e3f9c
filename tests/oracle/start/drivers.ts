/** What the calendar brings: festivals, the epidemic, shoppers, attention, read day by day. */
import { dayFromCivil, type Day } from '../../../src/base/calendar.ts';
import { exp, log, pow } from '../../../src/base/detmath.ts';
import { epidemic, festivals, observedFigures } from '../../../src/scenario/observed.ts';
import type { PlatformBlock } from '../../../src/scenario/scenario.ts';
import { pathOn } from '../week/paths.ts';
import { G, type Drivers, type Slot, type World } from '../world.ts';

const YEAR_2019 = dayFromCivil(2018, 12, 31);
const MID_2019 = dayFromCivil(2019, 7, 1);
const MID_2018 = dayFromCivil(2018, 7, 1);
const YEAR_2020 = dayFromCivil(2020, 1, 1);

interface Knot {
  readonly day: Day;
  readonly value: number;
}
const between = (knots: readonly Knot[], day: Day): number => pathOn({ knots, between: 'linear' }, day);

const shoppers: Knot[] = observedFigures.flatMap((f) =>
  f.metric === 'online_shoppers' && f.central !== null ? [{ day: f.end, value: f.central * 1e6 }] : [],
);
const pull: Knot[] = epidemic.map((k) => ({ day: k.day, value: k.onlinePull }));
const supply: Knot[] = epidemic.map((k) => ({ day: k.day, value: k.offlineSupply }));

const days = (monday: Day, from: Day, until: Day): number =>
  [0, 1, 2, 3, 4, 5, 6].filter((d) => monday + d >= from && monday + d < until).length;

/** Demand of a week against a normal one, of festivals of all platforms or of one. */
function demand(world: World, monday: Day, appliesTo: string): number {
  const { par } = world;
  let sum = 1;
  for (const f of festivals) {
    if (f.appliesTo !== appliesTo) continue;
    const until = f.end + 1;
    const weeks = (until - f.start) / 7;
    const extra = (f.peak.central - 1) * weeks;
    const onLastDay = extra > 0 ? par['festival.lastDayShare'] : 0;
    sum += (extra * (1 - onLastDay) * (days(monday, f.start, until) / 7)) / weeks;
    if (days(monday, f.end, until) > 0) sum += extra * onLastDay;
    const around = days(monday, f.start - 28, f.start) / 7 + days(monday, until, until + 28) / 7;
    if (extra > 0) sum -= (extra * par['festival.payback'] * around) / 8;
  }
  return Math.max(0.2, sum);
}

const minutesOf = ({ attention }: PlatformBlock, monday: Day): number =>
  pathOn(attention.users, monday + 3) * pathOn(attention.minutes, monday + 3);

/** Audience of a slot before commercial load. */
function audienceOf(world: World, { platform, channel }: Slot, monday: Day): number {
  const feed = minutesOf(platform.block, monday);
  const live = pathOn(platform.block.liveShare, monday + 3);
  if (channel === 'shelf') return 1;
  if (channel === 'ad') return feed;
  if (channel === 'live') return feed * live;
  const weeks = Math.max(0, (monday + 3 - YEAR_2020) / 7);
  return feed * (1 - live) * exp(-world.par['video.decay'] * weeks);
}

/** Mean over 2019 of audience × load. */
function referenceOf(world: World, slot: Slot): number {
  const { start, growth, ceiling } = slot.platform.block.load;
  let load = start;
  let mean = 0;
  for (let w = 0; w < 52; w++) {
    mean += (audienceOf(world, slot, YEAR_2019 + 7 * w) * (slot.channel === 'shelf' ? 1 : load)) / 52;
    load += growth * load * (1 - load / ceiling);
  }
  return mean;
}

/** The calendar of a scenario: drivers of the week that begins on a Monday. */
export function calendarOf(world: World): (monday: Day) => Drivers {
  const { par, platforms, slots } = world;
  let sum = 0;
  for (let w = 0; w < 52; w++) sum += demand(world, YEAR_2019 + 7 * w, 'all');
  const normal = sum / 52;
  const references = slots.map((slot) => referenceOf(world, slot));
  const base = between(shoppers, MID_2019);
  return (monday) => {
    const middle = monday + 3;
    const known = between(shoppers, middle);
    const made = pow(between(supply, middle), par['epidemic.supplyElasticity']);
    const season = (demand(world, monday, 'all') / normal) * made;
    const shared = Math.max(0, Math.min(1, (middle - MID_2018) / (MID_2019 - MID_2018)));
    return {
      spenders: known <= base ? known : base + par['shopper.marginalSpend'] * (known - base),
      season: new Array<number>(G).fill(season),
      growth: exp(par['basket.growth'] * ((middle - MID_2019) / 7)),
      onlinePull: between(pull, middle),
      audience: slots.map((slot, s) =>
        references[s] > 0 ? audienceOf(world, slot, monday) / references[s] : 0,
      ),
      minutes: platforms.map(({ block }) =>
        block.channels.some((c) => c === 'live' || c === 'video') ? minutesOf(block, monday) : 0,
      ),
      tilt: slots.map((slot) => log(demand(world, monday, slot.platform.block.name))),
      overlap: par['overlap.mid2018'] + (1 - par['overlap.mid2018']) * shared,
    };
  };
}
