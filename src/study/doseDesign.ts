import type { Scenario } from '../scenario/scenario.ts';
import { atDose, extraSubsidies, runText, type ExtraSubsidy } from './doses.ts';
import type { Case } from './study.ts';

/** Parts of a scenario's extra subsidies that are run, 1 being the scenario itself. */
export const DOSES = [0, 0.25, 0.5, 0.75, 1, 1.5];

/** Replicates on which the marginal curve stands, and those on which "without" is run where no scenario shows it. */
export const CURVE_REPLICATES = 5;
const WITHOUT_REPLICATES = 8;

/** A dose and the scenario whose runs show it: one of the study or an auxiliary one. */
export interface Dose {
  readonly dose: number;
  readonly runs: string;
}

/** The doses of one scenario that pays a subsidy. */
export interface Dosed {
  readonly scenario: string;
  readonly extra: readonly ExtraSubsidy[];
  readonly doses: readonly Dose[];
}

/** An auxiliary scenario: none of the study's, run on the first replicates alone. */
export interface Auxiliary {
  readonly scenario: Scenario;
  readonly replicates: number;
  /** The scenario of the study that it was made from. */
  readonly of: string;
}

export interface DoseDesign {
  readonly dosed: readonly Dosed[];
  readonly auxiliary: readonly Auxiliary[];
}

interface Question {
  readonly scenarios: readonly Scenario[];
  readonly baseline: string;
  readonly replicates: number;
}

/**
 * What has to be run beside a comparison to know what its subsidies bring. A dose that some scenario or another dose
 * already shows (`cart-ban` is `ban-subsidy` without its coupon) is not run again.
 */
export function doseDesign({ scenarios, baseline, replicates }: Question): DoseDesign {
  const base = scenarios.find((s) => s.name === baseline)!;
  const paying = scenarios
    .map((scenario) => ({ scenario, extra: extraSubsidies(scenario, base) }))
    .filter(({ extra }) => extra.length > 0);
  if (paying.length === 0) return { dosed: [], auxiliary: [] };
  const known = new Map([...scenarios].reverse().map((s) => [runText(s), s.name]));
  const auxiliary = new Map<string, Auxiliary>();
  const shownBy = (scenario: Scenario, extra: readonly ExtraSubsidy[], dose: number): Dose => {
    const derived = atDose(scenario, extra, dose);
    const text = runText(derived);
    const runs = dose === 1 ? scenario.name : (known.get(text) ?? derived.name);
    known.set(text, runs);
    const before = auxiliary.get(runs);
    const needed = Math.min(replicates, dose === 0 ? WITHOUT_REPLICATES : CURVE_REPLICATES);
    if (before) auxiliary.set(runs, { ...before, replicates: Math.max(before.replicates, needed) });
    else if (runs === derived.name && dose !== 1)
      auxiliary.set(runs, { scenario: derived, replicates: needed, of: scenario.name });
    return { dose, runs };
  };
  const dosed = paying.map(({ scenario, extra }) => ({
    ...{ scenario: scenario.name, extra },
    doses: DOSES.map((dose) => shownBy(scenario, extra, dose)),
  }));
  return { dosed, auxiliary: [...auxiliary.values()] };
}

/** The cases of the auxiliary scenarios, replicate by replicate, so that an interrupted study has whole pairs. */
export function auxiliaryCases({ auxiliary }: DoseDesign, seed: number): Case[] {
  const most = Math.max(0, ...auxiliary.map((a) => a.replicates));
  return Array.from({ length: most }, (_, i) => i + 1).flatMap((replicate) =>
    auxiliary
      .filter((a) => replicate <= a.replicates)
      .map(({ scenario }): Case => ({ scenario, seed, replicate })),
  );
}
