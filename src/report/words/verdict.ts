import type { Difference } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { claim } from './claim.ts';

const present = (rows: readonly (Difference | undefined)[]): Difference[] =>
  rows.filter((d) => d !== undefined);

/** The platforms of the verdict's surroundings: the largest other one at the baseline, where settled GMV could go. */
function largestOther(view: View, period: string): string | null {
  const level = (platform: string): number =>
    view.estimate(view.baseline, 'gmv.settled', platform, period)?.median ?? 0;
  const others = view.platforms.filter((p) => p !== view.focusPlatform);
  return others.length === 0 ? null : others.reduce((best, p) => (level(p) > level(best) ? p : best));
}

/** What stands beside the first sentence: the largest rival, the whole market, the closed loop, the sellers. */
function surroundings(view: View, scenario: string, period: string): Difference[] {
  const rival = largestOther(view, period);
  return present([
    rival === null ? undefined : view.difference(scenario, 'gmv.settled', rival, period),
    view.difference(scenario, 'gmv.settled', null, period),
    view.difference(scenario, 'closedLoopRatio', view.focusPlatform, period),
    view.difference(scenario, 'sellers.moved', null, period),
  ]);
}

/**
 * The verdict in three sentences: what the focus scenario does to its platform, what happens around it, and how the
 * other scenarios compare over the last year. Every number is a row of the scenario table.
 */
export function verdict(view: View): string[] {
  const { words } = view;
  const { verdict: say } = words;
  const ofFocus = (scenario: string, period: string): Difference[] =>
    present([view.difference(scenario, 'gmv.settled', view.focusPlatform, period)]);
  const first = ofFocus(view.focus, view.quarter)[0];
  if (view.alternatives.length === 0 || !first) return [say.nothing(view.scenarioTitle(view.baseline))];
  const quarter = words.period(view.quarter);
  const year = words.period(view.year);
  const claims = (rows: readonly Difference[]): string[] => rows.map((row) => claim(view, row));
  const others = view.alternatives
    .slice(1)
    .flatMap((name) =>
      claims(ofFocus(name, view.year)).map((text) => say.other(view.scenarioTitle(name), text)),
    );
  const around = claims(surroundings(view, view.focus, view.quarter));
  const later = claims(ofFocus(view.focus, view.year));
  return [
    say.first(view.scenarioTitle(view.focus), view.scenarioTitle(view.baseline), quarter, claim(view, first)),
    ...(around.length > 0 ? [say.second(quarter, around)] : []),
    ...(others.length > 0 ? [say.others(others.length, year, others)] : []),
    ...(others.length === 0 && later.length > 0 ? [say.noOthers(year, later)] : []),
  ];
}
