/** What may be said of claims after so many throws, with a stated chance of being wrong about any of them. */
import { fewestForDecision, holm, signTest } from '../analysis/index.ts';

/** How often a claim was seen to hold. */
export interface Tally {
  readonly checked: number;
  readonly held: number;
  /** Whether it claims to hold every time, and not in most replicates. */
  readonly exact: boolean;
}

export interface Decision extends Tally {
  /** `unchecked` where there was nothing to check, which is no support. */
  readonly verdict: 'holds' | 'refuted' | 'undecided' | 'unchecked';
  /** Of what is said, corrected for the number of claims; null where no test was made. */
  readonly p: number | null;
  /**
   * Replicates that decide if they agree, whatever becomes of other claims; null where no test was made. Fewer may do
   * beside claims that are decided already, by Holm's steps; where no claim has so many, none is decided.
   */
  readonly needed: number | null;
}

/**
 * A claim about most replicates holds when it was true so often that less than half is refused, and is refuted when it
 * was false so often. Both sides of all claims are one family for Holm's correction, so the chance
 * of any wrong verdict is at most `level`. A claim about every week needs no test: one week against it refutes it.
 */
export function decide(tallies: readonly Tally[], level: number): Decision[] {
  const tested = tallies.filter((t) => !t.exact && t.checked > 0);
  const adjusted = holm(
    tested.flatMap(({ held, checked }) => [signTest(held, checked), signTest(checked - held, checked)]),
  );
  const needed = fewestForDecision(level / (2 * tested.length));
  return tallies.map((tally): Decision => {
    const untested = { ...tally, p: null, needed: null };
    if (tally.checked === 0) return { ...untested, verdict: 'unchecked' };
    if (tally.exact) return { ...untested, verdict: tally.held === tally.checked ? 'holds' : 'refuted' };
    const at = 2 * tested.indexOf(tally);
    const [holds, fails] = [adjusted[at], adjusted[at + 1]];
    const verdict = holds <= level ? 'holds' : fails <= level ? 'refuted' : 'undecided';
    return { ...tally, verdict, p: Math.min(holds, fails), needed };
  });
}
