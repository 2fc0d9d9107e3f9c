import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadScenarios } from '../../src/cli/scenarioFiles.ts';
import { compare } from '../../src/study/compare.ts';
import { goodPerBad } from '../../src/study/goodPerBad.ts';
import { tailShares } from '../../src/study/tailShare.ts';
import { touches } from '../../src/study/touches.ts';
import type { Outcome } from '../../src/study/study.ts';
import { ban, comparison, scenario, simulated } from './market.ts';

const video = { ...ban, id: 'videoBan', channel: 'video' as const };
const question = comparison({
  scenarios: [
    scenario('no-ban'),
    scenario('cart-ban', { links: [ban] }),
    scenario('more', { links: [ban, video] }),
  ],
  parents: { 'cart-ban': 'no-ban', more: 'cart-ban' },
});
const outcomes = (of = question): Outcome[] =>
  compare(of)
    .propose([])!
    .map((c) => ({ case: c, results: simulated(c) }));

describe('what a scenario adds to the one that its file extends', () => {
  const { differences } = compare(question).conclude(outcomes());

  it('stands in the findings beside its difference from the baseline', () => {
    const pairs = new Set(differences.map((d) => `${d.scenario} from ${d.baseline}`));
    expect([...pairs]).toEqual(['cart-ban from no-ban', 'more from no-ban', 'more from cart-ban']);
  });

  it('is its difference from the baseline less that of the other one', () => {
    const meanOf = (name: string, from: string): number[] =>
      differences.filter((d) => d.scenario === name && d.baseline === from).map((d) => d.mean);
    const [whole, part] = [meanOf('more', 'no-ban'), meanOf('cart-ban', 'no-ban')];
    const added = meanOf('more', 'cart-ban');
    expect(added.some((mean) => mean !== 0)).toBe(true);
    added.forEach((mean, i) => expect(mean).toBeCloseTo(whole[i] - part[i], 9));
  });

  it('is left out where the study does not have the other one', () => {
    const of = { ...question, parents: { more: 'elsewhere' } };
    const found = compare(of).conclude(outcomes(of)).differences;
    expect(found.every((d) => d.baseline === 'no-ban')).toBe(true);
  });

  it('is told by the platforms and settings that differ', () => {
    const [none, one, both] = question.scenarios;
    expect(touches(both, one)).toEqual([{ platform: 'douyin', what: 'links' }]);
    expect(touches(one, none)).toEqual([{ platform: 'douyin', what: 'links' }]);
    expect(touches(one, one)).toEqual([]);
  });
});

describe('the parents of files', () => {
  it('are the nearest ones among the files that are given', () => {
    const files = (...names: string[]) => names.map((name) => `scenarios/${name}.yaml`);
    expect(loadScenarios(files('no-ban', 'cart-ban', 'ban-quality'), {}).parents).toEqual({
      'cart-ban': 'no-ban',
      'ban-quality': 'cart-ban',
    });
    expect(loadScenarios(files('ban-quality', 'no-ban'), {}).parents).toEqual({ 'ban-quality': 'no-ban' });
  });
});

describe('the share of tail sellers', () => {
  it('is what their stores sold of what settled on the platform, and is left out where nothing did', () => {
    const amounts = fc.record({ tail: fc.double({ min: 0, max: 9, noNaN: true }), rest: fc.nat({ max: 9 }) });
    fc.assert(
      fc.property(amounts, ({ tail, rest }) => {
        const figure = (tier: string | null, value: number) => ({
          ...{ key: String(tier), period: '2021', value },
          label: { metric: 'gmv.settled', platform: 'jd', channel: null, tier, unit: 'CNY_bn' },
        });
        const found = tailShares([figure(null, tail + rest), figure('tail', tail), figure('mid', rest)]);
        expect(found.map((f) => f.value)).toEqual(tail + rest > 0 ? [tail / (tail + rest)] : []);
      }),
    );
  });
});

describe('good sellers lost per bad one', () => {
  const run = (good: number, bad: number) => {
    const base = simulated(compare(question).propose([])![0]);
    const column = {
      ...base.columns[0],
      platform: 'jd',
      channel: null,
      tier: null,
      to: null,
      kind: 'flow' as const,
    };
    const names = ['stores.removedGood', 'stores.removedBad'];
    return {
      ...base,
      columns: names.map((metric) => ({ ...column, metric })),
      values: Float64Array.from({ length: 2 * base.weeks }, (_, i) => (i < base.weeks ? good : bad)),
    };
  };

  it('is a ratio of means, so that a replicate that removed no bad seller counts too', () => {
    const [total] = goodPerBad('strict', [run(2, 0), run(1, 4), run(3, 4)]).filter(
      (r) => r.period === 'total',
    );
    expect(total).toMatchObject({ scenario: 'strict', platform: 'jd', n: 3 });
    expect(total.value).toBeCloseTo(6 / 8, 12);
    expect(goodPerBad('strict', [run(2, 0), run(1, 0)])).toEqual([]);
  });
});
