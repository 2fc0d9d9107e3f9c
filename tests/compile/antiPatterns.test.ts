import { beforeAll, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../src/base/calendar.ts';
import { simulate } from '../../src/compile/index.ts';
import type { Results } from '../../src/engine/index.ts';
import { resolve } from '../../src/scenario/resolve.ts';
import { shippedScenarios } from '../../src/scenario/shipped.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** What must not appear in the shipped history at the defaults, whatever the fit says. */
const scenario = (file: string): Scenario => {
  const read = (name: string): string => shippedScenarios.get(name.split('/').at(-1)!)!;
  const resolution = resolve({ file, text: read(file) }, read);
  if ('problems' in resolution) throw new Error(resolution.problems.map((p) => p.message).join('\n'));
  return resolution.scenario;
};

let banned: Results;
let open: Results;
beforeAll(() => {
  banned = simulate(scenario('cart-ban.yaml'), 7, 1);
  open = simulate(scenario('no-ban.yaml'), 7, 1);
}, 300_000);

function series(
  r: Results,
  metric: string,
  platform: string | null,
  channel: string | null = null,
): number[] {
  const c = r.columns.findIndex(
    (x) => x.metric === metric && x.platform === platform && x.channel === channel && x.tier === null,
  );
  expect(c).toBeGreaterThanOrEqual(0);
  return Array.from(r.values.subarray(c * r.weeks, (c + 1) * r.weeks));
}

const weekOf = (day: string): number => Math.floor((parseDay(day)! - banned.from) / 7);
const sum = (xs: readonly number[]): number => xs.reduce((x, y) => x + y, 0);
const during = (xs: readonly number[], from: string, until: string): number =>
  sum(xs.slice(weekOf(from), weekOf(until)));

test('until the first announcement the two histories are equal to the last bit', () => {
  const first = weekOf('2020-08-05');
  banned.columns.forEach((column, c) => {
    const at = c * banned.weeks;
    const before = (r: Results): Float64Array => r.values.slice(at, at + first);
    expect(before(banned), `${column.metric} ${column.platform}`).toEqual(before(open));
  });
  expect(series(banned, 'gmv.attention', 'douyin').slice(first)).not.toEqual(
    series(open, 'gmv.attention', 'douyin').slice(first),
  );
});

test('Douyin’s linked live GMV is exactly zero from the first whole week after 9 October 2020, and not before', () => {
  const linked = series(banned, 'gmv.linked', 'douyin', 'live');
  const from = weekOf('2020-10-12');
  expect(formatDay(banned.from + 7 * from)).toBe('2020-10-12');
  expect(linked.slice(from).every((x) => x === 0)).toBe(true);
  expect(linked[from - 1]).toBeGreaterThan(0);
});

test('the whole market does not jump in the week of the ban', () => {
  const w = weekOf('2020-10-12');
  const ratio = series(banned, 'gmv.settled', null)[w] / series(open, 'gmv.settled', null)[w];
  expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
});

test('Douyin stays below 3 tn in 2021, Kuaishou does not collapse, and leakage is never negative', () => {
  expect(during(series(banned, 'gmv.attention', 'douyin'), '2021-01-04', '2022-01-03')).toBeLessThan(3000);
  const kuaishou = series(banned, 'gmv.attention', 'kuaishou');
  const before = during(kuaishou, '2020-09-07', '2020-10-12');
  expect(during(kuaishou, '2020-10-12', '2020-11-16')).toBeGreaterThan(0.8 * before);
  for (const platform of [null, 'kuaishou', 'douyin']) {
    expect(Math.min(...series(banned, 'gmv.leaked', platform))).toBeGreaterThanOrEqual(0);
  }
});

test('of what the ban displaces in 2020Q4 part is lost, and most is not', () => {
  const lost = during(series(open, 'gmv.linked', 'douyin', 'live'), '2020-10-12', '2021-01-04');
  const total = (r: Results): number => during(series(r, 'gmv.settled', null), '2020-10-12', '2021-01-04');
  const destroyed = (total(open) - total(banned)) / lost;
  expect(destroyed).toBeGreaterThan(0.05);
  expect(destroyed).toBeLessThan(0.5);
});

test.each(['ban-subsidy', 'ban-traffic', 'ban-quality'])(
  '%s is cart-ban to the last bit until its own first date',
  (name) => {
    const whatIf = { ...scenario(`${name}.yaml`) };
    const weeks = weekOf('2020-10-12');
    const run = { ...whatIf.run, weeks };
    const child = simulate({ ...whatIf, run }, 7, 1);
    child.columns.forEach((column, c) => {
      const before = (r: Results): Float64Array => r.values.slice(c * r.weeks, c * r.weeks + weeks);
      expect(before(child), `${column.metric} ${column.platform}`).toEqual(before(banned));
    });
  },
  120_000,
);
