import type { Case } from '../study/study.ts';

/**
 * Hands out cases to lanes (workers). A lane stays with one replicate as long as that has cases left, because what a
 * worker works out once per replicate (slot constants) serves every scenario of it; a lane without one takes the next
 * untouched replicate, and when there is none, helps where most is left, so that no lane idles at the end.
 */
export class Schedule {
  readonly #waiting = new Map<number, Case[]>();
  readonly #lanes = new Map<number, number>();

  constructor(cases: readonly Case[]) {
    for (const c of cases) {
      const group = this.#waiting.get(c.replicate);
      if (group) group.push(c);
      else this.#waiting.set(c.replicate, [c]);
    }
  }

  /** The next case for a lane, or null when all are handed out. */
  next(lane: number): Case | null {
    const replicate = this.#replicateFor(lane);
    if (replicate === null) return null;
    this.#lanes.set(lane, replicate);
    const group = this.#waiting.get(replicate)!;
    const taken = group.shift()!;
    if (group.length === 0) this.#waiting.delete(replicate);
    return taken;
  }

  #replicateFor(lane: number): number | null {
    const own = this.#lanes.get(lane);
    if (own !== undefined && this.#waiting.has(own)) return own;
    const taken = new Set(this.#lanes.values());
    let most: number | null = null;
    for (const [replicate, group] of this.#waiting) {
      if (!taken.has(replicate)) return replicate;
      if (most === null || group.length > this.#waiting.get(most)!.length) most = replicate;
    }
    return most;
  }
}
