import type { Frame } from './market.ts';

/**
 * The choice table of one week, from which every engine draws. A row is (class, preference): a consumer class and
 * what its members remember, `preference = last + (P + 1) · burned`, last platform bought at (0 for none) and the
 * bit set of platforms where they were burned. `interest` and `intent` hold choice probabilities by row, category and
 * option; what is missing to one is buying nothing. Whether a consumer shops by content is a bit of its own.
 */
export interface ChoiceTable {
  readonly rows: number;
  readonly preferences: number;
  readonly platforms: number;
  readonly categories: number;
  /** Routes of interest options (content and ads) and of intent options (shelves), in option order. */
  readonly interestRoutes: Int32Array;
  readonly intentRoutes: Int32Array;
  /** Row × category × option. */
  readonly interest: Float64Array;
  readonly intent: Float64Array;
  /** As `intent`, for a viewer who searches for what was shown. */
  readonly leak: Float64Array;
  /** Probability of a bad experience by route × category. */
  readonly defect: Float64Array;
  /** Cumulative share of occasions by category. */
  readonly categoryCut: Float64Array;
  /** Weekly probability of becoming a content shopper, by class. */
  readonly adopt: Float64Array;
}

export function createChoiceTable(frame: Frame): ChoiceTable {
  const { classes, platforms, categories, routes } = frame.sizes;
  const preferences = (platforms + 1) << platforms;
  const isInterest = frame.routes.map((r) => r.channel !== 'shelf');
  const pick = (wanted: boolean): Int32Array =>
    Int32Array.from(frame.routes.keys()).filter((r) => isInterest[r] === wanted);
  const interestRoutes = pick(true);
  const intentRoutes = pick(false);
  const rows = classes * preferences;
  const cells = rows * categories;
  return {
    rows,
    preferences,
    platforms,
    categories,
    interestRoutes,
    intentRoutes,
    interest: new Float64Array(cells * interestRoutes.length),
    intent: new Float64Array(cells * intentRoutes.length),
    leak: new Float64Array(cells * intentRoutes.length),
    defect: new Float64Array(routes * categories),
    categoryCut: new Float64Array(categories),
    adopt: new Float64Array(classes),
  };
}

/** Last platform of a preference, 0 for none, p + 1 for platform p. */
export const lastOf = (preference: number, platforms: number): number => preference % (platforms + 1);
/** Bit set of platforms where burned. */
export const burnedOf = (preference: number, platforms: number): number =>
  Math.floor(preference / (platforms + 1));
