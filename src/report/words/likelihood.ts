import { fewestForDirection } from '../../study/direction.ts';

/** The calibrated language of the IPCC (Mastrandrea et al. 2010, "Guidance note on consistent treatment of uncertainties"). */
export type Likelihood =
  | 'virtuallyCertain'
  | 'veryLikely'
  | 'likely'
  | 'aboutAsLikelyAsNot'
  | 'unlikely'
  | 'veryUnlikely'
  | 'exceptionallyUnlikely';

/**
 * The word for a probability that was counted over `n` replicates. `n` of `n` is no proof of more than n / (n + 1), so
 * twenty replicates can say "very likely" at most; the count itself is printed beside the word.
 */
export function likelihoodOf(probability: number, n: number): Likelihood {
  const most = n / (n + 1);
  const p = Math.min(most, Math.max(1 - most, probability));
  if (p > 0.99) return 'virtuallyCertain';
  if (p > 0.9) return 'veryLikely';
  if (p > 0.66) return 'likely';
  if (p >= 0.33) return 'aboutAsLikelyAsNot';
  if (p >= 0.1) return 'unlikely';
  return p >= 0.01 ? 'veryUnlikely' : 'exceptionallyUnlikely';
}

/** What a paired difference allows to be said of its direction. */
export type Direction = 'higher' | 'lower' | 'unclear' | 'unchanged' | 'tooFew';

/**
 * `unchanged` when nothing differs in any replicate that counts; `tooFew` below `fewestForDirection`; `unclear` when the
 * 80 % interval holds zero.
 */
export function directionOf(difference: {
  readonly n: number;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  readonly probabilityPositive: number;
}): Direction {
  if (difference.p10 === 0 && difference.p90 === 0 && difference.median === 0) return 'unchanged';
  if (difference.n < fewestForDirection) return 'tooFew';
  if (difference.p10 > 0 && difference.probabilityPositive > 0.5) return 'higher';
  if (difference.p90 < 0 && difference.probabilityPositive < 0.5) return 'lower';
  return 'unclear';
}

/** What the interval of a return allows to be said; `unbounded` where there is none. */
export type ReturnDirection = Exclude<Direction, 'tooFew'> | 'unbounded';

/** `unclear` when the 80 % interval holds zero: it is a t-interval, wider where replicates are few. */
export function directionOfInterval(i: {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}): ReturnDirection {
  if (i.low === null || i.high === null) return 'unbounded';
  if (i.value === 0 && i.low === 0 && i.high === 0) return 'unchanged';
  if (i.low > 0) return 'higher';
  return i.high < 0 ? 'lower' : 'unclear';
}

/** `0`, `+0` or `0.000`, as a number that rounds to nothing is printed. */
const readsAsZero = (printed: string): boolean => !/[1-9]/.test(printed);

interface Printed {
  readonly low: string;
  readonly high: string;
}

function asPrinted<T extends Direction | ReturnDirection>(direction: T, printed: Printed): T | 'unclear' {
  if (direction === 'higher' && readsAsZero(printed.low)) return 'unclear';
  if (direction === 'lower' && readsAsZero(printed.high)) return 'unclear';
  return direction;
}

/**
 * The direction that may stand beside a printed interval: one that reads as if it held zero allows none, whatever the
 * digits that rounding took away.
 */
export const printedDirection = (
  difference: Parameters<typeof directionOf>[0],
  printed: Printed,
): Direction => asPrinted(directionOf(difference), printed);

/** The same of a return. */
export const printedReturn = (
  interval: Parameters<typeof directionOfInterval>[0],
  printed: Printed,
): ReturnDirection => asPrinted(directionOfInterval(interval), printed);
