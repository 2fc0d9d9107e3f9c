/** Everything that can be set or read, in one list: what `explain` looks up and what the README tables show. */
import {
  levers,
  metrics,
  parameters,
  type Lever,
  type Metric,
  type Parameter,
  type Text,
  type Unit,
} from '../model/index.ts';
import { laws, type Law } from '../model/laws/index.ts';
import { formatDay } from '../base/calendar.ts';
import { formatQuantity } from '../base/units.ts';
import { claimForms } from './claims.ts';
import { language, type LanguageField } from './language.ts';
import { platformFields, type FieldValue, type Founded, type PlatformField } from './platformFields.ts';
import { builtInValues } from './platforms.ts';
import type { Path } from './scenario.ts';

export interface Entry {
  /** Where it stands in a file, e.g. `platforms.fees.take`; levers and parameters by their own name. */
  readonly name: string;
  readonly kind: 'field' | 'platform field' | 'parameter' | 'lever' | 'metric' | 'law';
  readonly meaning: Text;
  readonly unit: string;
  readonly allowed: string;
  /** Plausible range; empty where there is none. */
  readonly range: string;
  readonly default: string;
  readonly source: string;
  readonly grade: string;
  /** Lines for `explain` only. */
  readonly more: readonly string[];
}

type Interval = readonly [number, number];

const interval = ([low, high]: Interval, unit: Unit): string =>
  `${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`;

const plain = { unit: '', range: '', source: '', grade: '', more: [] };

/** What a sentence may claim, and one that does. */
const claimLines = [
  `claims: ${claimForms.map((f) => `${f.words} ${f.rest}`).join(', ')}`,
  'example: expect: [gmv.settled of douyin is higher than in no-ban in 2021]',
  'cartban explain metrics lists the metrics; scenarios/README.md, Expectations, says how sentences are judged',
];

const fieldEntry = (name: string, field: LanguageField): Entry => ({
  ...plain,
  name,
  kind: 'field',
  meaning: field.meaning,
  allowed: field.allowed,
  default: field.default ?? 'must be given',
  more: name === 'expect' ? claimLines : [],
});

const pathText = ({ knots, between }: Path, unit: Unit): string =>
  knots.length === 1
    ? formatQuantity(knots[0].value, unit)
    : `${between === 'step' ? 'steps' : 'ramp'} ${knots.map((k) => `${formatDay(k.day)} ${formatQuantity(k.value, unit)}`).join(', ')}`;

/** A value of a platform block as text. */
export function valueText(field: PlatformField, value: FieldValue): string {
  if (field.form === 'quantity') return formatQuantity(value as number, field.unit!);
  if (field.form === 'path') return pathText(value as Path, field.unit!);
  if (typeof value === 'boolean') return String(value);
  return field.form === 'text' ? (value as Text).en : (value as readonly string[]).join(', ');
}

const allowedForms: Readonly<Record<PlatformField['form'], string>> = {
  quantity: '',
  path: ', or dated steps or ramp',
  text: 'a text in en and zh',
  flag: 'true or false',
  channels: 'a list of channels',
};

function platformEntry(field: PlatformField): Entry {
  const founded = Object.entries(builtInValues).flatMap(([platform, values]): [string, Founded][] =>
    values[field.name] ? [[platform, values[field.name]]] : [],
  );
  const bounds = field.unit && field.bounds ? interval(field.bounds, field.unit) : '';
  return {
    name: `platforms.${field.name}`,
    kind: 'platform field',
    meaning: field.meaning,
    unit: field.unit ?? '',
    allowed: bounds + allowedForms[field.form],
    range: field.unit && field.range ? interval(field.range, field.unit) : '',
    default: founded.map(([platform, { value }]) => `${platform} ${valueText(field, value)}`).join('; '),
    source: [...new Set(founded.map(([, { source }]) => source))].join('; '),
    grade: [...new Set(founded.map(([, { grade }]) => grade))].join(', '),
    more: founded.map(
      ([platform, { value, source, grade }]) =>
        `${platform}: ${valueText(field, value)} (${grade}: ${source})`,
    ),
  };
}

const settingKeys = (lever: Lever): string =>
  [
    'value, steps or ramp; from; until',
    ...(lever.budget ? ['weeklyBudget', 'totalBudget'] : []),
    ...(lever.bases ? [`of (${lever.bases.join(' or ')})`] : []),
    ...(lever.forTiers ? ['for: { tier: [...] }'] : []),
  ].join('; ');

const leverEntry = (lever: Lever): Entry => ({
  name: lever.name,
  kind: 'lever',
  meaning: lever.meaning,
  unit: lever.unit,
  allowed: interval(lever.bounds, lever.unit),
  range: interval(lever.range, lever.unit),
  default: formatQuantity(lever.neutral, lever.unit),
  source: lever.source,
  grade: lever.grade,
  more: [
    `set with: ${settingKeys(lever)}`,
    `example: levers: { douyin.${lever.name}: { value: ${formatQuantity(lever.range[1], lever.unit)}, from: 2020-10-12 } }`,
  ],
});

const parameterEntry = (p: Parameter): Entry => ({
  name: p.name,
  kind: 'parameter',
  meaning: p.meaning,
  unit: p.unit,
  allowed: interval(p.bounds, p.unit),
  range: interval(p.range, p.unit),
  default: formatQuantity(p.default, p.unit),
  source: p.source,
  grade: p.grade,
  more: [`example: parameters: { ${p.name}: ${formatQuantity(p.range[1], p.unit)} }`],
});

const kinds: Readonly<Record<Metric['kind'], string>> = {
  flow: 'adds up over a period',
  stock: 'taken at a period’s end',
  ratio: 'ratio of a period’s sums',
  hhi: 'sum of squared shares in a period',
};

const metricEntry = (metric: Metric): Entry => ({
  ...plain,
  name: metric.name,
  kind: 'metric',
  meaning: metric.meaning,
  unit: metric.unit,
  allowed: metric.within ? metric.within.join(' to ') : '',
  default: '',
  more: [kinds[metric.kind]],
});

const lawEntry = ({ name, rule, statement }: Law): Entry => ({
  ...plain,
  name,
  kind: 'law',
  meaning: statement,
  allowed: '',
  default: '',
  more: [`rule ${rule} of src/model/README.md, Rules`, `judge it: cartban check --law ${name}`],
});

/** Sections in the order of a scenario file, then what comes out of a run, and what every run keeps. */
export const sections: ReadonlyMap<string, readonly Entry[]> = new Map([
  ['fields', Object.entries(language).map(([name, field]) => fieldEntry(name, field))],
  ['platforms', platformFields.map(platformEntry)],
  ['parameters', parameters.map(parameterEntry)],
  ['levers', levers.map(leverEntry)],
  ['metrics', metrics.map(metricEntry)],
  ['laws', laws.map(lawEntry)],
]);
