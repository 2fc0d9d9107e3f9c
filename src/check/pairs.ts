/** For each law of two runs, the scenarios that it compares: the first random or the user’s own, the second made of it. */
import fc from 'fast-check';
import { levers, parameters, tiers } from '../model/index.ts';
import { CURRENCY } from '../model/laws/moneyHasNoName.ts';
import type { LinkRule, PlatformBlock, Scenario } from '../scenario/scenario.ts';
import { inOrder, printed } from './scenarios.ts';
import { announcement, emptySubsidy, neutralLever, rewriting } from './twins.ts';

/** Two scenarios to be run on the same seed, and the week before which they are compared. */
export interface Pair {
  readonly base: Scenario;
  readonly twin: Scenario;
  readonly until?: number;
  /** The twin goes on from where the base stood when this week began. */
  readonly resume?: number;
}

type Pairing = (scenario: Scenario) => fc.Arbitrary<Pair>;

const beside =
  (twinOf: (scenario: Scenario) => fc.Arbitrary<Scenario>): Pairing =>
  (base) =>
    twinOf(base).map((twin) => ({ base, twin }));

/** Every anchor reconsiders every week, so that whoever knew too early would act on it. */
const restless = (s: Scenario): Scenario => ({ ...s, parameters: { ...s.parameters, 'revise.active': 1 } });

const hosted = ['live', 'video', 'ad'] as const;

/** With every link of every platform banned from before the run, and no row of theirs that could open one again. */
export function closedLoops(scenario: Scenario): Scenario {
  const from = scenario.run.from - 7;
  const names = scenario.platforms.map(({ name }) => name);
  const bans = names.flatMap((on) =>
    hosted.map((channel): LinkRule => ({
      ...{ id: `${on}-${channel}`, on, channel, to: names.filter((to) => to !== on), categories: null, from },
      ...{ announced: null, rule: 'ban', capacity: null, fee: null },
    })),
  );
  return printed({
    ...scenario,
    links: inOrder([...scenario.links.filter((row) => row.from < from), ...bans]),
  });
}

/** By the name of the law; a law of two runs without a line here cannot be judged. */
export const pairings: Readonly<Record<string, Pairing>> = {
  futureIsUnknown: (scenario) => {
    const base = restless(scenario);
    return announcement(base).map(({ day, twin }) => ({
      ...{ base, twin },
      until: Math.max(0, Math.floor((day - base.run.from) / 7)),
    }));
  },
  linksBannedCloseTheLoop: beside((s) => fc.constant(closedLoops(s))),
  emptyRowsChangeNothing: beside((s) => rewriting(s).map(({ twin }) => twin)),
  emptySubsidiesAreNone: beside(emptySubsidy),
  neutralLeversChangeNothing: beside((s) =>
    neutralLever(
      s,
      levers.map(({ name }) => name),
    ),
  ),
  closedAndShopless: (s) => fc.constant({ base: closedDouyin(s, 0), twin: closedDouyin(s, 0.5) }),
  moneyHasNoName: beside((s) => fc.constant(inCurrency(s, CURRENCY))),
  populationIsAScale: (s) => {
    // itself where it can be, since its run is known
    const base: Scenario =
      s.run.engine === 'distribution' ? s : { ...s, run: { ...s.run, engine: 'distribution' } };
    return fc
      .integer({ min: 1, max: 1_000_000_000 })
      .map((population) => ({ base, twin: { ...base, run: { ...base.run, population } } }));
  },
  pastsAreComplete: (base) =>
    fc
      .integer({ min: 1, max: Math.max(1, base.run.weeks - 1) })
      .map((resume) => ({ base, twin: base, resume })),
};

/** Every yuan times a power of two: declared money, budgets, and what agents start with follows from it. */
function inCurrency(s: Scenario, factor: number): Scenario {
  const times = (budget: number | null): number | null => (budget === null ? null : budget * factor);
  const money = parameters.filter(({ unit }) => unit === 'CNY' || unit === 'CNY/week');
  return {
    ...s,
    parameters: {
      ...s.parameters,
      ...Object.fromEntries(money.map(({ name }) => [name, s.parameters[name] * factor])),
    },
    levers: s.levers.map((setting) => ({
      ...setting,
      weeklyBudget: times(setting.weeklyBudget),
      totalBudget: times(setting.totalBudget),
    })),
  };
}

/** Douyin with all links closed from before the start, and with this part of every tier’s sellers in its shops. */
function closedDouyin(s: Scenario, part: number): Scenario {
  const from = s.run.from - 7;
  const bans = (['live', 'video', 'ad'] as const).map((channel): LinkRule => ({
    ...{ id: `end-${channel}`, on: 'douyin', channel, to: ['taobao', 'jd'], categories: null, from },
    ...{ announced: null, rule: 'ban', capacity: null, fee: null },
  }));
  const initial = Object.fromEntries(tiers.map((tier) => [tier, part]));
  const nobody = { knots: [{ day: s.run.from, value: 1e12 }], between: 'step' as const };
  // enough anchors that some of them have own-shop goods to show from the start
  const run: Scenario['run'] = {
    ...{ ...s.run, engine: 'distribution' },
    ...{ merchants: Math.max(60, s.run.merchants), anchors: Math.max(60, s.run.anchors) },
  };
  return {
    ...s,
    run,
    platforms: s.platforms.map((block) =>
      block.name === 'douyin'
        ? { ...block, stores: { ...block.stores, initial: initial as PlatformBlock['stores']['initial'] } }
        : block,
    ),
    links: [...bans, ...s.links.filter((row) => row.on !== 'douyin')],
    levers: [
      ...s.levers.filter((l) => !(l.platform === 'douyin' && l.lever === 'entryMinFans')),
      {
        ...{ platform: 'douyin', lever: 'entryMinFans', path: nobody, from: null, until: null },
        ...{ weeklyBudget: null, totalBudget: null, of: null, tiers: null },
      },
    ],
  };
}

export function pairsOf(law: string, scenario: Scenario): fc.Arbitrary<Pair> {
  const pairing = pairings[law];
  if (!pairing) throw new Error(`no pair of scenarios is declared for the law ${law}`);
  return pairing(scenario);
}
