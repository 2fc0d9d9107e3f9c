/**
 * What can become of an anchor within one week, as bits of `anchorFate`: more than one may be set, because who falls
 * idle may find goods, move or leave in the same week.
 */
export const anchorFates = {
  /** Its source was closed to it, or had no goods left. */
  fellIdle: 1,
  /** Idle before, it has goods on the same platform again: it found others, or its route opened. */
  rematched: 2,
  /** It went to another platform, idle or not. */
  changedPlatform: 4,
  /** It left the market. */
  left: 8,
} as const;
