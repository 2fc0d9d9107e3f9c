import { dayFromCivil, shareOfWeek, type Day } from '../base/calendar.ts';
import { exp, log, pow } from '../base/detmath.ts';
import { categories, nextLoad, type Frame, type Inputs } from '../model/index.ts';
import { epidemic, festivals, observedFigures } from '../scenario/observed.ts';
import type { Path, Scenario } from '../scenario/scenario.ts';
import { PolicyTimeline, valueAt } from './policy.ts';

const BASE_FROM = dayFromCivil(2018, 12, 31);
const BASE_WEEKS = 52;
const MID_2019 = dayFromCivil(2019, 7, 1);
const MID_2018 = dayFromCivil(2018, 7, 1);
const JANUARY_2020 = dayFromCivil(2020, 1, 1);
/** Weeks on either side of a festival from which part of its extra demand is taken. */
const PAYBACK_WEEKS = 4;

const linear = (knots: readonly { day: Day; value: number }[]): Path => ({ knots, between: 'linear' });

const shopperPath = linear(
  observedFigures
    .filter((f) => f.metric === 'online_shoppers' && f.central !== null)
    .map((f) => ({ day: f.end, value: f.central! * 1e6 })),
);
const pullPath = linear(epidemic.map((k) => ({ day: k.day, value: k.onlinePull })));
const supplyPath = linear(epidemic.map((k) => ({ day: k.day, value: k.offlineSupply })));

/** Inputs of every week of a run: drivers (SM2, SM3) and policy (SM1). */
export function inputsOf(scenario: Scenario, frame: Frame): Inputs[] {
  const policy = new PolicyTimeline(scenario, frame);
  const season = seasonMean(frame);
  const reference = referenceAudience(scenario, frame);
  return Array.from({ length: scenario.run.weeks }, (_, week) => {
    const monday = scenario.run.from + 7 * week;
    const shoppers = valueAt(shopperPath, monday + 3);
    return {
      shoppers,
      spenders: spenders(shoppers, frame),
      season: new Float64Array(categories.length).fill(
        (demand(monday, 'all', frame) / season) * delivered(monday, frame),
      ),
      growth: exp(frame.parameters['basket.growth'] * ((monday + 3 - MID_2019) / 7)),
      onlinePull: valueAt(pullPath, monday + 3),
      audience: audience(scenario, frame, monday).map((x, s) => (reference[s] > 0 ? x / reference[s] : 0)),
      minutes: Float64Array.from(scenario.platforms, (block) =>
        block.channels.some((c) => c === 'live' || c === 'video') ? minutesAt(block, monday) : 0,
      ),
      tilt: Float64Array.from(frame.slots, (slot) =>
        log(demand(monday, frame.platformNames[slot.platform], frame)),
      ),
      overlap: overlapAt(monday, frame),
      policy: policy.week(monday),
    };
  });
}

/** Load of every platform when the run starts: the logistic path from the end of 2018. */
export function loadAtStart(scenario: Scenario): Float64Array {
  const weeks = Math.max(0, Math.round((scenario.run.from - BASE_FROM) / 7));
  return Float64Array.from(scenario.platforms, ({ load }) => {
    let l = load.start;
    for (let w = 0; w < weeks; w++) l = nextLoad(l, load.ceiling, load.growth);
    return l;
  });
}

/** Users that feeds share grow to the level of mid-2019 and stay there. */
function overlapAt(monday: Day, frame: Frame): number {
  const start = frame.parameters['overlap.mid2018'];
  const past = Math.max(0, Math.min(1, (monday + 3 - MID_2018) / (MID_2019 - MID_2018)));
  return start + (1 - start) * past;
}

/** New shoppers spend less than those of mid-2019. */
function spenders(shoppers: number, frame: Frame): number {
  const base = valueAt(shopperPath, MID_2019);
  return shoppers <= base ? shoppers : base + frame.parameters['shopper.marginalSpend'] * (shoppers - base);
}

function delivered(monday: Day, frame: Frame): number {
  return pow(valueAt(supplyPath, monday + 3), frame.parameters['epidemic.supplyElasticity']);
}

/**
 * Demand of a week against a normal one from the festivals that apply to a platform (or to all). A festival’s extra
 * demand, (peak − 1) × length, falls on its last day by the declared share, the rest evenly; a share of it is taken
 * from the weeks around, so that a festival mostly moves demand in time. Slumps (peak below 1) are even.
 */
function demand(monday: Day, appliesTo: string, frame: Frame): number {
  const par = frame.parameters;
  let factor = 1;
  for (const f of festivals) {
    if (f.appliesTo !== appliesTo) continue;
    const until = f.end + 1;
    const weeks = (until - f.start) / 7;
    const extra = (f.peak.central - 1) * weeks;
    const last = extra > 0 ? par['festival.lastDayShare'] : 0;
    factor += (extra * (1 - last) * shareOfWeek(monday, f.start, until)) / weeks;
    if (f.end >= monday && f.end < monday + 7) factor += extra * last;
    if (extra <= 0) continue;
    const around = PAYBACK_WEEKS * 7;
    const share = shareOfWeek(monday, f.start - around, f.start) + shareOfWeek(monday, until, until + around);
    factor -= (extra * par['festival.payback'] * share) / (2 * PAYBACK_WEEKS);
  }
  return Math.max(0.2, factor);
}

function seasonMean(frame: Frame): number {
  let sum = 0;
  for (let w = 0; w < BASE_WEEKS; w++) sum += demand(BASE_FROM + 7 * w, 'all', frame);
  return sum / BASE_WEEKS;
}

function minutesAt(block: Scenario['platforms'][number], monday: Day): number {
  return valueAt(block.attention.users, monday + 3) * valueAt(block.attention.minutes, monday + 3);
}

/** Audience of each slot before commercial load: person-minutes × the channel’s share; shelves are constant. */
function audience(scenario: Scenario, frame: Frame, monday: Day): Float64Array {
  return Float64Array.from(frame.slots, ({ platform, channel }) => {
    const block = scenario.platforms[platform];
    const live = valueAt(block.liveShare, monday + 3);
    const weeksOfDecay = Math.max(0, (monday + 3 - JANUARY_2020) / 7);
    const feed = minutesAt(block, monday);
    return {
      live: feed * live,
      video: feed * (1 - live) * exp(-frame.parameters['video.decay'] * weeksOfDecay),
      ad: feed,
      shelf: 1, // search and browsing grow with the basket alone
    }[channel];
  });
}

/** Mean of audience × load over 2019, by slot: what attention is measured against. */
function referenceAudience(scenario: Scenario, frame: Frame): Float64Array {
  const mean = new Float64Array(frame.slots.length);
  const load = scenario.platforms.map((p) => p.load.start);
  for (let w = 0; w < BASE_WEEKS; w++) {
    const now = audience(scenario, frame, BASE_FROM + 7 * w);
    frame.slots.forEach(
      (slot, s) =>
        (mean[s] = mean[s] + (now[s] * (slot.channel === 'shelf' ? 1 : load[slot.platform])) / BASE_WEEKS),
    );
    scenario.platforms.forEach((p, i) => (load[i] = nextLoad(load[i], p.load.ceiling, p.load.growth)));
  }
  return mean;
}
