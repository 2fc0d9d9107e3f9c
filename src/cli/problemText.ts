import { formatProblem, type Problem } from '../base/problem.ts';
import { typedHere } from './typed.ts';

const withCommand = ({ see, ...problem }: Problem): Problem =>
  see === undefined ? problem : { ...problem, see: typedHere(see) };

const isError = ({ severity }: Problem): boolean => severity === 'error';

/** Why nothing was done: the errors, and of the warnings no more than their number, so that they hide none. */
export function refusalText(problems: readonly Problem[]): string {
  const errors = problems.filter(isError);
  const warnings = problems.length - errors.length;
  const more = `and ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, told when no error is left`;
  return [...errors.map((p) => formatProblem(withCommand(p))), ...(warnings > 0 ? [more] : [])].join('\n\n');
}

/** Warnings, those that say the same under one another's places; how an inherited row got here is left out. */
export function warningsText(warnings: readonly Problem[]): string {
  const places = new Map<string, Set<string>>();
  for (const warning of warnings) {
    const [place, ...said] = formatProblem(withCommand({ ...warning, trail: [] })).split('\n');
    const key = said.join('\n');
    places.set(key, (places.get(key) ?? new Set()).add(place));
  }
  return [...places].map(([said, at]) => [...at, said].join('\n')).join('\n\n');
}
