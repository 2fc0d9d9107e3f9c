/** Results become estimates: one estimator a file, no loop over runs. */
export { accounts, diversionAccount, quartersOf, type AccountSummary } from './account.ts';
export {
  bands,
  fourWeekly,
  fourWeekMean,
  weekly,
  weeklyDifference,
  type Bands,
  type Series,
} from './bands.ts';
export { deadweight, type Paid } from './deadweight.ts';
export { cells, diversion, divert, type DiversionSummary } from './diversion.ts';
export { netChanges, type NetSummary } from './net.ts';
export { flows, transitions, type FlowSummary } from './flows.ts';
export { cellOf, isCell, keyOf, labelOf, type Label } from './label.ts';
export {
  paired,
  probabilityPositive,
  summarise,
  type PairedSummary,
  type Replicate,
  type Summary,
} from './paired.ts';
export {
  derive,
  figures,
  flowOver,
  periodsOf,
  stockAt,
  valueOver,
  type Figure,
  type Window,
} from './periods.ts';
export { meanWithInterval, ratioOfMeans, type Interval, type Pair } from './ratioOfMeans.ts';
export { fewestForDecision, holm, signTest } from './signTest.ts';
export { spread, type Spread } from './spread.ts';
export { STILL, survival, survivals, type Curves, type SurvivalSummary } from './survival.ts';
