/**
 * Long because it draws every part of the language, and the parts must fit one another.
 *
 * Random scenarios as the language allows them, in their resolved form and small enough to run by the dozen: a market
 * of some sixty merchants over a few weeks, with link rules, levers, parameters and platforms of all kinds.
 */
import fc from 'fast-check';
import { dayFromCivil, type Day } from '../base/calendar.ts';
import { categories, levers, parameters, tiers, type Lever } from '../model/index.ts';
import { within } from './numbers.ts';
import { defaultPlatforms } from '../scenario/platforms.ts';
import type {
  LeverSetting,
  LinkFee,
  LinkRule,
  Path,
  PlatformBlock,
  RunSettings,
  Scenario,
} from '../scenario/scenario.ts';

const FIRST_MONDAY = dayFromCivil(2018, 12, 31);

export const endOf = (run: RunSettings): Day => run.from + 7 * run.weeks;

const dayIn = (from: Day, until: Day): fc.Arbitrary<Day> => fc.integer({ min: from, max: until - 1 });

export const runSettings: fc.Arbitrary<RunSettings> = fc.record({
  from: fc.integer({ min: 0, max: 150 }).map((week) => FIRST_MONDAY + 7 * week),
  weeks: fc.integer({ min: 5, max: 8 }),
  seed: fc.nat({ max: 1000 }),
  replicates: fc.constant(1),
  engine: fc.constantFrom('distribution' as const, 'agents' as const, 'counts' as const),
  population: fc.integer({ min: 200, max: 1000 }),
  merchants: fc.integer({ min: 60, max: 110 }),
  anchors: fc.integer({ min: 40, max: 70 }),
});

/** Blocks of the built-in platforms, now and then with other fees, exposure or assortments. */
const blocks: fc.Arbitrary<readonly PlatformBlock[]> = fc.tuple(
  ...defaultPlatforms.map((block) =>
    fc
      .option(
        fc.record({
          take: within([0, 0.2]),
          commissionCut: within([0, 0.5]),
          breadthCeiling: within([0.01, 1]),
          exposure: fc.record({
            concentration: within([0, 3]),
            privateDomain: within([0, 1]),
            paid: within([0, 0.5]),
            cap: fc.oneof(fc.constant(1), within([0.001, 1])),
          }),
        }),
        { freq: 2, nil: null },
      )
      .map((change): PlatformBlock =>
        change === null
          ? block
          : {
              ...block,
              fees: { take: change.take, commissionCut: change.commissionCut },
              exposure: change.exposure,
              stores: { ...block.stores, breadthCeiling: change.breadthCeiling },
            },
      ),
  ),
);

/** Fees that leave something over under every platform block above. */
const merchantFee: fc.Arbitrary<LinkFee> = fc.record({
  rate: fc.oneof(fc.constant(0), within([0, 0.3])),
  of: fc.constant('gmv' as const),
  paidBy: fc.constant('merchant' as const),
});
const commissionFee: fc.Arbitrary<LinkFee> = fc.record({
  rate: fc.oneof(fc.constant(0), within([0, 0.5])),
  of: fc.constant('commission' as const),
  paidBy: fc.constantFrom('anchor' as const, 'merchant' as const),
});
const anchorFee: fc.Arbitrary<LinkFee> = fc.record({
  rate: within([0, 0.02]),
  of: fc.constant('gmv' as const),
  paidBy: fc.constant('anchor' as const),
});
/** Only live rooms and videos have anchors, and a commission. */
const feeOn = (channel: LinkRule['channel']): fc.Arbitrary<LinkFee> =>
  channel === 'live' || channel === 'video' ? fc.oneof(merchantFee, commissionFee, anchorFee) : merchantFee;

/** Where rows may stand: on a platform’s channel, to where its orders can settle. */
const cells = defaultPlatforms.flatMap(({ name, channels, leaks }) =>
  channels.map((channel) => ({
    on: name,
    channel,
    to: [...(channel === 'ad' ? [] : [name]), ...(leaks && channel !== 'shelf' ? ['taobao', 'jd'] : [])],
  })),
);
/** Mostly the cells that a ban is about: live rooms, videos and ads that link. */
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...cells.filter(({ to }) => to.length > 1)) },
  { weight: 1, arbitrary: fc.constantFrom(...cells) },
);

/** A row without id that begins on one of these days. */
export function linkRow(from: fc.Arbitrary<Day>): fc.Arbitrary<Omit<LinkRule, 'id'>> {
  return cell.chain(({ on, channel, to }) =>
    fc
      .record({
        from,
        rule: fc.constantFrom('allow' as const, 'gate' as const, 'gate' as const, 'ban' as const),
        categories: fc.option(fc.subarray([...categories], { minLength: 1 }), { freq: 2, nil: null }),
        notice: fc.option(fc.integer({ min: 0, max: 60 })),
        capacity: within([0, 1.5]),
        fee: fc.option(feeOn(channel)),
        to: fc.subarray(to, { minLength: 1 }),
      })
      .map(({ notice, capacity, fee, ...row }) => ({
        on,
        channel,
        ...row,
        announced: notice === null ? null : row.from - notice,
        capacity: row.rule === 'gate' ? capacity : null,
        fee: row.rule === 'ban' ? null : fee,
      })),
  );
}

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((x) => b.includes(x));

/** Whether two rows speak of one cell at some time. */
export const shareCells = (a: Omit<LinkRule, 'id'>, b: Omit<LinkRule, 'id'>): boolean =>
  a.on === b.on &&
  a.channel === b.channel &&
  meet(a.to, b.to) &&
  (a.categories === null || b.categories === null || meet(a.categories, b.categories));

/** Two rows for one cell from one day on are refused, unless only one of them names categories. */
const overlap = (a: Omit<LinkRule, 'id'>, b: Omit<LinkRule, 'id'>): boolean =>
  a.from === b.from && shareCells(a, b) && (a.categories === null) === (b.categories === null);

/** In force order, as the language sorts them: by start, rows without categories first. */
export function inOrder(rows: readonly LinkRule[]): LinkRule[] {
  const place = (row: LinkRule): number => (row.categories === null ? 0 : 1);
  return [...rows].sort((a, b) => a.from - b.from || place(a) - place(b));
}

export function linkRows(run: RunSettings): fc.Arbitrary<LinkRule[]> {
  const days = fc.oneof(
    { weight: 4, arbitrary: dayIn(run.from + 7, endOf(run) - 7) },
    { weight: 1, arbitrary: dayIn(run.from - 30, endOf(run) + 30) },
  );
  return fc.array(linkRow(days), { maxLength: 8 }).map((rows) => {
    const kept: Omit<LinkRule, 'id'>[] = [];
    for (const row of rows) if (!kept.some((other) => overlap(other, row))) kept.push(row);
    return inOrder(kept.map((row, i) => ({ id: `row${i}`, ...row })));
  });
}

/** A value by date, as `value`, `steps` or `ramp` would give it. */
function leverPath(lever: Lever, run: RunSettings): fc.Arbitrary<{ path: Path; from: Day | null }> {
  const value = fc.oneof(within(lever.range), fc.constant(lever.neutral), fc.constant(lever.range[1]));
  const day = dayIn(run.from - 10, endOf(run));
  const plain = fc.tuple(fc.option(day), value).map(([from, v]) => ({
    from,
    path: { knots: [{ day: from ?? run.from, value: v }], between: 'step' as const },
  }));
  const knots = fc
    .uniqueArray(fc.tuple(day, value), { minLength: 2, maxLength: 3, selector: ([d]) => d })
    .map((all) => all.sort(([a], [b]) => a - b).map(([d, v]) => ({ day: d, value: v })));
  const dated = fc
    .tuple(knots, fc.constantFrom('step' as const, 'linear' as const))
    .map(([k, between]) => ({ from: k[0].day, path: { knots: k, between } }));
  return fc.oneof(plain, dated);
}

export function leverSetting(platform: string, lever: Lever, run: RunSettings): fc.Arbitrary<LeverSetting> {
  return fc
    .record({
      dated: leverPath(lever, run),
      length: fc.option(fc.integer({ min: 1, max: 7 * run.weeks })),
      budget: fc.option(fc.oneof(fc.constant(0), within([0, 10]), within([0, 1e8]))),
      total: fc.option(fc.oneof(fc.constant(0), within([0, 1e9]))),
      tiers: fc.option(fc.subarray([...tiers], { minLength: 1 })),
    })
    .map(({ dated, length, budget, total, tiers: limited }) => ({
      platform,
      lever: lever.name,
      ...dated,
      until: length === null ? null : (dated.from ?? run.from) + length,
      weeklyBudget: lever.budget ? budget : null,
      totalBudget: lever.budget ? total : null,
      of: lever.bases?.[0] ?? null,
      tiers: lever.forTiers ? limited : null,
    }));
}

const leverKeys = defaultPlatforms.flatMap(({ name }) => levers.map((lever) => ({ platform: name, lever })));

export const leverSettings = (run: RunSettings): fc.Arbitrary<LeverSetting[]> =>
  fc
    .subarray(leverKeys, { maxLength: 7 })
    .chain((chosen) => fc.tuple(...chosen.map(({ platform, lever }) => leverSetting(platform, lever, run))));

/** Every parameter at its default, some elsewhere in their plausible range. */
export const parameterValues: fc.Arbitrary<Scenario['parameters']> = fc
  .shuffledSubarray([...parameters], { maxLength: 8 })
  .chain((chosen) =>
    fc.tuple(...chosen.map((p) => within(p.range))).map((values) => ({
      ...Object.fromEntries(parameters.map((p) => [p.name, p.default])),
      ...Object.fromEntries(chosen.map((p, i) => [p.name, values[i]])),
    })),
  );

/** In a counterexample, only what is not as declared: a whole scenario fills pages. */
export function printed(scenario: Scenario): Scenario {
  const told = (): string =>
    JSON.stringify({
      run: scenario.run,
      platforms: scenario.platforms.filter((block) => !defaultPlatforms.includes(block)),
      parameters: Object.fromEntries(
        parameters
          .map(({ name, default: usual }) => [name, scenario.parameters[name], usual] as const)
          .filter(([, value, usual]) => value !== usual)
          .map(([name, value]) => [name, value]),
      ) as Scenario['parameters'],
      links: scenario.links,
      levers: scenario.levers,
    });
  return Object.defineProperty({ ...scenario }, fc.toStringMethod, { value: told, enumerable: false });
}

/** A whole scenario with these settings of the run and the rest at random. */
export const scenarioWith = (settings: fc.Arbitrary<RunSettings>): fc.Arbitrary<Scenario> =>
  settings.chain((run) =>
    fc
      .record({
        platforms: blocks,
        parameters: parameterValues,
        links: linkRows(run),
        levers: leverSettings(run),
      })
      .map((parts) =>
        printed({
          ...{ name: 'random', title: { en: 'Random' }, question: null },
          run,
          ...parts,
          ...{ uncertain: {}, expect: [], study: { kind: 'compare', baseline: null } },
        }),
      ),
  );

export const scenarios: fc.Arbitrary<Scenario> = scenarioWith(runSettings);

/** Without consumers of their own, which cost most of a run. */
export const massScenarios: fc.Arbitrary<Scenario> = scenarioWith(
  runSettings.map((run) => ({ ...run, engine: 'distribution' })),
);
