/**
 * Chooses the generated scenarios of `scenarios/` and writes them short. They are chosen once and then stand as files;
 * `UPDATE_HOSTS=1 npx vitest run tests/hosts/scenarios.test.ts` chooses anew, which is due when the language no longer
 * accepts one of them or declares a lever that none of them has.
 */
import fc from 'fast-check';
import { Document, parse } from 'yaml';
import { parameters } from '../../src/model/index.ts';
import { toYaml } from '../../src/scenario/index.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import type { LinkRule, RunSettings, Scenario } from '../../src/scenario/scenario.ts';
import { runSettings, scenarioWith } from '../../src/check/scenarios.ts';
import { fifthPlatform } from '../engine/market.ts';

const CHOSEN = 11;
const SEED = 20201009;
const DRAWN = 300;

const populations = [100, 1000, 10_000, 710_000_000];

/** Longer and with more consumers than elsewhere, and as few merchants as a market needs to hold every tier. */
const settings: fc.Arbitrary<RunSettings> = fc
  .record({
    usual: runSettings,
    weeks: fc.integer({ min: 6, max: 26 }),
    population: fc.constantFrom(...populations),
  })
  .map(({ usual, weeks, population }) => ({
    ...{ ...usual, weeks, merchants: 40, anchors: 30 },
    population: usual.engine === 'agents' ? Math.min(population, 10_000) : population,
  }));

const declared = {
  platforms: defaultPlatforms,
  parameters: Object.fromEntries(parameters.map((p) => [p.name, p.default])) as Scenario['parameters'],
};

const rowTraits = (row: LinkRule): string[] => [
  `${row.rule} on ${row.channel}`,
  `${row.rule} ${row.categories ? 'of some goods' : 'of all goods'}`,
  `${row.rule} ${row.announced === null ? 'unannounced' : 'announced'}`,
  ...(row.fee ? [`${row.rule} with a fee of ${row.fee.of} by ${row.fee.paidBy}`] : []),
];

/** What a scenario makes use of, in words: engine and population, levers with their limits, link rules with theirs. */
export function traitsOf({ run, links, levers }: Scenario): Set<string> {
  return new Set([
    run.engine,
    ...(run.engine === 'distribution' ? [] : [`${run.engine} of ${run.population}`]),
    ...links.flatMap(rowTraits),
    ...levers.flatMap((s) => [
      s.lever,
      ...(s.path.knots.length > 1 ? [s.path.between] : []),
      ...(['until', 'weeklyBudget', 'totalBudget', 'tiers'] as const).filter((field) => s[field] !== null),
    ]),
  ]);
}

/** The scenarios that together show the most, one by one, each adding as much as it can. */
function choose(drawn: readonly Scenario[]): Scenario[] {
  const seen = new Set<string>();
  const left = new Set(drawn);
  // what is new counts most, and once nothing is, the scenario that says most
  const gain = (s: Scenario): number =>
    [...traitsOf(s)].reduce((sum, trait) => sum + (seen.has(trait) ? 1 : 1000), 0);
  return Array.from({ length: CHOSEN }, () => {
    const best = [...left].reduce((a, b) => (gain(b) > gain(a) ? b : a));
    for (const trait of traitsOf(best)) seen.add(trait);
    left.delete(best);
    return best;
  });
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The file of a scenario without what is declared anyway. */
function short(scenario: Scenario): string {
  const whole = parse(toYaml(scenario)) as Record<string, Record<string, unknown>>;
  const usual = parse(toYaml({ ...scenario, ...declared })) as typeof whole;
  for (const part of ['platforms', 'parameters']) {
    whole[part] = Object.fromEntries(
      Object.entries(whole[part]).filter(([name, value]) => !equal(value, usual[part][name])),
    );
  }
  const said = Object.entries(whole).filter(([, value]) => !equal(value, {}) && !equal(value, []));
  const text = new Document(Object.fromEntries(said), { aliasDuplicateObjects: false }).toString({
    ...{ lineWidth: 110, singleQuote: true },
  });
  return `# Generated, see tests/hosts/freeze.ts.\n${text}`;
}

/** Texts of the generated scenarios by name. */
export function freeze(): Map<string, string> {
  const chosen = choose(fc.sample(scenarioWith(settings), { seed: SEED, numRuns: DRAWN }));
  const made = chosen.map((scenario, at): Scenario => {
    const name = `generated-${String(at + 1).padStart(2, '0')}`;
    // only one has parameters and platforms of its own: solving its constants takes as long as all others together
    if (at > 0) return { ...scenario, ...declared, name };
    return { ...scenario, platforms: [...scenario.platforms, fifthPlatform], name };
  });
  return new Map(made.map((scenario) => [scenario.name, short(scenario)]));
}
