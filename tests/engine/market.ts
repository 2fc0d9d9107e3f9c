import { deriveKeys, threefry4x32 } from '../../src/base/random.ts';
import { createMarket } from '../../src/compile/compile.ts';
import type { Constants } from '../../src/compile/constants.ts';
import { inputsOf } from '../../src/compile/drivers.ts';
import { frameOf } from '../../src/compile/frame.ts';
import { allocate } from '../../src/compile/layout.ts';
import {
  createChoiceTable,
  parameters,
  type Inputs,
  type Market,
  type ParameterName,
} from '../../src/model/index.ts';
import { observedHistory } from '../../src/scenario/history.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import type { PlatformBlock, RunSettings, Scenario } from '../../src/scenario/scenario.ts';

export type ParameterChanges = Readonly<Partial<Record<ParameterName, number>>>;

const declared = Object.fromEntries(parameters.map((p) => [p.name, p.default]));

/** A marketplace with nothing but the given channels. */
export const platform = (name: string, channels: PlatformBlock['channels'] = ['shelf']): PlatformBlock => ({
  ...defaultPlatforms[0],
  name,
  channels,
  leaks: false,
});

/** A fifth platform as a scenario would bring it: a feed that links to marketplaces, with shops of its own. */
export const fifthPlatform: PlatformBlock = { ...defaultPlatforms[3], name: 'xiaohongshu', initialHabit: 0 };

/** The observed history with other run settings, parameters and parts. */
export function historyWith(
  run: Partial<RunSettings>,
  changes: ParameterChanges = {},
  parts: Partial<Scenario> = {},
): Scenario {
  const history = observedHistory();
  return {
    ...history,
    ...parts,
    run: { ...history.run, ...run },
    parameters: { ...history.parameters, ...changes },
  };
}

/**
 * A market of empty columns for tests that set by hand what a mechanism reads: no merchants or anchors, utilities of
 * zero, attention of one, one equal share of occasions for each category, equal classes.
 */
export function emptyMarket(platforms: readonly PlatformBlock[], changes: ParameterChanges = {}): Market {
  const run = { ...observedHistory().run, weeks: 1, merchants: 1, anchors: 1 };
  const scenario = historyWith(run, { ...declared, ...changes }, { platforms, links: [], levers: [] });
  const frame = frameOf(scenario);
  const market: Market = {
    ...allocate(frame.sizes),
    frame,
    choice: createChoiceTable(frame),
    draws: drawsOf(1),
    inputs: inputsOf(scenario, frame)[0],
    week: 0,
    personsPerConsumer: 1,
  };
  market.attention.fill(1);
  market.trust.fill(frame.parameters['trust.start']);
  for (const column of [market.refund, market.matching, market.visibleShare, market.subsidyServed])
    column.fill(1);
  market.classShare.fill(1 / frame.sizes.classes);
  market.categoryShare.fill(1 / frame.sizes.categories);
  market.initialHabit[0] = 1;
  market.adopters[0] = frame.parameters['adopt.initial'];
  for (const { routes } of frame.slots) for (const r of routes) fillRow(market, r, 1 / routes.length);
  return market;
}

function fillRow(market: Market, r: number, share: number): void {
  const G = market.frame.sizes.categories;
  market.routeShare.fill(share, r * G, (r + 1) * G);
}

/** Keyed draws of the supply side, as `compile` makes them. */
export function drawsOf(seed: number): Market['draws'] {
  const { supply } = deriveKeys(seed, 0);
  const words = new Uint32Array(4);
  return {
    uniform(agent, week, purpose) {
      threefry4x32(supply, agent, week, purpose, 0, words);
      return (words[0] + 0.5) / 4_294_967_296;
    },
  };
}

/** Constants at which consumers buy in every slot now and then, without solving for 2019. */
export function roughConstants(scenario: Scenario): Constants {
  const { slots, routes } = frameOf(scenario);
  return {
    slots: Float64Array.from(slots, (s) => (s.channel === 'shelf' ? -1 : s.channel === 'ad' ? -4 : -2.5)),
    routes: new Float64Array(routes.length),
  };
}

/** The whole market of a scenario before its first week, and the inputs of its weeks. */
export function wholeMarket(
  scenario: Scenario,
  seed = 7,
  replicate = 0,
): { readonly market: Market; readonly inputs: readonly Inputs[] } {
  const frame = frameOf(scenario);
  const inputs = inputsOf(scenario, frame);
  const keys = deriveKeys(seed, replicate);
  return { market: createMarket(scenario, frame, inputs[0], roughConstants(scenario), keys), inputs };
}

/**
 * Constants of slots and routes as `solveConstants` once found them, to two digits: a market like that of 2019 without
 * the hundreds of runs that solving takes. Frozen here, so that what uses them moves only with the model.
 */
const frozen: Readonly<Record<string, number>> = {
  'taobao>live': -2.01,
  'taobao>shelf': -0.52,
  'jd>live': -4.85,
  'jd>shelf': -0.29,
  'kuaishou>live': -3.09,
  'kuaishou>video': -4.22,
  'kuaishou>shelf': -6,
  'kuaishou>ad': -5.54,
  'douyin>live': -3.96,
  'douyin>video': -2.98,
  'douyin>shelf': -6,
  'douyin>ad': -3.67,
  'kuaishou>live>taobao': 0.41,
  'kuaishou>live>jd': 0.19,
  'kuaishou>video>taobao': 0.56,
  'kuaishou>video>jd': -1.5,
  'kuaishou>ad>jd': -1.5,
  'douyin>live>taobao': 0.16,
  'douyin>live>jd': -1.61,
  'douyin>video>taobao': 0.43,
  'douyin>video>jd': -0.41,
  'douyin>ad>jd': -0.52,
};

export function constantsOf2019(scenario: Scenario): Constants {
  const { slots, routes, platformNames: names } = frameOf(scenario);
  return {
    slots: Float64Array.from(slots, (s) => frozen[`${names[s.platform]}>${s.channel}`]),
    routes: Float64Array.from(routes, (r) => frozen[`${names[r.platform]}>${r.channel}>${names[r.to]}`] ?? 0),
  };
}
