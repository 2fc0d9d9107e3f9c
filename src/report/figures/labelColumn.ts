/** A label of a chart: where it would like to stand, and how high it is, in pixels from the top. */
export interface Wish {
  readonly at: number;
  readonly height: number;
}

/**
 * Centres of labels in one column, none over another and all below `top`, in the order of their wishes and close to
 * them: pushed down where they meet, then lifted as far as the bottom asks. They fit if their heights fit together.
 */
export function labelColumn(wishes: readonly Wish[], top: number, bottom: number): number[] {
  const order = wishes.map((_, i) => i).sort((a, b) => wishes[a].at - wishes[b].at || a - b);
  const centres = wishes.map((w) => w.at);
  let edge = top;
  for (const i of order) {
    const half = wishes[i].height / 2;
    centres[i] = Math.max(centres[i], edge + half);
    edge = centres[i] + half;
  }
  edge = bottom;
  for (const i of [...order].reverse()) {
    const half = wishes[i].height / 2;
    centres[i] = Math.min(centres[i], edge - half);
    edge = centres[i] - half;
  }
  return centres;
}
