/** A label of a chart: where it would like to stand, and how high it is, in pixels from the top. */
export interface Wish {
  readonly at: number;
  readonly height: number;
}

/** Labels that touch each other and move as one: how many, and where the first would be if it had no height above. */
interface Cluster {
  readonly size: number;
  readonly start: number;
}

const joined = (a: Cluster, b: Cluster): Cluster => ({
  size: a.size + b.size,
  start: (a.start * a.size + b.start * b.size) / (a.size + b.size),
});

/**
 * Centres of labels in one column, in the order of their wishes, none over another and as close to the wishes as that
 * allows (least squares: labels that would overlap are pooled around their mean). They stay between `top` and `bottom`
 * if their heights fit there.
 */
export function labelColumn(wishes: readonly Wish[], top: number, bottom: number): number[] {
  const order = wishes.map((_, i) => i).sort((a, b) => wishes[a].at - wishes[b].at || a - b);
  let above = 0;
  const offsets = order.map((i) => (above += wishes[i].height) - wishes[i].height / 2);
  const clusters: Cluster[] = [];
  for (const [k, i] of order.entries()) {
    let cluster: Cluster = { size: 1, start: wishes[i].at - offsets[k] };
    while (clusters.length > 0 && clusters.at(-1)!.start > cluster.start)
      cluster = joined(clusters.pop()!, cluster);
    clusters.push(cluster);
  }
  const last = Math.max(top, bottom - above);
  const starts = clusters.flatMap(({ size, start }) =>
    new Array<number>(size).fill(Math.min(last, Math.max(top, start))),
  );
  const centres = wishes.map(() => 0);
  for (const [k, i] of order.entries()) centres[i] = starts[k] + offsets[k];
  return centres;
}
