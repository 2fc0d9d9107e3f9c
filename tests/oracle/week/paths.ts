/** Dated values: before the first knot its value, after the last its value. */
import type { Day } from '../../../src/base/calendar.ts';
import type { Path } from '../../../src/scenario/scenario.ts';

export function pathOn({ knots, between }: Path, day: Day): number {
  let value = knots[0].value;
  knots.forEach((knot, i) => {
    if (knot.day > day) return;
    value = knot.value;
    const next = knots[i + 1];
    if (between === 'linear' && next)
      value = knot.value + ((next.value - knot.value) * (day - knot.day)) / (next.day - knot.day);
  });
  return value;
}
