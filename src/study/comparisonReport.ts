import { formatDay } from '../base/calendar.ts';
import { bands, weekly, weeklyDifference, type Bands, type Label, type Series } from '../analysis/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { changes } from './changes.ts';
import { pairs, runsOf, type Comparison, type Run } from './compare.ts';
import type { ComparisonReport, Findings, FitRow, WeeklySeries } from './findings.ts';
import { fitRows } from './fit.ts';
import { assumptionLedger } from './ledger.ts';
import { policyMarks } from './marks.ts';
import type { Outcome } from './study.ts';

/** The scenario that follows what happened, and the one that differs from it by the ban alone. */
const HISTORY = 'cart-ban';
const WITHOUT_BAN = 'no-ban';

/** What the page draws week by week. */
const weeklyMetrics: ReadonlySet<string> = new Set([
  'gmv.attention',
  'gmv.settled',
  'gmv.linked',
  'closedLoopRatio',
  'stores.open',
  'anchors.idleShare',
  'quality.mean',
  'hhi.settled',
  'hhi.attention',
]);

const drawn = (l: Label): boolean => weeklyMetrics.has(l.metric) && l.channel === null && l.tier === null;

const seriesOf =
  (scenario: string) =>
  ({ label, ...rest }: Bands): WeeklySeries => ({ scenario, ...label, ...rest });

function weeklyOf(scenario: string, runs: readonly ReadonlyMap<string, Series>[]): WeeklySeries[] {
  return bands(runs, drawn).map(seriesOf(scenario));
}

function fitOf(question: Comparison, history: readonly Outcome[]): FitRow[] {
  const has = (name: string): boolean => question.scenarios.some((s) => s.name === name);
  const real = runsOf(history, has(HISTORY) ? HISTORY : question.baseline);
  const without = has(HISTORY) && has(WITHOUT_BAN) ? runsOf(history, WITHOUT_BAN) : [];
  const pairOf = (run: Run) => without.find((w) => w.replicate === run.replicate)?.results ?? null;
  return fitRows(real.map((run) => ({ run: run.results, without: pairOf(run) })));
}

/** Names of platforms in the order of the scenarios that bring them. */
function platformsOf(
  scenarios: readonly Scenario[],
  lang: Comparison['lang'],
): { name: string; title: string }[] {
  const titles = new Map<string, string>();
  for (const block of scenarios.flatMap((s) => s.platforms)) {
    if (!titles.has(block.name)) titles.set(block.name, block.title[lang] ?? block.title.en);
  }
  return [...titles].map(([name, title]) => ({ name, title }));
}

function provenance(base: Scenario, findings: Findings, made: Made): ComparisonReport['provenance'] {
  const { engine, population, merchants, anchors, from, weeks } = base.run;
  return {
    ...{ version: findings.engine.version, model: findings.engine.model, hash: findings.hash },
    ...{ seed: findings.seed, engine, population, merchants, anchors, from: formatDay(from), weeks },
    command: made.command,
    scenarioHashes: Object.fromEntries(findings.scenarios.map((s) => [s.name, s.hash])),
    plotly: made.plotly,
  };
}

/** What only the door that made the report knows. */
export interface Made {
  /** The command that makes the same findings again. */
  readonly command: string;
  /** Version of the plotting library, or empty when no page is made. */
  readonly plotly: string;
}

/** Everything a page shows of a comparison, from the same outcomes as its findings. */
export function comparisonReport(
  question: Comparison,
  history: readonly Outcome[],
  findings: Findings,
  made: Made,
): ComparisonReport {
  const { scenarios, baseline, lang } = question;
  const base = scenarios.find((s) => s.name === baseline)!;
  const runs = new Map(scenarios.map((s) => [s.name, runsOf(history, s.name)]));
  const others = scenarios.filter((s) => s !== base);
  return {
    findings,
    platforms: platformsOf(scenarios, lang),
    scenarios: scenarios.map((s) => ({
      name: s.name,
      title: s.title[lang] ?? s.title.en,
      question: s.question ? (s.question[lang] ?? s.question.en) : null,
      changes: s === base ? [] : changes(s, base, lang),
    })),
    weeks: Array.from({ length: base.run.weeks }, (_, w) => formatDay(base.run.from + 7 * w)),
    weekly: scenarios.flatMap((s) =>
      weeklyOf(
        s.name,
        runs.get(s.name)!.map((r) => weekly(r.results)),
      ),
    ),
    weeklyDifferences: others.flatMap((s) =>
      weeklyOf(
        s.name,
        pairs(runs.get(s.name)!, runs.get(baseline)!).map(([own, other]) => weeklyDifference(own, other)),
      ),
    ),
    marks: policyMarks(scenarios, base, lang),
    fit: fitOf(question, history),
    assumptions: assumptionLedger(scenarios, lang),
    provenance: provenance(base, findings, made),
  };
}
