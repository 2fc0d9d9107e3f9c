import { Piscina } from 'piscina';
import type { Results } from '../../engine/results.ts';
import type { Case, Executor, Outcome, Stop } from '../../study/study.ts';
import { divides, type Lent } from '../crew.ts';
import { failed } from '../failed.ts';
import { Schedule } from '../schedule.ts';

export interface LocalOptions {
  /** The built worker, `dist/worker.js`. */
  readonly worker: URL;
  /** Threads, at least one. */
  readonly jobs: number;
  /** When aborted, nothing more is handed out, and what runs is given `DRAIN` to finish. */
  readonly stop?: AbortSignal;
}

/** How long running cases may go on after a stop, in milliseconds. */
const DRAIN = 2000;

/** Resolves at `DRAIN` after the stop; never without one. */
function drained(stop: AbortSignal | undefined): Promise<null> {
  return new Promise((resolve) => {
    const begin = (): void => void setTimeout(() => resolve(null), DRAIN).unref();
    if (stop?.aborted) begin();
    else stop?.addEventListener('abort', begin, { once: true });
  });
}

/**
 * Runs cases on threads of this machine. Each lane is a pool of one thread, which keeps a replicate's scenarios on the
 * thread that knows the replicate, and gives the lane a fresh thread should one die. A case that throws, or whose thread
 * dies, comes back as a failure; the others go on. Threads beyond the number of cases, in equal shares, help with large
 * populations.
 */
export function localExecutor({ worker, jobs, stop }: LocalOptions): Executor {
  return async function* (cases: readonly Case[]): AsyncGenerator<Outcome> {
    const schedule = new Schedule(cases);
    const width = Math.max(1, Math.min(jobs, cases.length));
    const lanes = Array.from({ length: width }, () => lane(worker));
    const helpers = Math.floor(jobs / width) - 1;
    const lent = { helpers, shard: new URL('shard.js', worker).href };
    const running = new Map<number, Promise<{ at: number; outcome: Outcome }>>();
    const start = (at: number): void => {
      const next = stop?.aborted ? null : schedule.next(at);
      if (next)
        running.set(
          at,
          runOn(lanes[at], next, helpers > 0 && divides(next.scenario) ? lent : undefined).then(
            (outcome) => ({
              at,
              outcome,
            }),
          ),
        );
    };
    const late = drained(stop);
    try {
      lanes.forEach((_, at) => start(at));
      while (running.size > 0) {
        const first = await Promise.race([...running.values(), late]);
        if (first === null) return;
        running.delete(first.at);
        start(first.at);
        yield first.outcome;
      }
    } finally {
      await Promise.all(lanes.map((pool) => pool.destroy()));
    }
  };
}

function lane(worker: URL): Piscina {
  return new Piscina({ filename: worker.href, minThreads: 1, maxThreads: 1, idleTimeout: Infinity });
}

async function runOn(pool: Piscina, c: Case, lent?: Lent): Promise<Outcome> {
  try {
    const answer = (await pool.run(lent ? { ...c, lent } : c)) as Results | { readonly failure: Stop };
    return 'failure' in answer ? { case: c, failure: answer.failure } : { case: c, results: answer };
  } catch (error) {
    return failed(c, error);
  }
}
