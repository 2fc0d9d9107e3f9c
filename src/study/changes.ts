import { canonicalJson } from '../base/canonical.ts';
import { formatDay } from '../base/calendar.ts';
import { levers, parameters } from '../scenario/declarations.ts';
import { formatQuantity } from '../base/units.ts';
import type { LeverSetting, LinkRule, Scenario } from '../scenario/scenario.ts';
import { platformValues } from './ledger.ts';
import { leverWords, linkWords, phrases, type Language } from './words.ts';

/** A thing that a scenario may set, by an identity that survives a change of its value. */
interface Item {
  readonly id: string;
  /** What it is called where its value changes. */
  readonly name: string;
  readonly value: string;
  /** Name and value in one phrase. */
  readonly whole: string;
  /** What decides whether two are equal; the words may round. */
  readonly exact: string;
}

function linkItem(row: LinkRule, lang: Language): Item {
  const value = phrases[lang].from(linkWords(row, lang), formatDay(row.from));
  return {
    id: row.id,
    name: `${row.on} ${row.id}`,
    value,
    whole: `${row.on}: ${value}`,
    exact: canonicalJson(row),
  };
}

function leverItem(setting: LeverSetting, lang: Language): Item {
  const unit = levers.find((l) => l.name === setting.lever)?.unit ?? '1';
  const name = `${setting.platform}.${setting.lever}`;
  const value = leverWords(setting, unit, lang);
  return { id: name, name, value, whole: `${name}: ${value}`, exact: canonicalJson(setting) };
}

/** One sentence for each item that only one side has, or that both have with different values. */
function itemChanges(own: readonly Item[], base: readonly Item[], lang: Language): string[] {
  const p = phrases[lang];
  const before = new Map(base.map((item) => [item.id, item]));
  const kept = new Set(own.map((item) => item.id));
  return [
    ...own.flatMap((item) => {
      const was = before.get(item.id);
      if (!was) return [p.added(item.whole)];
      return was.exact === item.exact ? [] : [p.changed(item.name, was.value, item.value)];
    }),
    ...base.filter((item) => !kept.has(item.id)).map((item) => p.removed(item.whole)),
  ];
}

function parameterChanges(scenario: Scenario, baseline: Scenario, lang: Language): string[] {
  return parameters.flatMap(({ name, unit }) => {
    const [own, base] = [scenario.parameters[name], baseline.parameters[name]];
    if (own === undefined || base === undefined || own === base) return [];
    const text = (x: number): string => formatQuantity(x, unit, lang);
    return [phrases[lang].changed(name, text(base), text(own))];
  });
}

function platformChanges(scenario: Scenario, baseline: Scenario, lang: Language): string[] {
  const before = new Map(baseline.platforms.map((b) => [b.name, b]));
  return scenario.platforms.flatMap((block) => {
    const was = before.get(block.name);
    if (!was) return [phrases[lang].newPlatform(block.title[lang] ?? block.title.en)];
    const old = platformValues(was, lang);
    return [...platformValues(block, lang)]
      .filter(([field, value]) => old.get(field) !== value)
      .map(([field, value]) =>
        phrases[lang].changed(`${block.name}.${field}`, old.get(field) ?? phrases[lang].notSet, value),
      );
  });
}

/** What a scenario does otherwise than the baseline, in words, one sentence each. */
export function changes(scenario: Scenario, baseline: Scenario, lang: Language): string[] {
  return [
    ...itemChanges(
      scenario.links.map((row) => linkItem(row, lang)),
      baseline.links.map((row) => linkItem(row, lang)),
      lang,
    ),
    ...itemChanges(
      scenario.levers.map((setting) => leverItem(setting, lang)),
      baseline.levers.map((setting) => leverItem(setting, lang)),
      lang,
    ),
    ...platformChanges(scenario, baseline, lang),
    ...parameterChanges(scenario, baseline, lang),
  ];
}
