import type { CountDraws } from '../base/countDraws.ts';
import { burnedOf, lastOf } from './choice.ts';
import { fateOfIntent, fateOfInterest } from './consumerFates.ts';
import { CountedOccasion } from './countedOccasion.ts';
import { countPurposes as purposes } from './countPurposes.ts';
import type { Market } from './market.ts';

/** The platform of a fate’s burn as a bit set, empty for unhurt. */
const flag = (burned: number): number => (burned === 0 ? 0 : 1 << (burned - 1));

/**
 * The occasions of all who share a row of the choice table: counts by next state go to `next`, before healing and
 * adoption; counts of purchases gather in the occasions.
 */
export class CountedRow {
  readonly interest: CountedOccasion;
  readonly intent: CountedOccasion;
  readonly search: CountedOccasion;
  readonly #m: Market;
  readonly #next: Float64Array;
  readonly #draws: CountDraws;
  readonly #P: number;
  /** Scratch by fate. */
  readonly #drawn: Float64Array;
  readonly #second: Float64Array;
  /** By burn of an interest purchase whose habit does not last: its probability, those drawn last, their sum. */
  readonly #burnShare: Float64Array;
  readonly #burns: Float64Array;
  readonly #overruled: Float64Array;
  /** Where in `next` the row’s class and content bit begin, and what the row remembers. */
  #base = 0;
  #last = 0;
  #burned = 0;

  constructor(m: Market, next: Float64Array, draws: CountDraws) {
    const P = m.choice.platforms;
    const wanted = fateOfIntent(m);
    this.interest = new CountedOccasion(m, m.choice.interest, fateOfInterest(m));
    this.intent = new CountedOccasion(m, m.choice.intent, wanted);
    this.search = new CountedOccasion(m, m.choice.leak, wanted);
    this.#m = m;
    this.#next = next;
    this.#draws = draws;
    this.#P = P;
    this.#drawn = new Float64Array(P * (P + 1));
    this.#second = new Float64Array(P * (P + 1));
    this.#burnShare = new Float64Array(P + 1);
    this.#burns = new Float64Array(P + 1);
    this.#overruled = new Float64Array(P + 1);
  }

  /** The week of a row: of those who do not shop by content, then of viewers. */
  spend(row: number, idle: number, viewers: number): void {
    const { preferences: Q } = this.#m.choice;
    this.#base = Math.floor(row / Q) * 2 * Q;
    this.#last = lastOf(row % Q, this.#P);
    this.#burned = burnedOf(row % Q, this.#P);
    this.intent.weigh(row);
    this.#once(this.intent, idle, purposes.idleBuys, purposes.idleFate);
    this.#base += Q;
    if (viewers > 0) this.#view(row, viewers);
    this.intent.sell(this.#draws, purposes.intentGoods);
  }

  #view(row: number, viewers: number): void {
    const par = this.#m.frame.parameters;
    const draws = this.#draws;
    this.interest.weigh(row);
    this.search.weigh(row);
    const buyers = draws.binomial(purposes.viewerBuys, viewers, this.interest.total);
    const searching = draws.binomial(purposes.leaks, viewers - buyers, par['leak.rate']);
    this.#once(this.intent, viewers - buyers - searching, purposes.missedBuys, purposes.missedFate);
    this.#once(this.search, searching, purposes.searchBuys, purposes.searchFate);
    this.#again(buyers, 1 - par.substitution);
    this.interest.sell(draws, purposes.interestGoods);
    this.search.sell(draws, purposes.leakedGoods);
  }

  #move(last: number, burned: number, n: number): void {
    const at = this.#base + last + (this.#P + 1) * (this.#burned | burned);
    this.#next[at] = this.#next[at] + n;
  }

  /** An occasion of n consumers who have bought nothing before. */
  #once(occasion: CountedOccasion, n: number, buys: number, fate: number): void {
    const buyers = this.#draws.binomial(buys, n, occasion.total);
    this.#move(this.#last, 0, n - buyers);
    this.#spread(occasion, buyers, 0, fate);
  }

  /** n buyers of an occasion meet their fates, and are besides burned on a set of platforms. */
  #spread(occasion: CountedOccasion, n: number, burned: number, purpose: number): void {
    if (n === 0) return;
    const drawn = this.#drawn.fill(0);
    this.#draws.multinomial(purpose, n, occasion.joint, drawn);
    for (let f = 0; f < drawn.length; f++) {
      if (drawn[f] === 0) continue;
      const burn = f % (this.#P + 1);
      occasion.buyers[f] = occasion.buyers[f] + drawn[f];
      this.#move((f - burn) / (this.#P + 1) + 1, flag(burn) | burned, drawn[f]);
    }
  }

  /**
   * The intent occasion of n interest buyers, which takes place with probability `happens`. A second purchase takes the
   * habit in half of the cases; of the first nothing lasts then but a burn. Where it neither takes the habit nor burns,
   * it is as if it had not been.
   */
  #again(n: number, happens: number): void {
    const { joint, total, buyers } = this.intent;
    const draws = this.#draws;
    const second = this.#second.fill(0);
    const twice = draws.binomial(purposes.secondBuys, n, happens * total);
    let untouched = n - twice;
    if (twice > 0) this.#shareBurns();
    draws.multinomial(purposes.secondFate, twice, joint, second);
    for (let f = 0; f < second.length; f++) {
      if (second[f] === 0) continue;
      buyers[f] = buyers[f] + second[f];
      const wins = draws.binomial(purposes.secondWins + f, second[f], 0.5);
      const burn = f % (this.#P + 1);
      this.#overrule(f, wins);
      if (burn === 0) untouched += second[f] - wins;
      else this.#spread(this.interest, second[f] - wins, flag(burn), purposes.keptAndBurned + f);
    }
    this.#spread(this.interest, untouched, 0, purposes.keptFate);
    if (twice > 0) this.#forget();
  }

  /** Probability of an interest buyer’s burn, whatever the habit. */
  #shareBurns(): void {
    const { joint } = this.interest;
    this.#burnShare.fill(0);
    this.#overruled.fill(0);
    for (let f = 0; f < joint.length; f++) {
      const burn = f % (this.#P + 1);
      this.#burnShare[burn] = this.#burnShare[burn] + joint[f];
    }
  }

  /** n interest buyers whose habit is that of a second purchase with fate f. */
  #overrule(f: number, n: number): void {
    if (n === 0) return;
    const P = this.#P;
    const burns = this.#burns.fill(0);
    this.#draws.multinomial(purposes.overruledBurn + f, n, this.#burnShare, burns);
    const burn = f % (P + 1);
    for (let b = 0; b <= P; b++) {
      if (burns[b] === 0) continue;
      this.#overruled[b] = this.#overruled[b] + burns[b];
      this.#move((f - burn) / (P + 1) + 1, flag(burn) | flag(b), burns[b]);
    }
  }

  /** The whole fates of those who were overruled: nothing remembers them, but they say what was bought. */
  #forget(): void {
    const { joint, buyers } = this.interest;
    const weights = this.#drawn;
    for (let b = 0; b <= this.#P; b++) {
      for (let f = 0; f < joint.length; f++) weights[f] = f % (this.#P + 1) === b ? joint[f] : 0;
      this.#draws.multinomial(purposes.overruledHabit + b, this.#overruled[b], weights, buyers);
    }
  }
}
