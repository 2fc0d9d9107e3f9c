/** State through time, without a market. */
export { agentsKernel } from './kernels/agents.ts';
export { countsKernel } from './kernels/counts.ts';
export { distributionKernel } from './kernels/distribution.ts';
export type { Kernel, PopulationRules } from './kernels/kernel.ts';
export type { Plan, Simulation, Step } from './plan.ts';
export type { DerivedColumn, Panel, ResultColumn, Results, Spells } from './results.ts';
export { run } from './run.ts';
