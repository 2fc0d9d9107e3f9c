/** Tests of fit for counts. Scores are standard normal where the hypothesis holds, so one bound serves every table. */

/** Least expected count of a cell: thinner neighbours are judged together. */
const THIN = 10;

/** Normal score of a χ² of so many degrees (Wilson and Hilferty 1931); good to a few hundredths up to five. */
function normalScore(chiSquare: number, degrees: number): number {
  if (degrees === 0) return 0;
  const spread = 2 / (9 * degrees);
  return (Math.cbrt(chiSquare / degrees) - (1 - spread)) / Math.sqrt(spread);
}

/** Sums neighbouring cells until each is expected to hold enough; what is left joins the last. */
function thicken(expected: ArrayLike<number>, least: number): number[][] {
  const groups: number[][] = [];
  let open: number[] = [];
  let sum = 0;
  for (let i = 0; i < expected.length; i++) {
    open.push(i);
    sum += expected[i];
    if (sum < least) continue;
    groups.push(open);
    [open, sum] = [[], 0];
  }
  if (groups.length === 0) return [open];
  groups[groups.length - 1].push(...open);
  return groups;
}

const sumOver = (values: ArrayLike<number>, cells: readonly number[]): number =>
  cells.reduce((sum, i) => sum + values[i], 0);

/** How badly counts fit what was expected of them; both add up to the same. */
export function fitScore(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  const groups = thicken(expected, THIN);
  const parts = groups.map((cells) => {
    const due = sumOver(expected, cells);
    const off = sumOver(counts, cells) - due;
    return (off * off) / due;
  });
  return normalScore(
    parts.reduce((a, b) => a + b, 0),
    groups.length - 1,
  );
}

/** How badly two samples of one size fit one law. */
export function twoSampleScore(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const both = Array.from(a, (x, i) => x + b[i]);
  const groups = thicken(both, 2 * THIN);
  const parts = groups.map((cells) => {
    const off = sumOver(a, cells) - sumOver(b, cells);
    return (off * off) / sumOver(both, cells);
  });
  return normalScore(
    parts.reduce((x, y) => x + y, 0),
    groups.length - 1,
  );
}
