/**
 * Inversion of a discrete distribution by a guide table (Chen and Asau 1974, "On generating random variates from an
 * empirical distribution", AIIE Transactions 6:163), on the 32-bit word of a draw: outcome o is drawn by the words from
 * where the outcomes before it end up to where it ends itself. Outcomes keep their order, so a small change of
 * probabilities changes the outcome of few words.
 *
 * A table has 2^bits entries, one for each value of the word’s first bits, and after them the last word of each outcome.
 * An entry holds in its low bits the outcome with which its words begin, and above them where among its words the next
 * outcome takes over: at those whose remaining bits, shifted up, are greater than the entry. If more than two outcomes
 * share an entry, its bit `several` says so and the last words are searched. A table has at most 2^(bits − 1) outcomes.
 *
 * Words are whole numbers, so a table draws the same on every host; each probability is kept to 2^-32.
 */

const WORDS = 4_294_967_296;

/** The first word beyond outcomes of which this is the probability in sum. */
export const wordsOf = (probability: number): number =>
  probability < 1 ? Math.floor(probability * WORDS + 0.5) : WORDS;

/** How many bits a table for so many outcomes takes, eight or more. */
export function guideBits(outcomes: number): number {
  let bits = 8;
  while (1 << (bits - 1) < outcomes) bits++;
  return bits;
}

/** Words of memory of one table. */
export const guideLength = (bits: number): number => (1 << bits) + (1 << (bits - 1));

/**
 * Writes a table for `n` outcomes to `table` from index `at`; `bounds[o]` is the first word beyond outcome o, from 0 to
 * 2^32 and never less than the one before it. What rounding leaves of 2^32 is the last outcome’s.
 */
export function fillGuide(
  table: Uint32Array,
  at: number,
  bits: number,
  bounds: Float64Array,
  n: number,
): void {
  const entries = 1 << bits;
  const width = WORDS / entries;
  const several = entries >> 1;
  bounds[n - 1] = WORDS;
  for (let o = 0; o < n; o++) table[at + entries + o] = bounds[o] - 1;
  let o = 0;
  for (let entry = 0; entry < entries;) {
    while (bounds[o] <= entry * width) o++;
    const whole = Math.floor(bounds[o] / width);
    const alone = o - entries;
    for (; entry < whole; entry++) table[at + entry] = alone;
    const within = bounds[o] - whole * width;
    if (within === 0) continue;
    const isTwo = bounds[o + 1] >= (whole + 1) * width;
    table[at + entry++] = isTwo ? ((within - 1) << bits) | o : several | o;
  }
}

/** Which outcome a word draws from the table at index `at`. */
export function lookUp(table: Uint32Array, at: number, bits: number, word: number): number {
  const several = 1 << (bits - 1);
  const entry = table[at + (word >>> (32 - bits))];
  let o = entry & (several - 1);
  if ((entry & several) === 0) return (word << bits) >>> 0 > entry ? o + 1 : o;
  const ends = at + 2 * several;
  while (word > table[ends + o]) o++;
  return o;
}
