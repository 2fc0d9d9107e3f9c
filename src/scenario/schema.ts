/**
 * The shape of a scenario file, generated from the declarations of levers, parameters and platform fields. One zod
 * schema serves the validator, which needs every problem at once, and the JSON Schema, which editors need. Long because it holds one builder for each form of the language, side by side.
 *
 * A file may give any part of a scenario and inherit the rest, so nothing but `schema` is required here; whether the
 * merged whole is complete is judged in `checks.ts`.
 */
import { z } from 'zod';
import {
  builtInPlatforms,
  categories,
  channels,
  levers,
  parameters,
  tiers,
  type Lever,
  type Text,
  type Tier,
} from '../model/index.ts';
import type { Day } from '../base/calendar.ts';
import { formatQuantity } from '../base/units.ts';
import { language, namePattern, nameAllowed, type LanguageName } from './language.ts';
import { platformFields, type PlatformField } from './platformFields.ts';
import {
  dayReader,
  exampleOf,
  flagReader,
  integerReader,
  knotsReader,
  lineReader,
  mondayReader,
  orNone,
  pathReader,
  patternReader,
  quantityReader,
  rangeReader,
  textReader,
  wordReader,
  wordsReader,
  type Interval,
  type Reader,
} from './readers.ts';
import type { Path } from './scenario.ts';
import { shown } from './suggest.ts';

type Meta = Record<string, unknown>;

/** A value read by `read`; `meta` is what the JSON Schema says about it. */
function requiredLeaf<T>(read: Reader<T>, meta: Meta) {
  return z
    .unknown()
    .meta(meta)
    .transform((found, context): T => {
      const reading = read(found);
      if ('value' in reading) return reading.value;
      for (const { message, path, ...params } of reading.complaints) {
        context.issues.push({ code: 'custom', input: found, message, params, path: [...(path ?? [])] });
      }
      return z.NEVER;
    });
}

const leaf = <T>(read: Reader<T>, meta: Meta) => requiredLeaf(read, meta).optional();

const both = ({ en, zh }: Text): string => (zh === undefined ? en : `${en}\n${zh}`);
const said = (name: LanguageName): { description: string } => ({ description: both(language[name].meaning) });

const dayMeta: Meta = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const textMeta: Meta = {
  anyOf: [
    { type: 'string' },
    {
      type: 'object',
      properties: { en: { type: 'string' }, zh: { type: 'string' } },
      required: ['en'],
      additionalProperties: false,
    },
  ],
};
const numberOrText = ['number', 'string'];

const integer = (name: LanguageName, least: number) =>
  leaf(integerReader(least), { type: ['integer', 'string'], ...said(name) });
const word = <W extends string>(name: LanguageName, words: readonly W[], kind: string) =>
  leaf(wordReader(words, kind), { enum: words, ...said(name) });
const day = (name: LanguageName, read = dayReader) => leaf(read, { ...dayMeta, ...said(name) });
const listOf = (words: readonly string[]): Meta => ({ type: 'array', items: { enum: words }, minItems: 1 });

const quantityMeta = (unit: PlatformField['unit'], description: string): Meta => ({
  type: numberOrText,
  description,
  examples: unit ? [exampleOf[unit]] : [],
});

const knotsMeta = (unit: PlatformField['unit']): Meta => ({
  type: 'object',
  additionalProperties: { type: numberOrText, examples: unit ? [exampleOf[unit]] : [] },
});

const run = z.strictObject({
  from: day('run.from', mondayReader),
  weeks: integer('run.weeks', 1),
  seed: integer('run.seed', 0),
  replicates: integer('run.replicates', 1),
  engine: word('run.engine', ['agents', 'counts', 'distribution'] as const, 'engine'),
  population: integer('run.population', 1),
  merchants: integer('run.merchants', 1),
  anchors: integer('run.anchors', 1),
});

const fee = z.strictObject({
  rate: leaf(quantityReader('share', [0, 1]), quantityMeta('share', said('links.fee.rate').description)),
  of: word('links.fee.of', ['gmv', 'commission'] as const, 'base'),
  paidBy: word('links.fee.paidBy', ['anchor', 'merchant'] as const, 'payer'),
});

function linkRow(platforms: readonly string[]) {
  return z.strictObject({
    id: leaf(patternReader(/^[A-Za-z0-9-]{1,64}$/, language['links.id'].allowed), {
      type: 'string',
      ...said('links.id'),
    }),
    remove: leaf(flagReader, { type: 'boolean', ...said('links.remove') }),
    on: leaf(wordReader(platforms, 'platform'), {
      type: 'string',
      examples: builtInPlatforms,
      ...said('links.on'),
    }),
    channel: word('links.channel', channels, 'channel'),
    to: leaf(wordsReader(platforms, 'platform'), {
      type: 'array',
      items: { type: 'string', examples: builtInPlatforms },
      ...said('links.to'),
    }),
    categories: leaf(orNone(wordsReader(categories, 'category')), {
      anyOf: [listOf(categories), { type: 'null' }],
      ...said('links.categories'),
    }),
    from: day('links.from'),
    announced: leaf(orNone(dayReader), { anyOf: [dayMeta, { type: 'null' }], ...said('links.announced') }),
    rule: word('links.rule', ['allow', 'gate', 'ban'] as const, 'rule'),
    capacity: leaf(orNone(quantityReader('share', [0, 10])), {
      type: [...numberOrText, 'null'],
      ...said('links.capacity'),
    }),
    fee: fee.nullable().optional().meta(said('links.fee')),
  });
}

/** What a lever says about itself, in one text. */
const leverText = (lever: Lever): string =>
  `${both(lever.meaning)}\n${lever.unit}, plausibly ${formatQuantity(lever.range[0], lever.unit)} to ${formatQuantity(lever.range[1], lever.unit)}; ${lever.grade}: ${lever.source}`;

function leverSetting(lever: Lever) {
  const knots = leaf(knotsReader(lever.unit, lever.bounds), {
    ...knotsMeta(lever.unit),
    ...said('levers.steps'),
  });
  return z
    .strictObject({
      value: leaf(
        quantityReader(lever.unit, lever.bounds),
        quantityMeta(lever.unit, said('levers.value').description),
      ),
      steps: knots,
      ramp: knots,
      from: day('levers.from'),
      until: day('levers.until'),
      ...(lever.budget && {
        weeklyBudget: leaf(
          quantityReader('CNY', [0, 1e15]),
          quantityMeta('CNY', said('levers.weeklyBudget').description),
        ),
        totalBudget: leaf(
          quantityReader('CNY', [0, 1e15]),
          quantityMeta('CNY', said('levers.totalBudget').description),
        ),
      }),
      ...(lever.bases && { of: word('levers.of', lever.bases, 'base') }),
      ...(lever.forTiers && {
        for: z
          .strictObject({
            tier: leaf(wordsReader(tiers, 'tier'), { ...listOf(tiers), ...said('levers.for.tier') }),
          })
          .optional(),
      }),
    })
    .optional()
    .meta({ description: leverText(lever) });
}

function fieldReader(field: PlatformField): [Reader<unknown>, Meta] {
  const { unit = '1', bounds = [0, 1] as Interval } = field;
  const anyPath = {
    anyOf: [
      { type: 'number' },
      { type: 'string' },
      {
        type: 'object',
        properties: { steps: knotsMeta(unit), ramp: knotsMeta(unit) },
        additionalProperties: false,
      },
    ],
  };
  const forms: Record<PlatformField['form'], () => [Reader<unknown>, Meta]> = {
    quantity: () => [quantityReader(unit, bounds), { type: numberOrText, examples: [exampleOf[unit]] }],
    path: () => [pathReader(unit, bounds), anyPath],
    text: () => [textReader, textMeta],
    flag: () => [flagReader, { type: 'boolean' }],
    channels: () => [wordsReader(channels, 'channel'), listOf(channels)],
  };
  return forms[field.form]();
}

/** The fields that begin with `prefix`, nested as their dotted names say. */
function blockShape(prefix: string): z.ZodType {
  const shape: Record<string, z.ZodType> = {};
  for (const field of platformFields) {
    if (!field.name.startsWith(prefix)) continue;
    const [head, ...rest] = field.name.slice(prefix.length).split('.');
    if (rest.length === 0) {
      const [read, meta] = fieldReader(field);
      shape[head] = leaf(read, { ...meta, description: both(field.meaning) });
    } else {
      shape[head] ??= blockShape(`${prefix}${head}.`);
    }
  }
  return z.strictObject(shape).optional();
}

function leversShape(platforms: readonly string[]) {
  const settings = levers.map((lever) => [lever.name, leverSetting(lever)] as const);
  return platforms.flatMap((platform) =>
    settings.map(([name, setting]) => [`${platform}.${name}`, setting] as const),
  );
}

const declaredParameters = parameters.map((p) => {
  const meta = quantityMeta(p.unit, `${both(p.meaning)}\n${p.grade}: ${p.source}`);
  const standard = formatQuantity(p.default, p.unit);
  return [p.name, leaf(quantityReader(p.unit, p.bounds), { ...meta, default: standard })] as const;
});

const uncertainRanges = parameters.map((p) => {
  const meta = { type: ['string', 'null'], description: both(p.meaning) };
  return [p.name, leaf(rangeReader(p.unit, p.bounds, p.range), meta)] as const;
});

const platformBlock = blockShape('');
const ownPlatforms = builtInPlatforms.map((name) => [name, platformBlock] as const);

/** The schema of a document in which these platforms exist. */
export function scenarioSchema(platforms: readonly string[]) {
  return z.strictObject({
    schema: requiredLeaf(versionReader, { const: 1, ...said('schema') }),
    name: leaf(nameReader, { type: 'string', pattern: namePattern.source, ...said('name') }),
    title: leaf(textReader, { ...textMeta, ...said('title') }),
    question: leaf(orNone(textReader), {
      anyOf: [...(textMeta['anyOf'] as Meta[]), { type: 'null' }],
      ...said('question'),
    }),
    extends: leaf(lineReader, { type: 'string', ...said('extends') }),
    run: run.optional(),
    platforms: z.object(Object.fromEntries(ownPlatforms)).catchall(platformBlock).optional(),
    parameters: z.strictObject(Object.fromEntries(declaredParameters)).optional(),
    links: z.array(linkRow(platforms).optional()).optional(),
    levers: z.strictObject(Object.fromEntries(leversShape(platforms))).optional(),
    uncertain: z.strictObject(Object.fromEntries(uncertainRanges)).optional(),
    expect: z
      .array(leaf(lineReader, { type: 'string' }))
      .optional()
      .meta(said('expect')),
    study: z
      .strictObject({
        kind: word('study.kind', ['compare'] as const, 'kind of study'),
        baseline: leaf(orNone(nameReader), { type: ['string', 'null'], ...said('study.baseline') }),
      })
      .optional(),
  });
}

const nameReader = patternReader(namePattern, nameAllowed);
const versionReader: Reader<1> = (found) =>
  found === 1
    ? { value: 1 }
    : { complaints: [{ message: `found ${shown(found)}, allowed 1`, mend: 'begin with "schema: 1"' }] };

export type ScenarioSchema = ReturnType<typeof scenarioSchema>;
export type Draft = z.output<ScenarioSchema>;

/** A lever setting as read; which of the last three a lever takes depends on its declaration. */
export interface LeverDraft {
  readonly value?: number;
  readonly steps?: Path['knots'];
  readonly ramp?: Path['knots'];
  readonly from?: Day;
  readonly until?: Day;
  readonly weeklyBudget?: number;
  readonly totalBudget?: number;
  readonly of?: 'gmv' | 'commission';
  readonly for?: { readonly tier?: readonly Tier[] };
}
export type LinkDraft = z.output<ReturnType<typeof linkRow>>;

const patternKey = '^[a-z0-9-]{1,64}\\.';

/** The JSON Schema (draft-07) of a scenario file, for editors. */
export function scenarioJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(scenarioSchema(builtInPlatforms), { io: 'input', target: 'draft-7' });
  const properties = schema.properties as Record<string, Record<string, unknown>>;
  const settings = properties['levers']['properties'] as Record<string, unknown>;
  // A scenario's own platform takes every lever as well.
  properties['levers']['patternProperties'] = Object.fromEntries(
    levers.map(({ name }) => [`${patternKey}${name}$`, settings[`${builtInPlatforms[0]}.${name}`]]),
  );
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'cartban scenario', ...schema };
}
