import type { Case } from '../study/study.ts';

/** Consecutive cases of one replicate. */
interface Group {
  readonly replicate: number;
  readonly cases: Case[];
}

/**
 * Hands out cases to lanes (workers), group by group. A lane stays with its group as long as that has cases left, because
 * what a worker works out once per replicate (slot constants, a shared past) serves every case of it; a lane without one
 * takes the next untouched group, of a replicate that it knows rather than of one that another lane knows, and when there
 * is none, helps where most is left, so that no lane idles at the end.
 */
export class Schedule {
  #waiting: Group[] = [];
  readonly #at = new Map<number, Group>();
  readonly #known = new Map<number, number>();

  constructor(cases: readonly Case[]) {
    for (const c of cases) {
      const last = this.#waiting.at(-1);
      if (last?.replicate === c.replicate) last.cases.push(c);
      else this.#waiting.push({ replicate: c.replicate, cases: [c] });
    }
  }

  /** The next case for a lane, or null when all are handed out. */
  next(lane: number): Case | null {
    const group = this.#groupFor(lane);
    if (!group) return null;
    this.#at.set(lane, group);
    if (!this.#known.has(group.replicate)) this.#known.set(group.replicate, lane);
    const taken = group.cases.shift()!;
    if (group.cases.length === 0) this.#waiting = this.#waiting.filter((g) => g !== group);
    return taken;
  }

  #groupFor(lane: number): Group | undefined {
    const own = this.#at.get(lane);
    if (own && own.cases.length > 0) return own;
    const taken = new Set(this.#at.values());
    const free = this.#waiting.filter((group) => !taken.has(group));
    const unknown = ({ replicate }: Group): boolean => !this.#known.has(replicate);
    const mine = ({ replicate }: Group): boolean => this.#known.get(replicate) === lane;
    const most = (a: Group, b: Group): Group => (b.cases.length > a.cases.length ? b : a);
    return (
      free.find(unknown) ??
      free.find(mine) ??
      free[0] ??
      (this.#waiting.length > 0 ? this.#waiting.reduce(most) : undefined)
    );
  }
}
