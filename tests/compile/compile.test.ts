import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, estimateBytes, simulate } from '../../src/compile/index.ts';
import { frameOf } from '../../src/compile/frame.ts';
import { run } from '../../src/engine/index.ts';
import { differences } from '../../src/model/laws/figures.ts';
import { runSettings, scenarios, scenarioWith } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { historyWith, roughConstants } from '../engine/market.ts';
import { simulated } from '../laws/simulating.ts';

const crowds = scenarioWith(
  fc.tuple(runSettings, fc.constantFrom('agents' as const, 'counts' as const)).map(([settings, engine]) => ({
    ...settings,
    engine,
  })),
);

describe('a run', () => {
  test('is a pure function of scenario, seed and replicate, individuals included', () => {
    fc.assert(
      fc.property(crowds, (scenario) => {
        const plan = compile(scenario, roughConstants(scenario));
        const [first, , again] = [run(plan, 3, 1), run(plan, 4, 1), run(plan, 3, 1)];
        expect(differences(first, again)).toEqual([]);
        expect(again.panels).toEqual(first.panels);
      }),
      examples(4),
    );
  });

  test('of another seed or replicate is another run', () => {
    const scenario = historyWith({ weeks: 4, merchants: 60, anchors: 40 });
    const plan = compile(scenario, roughConstants(scenario));
    const base = run(plan, 3, 1);
    expect(differences(base, run(plan, 4, 1)).length).toBeGreaterThan(10);
    expect(differences(base, run(plan, 3, 2)).length).toBeGreaterThan(10);
  });

  test('that is longer begins with the shorter one, bit for bit', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 1, max: 6 }), (scenario, more) => {
        const longer = { ...scenario, run: { ...scenario.run, weeks: scenario.run.weeks + more } };
        const [short, long] = [simulated(scenario), simulated(longer)];
        expect(differences(short, long, short.weeks)).toEqual([]);
      }),
      examples(5),
    );
  });

  test('is not changed by being watched', () => {
    const scenario = historyWith({ weeks: 4, merchants: 60, anchors: 40 });
    const weeks: number[] = [];
    const watched = simulated(scenario, (m) => weeks.push(m.week));
    expect(weeks).toEqual([0, 1, 2, 3]);
    expect(differences(simulated(scenario), watched)).toEqual([]);
  });

  test('does not depend on the order in which a scenario’s keys stand', () => {
    const usual = historyWith({ weeks: 3, merchants: 40, anchors: 30 });
    const turned = {
      ...usual,
      parameters: Object.fromEntries(Object.entries(usual.parameters).reverse()),
    } as typeof usual;
    expect(simulate(turned, 7, 0)).toEqual(simulate(usual, 7, 0));
  });

  test('does not depend on the order in which platforms’ levers are written', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const turned = { ...scenario, levers: [...scenario.levers].reverse() };
        expect(differences(simulated(scenario), simulated(turned))).toEqual([]);
      }),
      examples(3),
    );
  });
});

test('a run of counts holds as many bytes for a thousand consumers as for a billion', () => {
  const bytes = (population: number): number =>
    estimateBytes(historyWith({ engine: 'counts', population, weeks: 10 }));
  expect(bytes(1e9)).toBe(bytes(1e3));
  expect(bytes(1e9)).toBeLessThan(20e6);
});

describe('routes', () => {
  const { routes, platformNames, slots } = frameOf(historyWith({}));
  const names = routes.map((r) => `${platformNames[r.platform]} ${r.channel} ${platformNames[r.to]}`);

  test('lead from every channel to its own shop and, where viewers leak, to every marketplace', () => {
    expect(names.filter((name) => name.startsWith('douyin'))).toEqual([
      ...['douyin live douyin', 'douyin live taobao', 'douyin live jd'],
      ...['douyin video douyin', 'douyin video taobao', 'douyin video jd'],
      ...['douyin shelf douyin', 'douyin ad taobao', 'douyin ad jd'],
    ]);
    expect(names.filter((name) => name.startsWith('taobao'))).toEqual([
      'taobao live taobao',
      'taobao shelf taobao',
    ]);
  });

  test('belong to one slot each, which lists them', () => {
    slots.forEach((slot, s) => slot.routes.forEach((r) => expect(routes[r].slot).toBe(s)));
    expect(slots.flatMap((slot) => slot.routes)).toEqual([...routes.keys()]);
  });
});
