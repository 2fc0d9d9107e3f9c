import { formatDay, type Day } from '../base/calendar.ts';
import type { LeverSetting, LinkRule, Scenario } from '../scenario/scenario.ts';
import type { PolicyMark } from './findings.ts';
import type { Language } from './phrases.ts';
import { leverLabel, leverUnit, linkWords, quantityWords, wordingOf, type Wording } from './words.ts';

/** One change on one day; a link rule keeps its row, so that those of a day can be told together. */
interface Mark {
  readonly day: Day;
  readonly platform: string;
  readonly row: LinkRule | null;
  readonly label: string;
}

/** What a lever does from a day on: its value, or the even change that begins there. */
function leverAt({ lever, path }: LeverSetting, day: Day, w: Wording): string {
  const { phrases: p } = w;
  const value = (x: number): string => quantityWords(x, leverUnit(lever), w.lang);
  const { knots, between } = path;
  const at = Math.max(
    0,
    knots.findLastIndex((k) => k.day <= day),
  );
  const [knot, next] = [knots[at], knots.at(at + 1)];
  if (between === 'step' || at + 1 === knots.length || !next || next.value === knot.value)
    return p.lever(leverLabel(lever, w), value(knot.value));
  const until = formatDay(next.day);
  const course =
    knot.day === day
      ? p.rising(value(knot.value), value(next.value), until)
      : p.evenly(value(next.value), until);
  return p.lever(leverLabel(lever, w), course);
}

/** Changes of one lever: its start, its knots, its end. */
function leverMarks(setting: LeverSetting, w: Wording): Mark[] {
  const { platform, from, until, path, lever } = setting;
  const mark = (day: Day, label: string): Mark => ({ day, platform, row: null, label });
  const steps = path.knots.filter(
    ({ day }) =>
      day > (from ?? -Infinity) && day < (until ?? Infinity) && (path.knots.length > 1 || from === null),
  );
  const starts = [...(from === null ? [] : [from]), ...steps.map((k) => k.day)];
  return [
    ...starts.map((day) => mark(day, leverAt(setting, day, w))),
    ...(until === null ? [] : [mark(until, w.phrases.ends(leverLabel(lever, w)))]),
  ];
}

/** Every dated change of policy inside the run, in order of time. */
function marksOf(scenario: Scenario, w: Wording): Mark[] {
  const { from, weeks } = scenario.run;
  const links = scenario.links.map((row): Mark => {
    const [label] = linkWords([row], w);
    return { day: row.from, platform: row.on, row, label };
  });
  return [...links, ...scenario.levers.flatMap((setting) => leverMarks(setting, w))]
    .filter(({ day }) => day > from && day < from + 7 * weeks)
    .sort((a, b) => a.day - b.day);
}

/** The phrase for changes of one day on one platform. */
function label(marks: readonly Mark[], w: Wording): string {
  const links = linkWords(
    marks.flatMap((m) => m.row ?? []),
    w,
  );
  return [...links, ...marks.filter((m) => m.row === null).map((m) => m.label)].join(w.phrases.also);
}

const keyOf = (m: Mark): string => `${m.day}|${m.platform}|${m.label}`;

/** The marks of all scenarios, one for a day and platform; those that the baseline has too are apart and shared. */
export function policyMarks(
  scenarios: readonly Scenario[],
  baseline: Scenario,
  lang: Language,
): PolicyMark[] {
  const w = wordingOf(scenarios, lang);
  const known = new Set(marksOf(baseline, w).map(keyOf));
  return scenarios.flatMap((s) => {
    const days = new Map<string, Mark[]>();
    for (const m of marksOf(s, w)) {
      const key = `${m.day}|${m.platform}|${known.has(keyOf(m))}`;
      days.set(key, [...(days.get(key) ?? []), m]);
    }
    return [...days.values()].map((marks): PolicyMark => {
      const { day, platform } = marks[0];
      const shared = known.has(keyOf(marks[0]));
      return { scenario: s.name, date: formatDay(day), platform, label: label(marks, w), shared };
    });
  });
}
