import noBan from '../../scenarios/no-ban.yaml?raw';
import { Fault, formatProblem } from '../base/problem.ts';
import { resolve } from './resolve.ts';
import type { Scenario } from './scenario.ts';

let resolved: Scenario | null = null;

/** The observed history of 2019 and after without the ban and its forerunners: `scenarios/no-ban.yaml` as shipped. */
export function observedHistory(): Scenario {
  if (resolved) return resolved;
  const parents = (file: string): never => {
    throw new Fault(`the shipped no-ban.yaml asks for ${file}`);
  };
  const resolution = resolve({ file: 'no-ban.yaml', text: noBan }, parents);
  if ('problems' in resolution) throw new Fault(resolution.problems.map(formatProblem).join('\n'));
  resolved = resolution.scenario;
  return resolved;
}
