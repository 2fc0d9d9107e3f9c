/** Six digits keep a table and a caption from rounding the same number differently. */
export const rounded = (x: number, digits = 6): number => Number(x.toPrecision(digits));
