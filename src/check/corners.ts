/** Markets at the edge of what the language allows, where laws break most easily and chance seldom goes. */
import fc from 'fast-check';
import { tiers } from '../model/index.ts';
import type { LinkRule, Scenario } from '../scenario/scenario.ts';
import { printed, scenarios } from './scenarios.ts';

type Corner = (s: Scenario) => Scenario;

const oneSeller: Corner = (s) => ({ ...s, run: { ...s.run, merchants: 1, anchors: 1 } });

/** Nobody has a store when the run begins. */
const emptyMarket: Corner = (s) => ({
  ...s,
  platforms: s.platforms.map((block) => {
    const initial = { ...block.stores.initial };
    for (const tier of tiers) initial[tier] = 0;
    return { ...block, stores: { ...block.stores, initial } };
  }),
});

const noBudgets: Corner = (s) => ({
  ...s,
  levers: s.levers.map((setting) =>
    setting.weeklyBudget === null ? setting : { ...setting, weeklyBudget: 0, totalBudget: 0 },
  ),
});

/** Every link of every channel closed from the first day. */
function allBanned(s: Scenario): Scenario {
  const marketplaces = s.platforms.filter(({ leaks }) => !leaks).map(({ name }) => name);
  const links = s.platforms.flatMap(({ name, channels, leaks }): LinkRule[] =>
    (leaks ? channels.filter((channel) => channel !== 'shelf') : []).map((channel) => ({
      ...{ id: `${name}-${channel}`, on: name, channel, to: marketplaces },
      ...{ categories: null, from: s.run.from, announced: null, rule: 'ban', capacity: null, fee: null },
    })),
  );
  return { ...s, links };
}

/** All platforms are the first one under another name. */
const alike: Corner = (s) => ({
  ...s,
  platforms: s.platforms.map(({ name, title, slotPriors }) => ({
    ...{ ...s.platforms[0], name, title, slotPriors },
    initialHabit: 1 / (s.platforms.length + 1),
  })),
  links: [],
});

const longRun: Corner = (s) => ({
  ...s,
  run: {
    ...s.run,
    weeks: 30,
    merchants: Math.ceil(s.run.merchants / 3),
    anchors: Math.ceil(s.run.anchors / 3),
  },
});

const corners: readonly Corner[] = [oneSeller, emptyMarket, noBudgets, allBanned, alike, longRun];

/** Random scenarios of which every third or so lies in a corner: what `cartban check` judges laws on. */
export const scenariosAndCorners: fc.Arbitrary<Scenario> = fc.oneof(
  { weight: 2 * corners.length, arbitrary: scenarios },
  ...corners.map((corner) => ({ weight: 1, arbitrary: scenarios.map((s) => printed(corner(s))) })),
);
