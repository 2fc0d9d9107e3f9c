import { parameters } from '../model/index.ts';
import { defaultPlatforms } from '../scenario/platforms.ts';
import type { Scenario } from '../scenario/scenario.ts';

/**
 * The smallest scenario that still does what `fails` says: first a shorter horizon, then fewer agents, then every row,
 * lever, platform change and parameter that can be left out. Yields before each try, of which there are at most `most`;
 * `fails` must be a pure function.
 */
export function* shrinking(
  scenario: Scenario,
  fails: (s: Scenario) => boolean,
  most = 400,
): Generator<void, Scenario> {
  let best = scenario;
  let tried = 0;
  for (let better = true; better;) {
    better = false;
    for (const smaller of candidates(best)) {
      if (tried++ >= most) return best;
      yield;
      if (!fails(smaller)) continue;
      best = smaller;
      better = true;
      break;
    }
  }
  return best;
}

/** The same at one go. */
export function shrink(scenario: Scenario, fails: (s: Scenario) => boolean, most = 400): Scenario {
  const tries = shrinking(scenario, fails, most);
  let step = tries.next();
  while (!step.done) step = tries.next();
  return step.value;
}

/** Smaller scenarios, the boldest first. */
function* candidates(s: Scenario): Generator<Scenario> {
  for (const weeks of fewer(s.run.weeks, 1)) yield { ...s, run: { ...s.run, weeks } };
  for (const merchants of fewer(s.run.merchants, 20)) yield { ...s, run: { ...s.run, merchants } };
  for (const anchors of fewer(s.run.anchors, 15)) yield { ...s, run: { ...s.run, anchors } };
  if (s.run.engine !== 'distribution') {
    yield { ...s, run: { ...s.run, engine: 'distribution' } };
    for (const population of fewer(s.run.population, 10)) yield { ...s, run: { ...s.run, population } };
  }
  for (const links of without(s.links)) yield { ...s, links };
  for (const levers of without(s.levers)) yield { ...s, levers };
  yield* plainerPlatforms(s);
  yield* plainerParameters(s);
}

const fewer = (now: number, least: number): number[] =>
  [least, Math.floor(now / 2), now - 1].filter((n, i, all) => n >= least && n < now && all.indexOf(n) === i);

/** Half of the list, then the list less each of its items. */
function* without<T>(items: readonly T[]): Generator<readonly T[]> {
  const half = Math.floor(items.length / 2);
  if (half > 0) yield* [items.slice(0, half), items.slice(half)];
  for (let i = 0; i < items.length; i++) yield items.filter((_, j) => j !== i);
}

function* plainerPlatforms(s: Scenario): Generator<Scenario> {
  for (const [i, block] of s.platforms.entries()) {
    const usual = defaultPlatforms.find(({ name }) => name === block.name);
    if (usual && usual !== block) yield { ...s, platforms: s.platforms.with(i, usual) };
  }
}

function* plainerParameters(s: Scenario): Generator<Scenario> {
  const odd = parameters.filter((p) => s.parameters[p.name] !== p.default);
  for (const kept of without(odd)) {
    const gone = odd.filter((p) => !kept.includes(p));
    const usual = Object.fromEntries(gone.map((p) => [p.name, p.default]));
    yield { ...s, parameters: { ...s.parameters, ...usual } };
  }
}
