/** What is bundled for every host: from the texts of the scenarios to the hashes of their results. */
import { exp, expm1, log, log1p, pow } from '../../src/base/detmath.ts';
import { sha256Hex } from '../../src/base/sha256.ts';
import { simulate } from '../../src/compile/index.ts';
import { littleEndian, resultsHash, scenarioHash, studyHash } from '../../src/study/hash.ts';
import type { Case } from '../../src/study/study.ts';
import { cases } from './scenarios.ts';

const POINTS = 20_000;

/** Arguments from 1e-12 to 1e2, spread evenly over their logarithm by portable arithmetic alone. */
const points = (): number[] => {
  let x = 1e-12;
  return Array.from({ length: POINTS }, () => (x *= 1.0016133));
};

/**
 * Portable functions by themselves. Runs round to whole fen, which swallows most errors of a last bit: of a scenario on
 * trial not one of 41,265 figures moved when 93,204 exponentials did by one unit in the last place. Here every bit counts.
 */
const arithmetic = (): [string, string][] =>
  Object.entries({
    exp: (x: number) => exp(x - 50),
    expm1: (x: number) => expm1(-x),
    log,
    log1p,
    pow: (x: number) => pow(x, 1.37),
    'pow, negative': (x: number) => pow(x, -1 / 1.1),
  }).map(([name, f]) => [name, sha256Hex(littleEndian(Float64Array.from(points(), f)))]);

/** Hashes of the arithmetic, of what a scenario says and of what its run left behind, by scenario; and one of the whole. */
export function hashes(): Record<string, string> {
  const outcomes = cases().map((c: Case) => ({
    case: c,
    results: simulate(c.scenario, c.seed, c.replicate),
  }));
  const each = outcomes.flatMap(({ case: { scenario }, results }) => [
    [`${scenario.name}, read`, scenarioHash(scenario)],
    [`${scenario.name}, run`, resultsHash(results)],
  ]);
  return {
    ...(Object.fromEntries([...arithmetic(), ...each]) as Record<string, string>),
    all: studyHash({ version: 'on every host', model: 'the same' }, 0, outcomes),
  };
}
