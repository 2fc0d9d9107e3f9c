import { formatQuantity, type Unit } from '../base/units.ts';
import { levers, parameters, type Text } from '../scenario/declarations.ts';
import { platformFields, type PlatformField } from '../scenario/platformFields.ts';
import { builtInValues } from '../scenario/platforms.ts';
import type { Path, PlatformBlock, Scenario } from '../scenario/scenario.ts';
import type { Assumption } from './findings.ts';
import { leverWords, pathWords, phrases, type Language } from './words.ts';

const said = (text: Text, lang: Language): string => text[lang] ?? text.en;

const rangeWords = (range: readonly [number, number] | undefined, unit: Unit, lang: Language): string =>
  range ? range.map((x) => formatQuantity(x, unit, lang)).join(' – ') : '';

/** The value at a dotted place of a platform block, or undefined. */
function at(block: PlatformBlock, place: string): unknown {
  let value: unknown = block;
  for (const key of place.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

function fieldWords(field: PlatformField, value: unknown, lang: Language): string {
  if (field.form === 'quantity') return formatQuantity(value as number, field.unit ?? '1', lang);
  if (field.form === 'path') return pathWords(value as Path, field.unit ?? '1', lang);
  if (field.form === 'text') return said(value as Text, lang);
  return Array.isArray(value) ? value.join(phrases[lang].list) : String(value);
}

/** Every field of a platform block as text, by its dotted place; fields that are left out are missing. */
export function platformValues(block: PlatformBlock, lang: Language): Map<string, string> {
  return new Map(
    platformFields.flatMap((field): [string, string][] => {
      const value = at(block, field.name);
      return value === undefined ? [] : [[field.name, fieldWords(field, value, lang)]];
    }),
  );
}

type Founding = Omit<Assumption, 'values' | 'varies'>;

/** A row of the ledger, or none when no scenario has a value. */
function row(
  scenarios: readonly Scenario[],
  founding: Founding,
  valueOf: (s: Scenario) => string | undefined,
  lang: Language,
): Assumption[] {
  const values = scenarios.map((s) => valueOf(s));
  if (values.every((v) => v === undefined)) return [];
  const shown = values.map((v) => v ?? phrases[lang].notSet);
  return [
    {
      ...founding,
      values: Object.fromEntries(scenarios.map((s, i) => [s.name, shown[i]])),
      varies: new Set(shown).size > 1,
    },
  ];
}

function parameterRows(scenarios: readonly Scenario[], lang: Language): Assumption[] {
  return parameters.flatMap(({ name, meaning, unit, range, source, grade }) => {
    const valueOf = (s: Scenario): string | undefined => {
      const value = s.parameters[name];
      return value === undefined ? undefined : formatQuantity(value, unit, lang);
    };
    const founding = {
      name,
      meaning: said(meaning, lang),
      unit,
      range: rangeWords(range, unit, lang),
      source,
      grade,
    };
    return row(scenarios, founding, valueOf, lang);
  });
}

function leverRows(scenarios: readonly Scenario[], lang: Language): Assumption[] {
  const platforms = [...new Set(scenarios.flatMap((s) => s.platforms.map((p) => p.name)))];
  return platforms.flatMap((platform) =>
    levers.flatMap(({ name, meaning, unit, range, source, grade }) => {
      const valueOf = (s: Scenario): string | undefined => {
        const settings = s.levers.filter((l) => l.platform === platform && l.lever === name);
        const words = settings.map((setting) => leverWords(setting, unit, lang)).join(phrases[lang].then);
        return words === '' ? undefined : words;
      };
      const bounds = rangeWords(range, unit, lang);
      const founding = {
        name: `${platform}.${name}`,
        meaning: said(meaning, lang),
        unit,
        range: bounds,
        source,
        grade,
      };
      return row(scenarios, founding, valueOf, lang);
    }),
  );
}

function platformRows(scenarios: readonly Scenario[], lang: Language): Assumption[] {
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
            meaning: said(field.meaning, lang),
            unit: field.unit ?? '',
          },
          ...{ range: rangeWords(field.range, unit, lang) },
          ...{ source: founded?.source ?? 'The scenario’s own', grade: founded?.grade ?? 'assumed' },
        };
        const valueOf = (s: Scenario): string | undefined => {
          const block = s.platforms.find((p) => p.name === platform);
          return block && platformValues(block, lang).get(field.name);
        };
        return row(scenarios, founding, valueOf, lang);
      }),
  );
}

/** Every assumption of the study with its value in each scenario; derived from the declarations alone. */
export const assumptionLedger = (scenarios: readonly Scenario[], lang: Language): Assumption[] => [
  ...leverRows(scenarios, lang),
  ...parameterRows(scenarios, lang),
  ...platformRows(scenarios, lang),
];
