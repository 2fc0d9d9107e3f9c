import { subsidyKinds } from '../study/subsidyKinds.ts';
import type { Touch } from '../study/findings.ts';

/** A quantity that a change of policy is asked about. */
export interface Asked {
  readonly metric: string;
  readonly platform: string;
}

const sales = 'gmv.settled';
const policing: readonly string[] = ['quality.mean', 'stores.removedBad', 'stores.removedGood'];

/** What is asked of a setting, first what it is for; of all others how much settles on the platform. */
const questions: Readonly<Record<string, readonly string[]>> = {
  links: [sales, 'closedLoopRatio'],
  inspectionRate: [...policing, sales],
  inspectionByRisk: [...policing, sales],
};

const metricsOf = ({ what }: Touch): readonly string[] =>
  questions[what] ?? (what in subsidyKinds ? [sales, 'platform.contribution'] : [sales]);

/** What the settings that a scenario changes are there for: each quantity once, in the order of the settings. */
export function askedMetrics(touches: readonly Touch[]): Asked[] {
  const found = touches.flatMap((touch) =>
    metricsOf(touch).map((metric): Asked => ({ metric, platform: touch.platform })),
  );
  return found.filter(
    (q, i) => found.findIndex((x) => x.metric === q.metric && x.platform === q.platform) === i,
  );
}

/**
 * What a change of policy does besides to the platforms that make it, and to the one that the study is about: what is
 * left to them, and where links change how much is bought on them; of the study's own platform also what settles there.
 */
export function alsoTold(touches: readonly Touch[], focusPlatform: string): Asked[] {
  const actors = [...new Set(touches.map((t) => t.platform))];
  const linked = (platform: string): boolean =>
    touches.some((t) => t.platform === platform && t.what === 'links');
  const bystander = actors.length > 0 && !actors.includes(focusPlatform) ? [focusPlatform] : [];
  return [
    ...actors.flatMap((platform): Asked[] => [
      ...(linked(platform) ? [{ metric: 'gmv.attention', platform }] : []),
      { metric: 'platform.contribution', platform },
    ]),
    ...bystander.flatMap((platform) =>
      [sales, 'platform.contribution'].map((metric): Asked => ({ metric, platform })),
    ),
  ];
}
