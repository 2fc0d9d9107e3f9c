import { formatDay, type Day } from '../base/calendar.ts';
import { Fault } from '../base/problem.ts';
import { total } from '../base/total.ts';
import type { Kernel, Step } from '../engine/index.ts';
import {
  columns,
  consumersChoose,
  placeOf,
  tableParts,
  type ColumnName,
  type Market,
  type Mechanism,
} from '../model/index.ts';
import { begin, everythingIsFinite, tieLaws, type Began, type TieLaw } from '../model/laws/index.ts';
import { writtenByConsumers } from './layout.ts';

/** What is looked at after a step: the columns that it writes, and the laws that tie them to others. */
interface Watched {
  readonly name: string;
  readonly writes: readonly ColumnName[];
  /** Columns of which one sum tells that all is finite; sums of money are told by its laws. */
  readonly numbers: readonly Float64Array[];
  /** Columns where an infinity has a meaning. */
  readonly unbounded: readonly ColumnName[];
  readonly laws: readonly TieLaw[];
}

function watched(m: Market, step: Mechanism | typeof consumersChoose): Watched {
  const [name, writes] = step === consumersChoose ? [step, writtenByConsumers] : [step.name, step.writes];
  const numbers = writes.filter((c) => columns[c].storage === 'f64' && columns[c].kind === 'number');
  return {
    name,
    writes,
    numbers: numbers.filter((c) => columns[c].infinite === null).map((c) => m[c] as Float64Array),
    unbounded: numbers.filter((c) => columns[c].infinite !== null),
    laws: tieLaws.filter((law) => law.ties.some((c) => writes.includes(c))),
  };
}

/**
 * Stops a run in the step that breaks it. After each step it looks at what the step wrote: whether every number is finite,
 * whether every sum of fen is the one that another column says, whether every agent is where its flows put it, and after
 * the consumers’ whether all of them are still there. It reads and never writes, so it changes no bit of a result.
 *
 * Most checks are sums over whole columns, which cost some four hundredths of a run and cannot say which slot is wrong, only
 * that one of the column is. Leaves out: a number that is wrong and finite, and two errors that cancel.
 */
export class Guard {
  readonly #m: Market;
  readonly #kernel: Kernel;
  readonly #from: Day;
  readonly #began: Began;

  constructor(market: Market, kernel: Kernel, from: Day) {
    this.#m = market;
    this.#kernel = kernel;
    this.#from = from;
    this.#began = begin(market);
  }

  beginWeek(): void {
    begin(this.#m, this.#began);
  }

  /** The step with what is looked at after it. */
  watch(step: Mechanism | typeof consumersChoose, run: () => void): Step {
    const looked = watched(this.#m, step);
    return {
      name: looked.name,
      run: () => {
        try {
          run();
        } catch (error) {
          throw this.#failed(looked, error);
        }
        this.#look(looked);
      },
    };
  }

  #look(step: Watched): void {
    const m = this.#m;
    for (const column of step.numbers) if (!Number.isFinite(total(column))) this.#stopAtNumber(step);
    for (const name of step.unbounded) if (notFinite(m, name) >= 0) this.#stopAtNumber(step);
    for (const law of step.laws) if (law.check(m, this.#began).length > 0) this.#stop(step);
    if (step.name === consumersChoose) this.#lookAtConsumers(step);
    else if (step.name === 'weighChoices') this.#lookAtTable(step);
  }

  #lookAtTable(step: Watched): void {
    for (const part of tableParts) {
      const table = this.#m.choice[part];
      if (Number.isFinite(total(table))) continue;
      const at = table.findIndex((x) => !Number.isFinite(x));
      throw this.#broke(everythingIsFinite.name, step, `${part} ${at} of the choice table is ${table[at]}`);
    }
  }

  #lookAtConsumers(step: Watched): void {
    const lost = this.#kernel.lost();
    if (lost !== null) throw this.#broke('consumersAreKept', step, lost);
  }

  /**
   * Names every law that the step broke, each with the columns that it may have broken it by. A law of money is broken by
   * what is not finite too, so that is looked for first.
   */
  #stop(step: Watched): never {
    this.#stopAtNumber(step);
    const broken = step.laws.flatMap(({ name, ties, check }) =>
      check(this.#m, this.#began).map((breach) => {
        const tied = step.writes.filter((column) => ties.includes(column)).join(', ');
        return { name, told: `${breach} (${tied})` };
      }),
    );
    const [first, ...more] = broken;
    const also = more.map(({ name, told }) => `; ${name}: ${told}`).join('');
    throw this.#broke(first.name, step, first.told + also);
  }

  /** Throws if the step wrote a number that is not finite; finite ones whose sum is not are none. */
  #stopAtNumber(step: Watched): void {
    const m = this.#m;
    for (const name of step.writes) {
      const at = notFinite(m, name);
      if (at < 0) continue;
      const place = placeOf(m.frame, columns[name].size, at);
      throw this.#broke(everythingIsFinite.name, step, `${name} of ${place} is ${m[name][at]}`);
    }
  }

  #broke(law: string, step: Watched, breach: string): Fault {
    return new Fault(`${law} broke in ${this.#when()} after ${step.name}: ${breach}`, this.#monday());
  }

  /** What a step throws is a fault of ours, whatever it is. */
  #failed(step: Watched, error: unknown): Fault {
    if (error instanceof Fault && error.week !== null) return error;
    const message = error instanceof Error ? error.message : String(error);
    return new Fault(`${step.name} failed in ${this.#when()}: ${message}`, this.#monday(), error);
  }

  #monday(): Day {
    return this.#from + 7 * this.#m.week;
  }

  #when(): string {
    return `week ${this.#m.week} (Monday ${formatDay(this.#monday())})`;
  }
}

/** The first slot of a column that holds neither a number nor the infinity that has a meaning there, −1 for none. */
function notFinite(m: Market, name: ColumnName): number {
  const { infinite } = columns[name];
  const column = m[name];
  for (let i = 0; i < column.length; i++) {
    if (!Number.isFinite(column[i]) && column[i] !== infinite) return i;
  }
  return -1;
}
