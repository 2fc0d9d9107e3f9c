/**
 * Replicates below which no direction is named. The 80 % interval of replicates is no test: where there is no effect at
 * all it leaves out zero in about 18 of 100 rows of four replicates, and in 2 or 3 of eight.
 */
export const fewestForDirection = 8;
