import { describe, expect, test } from 'vitest';
import { judge, lawVerdicts, pairings, scenarios, type LawVerdict } from '../../src/check/index.ts';
import {
  laws,
  twinLaws,
  type Law,
  type RunLaw,
  type StepLaw,
  type WeekLaw,
} from '../../src/model/laws/index.ts';
import { changed } from '../../src/model/laws/copies.ts';
import { indexOffers } from '../../src/model/mechanisms/indexOffers.ts';
import { resolve, toYaml, type Scenario } from '../../src/scenario/index.ts';

const verdicts = (asked: readonly Law[], runs: number, seed = 20201009): readonly LawVerdict[] =>
  lawVerdicts({ laws: asked, runs, seed, scenario: null });

/** The scenario of a file without a parent. */
function read(text: string): Scenario {
  const found = resolve({ file: 'broken.yaml', text }, () => {
    throw new Error('no parent is asked for');
  });
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.scenario;
}

/** False wherever a ban is in force: what shrinking must keep is one row. */
const nothingIsBanned: WeekLaw = {
  ...{ kind: 'week', name: 'nothingIsBanned', rule: 0, statement: { en: 'No route is ever closed.' } },
  check: (m) => (m.permit.some((permit) => permit === 0) ? ['a route is closed'] : []),
};

/** False, and only for some of what is picked. */
const skillIsWorthless: StepLaw = {
  ...{ kind: 'step', name: 'skillIsWorthless', rule: 0, statement: { en: 'Better offers bring nothing.' } },
  steps: [indexOffers],
  vary(m, pick) {
    const more = pick.share();
    return [changed(m, () => {}), changed(m, (x) => x.offer.forEach((v, i) => (x.offer[i] = v + more)))];
  },
  check: ([a, b]) => (b.inclusive.some((v, i) => v > a.inclusive[i]) ? ['an index rose'] : []),
};

describe('judging laws', () => {
  test('asks a law as often as it has something to check, and finds nothing where it holds', () => {
    const found = verdicts(laws, 2);
    expect(found.map(({ law }) => law)).toEqual(laws);
    for (const { law, checked, broken } of found) {
      expect(broken, law.name).toBeNull();
      expect(checked, law.name).toBeGreaterThanOrEqual(law.kind === 'twin' ? 2 : 1);
    }
  });

  test.each([nothingIsBanned, skillIsWorthless])(
    'ends in a small scenario that breaks the law again when it is read from its file: $name',
    (law) => {
      const [{ broken, checked }] = verdicts([law], 20);
      expect(checked).toBeGreaterThan(0);
      const { scenario, seed, what } = broken!;
      expect(scenario.run).toMatchObject({ engine: 'distribution', merchants: 20 });
      expect(scenario.levers).toEqual([]);
      expect(scenario.links.length).toBe(law === nothingIsBanned ? 1 : 0);
      const text = toYaml(scenario, 'brief');
      expect(text.split('\n').length).toBeLessThan(60);
      const replay = judge(read(text), [law], seed);
      expect(replay.breaches[0].what).toBe(what);
    },
  );

  test('charges a run that a guard stops to the law that the guard names, with the scenario of that run', () => {
    const underNothing: RunLaw = {
      ...{
        kind: 'run',
        name: 'underNothing',
        rule: 0,
        statement: { en: 'Nothing is said of a run that stops.' },
      },
      given: { 'interest.rate': NaN },
      check: () => [],
    };
    const [asked, found] = verdicts([underNothing], 1);
    expect(asked).toMatchObject({ law: underNothing, checked: 0, broken: null });
    expect(found.law.name).toBe('everythingIsFinite');
    const { scenario, seed, what } = found.broken!;
    expect(scenario.parameters['interest.rate']).toBeNaN();
    expect(judge(scenario, [found.law], seed).breaches[0].what).toBe(what);
  });

  test('is a pure function of scenario and seed, and more pairs repeat the first', () => {
    const scenario = read(toYaml({ ...verdicts([nothingIsBanned], 20)[0].broken!.scenario, name: 'one' }));
    const once = judge(scenario, [skillIsWorthless], 3).breaches.map((b) => b.what);
    expect(judge(scenario, [skillIsWorthless], 3).breaches.map((b) => b.what)).toEqual(once);
  });

  test('knows for every law of two runs which scenarios to compare, and for nothing else', () => {
    expect(Object.keys(pairings).sort()).toEqual(twinLaws.map(({ name }) => name).sort());
    expect(scenarios).toBeDefined();
  });
});
