const holds: string[] = [];

/** Nothing where a sum of fen is what it is due to be; what is wrong otherwise, NaN included. */
export const agree = (what: string, is: number, due: number): string[] =>
  is === due ? holds : [`${what}: ${is} fen and not ${due}`];
