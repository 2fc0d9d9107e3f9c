import type { Frame } from './market.ts';

/**
 * The choice table of one week, from which every engine draws. A row is (class, preference): a consumer class and
 * what its members remember, `preference = last + (P + 1) · burned`, last platform bought at (0 for none) and the
 * bit set of platforms where they were burned. Tastes, habits and burns act by platform, so a row needs only the
 * probability of each platform; on which of a platform’s content routes the order falls is the same for every row.
 * What a row’s probabilities leave to one is buying nothing. Whether a consumer shops by content is a bit of its own.
 */
export interface ChoiceTable {
  readonly rows: number;
  readonly preferences: number;
  readonly platforms: number;
  readonly categories: number;
  /** Row × category × platform: probability of an interest order that begins on the platform. */
  readonly interest: Float64Array;
  /** Row × category × platform: probability of an intent order on the platform’s shelf. */
  readonly intent: Float64Array;
  /** As `intent`, for a viewer who searches for what was shown. */
  readonly leak: Float64Array;
  /** Route × category: share of the platform’s interest orders that take the route (0 for shelves). */
  readonly split: Float64Array;
  /** Content and ad routes of each platform, in route order. */
  readonly interestRoutes: readonly Int32Array[];
  /** Shelf route of each platform, −1 for none. */
  readonly shelfRoutes: Int32Array;
  /** Probability of a bad experience by route × category. */
  readonly defect: Float64Array;
  /** Share of occasions by category, and the same cumulated. */
  readonly categoryShare: Float64Array;
  readonly categoryCut: Float64Array;
  /** Weekly probability of becoming a content shopper, by class. */
  readonly adopt: Float64Array;
}

/** What `weighChoices` fills anew each week. */
export const tableParts = [
  ...(['interest', 'intent', 'leak', 'split', 'defect', 'categoryShare', 'categoryCut'] as const),
] as const;

export function createChoiceTable(frame: Frame): ChoiceTable {
  const { classes, platforms, categories, routes } = frame.sizes;
  const preferences = (platforms + 1) << platforms;
  const rows = classes * preferences;
  const cells = rows * categories * platforms;
  const interestOf = (p: number): Int32Array =>
    Int32Array.from(frame.routes.keys()).filter(
      (r) => frame.routes[r].platform === p && frame.routes[r].channel !== 'shelf',
    );
  return {
    rows,
    preferences,
    platforms,
    categories,
    interest: new Float64Array(cells),
    intent: new Float64Array(cells),
    leak: new Float64Array(cells),
    split: new Float64Array(routes * categories),
    interestRoutes: frame.platformNames.map((_, p) => interestOf(p)),
    shelfRoutes: Int32Array.from(frame.shelfRoute),
    defect: new Float64Array(routes * categories),
    categoryShare: new Float64Array(categories),
    categoryCut: new Float64Array(categories),
    adopt: new Float64Array(classes),
  };
}

/** Last platform of a preference, 0 for none, p + 1 for platform p. */
export const lastOf = (preference: number, platforms: number): number => preference % (platforms + 1);
/** Bit set of platforms where burned. */
export const burnedOf = (preference: number, platforms: number): number =>
  Math.floor(preference / (platforms + 1));
