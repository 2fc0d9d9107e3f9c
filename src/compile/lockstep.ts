import { deriveKeys } from '../base/random.ts';
import {
  complyOrIdle,
  reviewStores,
  reviseAnchors,
  week as weekOrder,
  type Compliance,
  type Frame,
  type Revision,
  type StoreTerms,
  type Witness,
} from '../model/index.ts';
import type { Compiled, MarketSimulation } from './compile.ts';

/** Who is shown the terms of decisions in one of the runs. */
export interface Witnesses {
  readonly complies: Witness<Compliance>;
  readonly revises: Witness<Revision>;
  /** By store: `merchant · platforms + platform`. */
  readonly reviews: Witness<StoreTerms>;
}

/** Two runs between two steps. */
export interface Moment {
  readonly week: number;
  /** The step that both have just taken, as its place in the week; −1 before the first week. */
  readonly step: number;
  readonly a: MarketSimulation;
  readonly b: MarketSimulation;
}

/**
 * In what two markets of as many agents are built otherwise, so that they cannot be set beside each other; null if in
 * nothing.
 */
export function unlike(a: Frame, b: Frame): 'platforms' | 'channels' | null {
  const differ = (of: (f: Frame) => unknown): boolean => JSON.stringify(of(a)) !== JSON.stringify(of(b));
  if (differ((f) => f.platformNames)) return 'platforms';
  return differ((f) => [f.slots, f.routes]) ? 'channels' : null;
}

/**
 * Two runs on one seed and replicate, step by step: each is told of after both have taken it. Whoever has seen enough
 * stops asking.
 */
export function* lockstep(
  plans: readonly [Compiled, Compiled],
  seed: number,
  replicate: number,
  witnesses: readonly [Witnesses, Witnesses] | null = null,
): Generator<Moment, void, void> {
  const keys = deriveKeys(seed, replicate);
  const [a, b] = plans.map((plan) => plan.start(keys));
  yield { week: 0, step: -1, a, b };
  for (let week = 0; week < Math.min(plans[0].weeks, plans[1].weeks); week++) {
    a.beginWeek(week);
    b.beginWeek(week);
    for (let step = 0; step < weekOrder.length; step++) {
      act(a, step, witnesses && witnesses[0]);
      act(b, step, witnesses && witnesses[1]);
      yield { week, step, a, b };
    }
  }
}

function act({ market, steps }: MarketSimulation, step: number, witnesses: Witnesses | null): void {
  if (witnesses === null) return steps[step].run();
  switch (weekOrder[step]) {
    case complyOrIdle:
      return complyOrIdle.run(market, witnesses.complies);
    case reviseAnchors:
      return reviseAnchors.run(market, witnesses.revises);
    case reviewStores:
      return reviewStores.run(market, witnesses.reviews);
    default:
      return steps[step].run();
  }
}
