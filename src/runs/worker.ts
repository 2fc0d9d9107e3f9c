import { move, transferableSymbol, valueSymbol } from 'piscina';
import { simulate } from '../compile/index.ts';
import type { Results } from '../engine/results.ts';
import type { Case } from '../study/study.ts';
import { withCrew, type Lent } from './crew.ts';
import { stopOf } from './failed.ts';

/** Every buffer of a run's results, so that they change hands instead of being copied. */
export function buffersOf(results: Results): ArrayBuffer[] {
  const panels = results.panels.flatMap((p) => [p.group, p.weight, ...p.marks.map((m) => m.place)]);
  const spells = results.spells.flatMap((s) => [s.began, s.atRisk, ...s.ended]);
  return [...new Set([results.values, ...panels, ...spells].map((a) => a.buffer as ArrayBuffer))];
}

/**
 * What a worker thread does: one case in, its results out. A fault goes out as data: an error that is thrown across threads
 * loses what it knows.
 */
export default function runCase({
  scenario,
  seed,
  replicate,
  lent,
}: Case & { readonly lent?: Lent }): unknown {
  let results: Results;
  try {
    results = withCrew(lent, (crew) => simulate(scenario, seed, replicate, crew));
  } catch (error) {
    return { failure: stopOf(error) };
  }
  return move({ [transferableSymbol]: buffersOf(results), [valueSymbol]: results });
}
