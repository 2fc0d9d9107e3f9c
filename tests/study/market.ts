import { parseDay } from '../../src/base/calendar.ts';
import type { Results } from '../../src/engine/results.ts';
import { parameters } from '../../src/model/index.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import type { LinkRule, Scenario } from '../../src/scenario/scenario.ts';
import type { Comparison } from '../../src/study/compare.ts';
import type { Case } from '../../src/study/study.ts';
import { results } from '../analysis/synthetic.ts';

/** A resolved scenario with every default, and what a test changes. */
export const scenario = (name: string, changes: Partial<Scenario> = {}): Scenario => ({
  ...{ name, title: { en: `The ${name}`, zh: name }, question: null },
  run: {
    ...{ from: parseDay('2018-12-31')!, weeks: 60, seed: 7, replicates: 3, engine: 'distribution' },
    ...{ population: 1000, merchants: 10, anchors: 10 },
  },
  platforms: defaultPlatforms,
  parameters: Object.fromEntries(parameters.map((p) => [p.name, p.default])),
  ...{ links: [], levers: [], uncertain: {}, expect: [], study: { kind: 'compare', baseline: null } },
  ...changes,
});

export const ban: LinkRule = {
  ...{ id: 'cartBan', on: 'douyin', channel: 'live', to: ['taobao', 'jd'], categories: null },
  ...{ from: parseDay('2019-10-09')!, announced: null, rule: 'ban', capacity: null, fee: null },
};

export const comparison = (changes: Partial<Comparison> = {}): Comparison => ({
  scenarios: [scenario('no-ban'), scenario('cart-ban', { links: [ban] })],
  ...{
    baseline: 'no-ban',
    replicates: 3,
    seed: 7,
    engine: { version: '0.0.0', model: 'sha256:0' },
    lang: 'en',
  },
  ...changes,
});

/** A market without a model: replicates differ by a shared amount, and a ban takes one from the last column. */
export function simulated({ scenario: s, replicate }: Case): Results {
  return results(s.run.weeks, (c, w) => 10 * (c + 1) + replicate + (w % 5) - (c === 7 ? s.links.length : 0));
}
