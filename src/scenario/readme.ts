/** `scenarios/README.md`, generated from the declarations; a test fails when the file differs. */
import { claimForms } from './claims.ts';
import { parse } from './parse.ts';
import { sections, type Entry } from './entries.ts';
import { shippedScenarios } from './shipped.ts';
import { textReader } from './readers.ts';
import { childOf, plainOf } from './tree.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const meaning = ({ meaning: { en, zh } }: Entry): string => (zh === undefined ? en : `${en} · ${zh}`);

const fieldRows = (entries: readonly Entry[]): string =>
  table(
    ['field', 'meaning', 'allowed', 'left out'],
    entries.map((e) => [`\`${e.name}\``, meaning(e), e.allowed, e.default]),
  );

const declaredRows = (entries: readonly Entry[], standard: string): string =>
  table(
    ['name', 'meaning', 'unit', standard, 'plausible', 'allowed', 'source', 'grade'],
    entries.map((e) => [
      `\`${e.name}\``,
      meaning(e),
      e.unit,
      e.default,
      e.range,
      e.allowed,
      e.source,
      e.grade,
    ]),
  );

const metricRows = (entries: readonly Entry[]): string =>
  table(
    ['metric', 'meaning', 'unit', 'how'],
    entries.map((e) => [`\`${e.name}\``, meaning(e), e.unit, e.more.join('; ')]),
  );

function wordsOf(text: string, field: 'title' | 'question'): string {
  const parsed = parse(text, '');
  const found = 'tree' in parsed ? childOf(parsed.tree, field) : undefined;
  const read = textReader(found && plainOf(found));
  return 'value' in read ? read.value.en : '';
}

const shippedRows = (): string =>
  table(
    ['file', 'title', 'question'],
    [...shippedScenarios].map(([file, text]) => [
      `[${file}](${file})`,
      wordsOf(text, 'title'),
      wordsOf(text, 'question'),
    ]),
  );

const language = `
A scenario is one YAML file. It may extend another and then says only what differs: \`extends: ./cart-ban.yaml\`. Copy one, change a number, and compare it:

\`\`\`
npx cartban validate scenarios/mine.yaml
npx cartban run scenarios/no-ban.yaml scenarios/mine.yaml
\`\`\`

- **Inheritance.** Maps merge deep over the parent's. A lever, a dated path and a list are one value each and replace the parent's whole. Rows of \`links\` merge by \`id\`; \`{ id: …, remove: true }\` takes one away, \`null\` takes a field of it away. Name, title, question and expectations are not inherited.
- **Dates.** Plain days, \`2020-10-09\`. A range holds from \`from\` (included) until \`until\` (excluded). Weeks begin on Monday; what begins inside a week counts for its share of the days.
- **Units.** A quantity carries its unit: \`20 %\`, \`5 %/week\`, \`300m CNY\`, \`3亿元\`, \`250m persons\`, \`60 minutes/day\`. A bare \`20\` where a share is expected is refused.
- **Links.** A row holds for its cell (attention platform, channel, settling platform, category) until a later row for that cell. A cell without a row is open, without fee. A row without categories covers them all.
- **Levers.** \`douyin.consumerCoupon: { value: 5 %, from: 2020-10-12, until: 2021-03-31, weeklyBudget: 300m CNY }\`. Instead of \`value\`, \`steps\` holds each value from its day on and \`ramp\` moves evenly between days; before their first day the lever is not in force.
- **A new platform** is a complete block under \`platforms\`, no code.
- **What is refused.** Anchors, aliases, tags, merge keys, directives, a second document, keys that stand twice, parents outside the project. Numbers such as \`010\` or \`0x1F\`, which YAML reads as something else.
- **An editor** that knows \`yaml-language-server\` completes and checks the files by \`scenario.schema.json\`.
`;

const claims = claimForms.map((f) => `\`${f.words} ${f.rest}\``).join(', ');

const expectations = `
What a scenario should show, sentence by sentence; \`cartban check FILE\` judges them on runs that share their seeds.

\`\`\`yaml
expect:
  - gmv.linked of douyin through live is 0 from 2020-10-12
  - stores.open of douyin among tail is at least 1.1m stores in 2021
  - gmv.settled of douyin is higher than in no-ban in 2021
  - anchors.idleShare of douyin falls when rematch.guide is 20 %/week
\`\`\`

\`METRIC [of PLATFORM] [through CHANNEL] [among TIER] CLAIM [from DATE] [until DATE]\`, or \`[in PERIOD]\` at the end. For metrics of anchors the tier is the kind of anchor.

- **Claims**: ${claims}. A value carries its unit (\`300bn CNY\`, \`20 %\`, \`300m persons\`), a plain number is enough for an index or a number of things, and \`0\` needs none.
- **When**: \`from\` and \`until\` (excluded) mean the whole weeks between them; a period is a year \`2021\`, a quarter \`2020Q4\` or \`total\`. Without either the whole run is meant.
- **\`is\` and \`does not change when\`** must hold to the last bit in every week of every replicate; one that breaks them refutes the sentence, as does a figure that is defined on one side of the comparison only. A week that a period shares with its neighbour counts, and as a whole, since runs know no days; stocks count where their week ends. The other claims speak of the time as a whole (flows add up, stocks are taken at its end, ratios are ratios of its sums) and of most replicates: an exact sign test decides, and the chance that any verdict with a p is wrong is at most 5 % (Holm). Exact claims have no p: what holds in all runs was seen in these, no more. What too few replicates cannot decide is undecided.
- **SCENARIO** is another file of the command, or \`SCENARIO.yaml\` beside the file, or a shipped one. It is run with the run settings of the file that is checked.
- **PATH is VALUE** changes one value of the scenario, as \`--set PATH=VALUE\` does: a parameter, a lever, a row of links or a field of a platform.
`;

/** The whole README. */
export function readme(): string {
  const of = (name: string): readonly Entry[] => sections.get(name) ?? [];
  const parts: readonly (readonly [string, string])[] = [
    ['Shipped scenarios', shippedRows()],
    ['How a file is read', language.trim()],
    ['Expectations', expectations.trim()],
    ['Fields', fieldRows(of('fields'))],
    ['Levers', `Set as \`platform.lever\` under \`levers\`.\n\n${declaredRows(of('levers'), 'without')}`],
    ['Parameters', `Set by name under \`parameters\`.\n\n${declaredRows(of('parameters'), 'default')}`],
    ['Platform fields', `Set under \`platforms.<name>\`.\n\n${declaredRows(of('platforms'), 'built in')}`],
    ...(of('metrics').length > 0 ? [['Metrics', metricRows(of('metrics'))] as const] : []),
  ];
  const intro =
    'Generated from the declarations in `src`: change those, then run `npx vitest run tests/scenario -u`. `cartban explain NAME` shows one entry. Grades, best first: filing, official, paper, research-firm, press, insider-estimate, derived, recalled, assumed ([observed](observed/README.md)).';
  return `# Scenarios\n\n${intro}\n\n${parts.map(([title, body]) => `## ${title}\n\n${body}\n`).join('\n')}`;
}
