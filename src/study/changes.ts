import { canonicalJson } from '../base/canonical.ts';
import { formatDay, type Day } from '../base/calendar.ts';
import { formatQuantity } from '../base/units.ts';
import { parameters } from '../scenario/declarations.ts';
import type { LeverSetting, LinkRule, Scenario } from '../scenario/scenario.ts';
import { platformValues } from './ledger.ts';
import { leverLabel, leverWords, linkWords, wordingOf, type Wording } from './words.ts';
import type { Language } from './phrases.ts';

/** One difference from the baseline; `key` is equal in two scenarios exactly when the difference is. */
interface Change {
  readonly key: string;
  /** A new link rule: those of one day are told together. */
  readonly row: LinkRule | null;
  readonly text: string;
  /** The first day on which it can matter; null for what holds from the start. */
  readonly day: Day | null;
}

/** A thing that a scenario may set, by an identity that survives a change of its value. */
interface Item {
  readonly id: string;
  readonly text: string;
  /** What decides whether two are equal; the words may round. */
  readonly exact: string;
  /** Its first day; null where it holds from the start. */
  readonly day: Day | null;
}

/** Pairs what both sides have by its identity. */
function compared<T>(own: readonly T[], base: readonly T[], idOf: (item: T) => string) {
  const before = new Map(base.map((item) => [idOf(item), item]));
  const kept = new Set(own.map(idOf));
  return {
    here: own.map((item) => ({ item, was: before.get(idOf(item)) })),
    gone: base.filter((item) => !kept.has(idOf(item))),
  };
}

/** A link rule as a dated event. */
function linkEvents(rows: readonly LinkRule[], w: Wording): string[] {
  const [{ on, from, announced }] = rows;
  const event = linkWords(rows, w).map((what) => w.phrases.event(formatDay(from), w.title(on), what));
  return announced === null ? event : event.map((what) => w.phrases.announced(what, formatDay(announced)));
}

function linkChanges(scenario: Scenario, baseline: Scenario, w: Wording): Change[] {
  const { phrases: p } = w;
  const { here, gone } = compared(scenario.links, baseline.links, (row) => row.id);
  const known = ({ from, announced }: LinkRule): Day => Math.min(from, announced ?? from);
  const changed = (row: LinkRule, was: LinkRule): string => {
    const [now, before] = [linkEvents([row], w)[0], linkEvents([was], w)[0]];
    const onlyDay = linkWords([row], w)[0] === linkWords([was], w)[0] && row.from !== was.from;
    return onlyDay ? p.moved(now, formatDay(was.from)) : p.changed(now, before);
  };
  return [
    ...here.flatMap(({ item: row, was }): Change[] => {
      const key = canonicalJson(row);
      if (!was) return [{ key, row, text: '', day: known(row) }];
      if (canonicalJson(was) === key) return [];
      return [{ key, row: null, text: changed(row, was), day: Math.min(known(row), known(was)) }];
    }),
    ...gone.map((row) => ({
      ...{ key: `without ${row.id}`, row: null, text: p.removed(linkEvents([row], w)[0]) },
      day: known(row),
    })),
  ];
}

/** A setting without the part of its path that it shares with another: what both do alike is no change. */
function changedPart(setting: LeverSetting, was: LeverSetting): LeverSetting {
  const [own, other] = [setting.path.knots, was.path.knots];
  const alike = own.findIndex((k, i) => canonicalJson(k) !== canonicalJson(other[i] ?? null));
  const bend = setting.path.between === was.path.between ? (alike < 0 ? own.length : alike) : 0;
  // Where values change evenly, the last common one is where the change begins.
  const first = Math.max(0, setting.path.between === 'linear' ? bend - 1 : bend);
  return first === 0 || first >= own.length
    ? setting
    : { ...setting, from: null, path: { ...setting.path, knots: own.slice(first) } };
}

function leverChanges(scenario: Scenario, baseline: Scenario, w: Wording): Change[] {
  const { phrases: p } = w;
  const item = (setting: LeverSetting): Item => ({
    id: `${setting.platform}.${setting.lever}`,
    text: p.setting(w.title(setting.platform), p.lever(leverLabel(setting.lever, w), leverWords(setting, w))),
    exact: canonicalJson(setting),
    day: beginOf(setting),
  });
  const { here, gone } = compared(scenario.levers, baseline.levers, (s) => `${s.platform}.${s.lever}`);
  return [
    ...here.flatMap(({ item: setting, was }): Change[] => {
      const { exact, text, day } = item(setting);
      if (!was) return [{ key: exact, row: null, text: p.added(text), day }];
      if (canonicalJson(was) === exact) return [];
      const now = item(changedPart(setting, was)).text;
      const before = leverWords(changedPart(was, setting), w);
      return [{ key: exact, row: null, text: p.changed(now, before), day: partedOn(setting, was) }];
    }),
    ...gone
      .map(item)
      .map(({ id, text, day }) => ({ key: `without ${id}`, row: null, text: p.removed(text), day })),
  ];
}

/** The first day of a setting; null where it holds from the start. */
const beginOf = ({ from, path }: LeverSetting): Day | null =>
  from ?? (path.knots.length > 1 ? path.knots[0].day : null);

/** What a setting says and when: its knots, its start and its end. */
const marksOf = ({ path, from, until }: LeverSetting): { readonly day: Day; readonly key: string }[] => [
  ...path.knots.map(({ day, value }) => ({ day, key: `${day} ${value}` })),
  ...(from === null || from === path.knots[0].day ? [] : [{ day: from, key: `${from} from` }]),
  ...(until === null ? [] : [{ day: until, key: `${until} until` }]),
];

/** The first day on which two settings of one lever say different things. */
function partedOn(a: LeverSetting, b: LeverSetting): Day | null {
  const [one, two] = [marksOf(a), marksOf(b)];
  const lacking = (here: typeof one, there: typeof one) =>
    here.filter(({ key }) => !there.some((mark) => mark.key === key));
  const own = [...lacking(one, two), ...lacking(two, one)];
  return own.length > 0 ? Math.min(...own.map((mark) => mark.day)) : beginOf(a);
}

const plain = (text: string): Change => ({ key: text, row: null, text, day: null });

function parameterChanges(scenario: Scenario, baseline: Scenario, w: Wording): Change[] {
  return parameters.flatMap(({ name, unit }) => {
    const [own, base] = [scenario.parameters[name], baseline.parameters[name]];
    if (own === undefined || base === undefined || own === base) return [];
    const text = (x: number): string => formatQuantity(x, unit, w.lang);
    return [plain(w.phrases.changed(w.phrases.lever(name, text(own)), text(base)))];
  });
}

function platformChanges(scenario: Scenario, baseline: Scenario, w: Wording): Change[] {
  const { phrases: p } = w;
  const before = new Map(baseline.platforms.map((b) => [b.name, b]));
  return scenario.platforms.flatMap((block) => {
    const was = before.get(block.name);
    if (!was) return [plain(p.newPlatform(w.title(block.name)))];
    const old = platformValues(was, w);
    return [...platformValues(block, w)]
      .filter(([field, value]) => old.get(field) !== value)
      .map(([field, value]) => {
        const now = p.setting(w.title(block.name), p.lever(field, value));
        return plain(p.changed(now, old.get(field) ?? p.notSet));
      });
  });
}

const changesOf = (scenario: Scenario, baseline: Scenario, w: Wording): Change[] => [
  ...linkChanges(scenario, baseline, w),
  ...leverChanges(scenario, baseline, w),
  ...platformChanges(scenario, baseline, w),
  ...parameterChanges(scenario, baseline, w),
];

/** The changes as sentences; new link rules of one day and platform are told together. */
function sentences(changes: readonly Change[], w: Wording): string[] {
  const days = new Map<string, LinkRule[]>();
  for (const { row } of changes) {
    if (!row) continue;
    const key = `${row.from} ${row.on} ${row.announced ?? ''}`;
    days.set(key, [...(days.get(key) ?? []), row]);
  }
  const added = [...days.values()].flatMap((rows) => linkEvents(rows, w)).map(w.phrases.added);
  return [...added, ...changes.filter((c) => c.row === null).map((c) => c.text)];
}

/** What a scenario does otherwise than the baseline: all that another one does, if there is such a one, and its own. */
export interface Described {
  /** Name of the other scenario. */
  readonly within: string | null;
  readonly changes: readonly string[];
}

/** Every scenario's differences from the baseline, in words, by the scenario's name. */
export function changesOfAll(
  scenarios: readonly Scenario[],
  baseline: Scenario,
  lang: Language,
): Map<string, Described> {
  const w = wordingOf(scenarios, lang);
  const all = scenarios.map((s) => ({ name: s.name, own: changesOf(s, baseline, w) }));
  return new Map(
    all.map(({ name, own }, i) => {
      const keys = new Set(own.map((c) => c.key));
      /** Of two that change the same, the later one refers to the earlier one. */
      const held = all.filter(
        (other, j) =>
          other.own.length > 0 &&
          (other.own.length < own.length || (other.own.length === own.length && j < i)) &&
          other.own.every((c) => keys.has(c.key)),
      );
      const [most] = held.sort((a, b) => b.own.length - a.own.length);
      const told = new Set(most?.own.map((c) => c.key));
      return [
        name,
        {
          within: most?.name ?? null,
          changes: sentences(
            own.filter((c) => !told.has(c.key)),
            w,
          ),
        },
      ];
    }),
  );
}

/** What a scenario does otherwise than another one, in words, by the day on which it can first matter. */
export function changesByDate(scenario: Scenario, baseline: Scenario, lang: Language): string[] {
  const w = wordingOf([scenario, baseline], lang);
  const all = changesOf(scenario, baseline, w);
  const days = [...new Set(all.map((c) => c.day ?? -Infinity))].sort((a, b) => a - b);
  return days.flatMap((day) =>
    sentences(
      all.filter((c) => (c.day ?? -Infinity) === day),
      w,
    ),
  );
}
