import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dayFromCivil, shareOfWeek } from '../../src/base/calendar.ts';
import { compile, frameOf, solveConstants, solveFirst } from '../../src/compile/index.ts';
import { run } from '../../src/engine/index.ts';
import { observedHistory } from '../../src/scenario/history.ts';
import { slotTargets2019 } from '../../src/scenario/observed.ts';

const history = observedHistory();
const only2019 = { ...history, run: { ...history.run, weeks: 53 } };

/** `npm run solve` writes the shipped solution anew; due whenever a rule or a declared parameter moves 2019. */
test.runIf(process.env['SOLVE_CONSTANTS'])(
  'solve the constants of 2019 and write them down',
  { timeout: 600_000 },
  () => {
    const { slots, routes } = solveFirst(only2019, history.run.seed);
    const frame = frameOf(history);
    const name = (p: number): string => frame.platformNames[p];
    const rows = [
      ...frame.slots.map((s, i) => [name(s.platform), s.channel, '', slots[i]]),
      ...frame.routes.map((r, i) => [name(r.platform), r.channel, name(r.to), routes[i]]),
    ];
    const text = [
      'attention_platform,channel,settling_platform,constant',
      ...rows.map((row) => row.join(',')),
    ];
    writeFileSync('scenarios/observed/slot_constants_2019.csv', `${text.join('\n')}\n`);
  },
);

test('with the shipped constants every slot of 2019 sells inside its observed range, the total within 1 %', () => {
  const results = run(compile(only2019, solveConstants(history, history.run.seed, 1)), history.run.seed, 1);
  const sold = (attention: string, channel: string, settling: string): number => {
    const c = results.columns.findIndex(
      (x) =>
        x.metric === 'gmv.cell' && x.platform === attention && x.channel === channel && x.to === settling,
    );
    let sum = 0;
    for (let w = 0; w < results.weeks; w++) {
      const share = shareOfWeek(results.from + 7 * w, dayFromCivil(2019, 1, 1), dayFromCivil(2020, 1, 1));
      sum += results.values[c * results.weeks + w] * share;
    }
    return sum;
  };
  const filled = slotTargets2019.filter((t) => t.central > 0);
  const models = filled.map((t) => sold(t.attention, t.channel, t.settling));
  const total = (xs: readonly number[]): number => xs.reduce((x, y) => x + y, 0);
  expect(total(models) / total(filled.map((t) => t.central))).toBeCloseTo(1, 2);
  filled.forEach((t, i) => {
    const slot = `${t.attention}>${t.channel}>${t.settling}`;
    expect(models[i], slot).toBeGreaterThanOrEqual(t.low);
    expect(models[i], slot).toBeLessThanOrEqual(t.high);
  });
});
