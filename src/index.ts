/**
 * The public vocabulary of the package, by floor. Nobody inside imports this file.
 *
 * A scenario becomes a plan, a plan becomes results, results become findings, findings become a page.
 */

// base: words any simulation needs
export { canonicalJson } from './base/canonical.ts';
export * from './base/calendar.ts';
export { Fault, formatProblem, Refusal, type Problem } from './base/problem.ts';
export { sha256Hex } from './base/sha256.ts';
export { formatQuantity, parseQuantity } from './base/units.ts';

// model: the market's rules
export * from './model/index.ts';

// scenario: text becomes a validated scenario
export * from './scenario/index.ts';

// compile: a scenario becomes a run
export { estimateBytes, simulate } from './compile/index.ts';

// engine: what a run leaves behind
export type { DerivedColumn, Panel, ResultColumn, Results } from './engine/results.ts';

// check: laws, random scenarios and their judge, for `cartban check` and for a modeller’s own tests
export { laws, runLaws, stepLaws, tieLaws, twinLaws, weekLaws } from './model/laws/index.ts';
export type { Figures, Law, Pick, RunLaw, StepLaw, TieLaw, TwinLaw, WeekLaw } from './model/laws/index.ts';
export { copyOf, changed, withParameters } from './model/laws/copies.ts';
export * from './check/index.ts';

// analysis: results become estimates
export {
  bands,
  derive,
  diversion,
  divert,
  figures,
  flowOver,
  flows,
  paired,
  periodsOf,
  stockAt,
  summarise,
  weekly,
  weeklyDifference,
} from './analysis/index.ts';

// study: a question becomes cases, their results become findings
export * from './study/index.ts';

// report: findings become figures, words, a page
export { renderPage, type PageAssets } from './report/index.ts';
