import type { Day } from '../base/calendar.ts';
import type { LeverSetting, Path } from './scenario.ts';

/** Value of a dated path on a day. */
export function valueAt(path: Path, day: Day): number {
  const { knots } = path;
  if (day <= knots[0].day) return knots[0].value;
  for (let i = 1; i < knots.length; i++) {
    const a = knots[i - 1];
    const b = knots[i];
    if (day >= b.day) continue;
    return path.between === 'step'
      ? a.value
      : a.value + ((b.value - a.value) * (day - a.day)) / (b.day - a.day);
  }
  return knots[knots.length - 1].value;
}

/** Value of a lever's setting on a day; the neutral value while it is not in force. */
export function settingAt({ path, from, until }: LeverSetting, neutral: number, day: Day): number {
  const inForce = (from === null || day >= from) && (until === null || day < until);
  return inForce ? valueAt(path, day) : neutral;
}
