import { formatDay, type Day } from '../base/calendar.ts';
import { formatQuantity } from '../base/units.ts';
import { levers } from '../scenario/declarations.ts';
import type { LeverSetting, Scenario } from '../scenario/scenario.ts';
import type { PolicyMark } from './findings.ts';
import { linkWords, phrases, type Language } from './words.ts';

type Mark = Omit<PolicyMark, 'scenario' | 'shared'>;

/** Changes of one lever: its start, its knots, its end. */
function leverMarks(setting: LeverSetting, lang: Language): { day: Day; label: string }[] {
  const unit = levers.find((l) => l.name === setting.lever)?.unit ?? '1';
  const value = (x: number): string => `${setting.lever} ${formatQuantity(x, unit, lang)}`;
  const start = setting.from ?? -Infinity;
  const end = setting.until ?? Infinity;
  const knots = setting.path.knots;
  const steps = knots
    .filter((k) => k.day > start && k.day < end && (knots.length > 1 || setting.from === null))
    .map((k) => ({ day: k.day, label: value(k.value) }));
  const atStart = knots.findLast((k) => k.day <= start) ?? knots[0];
  return [
    ...(setting.from === null ? [] : [{ day: setting.from, label: value(atStart.value) }]),
    ...steps,
    ...(setting.until === null ? [] : [{ day: setting.until, label: phrases[lang].ends(setting.lever) }]),
  ];
}

/** Every dated change of policy inside the run, in order of time. */
export function marksOf(scenario: Scenario, lang: Language): Mark[] {
  const { from, weeks } = scenario.run;
  const links = scenario.links.map((row) => ({
    ...{ day: row.from, platform: row.on, label: linkWords(row, lang) },
  }));
  const settings = scenario.levers.flatMap((setting) =>
    leverMarks(setting, lang).map((mark) => ({ ...mark, platform: setting.platform })),
  );
  return [...links, ...settings]
    .filter(({ day }) => day > from && day < from + 7 * weeks)
    .sort((a, b) => a.day - b.day)
    .map(({ day, platform, label }) => ({ date: formatDay(day), platform, label }));
}

const keyOf = (m: Mark): string => `${m.date}|${m.platform}|${m.label}`;

/** The marks of all scenarios; those that the baseline has too are shared. */
export function policyMarks(
  scenarios: readonly Scenario[],
  baseline: Scenario,
  lang: Language,
): PolicyMark[] {
  const shared = new Set(marksOf(baseline, lang).map(keyOf));
  return scenarios.flatMap((s) =>
    marksOf(s, lang).map((m) => ({ scenario: s.name, ...m, shared: shared.has(keyOf(m)) })),
  );
}
