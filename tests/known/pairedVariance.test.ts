import { describe, expect, test } from 'vitest';
import { figures, type Figure } from '../../src/analysis/index.ts';
import { compile } from '../../src/compile/compile.ts';
import { SharedPast } from '../../src/compile/sharedPast.ts';
import { run } from '../../src/engine/index.ts';
import { resolve, shippedScenarios } from '../../src/scenario/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { roughConstants } from '../engine/market.ts';

const REPLICATES = 12;
const SEED = 7;
const PERIOD = '2020Q4';

/** What the first table of the page shows. */
const headline = [
  ...['douyin', 'taobao', 'jd', 'kuaishou', null].map((platform) => ['gmv.settled', platform] as const),
  ...(['closedLoopRatio', 'quality.mean', 'stores.open'] as const).map(
    (metric) => [metric, 'douyin'] as const,
  ),
  ['sellers.moved', null] as const,
];

/** A shipped scenario until the end of the period, with so few agents that replicates differ much. */
function standard(name: string): Scenario {
  const read = (file: string): string => shippedScenarios.get(file.slice(file.lastIndexOf('/') + 1))!;
  const resolution = resolve({ file: `${name}.yaml`, text: read(`${name}.yaml`) }, read);
  if ('problems' in resolution) throw new Error(`${name} does not resolve`);
  const { scenario } = resolution;
  return { ...scenario, run: { ...scenario.run, weeks: 105, merchants: 200, anchors: 120 } };
}

/** Values of one quantity over the replicates of a scenario. */
type Values = readonly number[];

const isThis = (f: Figure, metric: string, platform: string | null): boolean =>
  f.period === PERIOD &&
  f.label.metric === metric &&
  f.label.platform === platform &&
  f.label.channel === null &&
  f.label.tier === null;

function variance(values: Values): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
}

describe('common random numbers', () => {
  test('make the variance of a paired difference smaller than that of an independent one (rule 52)', () => {
    const pair = ['no-ban', 'cart-ban'].map(standard);
    const plans = pair.map((scenario) => compile(scenario, roughConstants(scenario)));
    const replicates = Array.from({ length: REPLICATES }, (_, replicate) => {
      const past = new SharedPast();
      return pair.map((scenario, i) =>
        figures(
          past.run({ scenario, seed: SEED, replicate }, plans[i].inputs, (sharing) =>
            run(plans[i], SEED, replicate, sharing),
          ),
        ),
      );
    });
    for (const [metric, platform] of headline) {
      const of = (side: number): Values =>
        replicates.map((r) => r[side].find((f) => isThis(f, metric, platform))!.value);
      const [without, ban] = [of(0), of(1)];
      const paired = variance(ban.map((x, i) => x - without[i]));
      const independent = variance(without) + variance(ban);
      expect(paired, `${metric} of ${platform ?? 'all'}`).toBeLessThan(independent);
    }
  });
});
