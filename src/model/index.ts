/** The model as other floors see it. */
export { anchorFates } from './anchorFates.ts';
export { createChoiceTable, type ChoiceTable } from './choice.ts';
export { ConsumerRules } from './consumers.ts';
export * from './declare.ts';
export { firstPlatformAccount } from './ledger.ts';
export { levers } from './levers/index.ts';
export { columns, type ColumnName, type Columns, type SizeName, type Sizes } from './columns.ts';
export type { Draws, Frame, Inputs, Market, PolicyWeek, Route, Slot } from './market.ts';
export type { Mechanism } from './mechanisms/mechanism.ts';
export { nextLoad } from './mechanisms/shareAttention.ts';
export { derivedMetrics, measuredMetrics, metrics } from './metrics/index.ts';
export type { DerivedMetric, Label, MeasuredMetric } from './metrics/metric.ts';
export { parameters, type ParameterName, type ParameterValues } from './parameters/index.ts';
export { COST_SCALE } from './mechanisms/storeWorth.ts';
export { purposes } from './purposes.ts';
export { tierTraits } from './tiers.ts';
export * from './vocabulary.ts';
export { consumersChoose, week } from './week.ts';
