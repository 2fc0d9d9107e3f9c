/** The scenario language as other floors see it. */
export * from './scenario.ts';
export { checkTogether } from './checks.ts';
export { explain, isExplained } from './explain.ts';
export { observedHistory } from './history.ts';
export type { ReadFile, SourceFile } from './inherit.ts';
export * from './observed.ts';
export type { Overrides } from './overrides.ts';
export { platformFields, type Founded, type PlatformField } from './platformFields.ts';
export { builtInValues, defaultPlatforms } from './platforms.ts';
export { valueText } from './entries.ts';
export { resolve, type Resolution } from './resolve.ts';
export { readme } from './readme.ts';
export { scenarioJsonSchema } from './schema.ts';
export { shippedScenarios } from './shipped.ts';
export { toYaml } from './write.ts';
