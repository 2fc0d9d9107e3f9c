import {
  diversion,
  figures,
  flows,
  paired,
  summarise,
  type Figure,
  type Label,
  type PairedSummary,
  type Replicate,
  type Summary,
} from '../analysis/index.ts';
import type { Day } from '../base/calendar.ts';
import type { Results } from '../engine/results.ts';
import { replay } from '../scenario/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { auxiliaryCases, doseDesign, type DoseDesign } from './doseDesign.ts';
import type { EngineIdentity } from './engine.ts';
import type { Difference, Diversion, Estimate, Failure, Findings, Flow } from './findings.ts';
import { inCaseOrder, scenarioHash, studyHash } from './hash.ts';
import type { Case, Outcome, Study } from './study.ts';
import { subsidyReturns } from './subsidyReturn.ts';
import { tailShares } from './tailShare.ts';
import { referenceOf } from './touches.ts';

/** Which scenarios are compared with which, over how many shared replicates. */
export interface Comparison {
  /** The baseline is one of them; names are distinct. */
  readonly scenarios: readonly Scenario[];
  readonly baseline: string;
  readonly replicates: number;
  readonly seed: number;
  readonly engine: EngineIdentity;
  readonly lang: 'en' | 'zh';
  /** The scenarios of the study that files of others extend, by the name of the one that extends. */
  readonly parents?: Readonly<Record<string, string>>;
}

/** A finished run of one scenario. */
export interface Run {
  readonly replicate: number;
  readonly results: Results;
}

/** What the outcomes say of one scenario: its runs, by replicate. */
export function runsOf(history: readonly Outcome[], scenario: string): Run[] {
  return history
    .flatMap((o) => (o.case.scenario.name === scenario && 'results' in o ? [o] : []))
    .map((o) => ({ replicate: o.case.replicate, results: o.results }))
    .sort((a, b) => a.replicate - b.replicate);
}

/** Runs of two scenarios on the same replicates, in their order. */
export function pairs(scenario: readonly Run[], baseline: readonly Run[]): [Results, Results][] {
  const bases = new Map(baseline.map((r) => [r.replicate, r.results]));
  return scenario.flatMap(({ replicate, results }): [Results, Results][] => {
    const base = bases.get(replicate);
    return base ? [[results, base]] : [];
  });
}

/**
 * Scenarios on shared seeds, each against the baseline and against the scenario it adds to. Replicate 1 of every scenario is proposed before replicate 2
 * of any, so that a comparison is possible from the first round on and an interrupted study is a smaller study. Doses of
 * the scenarios' subsidies (`doseDesign.ts`) come last: without them a study is still a comparison.
 */
export function compare(question: Comparison): Study {
  const design = doseDesign(question);
  return {
    kind: 'compare',
    propose: (history) => propose(question, design, history),
    conclude: (history) => conclude(question, design, history),
  };
}

const caseKey = (c: Case): string => `${c.replicate} ${c.scenario.name}`;

function propose(
  { scenarios, replicates, seed }: Comparison,
  design: DoseDesign,
  history: readonly Outcome[],
): Case[] | null {
  const known = new Set(history.map((o) => caseKey(o.case)));
  const own = Array.from({ length: replicates }, (_, i) => i + 1).flatMap((replicate) =>
    scenarios.map((scenario): Case => ({ scenario, seed, replicate })),
  );
  const cases = [...own, ...auxiliaryCases(design, seed)].filter((c) => !known.has(caseKey(c)));
  return cases.length > 0 ? cases : null;
}

/**
 * The outcomes of the replicates that every scenario has finished with results: what an interrupted study can stand on.
 * Auxiliary runs of these replicates come along, finished or failed.
 */
export function completeRounds({ scenarios }: Comparison, history: readonly Outcome[]): Outcome[] {
  const names = new Set(scenarios.map((s) => s.name));
  const finished = new Map<number, number>();
  for (const o of history) {
    if (!names.has(o.case.scenario.name)) continue;
    if ('results' in o) finished.set(o.case.replicate, (finished.get(o.case.replicate) ?? 0) + 1);
  }
  return history.filter((o) => finished.get(o.case.replicate) === scenarios.length);
}

/**
 * The smallest comparison that is finished: the baseline beside the first scenario that has finished a replicate with
 * it (the baseline alone where there is no other). Null until there is one.
 */
export function firstComparison(
  question: Comparison,
  history: readonly Outcome[],
): { readonly question: Comparison; readonly history: readonly Outcome[] } | null {
  const base = question.scenarios.find((s) => s.name === question.baseline)!;
  const others = question.scenarios.filter((s) => s !== base);
  for (const pair of others.length > 0 ? others.map((s) => [base, s]) : [[base]]) {
    const names = new Set(pair.map((s) => s.name));
    const part = { ...question, scenarios: pair };
    const round = completeRounds(
      part,
      history.filter((o) => names.has(o.case.scenario.name)),
    );
    if (round.length > 0) return { question: part, history: round };
  }
  return null;
}

/** The command that runs one failed case again: alone, or, for a dose, with the comparison that asks for it. */
function replayOf(
  { baseline }: Comparison,
  { auxiliary }: DoseDesign,
  { scenario, seed, replicate }: Case,
  week?: Day,
): string {
  const made = auxiliary.find((a) => a.scenario.name === scenario.name);
  // which doses there are hangs on the whole run
  return made
    ? replay([baseline, made.of], { seed, replicate, baseline })
    : replay([scenario.name], { seed, replicate, week });
}

const failureOf =
  (question: Comparison, design: DoseDesign) =>
  (o: Outcome): Failure[] => {
    if (!('failure' in o)) return [];
    const { scenario, replicate, seed } = o.case;
    const { stage, message, week } = o.failure;
    const command = replayOf(question, design, o.case, week);
    return [{ scenario: scenario.name, replicate, seed, stage, message, replay: command }];
  };

const place = ({ label, period }: { label: Label; period: string }) => {
  const { metric, platform, channel, tier, unit } = label;
  return { metric, platform, channel, tier, period, unit };
};

const estimateOf = ({ mean, median, p10, p90, n, ...at }: Summary): Estimate => ({
  ...place(at),
  ...{ mean, median, p10, p90, n },
});

const differenceOf =
  (scenario: string, baseline: string) =>
  ({ mean, median, p10, p90, n, probabilityPositive, ...at }: PairedSummary): Difference => ({
    ...{ scenario, baseline },
    ...place(at),
    ...{ mean, median, p10, p90, probabilityPositive, n },
  });

function flowsOf(scenario: string, runs: readonly Run[]): Flow[] {
  return flows(runs.map((r) => r.results)).map(({ kind, group, ...row }) => ({
    ...{ scenario, kind, tier: group },
    ...row,
    unit: kind === 'seller' ? 'sellers' : 'anchors',
  }));
}

function diversionOf(scenario: string, baseline: string, runs: [Results, Results][]): Diversion[] {
  return diversion(runs).map(({ from, to, period, mean, p10, p90, n }) => ({
    ...{ scenario, baseline, from, to, period },
    ...{ unit: 'CNY_bn' as const, mean, p10, p90, n },
  }));
}

function figuresOf(results: Results): Figure[] {
  const own = figures(results);
  return [...own, ...tailShares(own)];
}

function conclude(question: Comparison, design: DoseDesign, history: readonly Outcome[]): Findings {
  const { scenarios, baseline, seed, engine, lang } = question;
  const all = [...scenarios, ...design.auxiliary.map((a) => a.scenario)];
  const outcomes = inCaseOrder(history, (o) => o.case, all);
  const runs = new Map(scenarios.map((s) => [s.name, runsOf(outcomes, s.name)]));
  const measured = new Map<string, Replicate[]>(
    [...runs].map(([name, of]) => [
      name,
      of.map(({ replicate, results }) => ({ replicate, figures: figuresOf(results) })),
    ]),
  );
  const others = scenarios.map((s) => s.name).filter((name) => name !== baseline);
  const added = others.filter((name) => referenceOf(question, name) !== baseline);
  const differences = (name: string, from: string): Difference[] =>
    paired(measured.get(name)!, measured.get(from)!).map(differenceOf(name, from));
  return {
    schema: 'cartban.findings/1',
    study: 'compare',
    engine,
    hash: studyHash(engine, seed, outcomes),
    baseline,
    replicates: new Set(outcomes.map((o) => o.case.replicate)).size,
    seed,
    scenarios: scenarios.map((s) => ({
      name: s.name,
      title: s.title[lang] ?? s.title.en,
      hash: scenarioHash(s),
      estimates: summarise(measured.get(s.name)!).map(estimateOf),
    })),
    differences: [
      ...others.flatMap((name) => differences(name, baseline)),
      ...added.flatMap((name) => differences(name, referenceOf(question, name))),
    ],
    flows: scenarios.flatMap((s) => flowsOf(s.name, runs.get(s.name)!)),
    diversion: others.flatMap((name) =>
      diversionOf(name, baseline, pairs(runs.get(name)!, runs.get(baseline)!)),
    ),
    failures: outcomes.flatMap(failureOf(question, design)),
    subsidies: subsidyReturns(design, (name) => runsOf(outcomes, name)),
  };
}
