/** Agents of which each stands for a number of real ones that sold alike: fen of all of them, and how many they are. */
export interface Sellers {
  readonly sales: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
}

/**
 * The agents among whom are the `most` real sellers that sold most each; the last of them is the one at the edge, and
 * `edge` is how many of its sellers belong to them. Of sellers that sold alike those given first do.
 *
 * Splits by a pivot and goes on in the part where the edge is: sorting all of them would take most of the time of
 * measuring a week.
 */
export function largestOf(
  { sales, weight }: Sellers,
  most: number,
): { readonly agents: Int32Array; readonly edge: number } {
  const n = sales.length;
  const each = new Float64Array(n);
  const taken = new Int32Array(n);
  let [pool, above, below] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  let [sold, sellers] = [0, 0];
  for (let i = 0; i < n; i++) {
    each[i] = sales[i] / weight[i];
    pool[i] = i;
    sold += sales[i];
    sellers += weight[i];
  }
  let [count, size, left] = [0, n, most];
  // few sell more than the mean, so it is a good first guess
  let pivot = sold / sellers;
  while (size > 0 && left > 0) {
    let over = 0;
    let alike = 0;
    let under = 0;
    let many = 0;
    for (let i = 0; i < size; i++) {
      const agent = pool[i];
      if (each[agent] > pivot) {
        above[over++] = agent;
        many += weight[agent];
      } else if (each[agent] < pivot) below[under++] = agent;
      else pool[alike++] = agent;
    }
    if (over > 0 && many >= left) {
      [pool, above, size] = [above, pool, over];
    } else {
      for (let i = 0; i < over; i++) taken[count++] = above[i];
      left -= many;
      for (let i = 0; i < alike && left > 0; i++) {
        taken[count++] = pool[i];
        if (weight[pool[i]] >= left) return { agents: taken.subarray(0, count), edge: left };
        left -= weight[pool[i]];
      }
      [pool, below, size] = [below, pool, under];
    }
    if (size > 0) pivot = middle(each[pool[0]], each[pool[size >> 1]], each[pool[size - 1]]);
  }
  return { agents: taken.subarray(0, count), edge: count > 0 ? weight[taken[count - 1]] : 0 };
}

const middle = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** Fen sold by the `most` real sellers that sold most each; the agent at the edge counts with the part that fits. */
export function topSales(sellers: Sellers, most: number): number {
  const { agents, edge } = largestOf(sellers, most);
  const last = agents.length - 1;
  if (last < 0) return 0;
  let sum = 0;
  for (let i = 0; i < last; i++) sum += sellers.sales[agents[i]];
  return sum + sellers.sales[agents[last]] * (edge / sellers.weight[agents[last]]);
}
