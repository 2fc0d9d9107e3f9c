/** The model as other floors see it. */
export * from './declare.ts';
export * from './vocabulary.ts';
export { levers } from './levers/index.ts';
export { parameters } from './parameters.ts';
