import type { Results, Spells } from '../engine/results.ts';
import { spread, type Spread } from './spread.ts';

/** The name of what has not ended, beside the names of endings. */
export const STILL = 'still';

/** Shares of those who came into a state, by how many weeks ago that was: index t is after t weeks. */
export interface Curves {
  /** Share still in the state. */
  readonly still: readonly number[];
  /** Share that had left it by each ending, in the order of the spells' endings. */
  readonly ended: readonly (readonly number[])[];
}

/**
 * Kaplan–Meier for still being in the state, S(t) = Π (1 − d/n), and Aalen–Johansen for having left it one way or
 * another, F_e(t) = Σ S(t−1)·d_e/n, with n at risk in a week and d_e ended in it. Endings compete and none is taken
 * for the loss of a subject: the shares of a week add up to one. Spells that the end of the run cuts off leave the
 * number at risk without an ending (censored). With a constant chance m a week and one ending, S(t) = (1−m)^t.
 *
 * Where nobody is at risk any more the curves stay as they are: all have ended, or the rest was cut off earlier.
 */
export function survival({ atRisk, ended }: Pick<Spells, 'atRisk' | 'ended'>): Curves {
  const still = [1];
  const shares = ended.map(() => [0]);
  for (let t = 0; t < atRisk.length; t++) {
    const before = still[t];
    const left = ended.map((of) => (atRisk[t] > 0 ? (before * of[t]) / atRisk[t] : 0));
    still.push(Math.max(0, before - left.reduce((a, b) => a + b, 0)));
    shares.forEach((share, e) => share.push(share[t] + left[e]));
  }
  return { still, ended: shares };
}

/** Share of spells that stood a certain way after some weeks, over replicates. */
export interface SurvivalSummary extends Spread {
  readonly state: string;
  readonly platform: string;
  readonly group: string;
  /** `still`, or an ending. */
  readonly outcome: string;
  /** Whole weeks since the spell began. */
  readonly weeks: number;
}

/** Whether some spell began early enough to be watched for so many weeks, however it ended. */
function watched({ began }: Spells, weeks: number): boolean {
  return began.subarray(0, Math.max(0, began.length - weeks + 1)).some((weight) => weight > 0);
}

/** Share of the replicates with spells in which a week must be watched to be told. */
const ENOUGH = 0.9;

/**
 * The curves of one scenario at some weeks, estimated replicate by replicate and summarised after. A replicate has a
 * say in a week if some of its spells began early enough for it; `n` counts those, and weeks that fewer than nine
 * tenths of the replicates with spells can tell of are left out. When spells began decides, never how they ended: to leave out replicates
 * whose anchors still wait as the run ends would make all waits look short.
 */
export function survivals(replicates: readonly Results[], weeks: readonly number[]): SurvivalSummary[] {
  const first = replicates[0];
  if (!first) return [];
  return first.spells.flatMap(({ state, platform, group, endings }) => {
    const same = (s: Spells): boolean =>
      s.state === state && s.platform === platform && s.group === group && s.atRisk[0] > 0;
    const all = replicates.flatMap((r) => r.spells.filter(same)).map((s) => ({ s, curves: survival(s) }));
    const seen = (t: number) => all.filter(({ s }) => watched(s, t));
    const known = weeks.filter((t) => seen(t).length >= Math.max(1, ENOUGH * all.length));
    return [STILL, ...endings].flatMap((outcome, i) =>
      known.map((t) => {
        const shares = seen(t).map(({ curves: c }) => (i === 0 ? c.still : c.ended[i - 1])[t]);
        return { state, platform, group, outcome, weeks: t, ...spread(shares) };
      }),
    );
  });
}
