import { pow } from '../base/detmath.ts';
import type { ParameterValues } from './parameters/index.ts';
import { tiers } from './vocabulary.ts';

/** The parameters of one tier of merchants, read once. */
export interface TierTraits {
  /** Prior rating, share; equals the mean quality of the tier while ratings are not earned. */
  readonly rating: number;
  /** rating^η, the tier’s factor in a store’s claim. */
  readonly ratingFactor: number;
  readonly margin: number;
  readonly size: number;
  readonly setup: number;
  readonly operate: number;
  readonly review: number;
  readonly hurdle: number;
  readonly imitate: number;
}

export function tierTraits(par: ParameterValues): readonly TierTraits[] {
  return tiers.map((tier) => ({
    rating: par[`quality.${tier}`],
    ratingFactor: pow(par[`quality.${tier}`], par['rating.weight']),
    margin: par[`margin.${tier}`],
    size: par[`size.${tier}`],
    setup: par[`setup.${tier}`],
    operate: par[`operate.${tier}`],
    review: par[`review.${tier}`],
    hurdle: par[`hurdle.${tier}`],
    imitate: par[`imitate.${tier}`],
  }));
}
