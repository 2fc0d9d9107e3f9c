/**
 * Whole numbers drawn at once: how many of n independent individuals do something, and how they divide over cells. The
 * cost does not grow with n.
 *
 * Binomial: inversion by sequential search where n·p < 10, otherwise rejection from a transformed uniform with a
 * squeeze, algorithm BTRS of Hörmann (1993, "The generation of binomial random variates", Journal of Statistical
 * Computation and Simulation 46:101). Both have the binomial law itself, not an approximation of it, up to this:
 * - a uniform has 52 bits, so an event of less than 2^-52 may never be drawn, and the probability of a count near the
 *   mean is kept to about 2^-52·√n, 10^-11 of itself for n = 10^9;
 * - the logarithm of the acceptance ratio is off by about 10^-16 times the distance from the mean: below 10^-10 for
 *   n = 10^9;
 * - a search by inversion that goes beyond 128 begins anew; the probability of that is below 10^-80, and about 2^-52
 *   for sums of probabilities that rounding leaves short of one.
 */
import { isBelow } from './binomialRatio.ts';
import { exp, log1p } from './detmath.ts';
import { Fault } from './problem.ts';
import { threefry4x32, type Key } from './random.ts';

/** A cell's draw is numbered cell · TRIES + try; that a rejection needs more tries has probability 0.4^4096. */
const TRIES = 4096;
/** Below this mean the search is shorter than the set-up of the rejection, whose constants hold only above it. */
const SEARCHED_MEAN = 10;
const FARTHEST = 128;
/** So few divide faster one by one. */
const FEW = 4;

/** Draws for one agent in one week at a time, each a pure function of (key, agent, week, purpose, draw). */
export class CountDraws {
  readonly #key: Key;
  readonly #words = new Uint32Array(4);
  #agent = 0;
  #week = 0;
  /** Sums of weights from a cell to the last. */
  #rest = new Float64Array(64);

  constructor(key: Key) {
    this.#key = key;
  }

  /** Whose draws follow, and of which week. */
  of(agent: number, week: number): void {
    this.#agent = agent;
    this.#week = week;
  }

  /** Successes among n independent tries of probability p. */
  binomial(purpose: number, n: number, p: number): number {
    return this.#binomial(purpose, 0, n, p);
  }

  /**
   * Divides n individuals over cells `from` to `until` (excluded) with probabilities in proportion to `weights` and adds
   * them to the same cells of `out`: a binomial a cell of those whom the cells before it left; few choose one by one.
   */
  multinomial(
    purpose: number,
    n: number,
    weights: Float64Array,
    out: Float64Array,
    from = 0,
    until = out.length,
  ): void {
    if (n === 0) return;
    if (this.#rest.length <= until) this.#rest = new Float64Array(2 * until);
    const rest = this.#rest;
    let sum = 0;
    rest[until] = 0;
    for (let i = until - 1; i >= from; i--) {
      sum += weights[i];
      rest[i] = sum;
    }
    if (!(sum > 0 && sum < Infinity)) throw new Fault(`a multinomial of weights that add up to ${sum}`);
    if (n <= FEW) this.#oneByOne(purpose, n, weights, out, from);
    else this.#cellByCell(purpose, n, weights, out, from);
  }

  #cellByCell(purpose: number, n: number, weights: Float64Array, out: Float64Array, from: number): void {
    const rest = this.#rest;
    let left = n;
    for (let i = from; left > 0; i++) {
      if (weights[i] === 0) continue;
      const taken = this.#binomial(purpose, (i - from) * TRIES, left, weights[i] / rest[i]);
      out[i] = out[i] + taken;
      left -= taken;
    }
  }

  #oneByOne(purpose: number, n: number, weights: Float64Array, out: Float64Array, from: number): void {
    const rest = this.#rest;
    for (let i = 0; i < n; i++) {
      if ((i & 1) === 0) this.#draw(purpose, i);
      const point = this.#uniform(2 * (i & 1)) * rest[from];
      let cell = from;
      while (rest[cell + 1] > point || weights[cell] === 0) cell++;
      out[cell] = out[cell] + 1;
    }
  }

  #binomial(purpose: number, draw: number, n: number, p: number): number {
    if (n === 0 || p === 0) return 0;
    if (p >= 1) return n;
    if (p > 0.5) return n - this.#smaller(purpose, draw, n, 1 - p);
    if (!(p > 0)) throw new Fault(`a binomial of probability ${p}`);
    return this.#smaller(purpose, draw, n, p);
  }

  #smaller(purpose: number, draw: number, n: number, p: number): number {
    return n * p < SEARCHED_MEAN ? this.#search(purpose, draw, n, p) : this.#reject(purpose, draw, n, p);
  }

  #search(purpose: number, draw: number, n: number, p: number): number {
    this.#draw(purpose, draw);
    // by Bernoulli’s inequality that is below the probability of none, which costs an exponential and a logarithm
    if (this.#uniform(0) <= 1 - n * p) return 0;
    if (n === 1) return 1;
    const odds = p / (1 - p);
    const scale = (n + 1) * odds;
    const none = exp(n * log1p(-p));
    for (let attempt = draw; ; attempt++) {
      if (attempt > draw) this.#draw(purpose, attempt);
      let u = this.#uniform(0);
      let probability = none;
      let k = 0;
      while (u > probability && k <= FARTHEST) {
        u -= probability;
        k++;
        probability *= scale / k - odds;
      }
      if (k <= FARTHEST && k <= n) return k;
    }
  }

  #reject(purpose: number, draw: number, n: number, p: number): number {
    const spread = Math.sqrt(n * p * (1 - p));
    const b = 1.15 + 2.53 * spread;
    const a = -0.0873 + 0.0248 * b + 0.01 * p;
    const centre = n * p + 0.5;
    const surely = 0.92 - 4.2 / b;
    for (let attempt = draw; ; attempt++) {
      this.#draw(purpose, attempt);
      const u = this.#uniform(0) - 0.5;
      const v = this.#uniform(2);
      const edge = 0.5 - (u < 0 ? -u : u);
      const k = Math.floor(((2 * a) / edge + b) * u + centre);
      if (edge >= 0.07 && v <= surely) return k;
      if (k < 0 || k > n) continue;
      const height = (v * (2.83 + 5.1 / b) * spread) / (a / (edge * edge) + b);
      if (isBelow(height, n, p, k)) return k;
    }
  }

  #draw(purpose: number, draw: number): void {
    threefry4x32(this.#key, this.#agent, this.#week, purpose, draw, this.#words);
  }

  /** A uniform in (0, 1) from two words: the middle of its 2^-52 cell, exact in a double. */
  #uniform(word: number): number {
    const high = this.#words[word] >>> 6;
    const low = this.#words[word + 1] >>> 6;
    return (high * 67_108_864 + low + 0.5) / 4_503_599_627_370_496;
  }
}
