import { describe, expect, test } from 'vitest';
import { checkOrder } from '../../src/compile/layout.ts';
import { Fault } from '../../src/base/problem.ts';
import { columns, week, type ColumnName, type Mechanism } from '../../src/model/index.ts';
import { consumersChoose } from '../../src/model/week.ts';

const without = (name: string): (Mechanism | typeof consumersChoose)[] =>
  week.filter((step) => step === consumersChoose || step.name !== name);

const mechanisms = week.filter((step): step is Mechanism => step !== consumersChoose);
const isWeekly = (name: ColumnName): boolean => !columns[name].carried;
const written = (steps: readonly Mechanism[]): Set<ColumnName> => new Set(steps.flatMap((s) => s.writes));

/** Steps that are the first to fill a weekly column which a later step reads. */
const needed = mechanisms.filter((step, i) => {
  const filled = written(mechanisms.slice(0, i));
  const own = step.writes.filter((name) => isWeekly(name) && !filled.has(name));
  return mechanisms.slice(i + 1).some(({ reads }) => own.some((name) => reads.includes(name)));
});

describe('the order of a week', () => {
  test('is accepted as it stands', () => {
    expect(() => checkOrder()).not.toThrow();
  });

  test.each(needed)('is refused without $name, whose columns are read later', ({ name }) => {
    expect(() => checkOrder(without(name))).toThrow(Fault);
  });

  test('is refused with the till before consumers choose, and says which step and column', () => {
    const steps = week.filter((step) => step !== consumersChoose);
    expect(() => checkOrder(steps)).toThrow('bookOrders reads orders before any step has filled it');
  });

  test('is refused where a step reads what only a later one fills', () => {
    const late = [...week].reverse();
    expect(() => checkOrder(late)).toThrow(Fault);
  });

  test('matters to most steps, so that the check is no formality', () => {
    expect(needed.length).toBeGreaterThanOrEqual(10);
  });
});
