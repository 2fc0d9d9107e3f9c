import { workerData } from 'node:worker_threads';
import { help, type ShardJob } from '../compile/index.ts';

/** A thread that helps another with the individual consumers of one run, until it is taken away (`crew.ts`). */
help(workerData as ShardJob);
