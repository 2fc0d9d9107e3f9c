/** The changes that sentences of `expect` speak of: `falls when rematch.guide is 5 %/week`. */
import { canonicalJson } from '../base/canonical.ts';
import type { Problem } from '../base/problem.ts';
import { levers, parameters } from '../model/index.ts';
import type { Against } from './claims.ts';
import { parseExpectation } from './expectation.ts';
import { sections, stepsOf } from './overrides.ts';
import { problemAt } from './problems.ts';
import type { Complaint } from './readers.ts';
import type { PlatformBlock, Scenario } from './scenario.ts';
import { didYouMean, shown } from './suggest.ts';
import type { MapTree } from './tree.ts';

/** Runs on the same replicate stay comparable when these change; not so when, say, the number of weeks does. */
const changeable = ['platforms', 'parameters', 'links', 'levers'];

/** Why a path cannot be changed in a sentence, as far as its beginning tells. */
export function refusedChange(path: string, platforms: readonly PlatformBlock[]): Complaint | null {
  const [head] = path.split('.');
  if (sections.includes(head)) {
    if (changeable.includes(head)) return null;
    return { message: `${shown(head)} cannot be changed here`, mend: `allowed: ${changeable.join(', ')}` };
  }
  const names = platforms.map(({ name }) => name);
  if (stepsOf(path)[0] === 'parameters' || names.includes(head)) return null;
  const all = [
    ...parameters.map(({ name }) => name),
    ...names.flatMap((name) => levers.map((lever) => `${name}.${lever.name}`)),
  ];
  return { message: `nothing is called ${shown(path)}${didYouMean(path, all)}` };
}

/** A change as `--set` takes it. */
export const changeText = ({ path, value }: Extract<Against, { path: string }>): string => `${path}=${value}`;

/** The change that a sentence speaks of, or null. */
function changeOf(line: string, { platforms }: Scenario): string | null {
  const read = parseExpectation(line, platforms);
  const against = 'value' in read ? read.value.claim.against : null;
  return against && 'path' in against ? changeText(against) : null;
}

type Changing = (
  change: string,
) => { readonly scenario: Scenario } | { readonly problems: readonly Problem[] };

/** The scenarios that the sentences of one compare it with, by `path=value`, and what is wrong with them. */
export function changedScenarios(
  scenario: Scenario,
  tree: MapTree,
  resolveWith: Changing,
): { changed: ReadonlyMap<string, Scenario>; problems: Problem[] } {
  const changed = new Map<string, Scenario>();
  const problems: Problem[] = [];
  scenario.expect.forEach((line, i) => {
    const change = changeOf(line, scenario);
    if (change === null) return;
    const found = resolveWith(change);
    if ('problems' in found) {
      const told = found.problems.filter(({ severity }) => severity === 'error');
      problems.push(...told.map((p) => problemAt(tree, ['expect', i], { message: p.message, mend: p.mend })));
    } else {
      if (canonicalJson(found.scenario) === canonicalJson(scenario)) {
        const message = 'the change sets what holds already, so nothing is compared';
        problems.push(problemAt(tree, ['expect', i], { severity: 'warning', message }));
      }
      changed.set(change, { ...found.scenario, name: `${scenario.name}@${change}`, expect: [] });
    }
  });
  return { changed, problems };
}
