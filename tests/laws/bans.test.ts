import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mondayOf } from '../../src/base/calendar.ts';
import type { Results } from '../../src/engine/index.ts';
import { builtInPlatforms } from '../../src/model/index.ts';
import type { LinkRule, Scenario } from '../../src/scenario/scenario.ts';
import { endOf, inOrder, scenarios } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { closedRoutes, type Cell } from '../policyOracle.ts';
import { simulated } from './simulating.ts';

const cellColumns = (results: Results): number[] =>
  [...results.columns.keys()].filter((c) => results.columns[c].metric === 'gmv.cell');

/** Attention platform, channel and settling platform of a column of `gmv.cell`. */
function routeOf(results: Results, column: number): Omit<Cell, 'category'> {
  const { platform, channel, to } = results.columns[column];
  return { on: platform!, channel: channel!, to: to! };
}

/** A ban of every link of a platform and nothing later that opens one again. */
function without(scenario: Scenario, on: string, from: number): Scenario {
  const bans = (['live', 'video', 'ad'] as const).map((channel): LinkRule => ({
    ...{ id: `end-${channel}`, on, channel, to: builtInPlatforms.filter((p) => p !== on), from },
    ...{ categories: null, announced: null, rule: 'ban', capacity: null, fee: null },
  }));
  const earlier = scenario.links.filter((row) => row.from < from || row.on !== on);
  return { ...scenario, links: inOrder([...earlier, ...bans]) };
}

describe('a ban', () => {
  test('leaves exactly nothing on its routes in any week that it covers, and sales elsewhere', () => {
    let closedWeeks = 0;
    let openSales = 0;
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const results = simulated(scenario);
        const columns = cellColumns(results);
        const routes = columns.map((c) => routeOf(results, c));
        for (let w = 0; w < results.weeks; w++) {
          const closed = closedRoutes(scenario, routes, results.from + 7 * w);
          columns.forEach((c, i) => {
            const sold = results.values[c * results.weeks + w];
            if (!closed[i]) return void (openSales += sold);
            closedWeeks++;
            expect(sold, `${routes[i].on} ${routes[i].channel} ${routes[i].to}, week ${w}`).toBe(0);
          });
        }
      }),
      examples(15),
    );
    expect(closedWeeks).toBeGreaterThan(10);
    expect(openSales).toBeGreaterThan(0);
  });

  test('on all links of a platform brings its closed loop to one from the first whole week on', () => {
    fc.assert(
      fc.property(
        scenarios,
        fc.constantFrom('kuaishou', 'douyin'),
        fc.nat({ max: 13 }),
        (scenario, on, later) => {
          const from = scenario.run.from + 7 + later;
          const results = simulated(without(scenario, on, from));
          const of = (metric: string): number =>
            results.columns.findIndex((c) => c.metric === metric && c.platform === on && c.channel === null);
          const [own, all, linked] = [of('gmv.own'), of('gmv.attention'), of('gmv.linked')];
          const first = (mondayOf(from + 6) - results.from) / 7;
          expect(endOf(scenario.run)).toBeGreaterThan(results.from + 7 * first);
          for (let w = first; w < results.weeks; w++) {
            const value = (c: number): number => results.values[c * results.weeks + w];
            expect(value(own)).toBe(value(all));
            expect(value(linked)).toBe(0);
          }
        },
      ),
      examples(6),
    );
  });
});
