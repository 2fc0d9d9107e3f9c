import type { Frame } from '../model/index.ts';
import { slotTargets2019 } from '../scenario/observed.ts';

/** Sales of 2019 by route (`slot_targets_2019.csv`), bn CNY; 0 where nothing was sold. */
export function targetOf(frame: Frame, r: number): number {
  const route = frame.routes[r];
  const row = slotTargets2019.find(
    (t) =>
      t.attention === frame.platformNames[route.platform] &&
      t.channel === route.channel &&
      t.settling === frame.platformNames[route.to],
  );
  return row?.central ?? 0;
}
