import { expect, test } from 'vitest';
import { Fault, formatProblem, Refusal, type Problem } from '../../src/base/problem.ts';

const unknownLever: Problem = {
  severity: 'error',
  file: 'scenarios/ban-subsidy.yaml',
  line: 14,
  column: 5,
  path: 'levers.douyin.consumerCupon',
  message: 'unknown lever "consumerCupon"; did you mean "consumerCoupon"?',
  see: 'cartban explain levers',
};

test('a problem is shown with its place, what was found, and where to read more', () => {
  expect(formatProblem(unknownLever)).toBe(
    [
      'scenarios/ban-subsidy.yaml:14:5  levers.douyin.consumerCupon',
      '  unknown lever "consumerCupon"; did you mean "consumerCoupon"?',
      '  see: cartban explain levers',
    ].join('\n'),
  );
});

test('mend and inheritance trail stand between message and further reading', () => {
  const text = formatProblem({
    ...unknownLever,
    mend: 'write consumerCoupon',
    trail: ['extends cart-ban.yaml:3', 'extends no-ban.yaml:2'],
  });
  expect(text.split('\n').slice(2)).toEqual([
    '  mend: write consumerCoupon',
    '  via: extends cart-ban.yaml:3',
    '  via: extends no-ban.yaml:2',
    '  see: cartban explain levers',
  ]);
});

test('a warning says that it is one', () => {
  expect(formatProblem({ severity: 'warning', path: 'run.seed', message: 'odd' })).toBe(
    'run.seed\n  warning: odd',
  );
});

test('a problem without a file or a path starts with what it has', () => {
  expect(formatProblem({ severity: 'error', file: 'a.yaml', path: '', message: 'is empty' })).toBe(
    'a.yaml\n  is empty',
  );
  expect(formatProblem({ severity: 'error', file: 'a.yaml', line: 3, path: 'run', message: 'm' })).toBe(
    'a.yaml:3  run\n  m',
  );
});

test('a refusal carries every problem, its kind and a readable message', () => {
  const refusal = new Refusal('invalid', [
    unknownLever,
    { severity: 'error', path: 'run', message: 'too long' },
  ]);
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal.name).toBe('Refusal');
  expect(refusal.kind).toBe('invalid');
  expect(refusal.problems).toHaveLength(2);
  expect(refusal.message).toBe(`${unknownLever.message}; too long`);
});

test('a fault is told apart from other errors by its name', () => {
  expect(new Fault('moneyIsConserved broke in week 31')).toMatchObject({ name: 'Fault', message: /week 31/ });
});

test('a fault with a replay is the same fault, and its message ends in how to see it again', () => {
  const cause = new Error('why');
  const fault = new Fault('moneyIsConserved broke in week 31', 18_526, cause);
  const { message, finding, week, cause: kept } = fault.withReplay('cartban run a.yaml --seed 7');
  expect(message).toBe('moneyIsConserved broke in week 31. Replay: cartban run a.yaml --seed 7');
  expect({ finding, week, kept }).toEqual({ finding: fault.finding, week: 18_526, kept: cause });
});
