/** Where scenario, model and engine meet. */
export { compile } from './compile.ts';
export { solveConstants, type Constants } from './constants.ts';
export { estimateBytes, simulate } from './simulate.ts';
