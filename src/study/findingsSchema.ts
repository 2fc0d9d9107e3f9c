import { z } from 'zod';
import type { Findings } from './findings.ts';

const finite = z.number();
const spread = { mean: finite, median: finite, p10: finite, p90: finite, n: z.int().nonnegative() };

const place = {
  metric: z.string(),
  platform: z.string().nullable().describe('a platform of the scenario, or null for all'),
  channel: z.string().nullable(),
  tier: z.string().nullable(),
  period: z.string().describe('total, a year such as 2021, or a quarter such as 2020Q4'),
  unit: z.string(),
};

const scenario = z.strictObject({
  name: z.string(),
  title: z.string(),
  hash: z.string(),
  estimates: z.array(z.strictObject({ ...place, ...spread })),
});

const difference = z.strictObject({
  scenario: z.string(),
  baseline: z
    .string()
    .describe('the baseline of the study, or the scenario that the file of this one extends'),
  ...place,
  ...spread,
  probabilityPositive: z.number().min(0).max(1),
});

const flow = z.strictObject({
  scenario: z.string(),
  kind: z.enum(['seller', 'anchor']),
  tier: z.string().nullable().describe('tier of sellers, kind of anchors'),
  period: z.string(),
  from: z
    .string()
    .describe('set of open stores such as taobao+douyin, or platform>channel>source, none, idle, left'),
  to: z.string(),
  unit: z.enum(['sellers', 'anchors']),
  ...spread,
});

const diversion = z.strictObject({
  scenario: z.string(),
  baseline: z.string(),
  from: z.string().describe('platform>channel>settling platform'),
  to: z.string().describe('platform>channel>settling platform, or none'),
  period: z.string(),
  unit: z.literal('CNY_bn'),
  mean: finite,
  p10: finite,
  p90: finite,
  n: z.int().nonnegative(),
});

const failure = z.strictObject({
  scenario: z.string(),
  replicate: z.int().nonnegative(),
  seed: z.int(),
  stage: z.string(),
  message: z.string(),
  replay: z.string().describe('command that repeats the failed run'),
});

const interval = z.strictObject({
  value: finite,
  low: finite.nullable().describe('lower end of an 80 % confidence interval, or null without bounds'),
  high: finite.nullable(),
  n: z.int().nonnegative().describe('paired replicates'),
});

const subsidy = z.strictObject({
  scenario: z.string(),
  without: z.string().describe('whose runs stand for the scenario without these subsidies'),
  settings: z.array(z.string()).describe('platform.lever'),
  platforms: z.array(z.string()).describe('the platforms that pay'),
  period: z.literal('total'),
  n: z.int().nonnegative(),
  spend: interval.nullable().describe('additional cash, CNY bn'),
  returns: z.array(
    z.strictObject({
      metric: z.string(),
      platform: z.string().nullable().describe('the paying platforms joined by +, or null for all'),
      unit: z.string(),
      gain: interval.describe('with minus without'),
      rate: z.string().describe('CNY/CNY, or stores/m CNY'),
      perYuan: interval.nullable().describe('mean gain over mean spending'),
    }),
  ),
  deadweight: interval.nullable().describe('share of the spending on what happens without it too'),
  doses: z.array(
    z.strictObject({
      dose: finite,
      after: finite.describe('the dose before it'),
      spend: interval.describe('against dose 0, CNY bn'),
      gain: interval.describe('net GMV of the paying platforms against dose 0, CNY bn'),
      marginal: interval.nullable().describe('net GMV per yuan of the step'),
    }),
  ),
});

/** What `--json` prints and `findings.json` holds. */
export const findingsSchema = z.strictObject({
  schema: z.literal('cartban.findings/1'),
  study: z.literal('compare'),
  engine: z.strictObject({ version: z.string(), model: z.string() }),
  hash: z.string().describe('of the results, equal on any host and for any number of workers'),
  baseline: z.string(),
  replicates: z.int().positive(),
  seed: z.int(),
  scenarios: z.array(scenario),
  differences: z.array(difference).describe('paired: computed replicate by replicate, then summarised'),
  flows: z.array(flow),
  diversion: z.array(diversion),
  failures: z.array(failure),
  subsidies: z.array(subsidy).describe('what subsidies beyond the baseline bring'),
}) satisfies z.ZodType<Findings>;

/** The JSON Schema (draft-07) of the findings. */
export function findingsJsonSchema(): Record<string, unknown> {
  return { title: 'cartban findings', ...z.toJSONSchema(findingsSchema, { target: 'draft-7' }) };
}
