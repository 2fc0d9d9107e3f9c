import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../base/problem.ts';
import {
  changeText,
  parseExpectation,
  shippedScenarios,
  type Against,
  type Overrides,
  type Scenario,
} from '../scenario/index.ts';
import type { Place } from '../scenario/tree.ts';
import { didYouMean } from '../scenario/suggest.ts';
import type { Statement } from '../study/expectations.ts';
import { loadScenarios, loadShipped, type Loaded } from './scenarioFiles.ts';

/** The sentences of the files, each with the scenario that it compares its own with, and what of these cannot be found. */
export function statementsOf(
  files: readonly string[],
  loaded: Loaded,
  overrides: Overrides,
): { readonly statements: Statement[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const statements = loaded.scenarios.flatMap((scenario, i) =>
    scenario.expect.flatMap((line, at): Statement[] => {
      const read = parseExpectation(line, scenario.platforms);
      if ('complaints' in read) return []; // refused when the file was read
      const expectation = read.value;
      const { against } = expectation.claim;
      if (against === null) return [{ expectation, scenario, against }];
      const found = scenarioOf(against, i, files, loaded, overrides);
      if (found) return [{ expectation, scenario, against: found }];
      const { scenario: name } = against as { scenario: string };
      problems.push(missing(loaded.sentences[i][at], `expect.${at}`, files[i], name, loaded));
      return [];
    }),
  );
  return { statements, problems };
}

/**
 * A changed scenario, another of the files, the file of that name beside the own one, or a shipped scenario: it runs as
 * long and as large as the one that is compared with it, since otherwise the difference would be that of the runs.
 */
function scenarioOf(
  against: Against,
  i: number,
  files: readonly string[],
  loaded: Loaded,
  overrides: Overrides,
): Scenario | null {
  if ('path' in against) return loaded.changed[i].get(changeText(against))!;
  const given = loaded.scenarios.find(({ name }) => name === against.scenario);
  const beside = join(dirname(files[i]), `${against.scenario}.yaml`);
  const found =
    given ??
    (existsSync(beside)
      ? loadScenarios([beside], overrides).scenarios[0]
      : loadShipped(against.scenario, overrides));
  return found && { ...found, run: loaded.scenarios[i].run };
}

function missing(
  { trail, ...place }: Place,
  path: string,
  file: string,
  name: string,
  { scenarios }: Loaded,
): Problem {
  const shipped = [...shippedScenarios.keys()].map((key) => key.replace(/\.yaml$/, ''));
  const guess = didYouMean(name, [...scenarios.map((s) => s.name), ...shipped]);
  return {
    ...{ severity: 'error', ...place, path },
    message: `no scenario is called "${name}"${guess}`,
    mend: `name its file too, or put ${name}.yaml beside ${file}`,
    see: 'cartban explain expect',
    ...(trail.length > 0 ? { trail } : {}),
  };
}
