/** What the model declares of itself, for floors above that derive ledgers and words from it and see no market. */
export { levers, metrics, parameters, tiers, categories, channels, anchorKinds } from '../model/index.ts';
export type { Channel, Grade, Lever, Metric, Parameter, Text, Tier, Unit } from '../model/index.ts';
