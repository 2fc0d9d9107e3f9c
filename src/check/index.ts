/** The kit: random scenarios, laws and their judge, for `cartban check` and for a modeller’s own tests. */
export { judge, type Breach, type Judgement } from './judge.ts';
export { judgeLaws, lawVerdicts, type Broken, type LawQuestion, type LawVerdict } from './laws.ts';
export { pairings, pairsOf, type Pair } from './pairs.ts';
export { scenariosAndCorners } from './corners.ts';
export * from './scenarios.ts';
export { breachText, replayOfLaw } from './replay.ts';
export { shrink } from './shrink.ts';
export { laws, type Law } from '../model/laws/index.ts';
