import { Worker } from 'node:worker_threads';
import type { Crew, ShardJob } from '../compile/index.ts';
import type { Case } from '../study/study.ts';

/** Threads that a case may use besides the one that it runs on, and the program that they run. */
export interface Lent {
  readonly helpers: number;
  /** The built `dist/shard.js`. */
  readonly shard: string;
}

/** From so many consumers drawn one by one on, a second thread is worth its start. */
const MANY = 1_000_000;

/** Platforms for which consumers are drawn by tables (`engine/kernels/tableKernel.ts`). */
export const MOST_TABLED = 5;

/** Whether a run can use more threads than one. */
export const divides = ({ run, platforms }: Case['scenario']): boolean =>
  run.engine === 'agents' && run.population >= MANY && platforms.length <= MOST_TABLED;

/** Does work with the help of threads, and takes them away when it is done. */
export function withCrew<T>(lent: Lent | undefined, work: (crew: Crew | null) => T): T {
  if (!lent) return work(null);
  const workers: Worker[] = [];
  const hire = (job: ShardJob): void => {
    const worker = new Worker(new URL(lent.shard), { workerData: job });
    // the run finds out by itself whether it can do without
    worker.on('error', () => undefined);
    workers.push(worker);
  };
  try {
    return work({ helpers: lent.helpers, hire });
  } finally {
    for (const worker of workers) void worker.terminate();
  }
}
