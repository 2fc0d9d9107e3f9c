import type { Past, Results, Shared, Sharing } from '../engine/index.ts';
import type { Inputs } from '../model/index.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Weeks between pasts that are kept, and runs of a replicate whose pasts are: the rest shares one of theirs. */
const EVERY = 8;
const MOST_RUNS = 2;

/** How many pasts one thread holds at the most. */
export const keptPasts = (weeks: number): number => MOST_RUNS * Math.floor(weeks / EVERY);

/** A finished run, as far as others may go on from it. */
interface Trunk {
  readonly inputs: readonly Inputs[];
  readonly gates: string;
  readonly values: Float64Array;
  readonly pasts: readonly Past[];
}

/**
 * Pasts of the runs of one replicate, which a worker takes one after the other: what a scenario has in common with one
 * that ran before is not run again. Changes no bit of a result (rule 17); scenarios of a study differ from the autumn of
 * 2020 on, so that half of the weeks need no second run.
 */
export class SharedPast {
  #key = '';
  #trunks: Trunk[] = [];

  /** Runs a scenario from the longest past that it shares with an earlier one. */
  run(
    { scenario, seed, replicate }: { scenario: Scenario; seed: number; replicate: number },
    inputs: readonly Inputs[],
    run: (sharing: Sharing) => Results,
  ): Results {
    const key = keyOf(scenario, seed, replicate);
    if (key !== this.#key) this.#trunks = [];
    this.#key = key;
    const gates = JSON.stringify(scenario.links.filter((row) => row.rule === 'gate'));
    const from = this.#longest(inputs, gates);
    const pasts: Past[] = [];
    const open = this.#trunks.length < MOST_RUNS;
    const results = run({
      from,
      wants: (week) => open && week > (from?.past.week ?? 0) && week % EVERY === 0,
      keep: (past) => pasts.push(past),
    });
    // a copy: results are their reader's to change
    if (open) this.#trunks.push({ inputs, gates, values: results.values.slice(), pasts });
    return results;
  }

  #longest(inputs: readonly Inputs[], gates: string): Shared | null {
    let best: Shared | null = null;
    for (const trunk of this.#trunks) {
      const until = firstDifference(trunk, inputs, gates);
      for (const past of trunk.pasts) {
        if (past.week <= until && past.week > (best?.past.week ?? 0)) best = { past, values: trunk.values };
      }
    }
    return best;
  }
}

/** Everything but what inputs tell: two runs with the same key differ by their inputs alone. */
const keyOf = ({ platforms, parameters, run }: Scenario, seed: number, replicate: number): string =>
  JSON.stringify([platforms, parameters, { ...run, replicates: 0, seed: 0 }, seed, replicate]);

/** The first week whose inputs differ; a gate’s capacity is known by its row, so other gates end what is shared. */
function firstDifference(trunk: Trunk, inputs: readonly Inputs[], gates: string): number {
  const week = inputs.findIndex((now, w) => {
    const gated = now.policy.gateRow.some((row) => row >= 0);
    return (gated && gates !== trunk.gates) || !same(now, trunk.inputs[w]);
  });
  return week < 0 ? inputs.length : week;
}

const isColumn = (x: unknown): x is ArrayLike<number> => ArrayBuffer.isView(x);

/** Deep equality of inputs: numbers, typed arrays and records of them, bit for bit. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isColumn(a) && isColumn(b)) {
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => same((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
  );
}
