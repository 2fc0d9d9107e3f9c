/** Scenarios that must run like the one they come from, for the laws of two runs. */
import fc from 'fast-check';
import type { Day } from '../base/calendar.ts';
import { levers, subsidyKinds } from '../model/index.ts';
import type { LeverSetting, LinkRule, Scenario } from '../scenario/scenario.ts';
import { defaultPlatforms } from '../scenario/platforms.ts';
import { endOf, inOrder, leverSetting, linkRow, printed, shareCells } from './scenarios.ts';

const withRows = (scenario: Scenario, ...rows: readonly LinkRule[]): Scenario =>
  printed({ ...scenario, links: inOrder([...scenario.links, ...rows]) });

const withSetting = (scenario: Scenario, s: LeverSetting): Scenario =>
  printed({ ...scenario, levers: [...scenario.levers, s] });

const inRun = ({ run }: Scenario): fc.Arbitrary<Day> =>
  fc.integer({ min: run.from + 7, max: endOf(run) - 8 });

export interface Turn {
  /** The day on which anything may change. */
  readonly day: Day;
  readonly twin: Scenario;
}

/** A scenario that differs only by what is announced on a day, or later. */
export function announcement(scenario: Scenario): fc.Arbitrary<Turn> {
  return fc.oneof(
    { weight: 3, arbitrary: newBan(scenario) },
    { weight: 2, arbitrary: newRow(scenario) },
    { weight: 2, arbitrary: newLever(scenario) },
    { weight: 1, arbitrary: otherNotice(scenario) },
  );
}

/** A ban of links that anchors live by, announced on the day: who knew of it earlier would leave earlier. */
function newBan(scenario: Scenario): fc.Arbitrary<Turn> {
  return fc
    .record({
      day: inRun(scenario),
      notice: fc.integer({ min: 0, max: 30 }),
      on: fc.constantFrom('kuaishou', 'douyin'),
      channel: fc.constantFrom('live' as const, 'video' as const),
    })
    .map(({ day, notice, on, channel }) => ({
      day,
      twin: withRows(scenario, {
        ...{ id: 'ban', on, channel, to: ['taobao', 'jd'], categories: null, from: day + notice },
        ...{ announced: day, rule: 'ban', capacity: null, fee: null },
      }),
    }));
}

/** A new row, announced on the day and in force then or later. */
function newRow(scenario: Scenario): fc.Arbitrary<Turn> {
  return inRun(scenario).chain((day) =>
    fc
      .record({
        row: linkRow(fc.integer({ min: day, max: day + 40 })),
        quiet: fc.boolean(),
      })
      .map(({ row, quiet }) => ({
        day,
        twin: withRows(scenario, {
          id: 'new',
          ...row,
          from: quiet ? day : row.from,
          announced: quiet ? null : day,
        }),
      })),
  );
}

/** A row of the scenario, announced on another day. */
function otherNotice(scenario: Scenario): fc.Arbitrary<Turn> {
  if (scenario.links.length === 0) return newRow(scenario);
  return fc
    .record({ i: fc.nat({ max: scenario.links.length - 1 }), notice: fc.integer({ min: 0, max: 60 }) })
    .map(({ i, notice }) => {
      const old = scenario.links[i];
      const announced = old.from - notice;
      const links = scenario.links.map((row, j) => (i === j ? { ...row, announced } : row));
      return { day: Math.min(announced, old.announced ?? old.from), twin: printed({ ...scenario, links }) };
    });
}

const unused = (scenario: Scenario, names: readonly string[]): { platform: string; lever: string }[] =>
  defaultPlatforms
    .flatMap(({ name: platform }) => names.map((lever) => ({ platform, lever })))
    .filter((key) => !scenario.levers.some((s) => s.platform === key.platform && s.lever === key.lever));

const setting = (scenario: Scenario, names: readonly string[]): fc.Arbitrary<LeverSetting> =>
  fc.constantFrom(...unused(scenario, names)).chain((key) =>
    leverSetting(
      key.platform,
      levers.find(({ name }) => name === key.lever)!,
      scenario.run,
    ),
  );

const allLevers = levers.map(({ name }) => name);

/** A lever that was not used before and is in force from the day on. */
function newLever(scenario: Scenario): fc.Arbitrary<Turn> {
  return fc.tuple(inRun(scenario), setting(scenario, allLevers)).map(([day, s]) => ({
    day,
    twin: withSetting(scenario, { ...s, from: day, until: s.until === null ? null : day + 30 }),
  }));
}

export interface Rewriting {
  /** What was added, for counting. */
  readonly kind: 'default' | 'beyond' | 'before' | 'split' | 'splitGate';
  readonly twin: Scenario;
}

/** The same rules written with rows that change nothing. */
export function rewriting(scenario: Scenario): fc.Arbitrary<Rewriting> {
  const splits = splittable(scenario);
  return fc.oneof(
    defaultRow(scenario),
    outside(scenario),
    ...(splits.length > 0 ? [splitRow(scenario, splits), splitRow(scenario, splits)] : []),
  );
}

type Scope = Omit<LinkRule, 'id'>;

/** First day on which a row of the scenario speaks of some cell of a scope; `beyond` if there is none. */
const firstDay = (scenario: Scenario, scope: Scope, beyond: Day): Day =>
  Math.min(beyond, ...scenario.links.filter((row) => shareCells(row, scope)).map((row) => row.from));

/** An open row without fee where no row has begun yet. */
function defaultRow(scenario: Scenario): fc.Arbitrary<Rewriting> {
  return linkRow(inRun(scenario)).map((row) => {
    const from = Math.min(row.from, firstDay(scenario, row, endOf(scenario.run)) - 1);
    const open = { id: 'open', ...row, from, announced: null, rule: 'allow' as const, capacity: null };
    return { kind: 'default', twin: withRows(scenario, { ...open, fee: null }) };
  });
}

/** Rows that begin when the run is over, or are over when it begins. */
function outside(scenario: Scenario): fc.Arbitrary<Rewriting> {
  const end = endOf(scenario.run);
  const beyond = linkRow(fc.integer({ min: end + 40, max: end + 80 })).map((row) => ({
    kind: 'beyond' as const,
    // those of the scenario end 30 days after the run
    twin: withRows(scenario, { id: 'beyond', ...row, announced: null }),
  }));
  const before = linkRow(fc.constant(0)).map((row) => {
    const from = firstDay(scenario, row, scenario.run.from) - 20;
    const open = { ...row, rule: 'allow' as const, capacity: null, fee: null, announced: null };
    const both = [
      { ...row, id: 'early', from, announced: null },
      { ...open, id: 'over', from: from + 10 },
    ];
    return { kind: 'before' as const, twin: withRows(scenario, ...both) };
  });
  return fc.oneof(beyond, before);
}

interface Split {
  readonly row: LinkRule;
  readonly until: Day;
}

/**
 * Rows that can be written as two: a second half must end nothing that has begun since, so it begins before any other
 * row of its cells.
 */
function splittable(scenario: Scenario): Split[] {
  const { run, links } = scenario;
  return links.flatMap((row) => {
    const others = links.filter((other) => other !== row && other.from >= row.from && shareCells(other, row));
    const until = Math.min(endOf(run), ...others.map((other) => other.from));
    return until - Math.max(row.from, run.from) > 1 ? [{ row, until }] : [];
  });
}

function splitRow(scenario: Scenario, splits: readonly Split[]): fc.Arbitrary<Rewriting> {
  const gates = splits.filter(({ row }) => row.rule === 'gate');
  const chosen = gates.length > 0 ? fc.oneof(fc.constantFrom(...gates), fc.constantFrom(...splits)) : null;
  return (chosen ?? fc.constantFrom(...splits)).chain(({ row, until }) =>
    fc.integer({ min: Math.max(row.from, scenario.run.from) + 1, max: until - 1 }).map((from) => ({
      kind: row.rule === 'gate' ? ('splitGate' as const) : ('split' as const),
      twin: withRows(scenario, { ...row, id: 'half', from }),
    })),
  );
}

/** Reserved traffic is a subsidy too, but costs no money. */
const subsidies = [...subsidyKinds, 'coldStartTraffic', 'trafficSupport'];

/** With a subsidy more that pays nothing: of rate zero, or with a budget, of a week or in all, of less than a fen. */
export function emptySubsidy(scenario: Scenario): fc.Arbitrary<Scenario> {
  const noRate = setting(scenario, subsidies).map((s) => withSetting(scenario, atAll(s, 0)));
  const noBudget = fc
    .tuple(
      setting(scenario, subsidyKinds),
      fc.constantFrom(0, 0.004),
      fc.constantFrom('weeklyBudget' as const, 'totalBudget' as const),
    )
    .map(([s, yuan, limit]) => withSetting(scenario, { ...s, [limit]: yuan }));
  return fc.oneof(noRate, noBudget);
}

/** Every kind in turn at full rate on a platform, without a fen to spend: what generated settings may miss. */
export const unfunded = (scenario: Scenario, limit: 'weeklyBudget' | 'totalBudget'): Scenario => ({
  ...scenario,
  levers: [
    ...scenario.levers.filter((s) => !subsidyKinds.some((kind) => kind === s.lever)),
    ...scenario.platforms.flatMap(({ name: platform }) =>
      subsidyKinds.map((lever): LeverSetting => ({
        ...{ platform, lever, from: null, until: null, of: null, tiers: null },
        path: { knots: [{ day: scenario.run.from, value: 0.5 }], between: 'step' },
        ...{ weeklyBudget: null, totalBudget: null, [limit]: 0 },
      })),
    ),
  ],
});

/** A setting with another value on all of its days. */
const atAll = (s: LeverSetting, value: number): LeverSetting => ({
  ...s,
  path: { ...s.path, knots: s.path.knots.map((k) => ({ ...k, value })) },
});

/** Levers of platforms against whom links lead away, and of those to whom. */
export const rivals = ['affiliateCut', 'inboundLinkFee', 'blockedLinks', 'adPlacement'];

/** With levers more that stand where they stand without being named. */
export const neutralLever = (scenario: Scenario, names: readonly string[]): fc.Arbitrary<Scenario> =>
  setting(scenario, names).map((s) =>
    withSetting(scenario, atAll(s, levers.find(({ name }) => name === s.lever)!.neutral)),
  );
