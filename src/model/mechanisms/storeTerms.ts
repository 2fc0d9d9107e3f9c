import { log, logistic } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import { depositOf, setupCost, type Prospect } from './storeWorth.ts';

const FEN = 100;

/** Why a merchant cannot open a store whatever it is worth. */
export type Barrier = 'removed' | 'cooldown' | 'followers' | 'noCash' | 'setup';

/** What the opening of a store on one platform rests on. */
export interface Opening {
  readonly kind: 'opening';
  readonly barrier: Barrier | null;
  /** Weekly probability of a review, and its draw. */
  readonly hazard: number;
  readonly reviewDraw: number;
  readonly reviews: boolean;
  readonly prospect: Prospect;
  /** Factor of cost that worth must reach for even odds. */
  readonly hurdle: number;
  /** Probability of opening once it reviews, and its draw. */
  readonly chance: number;
  readonly enterDraw: number;
  readonly opens: boolean;
}

/** What keeps an open store open. */
export interface Keeping {
  readonly kind: 'keeping';
  /** Mean weekly profit per real seller, and below which it may close; yuan. */
  readonly profit: number;
  readonly threshold: number;
  /** Weekly probability of closing below it, and its draw. */
  readonly rate: number;
  readonly exitDraw: number;
  /** Weeks in a row without cash; at eight all stores close. */
  readonly broke: number;
  readonly closes: boolean;
}

/** What a merchant’s decision about a store rests on. */
export type StoreTerms = Opening | Keeping;

/** Weeks without cash after which a merchant gives up. */
const WEEKS_WITHOUT_CASH = 8;
export const gaveUp = (m: Market, merchant: number): boolean => m.broke[merchant] >= WEEKS_WITHOUT_CASH;

/** What keeps a merchant from opening a store this week; a store that the platform closed is not reviewed at once. */
export function barrierTo(m: Market, i: number): Barrier | null {
  const merchant = m.frame.merchantOf[i];
  if (m.closed[i] !== 0) return 'removed';
  if (m.cooldown[i] > 0) return 'cooldown';
  if (m.followers[merchant] < m.minFans[m.frame.platformOf[i]]) return 'followers';
  if (gaveUp(m, merchant)) return 'noCash';
  return canAfford(m, merchant, m.frame.platformOf[i]) ? null : 'setup';
}

/** ω·(1 + ω_a·[profit of its stores < aspiration])·(1 + κ_C·C) */
export function reviewHazard(m: Market, merchant: number): number {
  const par = m.frame.parameters;
  const P = m.frame.sizes.platforms;
  let profit = 0;
  for (let k = 0; k < P; k++) if (m.open[merchant * P + k] === 1) profit += m.profit[merchant * P + k];
  const traits = m.frame.tierTraits[m.tier[merchant]];
  return (
    traits.review *
    (1 + (profit < m.aspiration[merchant] ? par['review.dissatisfied'] : 0)) *
    (1 + par['adopt.epidemic'] * m.inputs.onlinePull)
  );
}

/** Λ((ln worth − ln(h·cost))/s); nobody opens a store that is worth nothing. */
export function entryChance(m: Market, merchant: number, { worth, cost }: Prospect): number {
  if (worth <= 0) return 0;
  const { hurdle } = m.frame.tierTraits[m.tier[merchant]];
  return logistic((log(worth) - log(hurdle * cost)) / m.frame.parameters['entry.noise']);
}

/** Whether a merchant has the cash for setup and deposit; what waivers give back comes later. */
function canAfford(m: Market, merchant: number, p: number): boolean {
  const yuan = setupCost(m, merchant, p) + depositOf(m, merchant, p);
  return m.cash[merchant] >= yuan * m.weight[merchant] * FEN;
}
