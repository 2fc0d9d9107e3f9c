/** Where scenario, model and engine meet. */
export { compile, type Compiled, type MarketSimulation, type Watch } from './compile.ts';
export { declaredConstants, solveConstants, solveFirst, type Constants } from './constants.ts';
export type { Cell } from './cells.ts';
export {
  whyAnchor,
  whyMerchant,
  type AnchorWeek,
  type Keeping,
  type MerchantWeek,
  type Opening,
  type StoreTerms,
  type WeighedOption,
  type Why,
} from './decisions.ts';
export { divergence, type Decision, type Departure, type Parting, type When } from './divergence.ts';
export { unlike } from './lockstep.ts';
export { estimateBytes, simulate } from './simulate.ts';
export { frameOf } from './frame.ts';
export { help, type Crew, type ShardJob } from '../engine/index.ts';
