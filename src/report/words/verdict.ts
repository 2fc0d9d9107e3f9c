import type { Difference } from '../../study/findings.ts';
import { alsoTold, askedMetrics, type Asked } from '../asked.ts';
import type { View } from '../view.ts';
import { claim, saidDirection } from './claim.ts';
import { returnClaim } from './subsidy.ts';

const present = (rows: readonly (Difference | undefined)[]): Difference[] =>
  rows.filter((d) => d !== undefined);

/** The platforms of the verdict's surroundings: the largest other one at the baseline, where settled GMV could go. */
function largestOther(view: View, period: string): string | null {
  const level = (platform: string): number =>
    view.estimate(view.baseline, 'gmv.settled', platform, period)?.median ?? 0;
  const others = view.platforms.filter((p) => p !== view.focusPlatform);
  return others.length === 0 ? null : others.reduce((best, p) => (level(p) > level(best) ? p : best));
}

/** What stands around the focus scenario: the largest rival, the whole market, the sellers. */
function surroundings(view: View, period: string): (Difference | undefined)[] {
  const rival = largestOther(view, period);
  const of = (metric: string, platform: string | null) =>
    view.increment(view.focus, metric, platform, period);
  return [
    rival === null ? undefined : of('gmv.settled', rival),
    of('gmv.settled', null),
    of('sellers.moved', null),
  ];
}

/** Whether a difference has a direction that may be said. */
const isClear = (view: View, d: Difference): boolean => ['higher', 'lower'].includes(saidDirection(view, d));

/**
 * What a scenario is asked about by the settings that it changes, and what else they clearly do to who changes them and
 * to the platform of the study; the focus also about what stands around it.
 */
export function answers(view: View, scenario: string): Difference[] {
  const { touches } = view.report.scenarios.find((s) => s.name === scenario)!;
  const found = ({ metric, platform }: Asked) => view.increment(scenario, metric, platform, view.headline);
  const asked = askedMetrics(touches).map(found);
  const plain = view.increment(scenario, 'gmv.settled', view.focusPlatform, view.headline);
  const own = present(asked.length > 0 ? asked : [plain]);
  const also = present(alsoTold(touches, view.focusPlatform).map(found)).filter((d) => isClear(view, d));
  const around = scenario === view.focus ? present(surroundings(view, view.headline)) : [];
  const key = (d: Difference): string => `${d.metric} ${d.platform}`;
  const all = [...own, ...also, ...around];
  return all.filter((d, i) => all.findIndex((other) => key(other) === key(d)) === i);
}

/**
 * The verdict, a sentence a scenario: beside the scenario that it adds to, over the period of the headline, it answers what
 * the settings that it changes are there for, and over the whole run what a yuan of its subsidies brings.
 */
export function verdict(view: View): string[] {
  const { words, report } = view;
  const { verdict: say } = words;
  const sentences = view.alternatives.flatMap((scenario): string[] => {
    const claims = answers(view, scenario).map((row) => claim(view, row));
    const paid = report.findings.subsidies.find((s) => s.scenario === scenario);
    // Of a subsidy the findings speak beside the same scenario without it, which need not be the one it adds to.
    const bought = paid ? [say.bought(words.period(paid.period), returnClaim(view, paid))] : [];
    if (claims.length + bought.length === 0) return [];
    const [own, other] = [scenario, view.reference(scenario)].map(view.scenarioTitle);
    return [say.answer(own, other, words.period(view.headline), [...claims, ...bought])];
  });
  return sentences.length > 0 ? sentences : [say.nothing(view.scenarioTitle(view.baseline))];
}
