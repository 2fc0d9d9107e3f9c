import type { ParameterValues } from './parameters/index.ts';
import { tiers } from './vocabulary.ts';

/** The parameters of one tier of merchants, read once. */
export interface TierTraits {
  /** Rating of a store without reviews: the mean quality of its tier, share. */
  readonly rating: number;
  /** θ: how spending on exposure falls with its price. */
  readonly adElasticity: number;
  /** Deposit that the platform holds, yuan, before the platform’s own level of costs. */
  readonly deposit: number;
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
    adElasticity: par[`ads.elasticity.${tier}`],
    deposit: par[`deposit.${tier}`],
    margin: par[`margin.${tier}`],
    size: par[`size.${tier}`],
    setup: par[`setup.${tier}`],
    operate: par[`operate.${tier}`],
    review: par[`review.${tier}`],
    hurdle: par[`hurdle.${tier}`],
    imitate: par[`imitate.${tier}`],
  }));
}
