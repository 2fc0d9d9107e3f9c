import { canonicalJson } from '../base/canonical.ts';
import { formatDay } from '../base/calendar.ts';
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
}

/** A thing that a scenario may set, by an identity that survives a change of its value. */
interface Item {
  readonly id: string;
  readonly text: string;
  /** What decides whether two are equal; the words may round. */
  readonly exact: string;
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
  const changed = (row: LinkRule, was: LinkRule): string => {
    const [now, before] = [linkEvents([row], w)[0], linkEvents([was], w)[0]];
    const onlyDay = linkWords([row], w)[0] === linkWords([was], w)[0] && row.from !== was.from;
    return onlyDay ? p.moved(now, formatDay(was.from)) : p.changed(now, before);
  };
  return [
    ...here.flatMap(({ item: row, was }): Change[] => {
      const key = canonicalJson(row);
      if (!was) return [{ key, row, text: '' }];
      return canonicalJson(was) === key ? [] : [{ key, row: null, text: changed(row, was) }];
    }),
    ...gone.map((row) => ({
      ...{ key: `without ${row.id}`, row: null, text: p.removed(linkEvents([row], w)[0]) },
    })),
  ];
}

function leverChanges(scenario: Scenario, baseline: Scenario, w: Wording): Change[] {
  const { phrases: p } = w;
  const item = (setting: LeverSetting): Item => ({
    id: `${setting.platform}.${setting.lever}`,
    text: p.setting(w.title(setting.platform), p.lever(leverLabel(setting.lever, w), leverWords(setting, w))),
    exact: canonicalJson(setting),
  });
  const { here, gone } = compared(scenario.levers, baseline.levers, (s) => `${s.platform}.${s.lever}`);
  return [
    ...here.flatMap(({ item: setting, was }): Change[] => {
      const { exact, text } = item(setting);
      if (!was) return [{ key: exact, row: null, text: p.added(text) }];
      const same = canonicalJson(was) === exact;
      return same ? [] : [{ key: exact, row: null, text: p.changed(text, leverWords(was, w)) }];
    }),
    ...gone.map(item).map(({ id, text }) => ({ key: `without ${id}`, row: null, text: p.removed(text) })),
  ];
}

const plain = (text: string): Change => ({ key: text, row: null, text });

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
