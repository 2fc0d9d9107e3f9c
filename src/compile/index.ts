/** Where scenario, model and engine meet. */
export { compile, type Watch } from './compile.ts';
export { solveConstants, solveFirst, type Constants } from './constants.ts';
export { estimateBytes, simulate } from './simulate.ts';
export { frameOf } from './frame.ts';
