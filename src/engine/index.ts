/** State through time, without a market. */
export { agentsKernel } from './kernels/agents.ts';
export { help, type Crew, type ShardJob } from './kernels/desks.ts';
export { countsKernel } from './kernels/counts.ts';
export { distributionKernel } from './kernels/distribution.ts';
export type { Kernel, KernelState, PopulationRules } from './kernels/kernel.ts';
export type { Past, Shared, Sharing } from './past.ts';
export type { Plan, Simulation, Step } from './plan.ts';
export type { DerivedColumn, Panel, ResultColumn, Results, Spells } from './results.ts';
export { run } from './run.ts';
