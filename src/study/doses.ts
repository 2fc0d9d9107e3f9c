import { canonicalJson } from '../base/canonical.ts';
import type { Day } from '../base/calendar.ts';
import { levers } from '../scenario/declarations.ts';
import { settingAt } from '../scenario/path.ts';
import type { LeverSetting, Scenario } from '../scenario/scenario.ts';

/** A subsidy that a scenario pays and the baseline does not, or pays less of. */
export interface ExtraSubsidy {
  readonly setting: LeverSetting;
  /** What the baseline pays by the same lever on the same platform. */
  readonly base: LeverSetting | null;
}

const idOf = (s: LeverSetting): string => `${s.platform}.${s.lever}`;
const declaredOf = (s: LeverSetting) => levers.find((l) => l.name === s.lever)!;
const subsidises = (s: LeverSetting): boolean => declaredOf(s).budget === true;

/** Budgets of a setting by field, CNY; null for no limit. Whatever is called a budget is one. */
const budgetsOf = (s: LeverSetting): [string, number | null][] =>
  Object.entries(s).filter(([field]) => field.endsWith('Budget')) as [string, number | null][];

/** The days on which two settings may change, and one before: every day where one of them is a ramp. */
function daysOf(a: LeverSetting, b: LeverSetting): Day[] {
  const edges = [a, b].flatMap((s) => [...s.path.knots.map((k) => k.day), s.from, s.until]);
  const days = [...new Set(edges.filter((d) => d !== null))].sort((x, y) => x - y);
  const first = days[0] - 1;
  const ramps = [a, b].some((s) => s.path.between === 'linear');
  return ramps ? Array.from({ length: days.at(-1)! - first + 1 }, (_, i) => first + i) : [first, ...days];
}

/** Whether a setting pays more than another on some day, by rate or by budget. */
function paysMore(own: LeverSetting, base: LeverSetting): boolean {
  const { neutral } = declaredOf(own);
  const before = new Map(budgetsOf(base));
  const budget = (x: number | null | undefined): number => x ?? Infinity;
  return (
    daysOf(own, base).some((day) => settingAt(own, neutral, day) > settingAt(base, neutral, day)) ||
    budgetsOf(own).some(([field, most]) => budget(most) > budget(before.get(field)))
  );
}

/** The subsidies of a scenario beyond the baseline's. */
export function extraSubsidies(scenario: Scenario, baseline: Scenario): ExtraSubsidy[] {
  const before = new Map(baseline.levers.map((s) => [idOf(s), s]));
  return scenario.levers.filter(subsidises).flatMap((setting) => {
    const base = before.get(idOf(setting)) ?? null;
    const pays = (x: number): boolean => x > declaredOf(setting).neutral;
    const more = base ? paysMore(setting, base) : setting.path.knots.some((k) => pays(k.value));
    return more ? [{ setting, base }] : [];
  });
}

/** A dose of what a setting has beyond a base value, within the lever's bounds. */
function dosed(own: number, base: number, dose: number, { bounds }: ReturnType<typeof declaredOf>): number {
  return Math.min(bounds[1], Math.max(bounds[0], base + dose * (own - base)));
}

/** A dose of a subsidy that the baseline does not have: values and budgets in proportion. */
function scaled(own: LeverSetting, dose: number): LeverSetting {
  const lever = declaredOf(own);
  const knots = own.path.knots.map((k) => ({ ...k, value: dosed(k.value, lever.neutral, dose, lever) }));
  const budgets = budgetsOf(own).map(([field, most]) => [field, most === null ? null : dose * most]);
  return { ...own, path: { ...own.path, knots }, ...(Object.fromEntries(budgets) as Partial<LeverSetting>) };
}

/**
 * A dose of the way from the baseline's setting to the scenario's, day by day. There is no way between a limit and none:
 * where one of them has no budget, the scenario's own holds at every dose.
 */
function between(own: LeverSetting, base: LeverSetting, dose: number): LeverSetting {
  const lever = declaredOf(own);
  const value = (day: Day): number =>
    dosed(settingAt(own, lever.neutral, day), settingAt(base, lever.neutral, day), dose, lever);
  const knots = daysOf(own, base).map((day) => ({ day, value: value(day) }));
  const before = new Map(budgetsOf(base));
  const budgets = budgetsOf(own).map(([field, most]) => {
    const least = before.get(field) ?? null;
    const both = most !== null && least !== null;
    return [field, both ? Math.max(0, least + dose * (most - least)) : most];
  });
  return {
    ...{ ...own, path: { knots: knots.filter((k, i) => k.value !== knots[i - 1]?.value), between: 'step' } },
    ...{ from: null, until: null, ...(Object.fromEntries(budgets) as Partial<LeverSetting>) },
  };
}

/**
 * A scenario with a dose of its extra subsidies: at 0 those of the baseline alone, at 1 its own, at 1.5 half as much
 * again (rates up to the lever's bounds), budgets in proportion. All else stays, so that dose 0 is "the same without".
 */
export function atDose(scenario: Scenario, extra: readonly ExtraSubsidy[], dose: number): Scenario {
  if (dose === 1) return scenario;
  const settings = scenario.levers.flatMap((setting): LeverSetting[] => {
    const found = extra.find((e) => e.setting === setting);
    if (!found) return [setting];
    const { base } = found;
    if (dose === 0) return base ? [base] : [];
    return [base ? between(setting, base, dose) : scaled(setting, dose)];
  });
  return { ...scenario, name: `${scenario.name}@${dose}`, levers: settings };
}

/** What a run reads of a scenario, as text: equal for scenarios that differ only in name, words or what is asked. */
export function runText(scenario: Scenario): string {
  const told = ['name', 'title', 'question', 'expect', 'study'];
  const asked = ['seed', 'replicates'];
  const without = (value: object, fields: readonly string[]): object =>
    Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field)));
  const run = without(scenario.run, asked);
  const settings = [...scenario.levers].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return canonicalJson({ ...without(scenario, told), run, levers: settings });
}
