import { formatDay, type Day } from '../base/calendar.ts';

/** Which run of a study a command is to show again. */
export interface Replayed {
  readonly seed: number;
  readonly replicate: number;
  /** Monday of the last week that matters; null for the whole run. */
  readonly week?: Day | null;
  readonly baseline?: string;
}

/**
 * The command that runs scenarios of a study folder again up to one replicate, which comes last, and up to one week. No flag
 * asks for a single replicate: those before it are run as well.
 */
export function replay(scenarios: readonly string[], { seed, replicate, week, baseline }: Replayed): string {
  return [
    'cartban run',
    ...scenarios.map((name) => `scenarios/${name}.yaml`),
    ...(baseline === undefined ? [] : [`--baseline ${baseline}`]),
    `--seed ${seed} --replicates ${replicate}`,
    // a run ends with the week in which the day falls
    ...(week === null || week === undefined ? [] : [`--until ${formatDay(week + 6)}`]),
    '--jobs 1',
  ].join(' ');
}
