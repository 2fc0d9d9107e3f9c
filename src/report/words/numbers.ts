/**
 * The page's own number formatting: no `Intl`, so that the same findings print the same text everywhere.
 * A spread prints all of its numbers with the decimals that suit its largest, so that they can be compared by eye.
 */

const MINUS = '\u2212';
const NARROW_SPACE = '\u202f';

/** How values of a unit are printed: multiplied by `scale`, with `suffix` behind. */
export interface UnitStyle {
  readonly scale: number;
  /** Null for three significant digits; `whole` for the same without decimals. */
  readonly decimals: number | 'whole' | null;
  /** Behind a single number in running text; empty for pure numbers. */
  readonly suffix: string;
  /** Alone, as in a column heading or on an axis. */
  readonly label: string;
}

/** A median with its 80 % interval, as text. */
export interface SpreadText {
  readonly median: string;
  readonly low: string;
  readonly high: string;
}

/** `1234567` as `1,234,567`. */
function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const head = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? head : `${head}.${fraction}`;
}

/** Three significant digits, but never more than four decimals. */
export function decimalsFor(magnitude: number): number {
  if (magnitude >= 99.95) return 0;
  if (magnitude >= 9.995) return 1;
  if (magnitude >= 0.9995) return 2;
  return magnitude >= 0.09995 || magnitude === 0 ? 3 : 4;
}

/** Three significant digits of a count: no decimals, and trailing zeros from a thousand on (`-2` for hundreds). */
function wholeDigits(magnitude: number): number {
  let decimals = 0;
  for (let rest = magnitude; rest >= 999.5; rest /= 10) decimals -= 1;
  return decimals;
}

function decimalsOf(style: UnitStyle, magnitude: number): number {
  if (style.decimals === 'whole') return wholeDigits(magnitude);
  if (style.decimals === null) return decimalsFor(magnitude);
  // What rounds to nothing is printed with the digits that show it.
  const isLost = magnitude > 0 && magnitude < 0.5 / Number(`1e${style.decimals}`);
  return isLost ? decimalsFor(magnitude) : style.decimals;
}

function digitsOf(magnitude: number, decimals: number): string {
  if (decimals >= 0) return magnitude.toFixed(decimals);
  const unit = Number(`1e${-decimals}`);
  return (Math.round(magnitude / unit) * unit).toFixed(0);
}

/** Fixed decimals, grouped thousands, a true minus sign, and no negative zero. */
export function fixed(value: number, decimals: number, signed = false): string {
  const digits = digitsOf(Math.abs(value), decimals);
  if (Number(digits) === 0) return grouped(digits);
  return (value < 0 ? MINUS : signed ? '+' : '') + grouped(digits);
}

/** Three significant digits for a number that stands alone. */
export function number(value: number, signed = false): string {
  return fixed(value, decimalsFor(Math.abs(value)), signed);
}

/** One value in its unit, without the suffix. */
export function quantity(value: number, style: UnitStyle, signed = false): string {
  const scaled = value * style.scale;
  return fixed(scaled, decimalsOf(style, Math.abs(scaled)), signed);
}

/** Median and interval with the same number of decimals. */
export function spreadText(
  spread: { readonly median: number; readonly p10: number; readonly p90: number },
  style: UnitStyle,
  signed = false,
): SpreadText {
  const values = [spread.median, spread.p10, spread.p90].map((v) => v * style.scale);
  const usual = decimalsOf(style, Math.max(...values.map(Math.abs)));
  // An end that would read as zero without being it gets a digit more, where that shows what it is.
  const lost = (at: number): boolean =>
    values.some((v) => v !== 0 && Number(digitsOf(Math.abs(v), at)) === 0);
  const decimals = usual >= 0 && lost(usual) && !lost(usual + 1) ? usual + 1 : usual;
  const [median, low, high] = values.map((v) => fixed(v, decimals, signed));
  return { median: median, low: low, high: high };
}

/** A probability as whole percent; 0 and 100 are printed only when they are exact. */
export function percent(probability: number): string {
  const rounded = Math.round(probability * 100);
  if (rounded === 0 && probability > 0) return `<1${NARROW_SPACE}%`;
  if (rounded === 100 && probability < 1) return `>99${NARROW_SPACE}%`;
  return `${rounded}${NARROW_SPACE}%`;
}

/** A number of sellers or anchors with three significant digits; the model knows no more of them. */
export function roughly(value: number): string {
  return fixed(value, wholeDigits(Math.abs(value)));
}

/** A whole number with grouped thousands, exact. */
export function count(value: number): string {
  return fixed(value, 0);
}

/** A share of one as percent with one decimal. */
export function share(value: number): string {
  return `${fixed(value * 100, 1)}${NARROW_SPACE}%`;
}
