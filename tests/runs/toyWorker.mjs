import { threadId } from 'node:worker_threads';

/** A worker without a market: what a case's scenario is called decides what becomes of it. */
export default async function runCase({ scenario, seed, replicate }) {
  if (scenario.name === 'throws') throw new RangeError('no such market');
  if (scenario.name === 'dies') process.exit(3);
  if (scenario.name === 'sleeps') await new Promise((resolve) => setTimeout(resolve, 60_000));
  return { seed, replicate, threadId, values: Float64Array.of(seed * 1000 + replicate) };
}
