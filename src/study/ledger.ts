import { formatQuantity, type Unit } from '../base/units.ts';
import { levers, parameters, type Text } from '../scenario/declarations.ts';
import { platformFields, type PlatformField } from '../scenario/platformFields.ts';
import { builtInValues } from '../scenario/platforms.ts';
import type { Path, PlatformBlock, Scenario } from '../scenario/scenario.ts';
import type { Assumption } from './findings.ts';
import type { Language } from './phrases.ts';
import { leverWords, pathWords, wordingOf, type Wording } from './words.ts';

const rangeWords = (range: readonly [number, number] | undefined, unit: Unit, { lang }: Wording): string =>
  range ? range.map((x) => formatQuantity(x, unit, lang)).join(' – ') : '';

/** The value at a dotted place of a platform block, or undefined. */
function at(block: PlatformBlock, place: string): unknown {
  let value: unknown = block;
  for (const key of place.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

function fieldWords(field: PlatformField, value: unknown, w: Wording): string {
  if (field.form === 'quantity') return formatQuantity(value as number, field.unit ?? '1', w.lang);
  if (field.form === 'path') return pathWords(value as Path, field.unit ?? '1', w);
  if (field.form === 'text') return w.text(value as Text);
  return Array.isArray(value) ? w.list(value as string[]) : String(value);
}

/** Every field of a platform block as text, by its dotted place; fields that are left out are missing. */
export function platformValues(block: PlatformBlock, w: Wording): Map<string, string> {
  return new Map(
    platformFields.flatMap((field): [string, string][] => {
      const value = at(block, field.name);
      return value === undefined ? [] : [[field.name, fieldWords(field, value, w)]];
    }),
  );
}

type Founding = Omit<Assumption, 'values' | 'varies'>;

/** A row of the ledger, or none when no scenario has a value. */
function row(
  scenarios: readonly Scenario[],
  founding: Founding,
  valueOf: (s: Scenario) => string | undefined,
  w: Wording,
): Assumption[] {
  const values = scenarios.map((s) => valueOf(s));
  if (values.every((v) => v === undefined)) return [];
  const shown = values.map((v) => v ?? w.phrases.notSet);
  return [
    {
      ...founding,
      values: Object.fromEntries(scenarios.map((s, i) => [s.name, shown[i]])),
      varies: new Set(shown).size > 1,
    },
  ];
}

function parameterRows(scenarios: readonly Scenario[], w: Wording): Assumption[] {
  return parameters.flatMap(({ name, meaning, unit, range, source, grade }) => {
    const valueOf = (s: Scenario): string | undefined => {
      const value = s.parameters[name];
      return value === undefined ? undefined : formatQuantity(value, unit, w.lang);
    };
    const founding = {
      name,
      meaning: w.text(meaning),
      unit,
      range: rangeWords(range, unit, w),
      source,
      grade,
    };
    return row(scenarios, founding, valueOf, w);
  });
}

function leverRows(scenarios: readonly Scenario[], w: Wording): Assumption[] {
  const platforms = [...new Set(scenarios.flatMap((s) => s.platforms.map((p) => p.name)))];
  return platforms.flatMap((platform) =>
    levers.flatMap(({ name, label, meaning, unit, range, source, grade }) => {
      const valueOf = (s: Scenario): string | undefined => {
        const settings = s.levers.filter((l) => l.platform === platform && l.lever === name);
        const words = settings.map((setting) => leverWords(setting, w)).join(w.phrases.also);
        return words === '' ? undefined : words;
      };
      const bounds = rangeWords(range, unit, w);
      const founding = {
        name: `${platform}.${name}`,
        meaning: w.phrases.meaning(w.text(label), w.text(meaning)),
        unit,
        range: bounds,
        source,
        grade,
      };
      return row(scenarios, founding, valueOf, w);
    }),
  );
}

function platformRows(scenarios: readonly Scenario[], w: Wording): Assumption[] {
  const platforms = [...new Set(scenarios.flatMap((s) => s.platforms.map((p) => p.name)))];
  return platforms.flatMap((platform) =>
    platformFields
      .filter((field) => field.form !== 'text')
      .flatMap((field) => {
        const founded = builtInValues[platform]?.[field.name];
        const unit = field.unit ?? '1';
        const founding = {
          ...{
            name: `${platform}.${field.name}`,
            meaning: w.text(field.meaning),
            unit: field.unit ?? '',
          },
          ...{ range: rangeWords(field.range, unit, w) },
          ...{ source: founded?.source ?? 'The scenario’s own', grade: founded?.grade ?? 'assumed' },
        };
        const valueOf = (s: Scenario): string | undefined => {
          const block = s.platforms.find((p) => p.name === platform);
          return block && platformValues(block, w).get(field.name);
        };
        return row(scenarios, founding, valueOf, w);
      }),
  );
}

/** Every assumption of the study with its value in each scenario; derived from the declarations alone. */
export function assumptionLedger(scenarios: readonly Scenario[], lang: Language): Assumption[] {
  const w = wordingOf(scenarios, lang);
  return [...leverRows(scenarios, w), ...parameterRows(scenarios, w), ...platformRows(scenarios, w)];
}
