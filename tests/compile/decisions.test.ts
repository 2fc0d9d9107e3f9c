import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { formatDay } from '../../src/base/calendar.ts';
import { anchorPlace, routePlace, storesOf } from '../../src/compile/cells.ts';
import { compile, type Compiled } from '../../src/compile/compile.ts';
import { whyAnchor, whyMerchant } from '../../src/compile/decisions.ts';
import { divergence, stepName } from '../../src/compile/divergence.ts';
import { lockstep, type Witnesses } from '../../src/compile/lockstep.ts';
import {
  columns,
  type ColumnName,
  type Compliance,
  type Market,
  type Revision,
  type StoreTerms,
} from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenarios } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { roughConstants } from '../engine/market.ts';
import { busyScenario } from '../model/busy.ts';
import { sameBits } from '../../src/model/laws/copies.ts';

const planOf = (scenario: Scenario): Compiled => compile(scenario, roughConstants(scenario));

/** What was seen of everybody in one week. */
interface Seen {
  readonly complies: Map<number, Compliance>;
  readonly revises: Map<number, Revision>;
  readonly reviews: Map<number, StoreTerms>;
}

const all = <T>(seen: Map<number, T>) => ({
  wants: () => true,
  sees: (agent: number, terms: T) => void seen.set(agent, terms),
});

/** Every week of a run that is watched, beside the same one that nobody watches. */
function* watched(scenario: Scenario): Generator<{ seen: Seen; step: string; plain: Market; told: Market }> {
  const seen: Seen = { complies: new Map(), revises: new Map(), reviews: new Map() };
  const witnesses: Witnesses = {
    complies: all(seen.complies),
    revises: all(seen.revises),
    reviews: all(seen.reviews),
  };
  const plan = planOf(scenario);
  const plain = plan.start(deriveKeys(scenario.run.seed, 1));
  for (const { week, step, a } of lockstep([plan, plan], scenario.run.seed, 1, [witnesses, witnesses])) {
    if (step < 0) continue;
    if (step === 0) {
      for (const map of [seen.complies, seen.revises, seen.reviews]) map.clear();
      plain.beginWeek(week);
    }
    plain.steps[step].run();
    yield { seen, step: stepName(step), plain: plain.market, told: a.market };
  }
}

/** `expect` for what is asked a hundred thousand times. */
function same(found: unknown, due: unknown): void {
  if (!Object.is(found, due)) expect(found).toBe(due);
}

/** What an anchor takes by the options it is shown; null where rounding could tell otherwise. */
function taken({ options, optionDraw }: Revision): number | null {
  let sum = 0;
  for (const { route, probability } of options) {
    sum += probability;
    if (Math.abs(sum - optionDraw) < 1e-9) return null;
    if (optionDraw < sum) return route;
  }
  return null;
}

function expectRevision(r: Revision, before: number, after: number): void {
  same(r.route, before);
  same(r.revises, r.reviseDraw < r.hazard);
  if (r.revises) same(taken(r) ?? r.wanted, r.wanted);
  else same(r.wanted, before);
  same(r.moves, r.wanted !== before && (r.matchChance === 1 || r.matchDraw < r.matchChance));
  same(after, r.moves ? r.wanted : before);
  for (const { income, prospects: p } of r.options) {
    if (p === null) continue;
    same(income, p.sales * (p.kept + p.added) * p.outlook - p.sourceCost - p.platformCost);
  }
}

function expectStore(terms: StoreTerms, after: number): void {
  if (terms.kind === 'keeping') {
    const tired = terms.profit < terms.threshold && terms.exitDraw < terms.rate;
    same(terms.closes, tired || terms.broke >= 8);
    same(after, terms.closes ? 0 : 1);
    return;
  }
  const { barrier, hazard, reviewDraw, chance, enterDraw, prospect: p } = terms;
  same(terms.reviews, barrier === null && reviewDraw < hazard);
  same(terms.opens, terms.reviews && enterDraw < chance);
  same(after, terms.opens ? 1 : 0);
  same(p.weekly, p.reckoned + p.imitated);
  same(p.worth, p.weekly * (1 - p.cannibalised) * p.annuity + p.coldStart);
  same(p.cost, p.setup + p.deposit + p.exclusivity + p.closure + p.fines);
  if (p.worth <= 0) same(chance, 0);
  else same(chance > 0.5, p.worth > terms.hurdle * p.cost);
}

/** Holds every term that is shown against what an unwatched run does; counts decisions that change something. */
function judge(scenario: Scenario, made: Record<string, number>): void {
  const count = (what: string, n: boolean): void => void (made[what] = (made[what] ?? 0) + (n ? 1 : 0));
  let routes = new Int32Array();
  for (const { seen, step, plain, told } of watched(scenario)) {
    if (step === 'complyOrIdle') {
      routes = plain.anchorRoute.slice();
      plain.anchorRoute.forEach((r, a) => same(seen.complies.has(a), r >= 0));
      for (const [a, { idle, permit, stocked, draw }] of seen.complies) {
        same(idle, plain.anchorIdle[a] === 1);
        same(idle, !stocked || draw >= permit);
        count('idle', idle);
      }
    }
    if (step === 'reviseAnchors') {
      plain.anchorRoute.forEach((_, a) => same(seen.revises.has(a), routes[a] >= 0));
      for (const [a, r] of seen.revises) {
        expectRevision(r, routes[a], plain.anchorRoute[a]);
        // whoever does not move waits or sells as before
        if (!r.moves) same(r.idle, plain.anchorIdle[a] === 1);
        count('waits', r.idle);
        count('moves', r.moves);
      }
    }
    if (step === 'reviewStores') {
      for (const [i, terms] of seen.reviews) {
        expectStore(terms, plain.open[i]);
        count(terms.kind, terms.kind === 'opening' ? terms.opens : terms.closes);
      }
      plain.opened.forEach((opened, i) => {
        if (opened === 1) expect(seen.reviews.get(i)).toMatchObject({ kind: 'opening', opens: true });
      });
    }
    for (const name of Object.keys(columns) as ColumnName[]) {
      if (step === 'closeBooks') same(sameBits(plain[name], told[name]), true);
    }
  }
}

describe('the terms of a decision', () => {
  test('are those that the mechanism acted on, for every anchor and merchant of every week of a busy market', () => {
    const made: Record<string, number> = {};
    judge(busyScenario({ weeks: 14 }), made);
    for (const what of ['idle', 'waits', 'moves', 'opening', 'keeping'])
      expect(made[what], what).toBeGreaterThan(0);
  });

  test('are so in random markets under random policies', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => judge(scenario, {})),
      examples(4),
    );
  });
});

describe('why', () => {
  const a = busyScenario({ weeks: 8 });
  const b: Scenario = { ...a, links: [], levers: [] };
  const plans = [planOf(a), planOf(b)] as const;
  const { anchor, merchant } = divergence(plans, 7, 1);

  test('shows the week in which an agent and its twin part', () => {
    const anchorIndex = anchor!.agent.anchor!;
    const told = whyAnchor(plans, 7, 1, anchorIndex, null);
    expect([told.chosen, told.week]).toEqual(['parted', anchor!.week]);
    expect([told.a.after, told.b.after]).toEqual([anchor!.a, anchor!.b]);
    const store = whyMerchant(plans, 7, 1, merchant!.agent.merchant!, null);
    expect([store.chosen, store.week]).toEqual(['parted', merchant!.week]);
    expect([store.a.after.join('+') || 'none', store.b.after.join('+') || 'none']).toEqual([
      merchant!.a,
      merchant!.b,
    ]);
  });

  test('shows the week that was asked for, of the one agent', () => {
    const states = new Map<number, [string, string[]]>();
    for (const { week, step, a: run } of lockstep(plans, 7, 1)) {
      if (stepName(step) === 'closeBooks')
        states.set(week, [anchorPlace(run.market, 5), storesOf(run.market, 9)]);
    }
    for (const week of [0, 3, 7]) {
      const [one, two] = [whyAnchor(plans, 7, 1, 5, week), whyMerchant(plans, 7, 1, 9, week)];
      expect([one.chosen, one.week, two.chosen, two.week]).toEqual(['asked', week, 'asked', week]);
      expect([one.a.after, two.a.after]).toEqual(states.get(week));
      if (week > 0) expect([one.a.before, two.a.before]).toEqual(states.get(week - 1));
    }
  });

  test('falls back on the last week in which the agent thought about it, where the twins never part', () => {
    const same = [plans[0], plans[0]] as const;
    const told = Array.from({ length: 12 }, (_, m) => whyMerchant(same, 7, 1, m, null));
    expect(told.map((t) => t.chosen)).not.toContain('parted');
    const reviewed = told.find((t) => t.chosen === 'reviewed')!;
    for (let week = reviewed.week + 1; week < 8; week++) {
      const { stores, before, after } = whyMerchant(same, 7, 1, reviewed.agent.merchant!, week).a;
      expect(Object.values(stores).some((s) => s.kind === 'opening' && s.reviews)).toBe(false);
      expect(after).toEqual(before);
    }
  });
});

/** A week of one agent of one run, as `why` should tell it. */
interface Told {
  readonly before: unknown;
  readonly after: unknown;
  readonly [what: string]: unknown;
}

const withoutRoute = ({ route: _route, ...rest }: { readonly route: number }): object => rest;

/** Every week of every agent of two runs, written down by somebody who watches all of them. */
function diaries(plans: readonly [Compiled, Compiled]): Record<'anchors' | 'merchants', Told[][][]> {
  const seen = [0, 1].map(() => ({
    complies: new Map<number, Compliance>(),
    revises: new Map<number, Revision>(),
    reviews: new Map<number, StoreTerms>(),
  }));
  const witnesses = seen.map(({ complies, revises, reviews }) => ({
    ...{ complies: all(complies), revises: all(revises), reviews: all(reviews) },
  }));
  const diary: Record<'anchors' | 'merchants', Told[][][]> = { anchors: [], merchants: [] };
  const places = (m: Market) => ({
    anchors: Array.from(m.anchorRoute, (_, a) => anchorPlace(m, a)),
    merchants: Array.from(m.weight, (_, i) => storesOf(m, i)),
  });
  let before: ReturnType<typeof places>[] = [];
  for (const { step, a, b } of lockstep(plans, 7, 1, [witnesses[0], witnesses[1]])) {
    const markets = [a.market, b.market];
    if (step < 0) before = markets.map(places);
    if (step < 0 || stepName(step) !== 'closeBooks') continue;
    const after = markets.map(places);
    const routeName = (r: number): string => (r < 0 ? 'left' : routePlace(a.market, r));
    const names = a.market.frame.platformNames;
    diary.anchors.push(
      seen.map(({ complies, revises }, of) =>
        before[of].anchors.map((was, i) => {
          const [did, thought] = [complies.get(i), revises.get(i)];
          const options = thought?.options.map(({ route, ...option }) => ({
            to: routeName(route),
            ...option,
          }));
          return {
            ...{ before: was, after: after[of].anchors[i] },
            compliance: did ? withoutRoute(did) : null,
            revision: thought
              ? { ...withoutRoute(thought), options, wanted: routeName(thought.wanted) }
              : null,
          };
        }),
      ),
    );
    diary.merchants.push(
      seen.map(({ reviews }, of) =>
        before[of].merchants.map((was, i) => {
          const stores = names.flatMap((name, p) => {
            const terms = reviews.get(i * names.length + p);
            return terms ? [[name, terms] as const] : [];
          });
          return { before: was, after: after[of].merchants[i], stores: Object.fromEntries(stores) };
        }),
      ),
    );
    before = after;
    for (const maps of seen) for (const map of Object.values(maps)) map.clear();
  }
  return diary;
}

/** The week that is to be shown of an agent, and why this one. */
function shown(
  weeks: readonly (readonly [Told, Told])[],
  thought: (week: Told) => boolean,
): [string, number] {
  const text = (x: unknown): string => JSON.stringify(x);
  const parted = weeks.findIndex(([x, y]) => text(x.after) !== text(y.after));
  if (parted >= 0) return ['parted', parted];
  const reviewed = weeks.findLastIndex((both) =>
    both.some((x) => thought(x) || text(x.before) !== text(x.after)),
  );
  return reviewed >= 0 ? ['reviewed', reviewed] : ['last', weeks.length - 1];
}

describe('what why tells', () => {
  const a = busyScenario({ weeks: 6, merchants: 60, anchors: 60 });
  const calm: Scenario = {
    ...a,
    parameters: { ...a.parameters, 'revise.active': 0.02, 'review.tail': 0.02 },
  };
  const kinds = {
    anchors: {
      why: whyAnchor,
      thought: ({ revision }: Told) => (revision as Revision | null)?.revises === true,
    },
    merchants: {
      why: whyMerchant,
      thought: ({ stores }: Told) =>
        Object.values(stores as Record<string, StoreTerms>).some((t) => t.kind === 'opening' && t.reviews),
    },
  };

  test.each(['anchors', 'merchants'] as const)(
    'is what somebody has written down who watches all %s in all weeks',
    (kind) => {
      const { why, thought } = kinds[kind];
      const cases = new Set<string>();
      for (const [x, y] of [[calm, { ...calm, links: [], levers: [] }] as const, [calm, calm] as const]) {
        const plans = [planOf(x), planOf(y)] as const;
        const { frame } = plans[0];
        const diary = diaries(plans)[kind];
        const weeksOf = (i: number) => diary.map(([one, two]) => [one[i], two[i]] as const);
        // one agent for each reason to show a week, and one asked for
        const reasons = new Map<string, number>();
        for (let i = 0; i < frame.sizes[kind]; i++) {
          const [chosen, week] = shown(weeksOf(i), thought);
          const between = week > 0 && week < diary.length - 1 ? 'between' : 'end';
          const did = weeksOf(i)[week].some((x) => JSON.stringify(x.before) !== JSON.stringify(x.after));
          const reason = `${chosen} ${between} ${did ? 'moves' : 'stays'}`;
          if (!reasons.has(reason)) reasons.set(reason, i);
        }
        for (const [reason, i] of reasons) {
          for (const asked of [null, 2]) {
            const told = why(plans, 7, 1, i, asked);
            const [chosen, week] = asked === null ? shown(weeksOf(i), thought) : ['asked', asked];
            const [own, other] = weeksOf(i)[week];
            expect(told).toMatchObject({ chosen, week, date: formatDay(calm.run.from + 7 * week) });
            expect([told.a, told.b], reason).toEqual([own, other]);
            expect(told.agent).toMatchObject(kind === 'anchors' ? { anchor: i } : { merchant: i });
            cases.add(chosen);
          }
        }
      }
      expect([...cases].sort()).toEqual(['asked', 'last', 'parted', 'reviewed']);
    },
  );
});
