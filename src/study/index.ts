/** A question becomes cases, their results become findings: one kind of question a file, one loop. */
export { compare, completeRounds, type Comparison } from './compare.ts';
export { comparisonReport, type Made } from './comparisonReport.ts';
export { conduct, type Conducted, type Progress } from './conduct.ts';
export { engineIdentity, plotlyVersion, type EngineIdentity } from './engine.ts';
export {
  judgeExpectations,
  type ExpectationFindings,
  type ExpectationVerdict,
  type Statement,
} from './expectations.ts';
export type * from './findings.ts';
export { fitRows, type HistoryRun } from './fit.ts';
export { hashOf, resultsHash, studyHash } from './hash.ts';
export type { Case, Executor, Outcome, Study } from './study.ts';
export { weeklyTable, type Row } from './weeklyTable.ts';
