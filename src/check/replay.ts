import { laws } from '../model/laws/index.ts';
import { toYaml } from '../scenario/index.ts';
import type { LawVerdict } from './laws.ts';

/** The command that judges a law on a file again, on the draws on which it was broken. */
export const replayOfLaw = (file: string, law: string, seed: number): string =>
  `cartban check ${file} --law ${law} --seed ${seed}`;

/**
 * What a test prints of a law that is broken: what was found, the scenario file that shows it, and the one command that
 * does. Null where the law holds.
 */
export function breachText({ law, broken }: LawVerdict): string | null {
  if (!broken) return null;
  const file = `broken-${law.name}.yaml`;
  // the program knows the laws that it was built with, and not those of a suite outside
  const again = laws.includes(law)
    ? `run: ${replayOfLaw(file, law.name, broken.seed)}`
    : `judge it: lawVerdicts({ laws: [${law.name}], runs: 1, seed: ${broken.seed}, scenario }) with the scenario that resolve reads from it`;
  return [
    `${law.name} (rule ${law.rule}) is broken: ${broken.what}`,
    `to see it, put what follows into ${file} and ${again}`,
    '',
    toYaml(broken.scenario, 'brief'),
  ].join('\n');
}
