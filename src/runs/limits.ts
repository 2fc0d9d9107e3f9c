import { totalmem } from 'node:os';
import { Refusal, type Problem } from '../base/problem.ts';
import type { Case } from '../study/study.ts';
import { divides, MOST_TABLED } from './crew.ts';

type Scenario = Case['scenario'];

/** What a study will take, before any of it is computed. */
export interface Estimate {
  readonly runs: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Most consumers that a run draws one by one. */
  readonly consumers: number;
}

/** Share of the memory that a study may fill; the rest is for the system and for being wrong. */
const MEMORY_SHARE = 0.6;
const LONGEST_SECONDS = 24 * 3600;
/** The kernels' index of a consumer is a signed word of 32 bits; China has a third as many online shoppers. */
const MOST_CONSUMERS = 2 ** 31 - 1;

/**
 * Rough speeds, measured as CPU time on a busy machine with four platforms: of a week, of each simulated seller or anchor
 * in it, and of each consumer one by one: many by tables, few in a loop (`agentsKernel`), which takes twice as long with
 * every platform from the sixth on. They decide between minutes and days, not between one minute and two.
 */
const SECONDS_PER_WEEK = 0.002;
const SECONDS_PER_AGENT_WEEK = 1.5e-6;
const SECONDS_PER_CONSUMER_WEEK = 1.5e-8;
const LOOPED_SECONDS = 1.5e-7;
const LEAST_TABLED = 5000;
/** Weeks that consumers live before the first (`compile/compile.ts`). */
const SETTLING_WEEKS = 26;
/** Counted consumers cost less, and from some millions on no more. */
const SECONDS_PER_COUNTED_WEEK = 1e-8;
const MOST_SECONDS_COUNTED = 0.015;

/** Weeks of 2019 that a replicate simulates first, to solve its constants (`compile/constants.ts`). */
const SOLVED_WEEKS = 4 * 53;

/** Doubles of one week that a run leaves behind. */
const COLUMNS = 700;

/** What the program and each of its threads hold before any market, measured on Node 20. */
const PROCESS_BYTES = 110e6;
const THREAD_BYTES = 60e6;
/** What a thread that helps with consumers holds. */
const HELPER_BYTES = 30e6;

/** Bytes that the results of one run hold until the study is concluded. */
function resultBytes({ run, platforms }: Scenario): number {
  const columns = COLUMNS * Math.max(1, (platforms.length / 4) * (platforms.length / 4));
  const marks = 2 + run.weeks / 13;
  return 8 * columns * run.weeks + (run.merchants + run.anchors) * (9 + 2 * marks);
}

/** A week of merchants and anchors, without the consumers whom an engine draws. */
const weekSeconds = ({ run }: Scenario): number =>
  SECONDS_PER_WEEK + SECONDS_PER_AGENT_WEEK * (run.merchants + run.anchors);

/** `threads` work on the run’s consumers if they are many. */
function runSeconds(s: Scenario, threads = 1): number {
  const { population, engine, weeks } = s.run;
  const each =
    population >= LEAST_TABLED && s.platforms.length <= MOST_TABLED
      ? SECONDS_PER_CONSUMER_WEEK
      : LOOPED_SECONDS * Math.max(1, 2 ** (s.platforms.length - MOST_TABLED));
  const settled = (weeks + SETTLING_WEEKS) / weeks;
  const drawn = {
    agents: (each * population * settled) / (divides(s) ? threads : 1),
    counts: Math.min(SECONDS_PER_COUNTED_WEEK * population, MOST_SECONDS_COUNTED),
    distribution: 0,
  };
  return weeks * (weekSeconds(s) + drawn[engine]);
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/**
 * Estimates a study of `replicates` of each scenario on `jobs` threads, and of `further` cases by their scenarios;
 * `bytesOf` is the need of one running case. Scenarios of a replicate share its constants, which are solved once; that
 * they also share a past, which makes further ones cheaper, is left out.
 */
export function estimate(
  scenarios: readonly Scenario[],
  replicates: number,
  jobs: number,
  bytesOf: (s: Scenario) => number,
  further: readonly Scenario[] = [],
): Estimate {
  const runs = scenarios.length * replicates + further.length;
  const threads = Math.min(jobs, runs);
  const all = (of: (s: Scenario) => number): number =>
    replicates * sum(scenarios.map(of)) + sum(further.map(of));
  const helpers = scenarios.some(divides) ? threads * (Math.floor(jobs / threads) - 1) : 0;
  const solving = SOLVED_WEEKS * Math.max(...scenarios.map(weekSeconds));
  return {
    runs,
    bytes:
      PROCESS_BYTES +
      threads * (THREAD_BYTES + Math.max(...scenarios.map(bytesOf))) +
      helpers * HELPER_BYTES +
      all(resultBytes),
    consumers: Math.max(0, ...scenarios.map(({ run }) => (run.engine === 'agents' ? run.population : 0))),
    seconds: (all((s) => runSeconds(s, Math.floor(jobs / threads))) + replicates * solving) / threads,
  };
}

/** The memory that this process may use; a container may have less than the machine. */
export function availableBytes(): number {
  const constrained = process.constrainedMemory?.() ?? 0;
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/** A number of which only the first digits are known; `1.5e+21` where zeros would hide its size. */
function rough(value: number, digits: number): string {
  const text = value.toPrecision(digits);
  return value < 1e9 ? String(Number(text)) : text;
}

export function bytesWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${rough(value, 3)} ${units[unit]}`;
}

export function secondsWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 100 * 24 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${rough(seconds / (365 * 24 * 3600), 2)} years`;
}

/** Throws a refusal that carries the estimate when a study would fill the memory or run for more than a day. */
export function refuseBeyondLimits(e: Estimate, available = availableBytes()): void {
  const problems: Problem[] = [];
  const problem = (message: string, mend: string): void =>
    void problems.push({ severity: 'error', path: 'run', message, mend });
  const mend = 'fewer replicates, merchants, anchors or weeks, or a smaller population';
  if (e.consumers > MOST_CONSUMERS) {
    problem(
      `${rough(e.consumers, 3)} consumers one by one; allowed are ${MOST_CONSUMERS}`,
      'a smaller population, or --engine counts, which takes any',
    );
  }
  if (!(e.bytes <= MEMORY_SHARE * available)) {
    problem(
      `${e.runs} runs need about ${bytesWords(e.bytes)} of memory; allowed are ${bytesWords(MEMORY_SHARE * available)}`,
      mend,
    );
  }
  if (!(e.seconds <= LONGEST_SECONDS)) {
    problem(
      `${e.runs} runs need about ${secondsWords(e.seconds)}; allowed are ${secondsWords(LONGEST_SECONDS)}`,
      mend,
    );
  }
  if (problems.length > 0) throw new Refusal('limits', problems);
}
