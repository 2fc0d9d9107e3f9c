/**
 * Runs that share their past. Two scenarios on the same seed and replicate are equal to the last bit until the first week
 * in which their inputs differ (rule 17), so the second may go on from where the first stood then.
 */

/** Where a run stood when a week began. */
export interface Past {
  readonly week: number;
  /** What only the simulation that wrote it can read. */
  readonly state: unknown;
}

/** A past and the values of the weeks before it, `values[column * weeks + week]`. */
export interface Shared {
  readonly past: Past;
  readonly values: Float64Array;
}

/** How a run uses and leaves pasts. */
export interface Sharing {
  /** Where it begins; null for the start. */
  readonly from: Shared | null;
  /** Whether its own past at the beginning of a week is wanted, and where it goes. */
  wants(week: number): boolean;
  keep(past: Past): void;
}

/** Begins at the start and leaves nothing behind. */
export const alone: Sharing = { from: null, wants: () => false, keep: () => undefined };
