import { dayFromCivil, shareOfWeek } from '../base/calendar.ts';
import { canonicalJson } from '../base/canonical.ts';
import { log } from '../base/detmath.ts';
import { Fault } from '../base/problem.ts';
import { run, type Results } from '../engine/index.ts';
import { measuredMetrics, type Frame } from '../model/index.ts';
import { observedHistory } from '../scenario/history.ts';
import { slotConstants2019 } from '../scenario/observed.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { compile } from './compile.ts';
import { frameOf } from './frame.ts';
import type { Reported } from './record.ts';
import { targetOf } from './targets.ts';

/** Constants of utility, in the order of a frame’s slots and routes (utils). */
export interface Constants {
  readonly slots: Float64Array;
  readonly routes: Float64Array;
}

const FROM_2019 = dayFromCivil(2019, 1, 1);
const UNTIL_2019 = dayFromCivil(2020, 1, 1);
const FIRST_MONDAY = dayFromCivil(2018, 12, 31);
/** Steps for parameters other than the declared ones, once; and warm-started steps of each replicate’s own agents. */
const FIRST_STEPS = 8;
const WARM_STEPS = 4;
/** Steps towards the target in logs; routes respond through exposure as well, so they take smaller ones. */
const SLOT_STEP = 0.6;
const ROUTE_STEP = 0.2;
const LARGEST_STEP = 2;

/**
 * The slot and route constants of a scenario’s parameters on one supply seed: those with which the observed history of
 * 2019 (links and levers of the shipped `no-ban`, whatever the scenario’s own policy) sells in each slot what
 * `slot_targets_2019.csv` says (Berry 1994 inversion, damped). For the declared parameters the first solution
 * is shipped (`slot_constants_2019.csv`), others are solved from there. A pure function of parameters, sizes, seed and
 * replicate, so all scenarios of a study share them and no scenario’s levers are undone by them
 * (src/model/README.md, Slot and route constants).
 */
export function solveConstants(scenario: Scenario, seed: number, replicate: number): Constants {
  const reference = referenceOf(scenario);
  const frame = frameOf(reference);
  const first = isDeclared(reference)
    ? shippedConstants(reference, frame)
    : memo(`first ${keyOf(reference, seed, 0)}`, () => solveFirst(reference, seed));
  const constants = memo(`warm ${keyOf(reference, seed, replicate)}`, () =>
    iterate(reference, frame, first, seed, replicate, WARM_STEPS),
  );
  return placedIn(scenario, frame, constants);
}

/** The shipped constants in the scenario’s own frame, whatever its parameters: a market near that of 2019, unsolved. */
export function declaredConstants(scenario: Scenario): Constants {
  const reference = referenceOf(scenario);
  const frame = frameOf(reference);
  return placedIn(scenario, frame, shippedConstants(reference, frame));
}

/** Constants by name in the scenario’s own frame: it may have other channels and links than history. */
function placedIn(scenario: Scenario, history: Frame, { slots, routes }: Constants): Constants {
  const frame = frameOf(scenario);
  const slotName = (f: Frame, s: number): string =>
    `${f.platformNames[f.slots[s].platform]}>${f.slots[s].channel}`;
  const routeName = (f: Frame, r: number): string =>
    `${slotName(f, f.routes[r].slot)}>${f.platformNames[f.routes[r].to]}`;
  const slotOf = new Map(history.slots.map((_, s) => [slotName(history, s), slots[s]]));
  const routeOf = new Map(history.routes.map((_, r) => [routeName(history, r), routes[r]]));
  return {
    slots: Float64Array.from(
      frame.slots,
      ({ platform, channel }, s) =>
        slotOf.get(slotName(frame, s)) ?? scenario.platforms[platform].slotPriors[channel] ?? 0,
    ),
    routes: Float64Array.from(
      frame.routes,
      ({ platform, to }, r) =>
        routeOf.get(routeName(frame, r)) ?? (platform === to ? 0 : frame.parameters['route.prior']),
    ),
  };
}

/** The solution from which replicates start, on the supply seed of replicate 0; what `slot_constants_2019.csv` holds. */
export function solveFirst(reference: Scenario, seed: number): Constants {
  const frame = frameOf(reference);
  return iterate(reference, frame, shippedConstants(reference, frame), seed, 0, FIRST_STEPS);
}

/** Whether parameters and platforms are those for which the constants are shipped; sizes need the warm steps alone. */
function isDeclared({ parameters, platforms }: Scenario): boolean {
  const history = observedHistory();
  // canonical, because equal scenarios must have equal constants in whatever order their keys stand
  return canonicalJson([parameters, platforms]) === canonicalJson([history.parameters, history.platforms]);
}

/** The observed history with the scenario’s parameters and sizes, and its own platforms where history has none. */
function referenceOf(scenario: Scenario): Scenario {
  const history = observedHistory();
  const known = new Set(history.platforms.map((p) => p.name));
  return {
    ...history,
    parameters: scenario.parameters,
    platforms: [...history.platforms, ...scenario.platforms.filter((p) => !known.has(p.name))],
    run: { ...scenario.run, from: FIRST_MONDAY, weeks: 53, engine: 'distribution' },
  };
}

const keyOf = (s: Scenario, seed: number, replicate: number): string =>
  JSON.stringify([s.parameters, s.platforms, s.run.merchants, s.run.anchors, seed, replicate]);

const solved = new Map<string, Constants>();
/** Enough for the replicates that one worker has under way. */
const MEMO_SIZE = 64;

function memo(key: string, solve: () => Constants): Constants {
  const known = solved.get(key);
  if (known) return known;
  const fresh = solve();
  if (solved.size >= MEMO_SIZE) solved.delete(solved.keys().next().value!);
  solved.set(key, fresh);
  return fresh;
}

/** Shipped constants; declared priors for slots and routes that sold nothing in 2019. */
function shippedConstants(scenario: Scenario, frame: Frame): Constants {
  const shipped = (platform: number, channel: string, settling: string): number =>
    slotConstants2019.find(
      (c) =>
        c.attention === frame.platformNames[platform] && c.channel === channel && c.settling === settling,
    )?.constant ?? 0;
  const slots = Float64Array.from(frame.slots, ({ platform, channel, routes }) =>
    routes.some((r) => targetOf(frame, r) > 0)
      ? shipped(platform, channel, '')
      : (scenario.platforms[platform].slotPriors[channel] ?? 0),
  );
  const routes = Float64Array.from(frame.routes, ({ platform, channel, to, slot }, r) => {
    if (r === baseRoute(frame, slot)) return 0;
    if (targetOf(frame, r) <= 0) return frame.parameters['route.prior'];
    return shipped(platform, channel, frame.platformNames[to]);
  });
  return { slots, routes };
}

/** The route of a slot whose constant is zero: its first one that sold anything in 2019. */
function baseRoute(frame: Frame, s: number): number {
  const { routes } = frame.slots[s];
  return routes.find((r) => targetOf(frame, r) > 0) ?? routes[0];
}

function iterate(
  scenario: Scenario,
  frame: Frame,
  start: Constants,
  seed: number,
  replicate: number,
  steps: number,
): Constants {
  const slots = start.slots.slice();
  const routes = start.routes.slice();
  for (let i = 0; i < steps; i++) {
    const sold = salesOf2019(history2019(scenario, { slots, routes }, seed, replicate));
    frame.slots.forEach((slot, s) => {
      const target = slot.routes.reduce((x, r) => x + targetOf(frame, r), 0);
      const model = slot.routes.reduce((x, r) => x + sold[r], 0);
      if (target > 0) slots[s] = slots[s] + step(SLOT_STEP, target, model);
      const base = baseRoute(frame, s);
      for (const r of slot.routes) {
        if (r === base || targetOf(frame, r) <= 0) continue;
        routes[r] =
          routes[r] + step(ROUTE_STEP, targetOf(frame, r) / targetOf(frame, base), sold[r] / sold[base]);
      }
    });
  }
  return { slots, routes };
}

/** The observed history of 2019 under some constants. Its weeks are not those of the run that asks for the constants. */
function history2019(scenario: Scenario, constants: Constants, seed: number, replicate: number): Results {
  try {
    return run(compile(scenario, constants, undefined, salesOnly), seed, replicate);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault(`${error.finding}, in the history on which constants are solved`, null, error);
  }
}

function step(size: number, target: number, model: number): number {
  if (!(model > 0) || !Number.isFinite(model)) return LARGEST_STEP;
  return Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, size * log(target / model)));
}

/** All that solving looks at. */
const salesOnly: Reported = { measured: measuredMetrics.filter((m) => m.name === 'gmv.cell'), derived: [] };

/** Sales of the calendar year by route, bn CNY, in the order of the frame’s routes. */
function salesOf2019(results: Results): number[] {
  const { weeks, values } = results;
  return results.columns.flatMap((column, c) => {
    if (column.metric !== 'gmv.cell') return [];
    let sum = 0;
    for (let w = 0; w < weeks; w++) {
      sum += values[c * weeks + w] * shareOfWeek(results.from + 7 * w, FROM_2019, UNTIL_2019);
    }
    return [sum];
  });
}
