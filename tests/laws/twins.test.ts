/** What the laws of two runs do not see: places and spells of individuals, and that the second scenario differs enough. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from '../../src/model/laws/figures.ts';
import { emptySubsidiesAreNone } from '../../src/model/laws/emptySubsidiesAreNone.ts';
import type { Panel, Results } from '../../src/engine/index.ts';
import { printed, scenarios } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { simulated } from './simulating.ts';
import { levers } from '../../src/model/index.ts';
import { busyScenario } from '../model/busy.ts';
import {
  announcement,
  emptySubsidy,
  neutralLever,
  rewriting,
  rivals,
  unfunded,
} from '../../src/check/twins.ts';

/** Marks of individuals up to a day. */
const placesUntil = (panels: readonly Panel[], day: number): unknown[] =>
  panels.map(({ marks }) => marks.filter((mark) => mark.day <= day));

const whollyBefore = (results: Results, day: number): number =>
  Math.max(0, Math.floor((day - results.from) / 7));

/** Every anchor reconsiders every week, so that whoever knew too early would act on it. */
const restless = scenarios.map((s) => printed({ ...s, parameters: { ...s.parameters, 'revise.active': 1 } }));

describe('rule 17: what is announced on a day', () => {
  test('changes no place of anybody in a week that ends before it, and something afterwards', () => {
    let turns = 0;
    fc.assert(
      fc.property(
        restless.chain((s) => fc.tuple(fc.constant(s), announcement(s))),
        ([scenario, { day, twin }]) => {
          const [base, other] = [simulated(scenario), simulated(twin)];
          const until = whollyBefore(base, day);
          const last = base.from + 7 * until;
          expect(placesUntil(other.panels, last)).toEqual(placesUntil(base.panels, last));
          if (until > 0 && differences(base, other).length > 0) turns++;
        },
      ),
      examples(12),
    );
    expect(turns, 'announcements that did change something afterwards').toBeGreaterThanOrEqual(4);
  });
});

describe('rule 18: link rules written otherwise', () => {
  test('change nobody’s place, whatever rows were added that change nothing, gates cut in two among them', () => {
    const kinds: Record<string, number> = {};
    fc.assert(
      fc.property(
        scenarios.chain((s) => fc.tuple(fc.constant(s), rewriting(s))),
        ([scenario, { kind, twin }]) => {
          kinds[kind] = (kinds[kind] ?? 0) + 1;
          expect(simulated(twin).panels, kind).toEqual(simulated(scenario).panels);
        },
      ),
      examples(25),
    );
    expect(Object.keys(kinds).sort()).toEqual(['before', 'beyond', 'default', 'split', 'splitGate']);
  });
});

describe('rule 19: a subsidy of rate zero or budget zero', () => {
  test('changes nobody’s place', () => {
    fc.assert(
      fc.property(
        scenarios.chain((s) => fc.tuple(fc.constant(s), emptySubsidy(s))),
        ([scenario, twin]) => {
          expect(simulated(twin).panels).toEqual(simulated(scenario).panels);
        },
      ),
      examples(6),
    );
  });

  test.each(['weeklyBudget', 'totalBudget'] as const)(
    'is its absence for every kind at once, with a %s of nothing',
    (limit) => {
      const scenario = busyScenario({ weeks: 6 });
      const bare = unfunded(scenario, limit);
      const none = { ...bare, levers: bare.levers.filter((s) => s[limit] !== 0) };
      expect(bare.levers.length - none.levers.length).toBe(24);
      expect(emptySubsidiesAreNone.check(simulated(none), simulated(bare))).toEqual([]);
    },
  );
});

describe('a lever at its neutral value', () => {
  test.each([
    ['of a rival', rivals],
    ['of any kind', levers.map(({ name }) => name)],
  ])('%s changes nobody’s place', (_, names) => {
    fc.assert(
      fc.property(
        scenarios.chain((s) => fc.tuple(fc.constant(s), neutralLever(s, names))),
        ([scenario, twin]) => {
          expect(simulated(twin).panels).toEqual(simulated(scenario).panels);
        },
      ),
      examples(4),
    );
  });
});
