import type { DerivedColumn, ResultColumn } from '../engine/results.ts';

/** What a figure is of; equal labels in two runs are the same quantity. */
export interface Label {
  readonly metric: string;
  readonly platform: string | null;
  readonly channel: string | null;
  readonly tier: string | null;
  readonly unit: string;
}

/** Columns that carry a settling platform are the raw material of the diversion matrix, not figures of their own. */
export const isCell = (column: ResultColumn): boolean => column.to !== null;

/** The label of a column, without what only the engine needs. */
export function labelOf(column: ResultColumn | DerivedColumn): Label {
  const { metric, platform, channel, tier, unit } = column;
  return { metric, platform, channel, tier, unit };
}

/** A key that equals another's exactly when the labels are equal. */
export const keyOf = (l: Label): string =>
  `${l.metric}|${l.platform ?? ''}|${l.channel ?? ''}|${l.tier ?? ''}|${l.unit}`;

/** `douyin>live>taobao`: attention platform, channel, settling platform. */
export const cellOf = (c: ResultColumn): string => `${c.platform}>${c.channel}>${c.to}`;
