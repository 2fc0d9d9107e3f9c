import { inFields } from '../base/fields.ts';
import { threefry4x32, type StreamKeys } from '../base/random.ts';
import {
  agentsKernel,
  countsKernel,
  distributionKernel,
  type Kernel,
  type KernelState,
  type Plan,
  type Simulation,
} from '../engine/index.ts';
import {
  ConsumerRules,
  consumersChoose,
  createChoiceTable,
  week as weekOrder,
  type Frame,
  type Inputs,
  type Market,
} from '../model/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { placeAnchors } from './anchors.ts';
import type { Constants } from './constants.ts';
import { placeConsumers } from './consumers.ts';
import { inputsOf, loadAtStart } from './drivers.ts';
import { frameOf } from './frame.ts';
import { Guard } from './guard.ts';
import { allocate, checkOrder, restoreColumns, saveColumns, type SavedColumns } from './layout.ts';
import { placeMerchants } from './merchants.ts';
import { PlaceRecorder, type SavedPlaces } from './panels.ts';
import { everything, recordOf, type Record, type Reported } from './record.ts';
import { SpellRecorder, type SavedSpells } from './spells.ts';

/** Weeks in which consumers settle into the first week’s market before the clock starts. */
const BURN_IN_WEEKS = 26;

/** Adopters are known to this part of one: the order of a sum must not tell two scenarios apart. */
const GRAIN = 1e12;

/** Sees the market at the end of each week; must not change it. */
export type Watch = (market: Market) => void;

/** Where a simulation stands between two weeks. */
interface SavedMarket {
  readonly columns: SavedColumns;
  readonly people: KernelState;
  readonly places: SavedPlaces;
  readonly spells: SavedSpells;
}

/** A run whose market may be looked at between two steps; whoever looks must not change it. */
export interface MarketSimulation extends Simulation {
  readonly market: Market;
}

/** A plan, and the inputs by which it differs from another of the same market. */
export interface Compiled extends Plan {
  readonly frame: Frame;
  readonly inputs: readonly Inputs[];
  start(keys: StreamKeys): MarketSimulation;
}

/** A scenario becomes a plan: where model and engine meet. `constants` are those of slots and routes. */
export function compile(
  scenario: Scenario,
  constants: Constants,
  watch: Watch = () => {},
  reported: Reported = everything,
): Compiled {
  checkOrder();
  const frame = frameOf(scenario);
  const inputs = inputsOf(scenario, frame);
  const record = recordOf(frame, reported);
  return {
    from: scenario.run.from,
    weeks: scenario.run.weeks,
    frame,
    inputs,
    columns: record.columns,
    derived: record.derived,
    start: (keys) => startSimulation(scenario, frame, inputs, constants, keys, watch, record),
  };
}

function startSimulation(
  scenario: Scenario,
  frame: Frame,
  inputs: readonly Inputs[],
  constants: Constants,
  keys: StreamKeys,
  watch: Watch,
  record: Record,
): MarketSimulation {
  const market = createMarket(scenario, frame, inputs[0], constants, keys);
  const rules = new ConsumerRules(market);
  const kernel = kernelOf(scenario, rules, keys);
  const guard = new Guard(market, kernel, scenario.run.from);
  const places = new PlaceRecorder(market);
  const spells = new SpellRecorder(market, scenario.run.weeks);
  return {
    market,
    kernel,
    steps: weekOrder.map((step) =>
      guard.watch(
        step,
        step === consumersChoose ? () => choose(market, rules, kernel) : () => step.run(market),
      ),
    ),
    beginWeek(week) {
      market.week = week;
      market.inputs = inputs[week]!;
      market.personsPerConsumer = inputs[week].spenders / kernel.size;
      guard.beginWeek();
    },
    measure(out) {
      watch(market);
      spells.week();
      record.measure(market, out);
    },
    mark: (day) => places.mark(day),
    save: (): SavedMarket => ({
      columns: saveColumns(market),
      people: kernel.save(),
      places: places.save(),
      spells: spells.save(),
    }),
    restore(state) {
      const saved = state as SavedMarket;
      restoreColumns(market, saved.columns);
      kernel.restore(saved.people);
      places.restore(saved.places);
      spells.restore(saved.spells);
    },
    panels: () => places.panels(),
    spells: () => spells.spells(),
  };
}

function kernelOf({ run }: Scenario, rules: ConsumerRules, keys: StreamKeys): Kernel {
  switch (run.engine) {
    case 'agents':
      return agentsKernel(rules, run.population, keys.consumers);
    case 'counts':
      return countsKernel(rules, run.population, keys.consumers);
    case 'distribution':
      return distributionKernel(rules);
  }
}

/** Consumers choose from the week’s table; in the first week they settle into it first, without adopting. */
function choose(market: Market, rules: ConsumerRules, kernel: Kernel): void {
  if (market.week === 0) {
    rules.adopting = false;
    for (let w = BURN_IN_WEEKS; w > 0; w--) kernel.week(-w);
    rules.adopting = true;
  }
  kernel.week(market.week);
  market.adopters[0] = Math.round((rules.active / kernel.size) * GRAIN) / GRAIN;
}

/** The market before its first week: every carried column filled, constants set. */
export function createMarket(
  scenario: Scenario,
  frame: Frame,
  first: Inputs,
  constants: Constants,
  keys: StreamKeys,
): Market {
  const words = new Uint32Array(4);
  const market = inFields<Market>({
    ...allocate(frame.sizes),
    frame,
    choice: createChoiceTable(frame),
    draws: {
      uniform(agent, week, purpose) {
        threefry4x32(keys.supply, agent, week, purpose, 0, words);
        return (words[0] + 0.5) / 4_294_967_296;
      },
    },
    inputs: first,
    week: 0,
    personsPerConsumer: 0,
  });
  market.load.set(loadAtStart(scenario));
  market.fatigue.fill(1);
  market.served.fill(1);
  market.subsidyServed.fill(1);
  market.commission.fill(frame.parameters['commission.content']);
  market.trust.fill(frame.parameters['trust.start']);
  market.matching.fill(1);
  market.visibleShare.fill(1);
  market.lastInclusive.fill(-Infinity);
  market.slotConstant.set(constants.slots);
  market.routeConstant.set(constants.routes);
  placeMerchants(market, scenario);
  placeAnchors(market);
  placeConsumers(market, scenario);
  return market;
}
