import type { CountDraws } from '../base/countDraws.ts';
import type { ChoiceTable } from './choice.ts';
import { burnedOf, lastOf } from './choice.ts';
import { drawWeek } from './consumerCounts.ts';
import { flowWeek } from './consumerFlow.ts';
import type { Market } from './market.ts';

/**
 * A consumer’s week (SM7, SM8), told three times from the one choice table: `step` draws it for one individual,
 * `drawCounts` for all who are alike at once, and `flow` pushes probability mass through it. State = preference + Q·content, Q the number of preferences (`choice.ts`), one byte for
 * up to four platforms.
 *
 * The week: an interest occasion if the consumer shops by content; then an intent occasion, which a content purchase
 * replaces with probability ζ; a viewer who bought nothing searches a marketplace for what was shown with probability
 * λ in place of it. A purchase on p that settles on k makes p the habit with probability ϑ, else k; it goes wrong with
 * probability d and is blamed on p with probability β, else on k. If both occasions buy, either may become the habit.
 * Then every burn heals with probability ρ, and others become content shoppers with the Bass hazard.
 *
 * All forms add to `orders`, `leakOrders` and `active`; the caller clears them (`beginWeek`).
 */
export class ConsumerRules {
  readonly states: number;
  readonly classes: number;
  /** Content shoppers when the week ends, in the engine’s own count: next week’s hazard knows no older share. */
  active = 0;
  readonly #m: Market;
  readonly #t: ChoiceTable;
  readonly #P: number;
  readonly #Q: number;
  readonly #leak: number;
  readonly #substitution: number;
  readonly #habitToAttention: number;
  readonly #blameToAttention: number;
  readonly #heal: number;
  /** What is left of a uniform after a decision took its part of it. */
  #rest = 0;
  /** During burn-in nobody adopts: the settled state is that of the start. */
  adopting = true;

  constructor(market: Market) {
    this.#m = market;
    this.#t = market.choice;
    this.#P = market.frame.sizes.platforms;
    this.#Q = market.choice.preferences;
    this.classes = market.frame.sizes.classes;
    this.states = 2 * this.#Q;
    const par = market.frame.parameters;
    this.#leak = par['leak.rate'];
    this.#substitution = par.substitution;
    this.#habitToAttention = par['habit.toAttention'];
    this.#blameToAttention = par['blame.toAttention'];
    this.#heal = par.heal;
  }

  beginWeek(): void {
    this.#m.orders.fill(0);
    this.#m.leakOrders.fill(0);
    this.active = 0;
    const par = this.#m.frame.parameters;
    // Bass on the share who may ever adopt: dX = (p + q·X/potential)(potential − X), as a hazard of those outside
    const adopters = this.#m.adopters[0];
    const potential = par['adopt.potential'];
    const outside = adopters < 1 ? Math.max(0, potential - adopters) / (1 - adopters) : 0;
    const hazard =
      potential > 0
        ? (par['adopt.spontaneous'] + (par['adopt.imitation'] * adopters) / potential) * outside
        : 0;
    const push = 1 + par['adopt.epidemic'] * this.#m.inputs.onlinePull;
    this.#t.adopt.fill(this.adopting ? Math.min(1, hazard * push) : 0);
  }

  classShare(k: number): number {
    return this.#m.classShare[k];
  }

  /** Probability that a consumer starts in a state: last platform by initial habit, unburned, content by its share. */
  initialShare(state: number): number {
    const content = this.#m.frame.parameters['adopt.initial'];
    const preference = state % this.#Q;
    if (burnedOf(preference, this.#P) !== 0) return 0;
    return this.#m.initialHabit[lastOf(preference, this.#P)] * (state >= this.#Q ? content : 1 - content);
  }

  /** True with probability p; the rest of the uniform stays uniform for the next decision. */
  #decide(p: number): boolean {
    if (this.#rest < p) {
      this.#rest /= p;
      return true;
    }
    this.#rest = (this.#rest - p) / (1 - p);
    return false;
  }

  #drawCategory(): number {
    const cut = this.#t.categoryCut;
    let g = 0;
    while (g < cut.length - 1 && this.#rest >= cut[g]) g++;
    const low = g === 0 ? 0 : cut[g - 1];
    this.#rest = (this.#rest - low) / (cut[g] - low);
    return g;
  }

  /** Platform of an occasion, or −1 for none. */
  #drawPlatform(table: Float64Array, row: number, g: number): number {
    const P = this.#P;
    const base = (row * this.#t.categories + g) * P;
    for (let p = 0; p < P; p++) {
      const probability = table[base + p];
      if (this.#rest < probability) {
        this.#rest /= probability;
        return p;
      }
      this.#rest -= probability;
    }
    return -1;
  }

  /** The route by which an interest order on a platform goes. */
  #drawRoute(p: number, g: number): number {
    const routes = this.#t.interestRoutes[p];
    let route = -1;
    for (let i = 0; i < routes.length; i++) {
      const share = this.#t.split[routes[i] * this.#t.categories + g];
      if (share === 0) continue;
      route = routes[i]!;
      this.#rest -= share;
      if (this.#rest < 0) break;
    }
    return route;
  }

  /** A week of the large-population limit: pushes `mass` (class × state, sums to one) into `next`. */
  flow(mass: Float64Array, next: Float64Array): void {
    this.active = flowWeek(this.#m, mass, next);
  }

  /** A week of many individuals at once: moves `counts` (class × state, whole numbers) into `next`. */
  drawCounts(counts: Float64Array, next: Float64Array, draws: CountDraws, week: number): void {
    this.active = drawWeek(this.#m, counts, next, draws, week);
  }

  /** One individual’s week from four uniforms; returns its next state. */
  step(k: number, state: number, u0: number, u1: number, u2: number, u3: number): number {
    const t = this.#t;
    const m = this.#m;
    const P = this.#P;
    const content = state >= this.#Q;
    const preference = content ? state - this.#Q : state;
    const row = k * this.#Q + preference;
    const G = t.categories;
    let interestRoute = -1;
    let interestCategory = 0;
    if (content) {
      this.#rest = u0;
      interestCategory = this.#drawCategory();
      const p = this.#drawPlatform(t.interest, row, interestCategory);
      if (p >= 0) {
        interestRoute = this.#drawRoute(p, interestCategory);
        const rg = interestRoute * G + interestCategory;
        m.orders[rg] = m.orders[rg] + 1;
      }
    }
    this.#rest = u1;
    const leaks = content && interestRoute < 0 && this.#decide(this.#leak);
    let intentRoute = -1;
    let intentCategory = 0;
    if (interestRoute < 0 || !this.#decide(this.#substitution)) {
      intentCategory = this.#drawCategory();
      const p = this.#drawPlatform(leaks ? t.leak : t.intent, row, intentCategory);
      if (p >= 0) {
        intentRoute = t.shelfRoutes[p]!;
        const rg = intentRoute * G + intentCategory;
        const counted = leaks ? m.leakOrders : m.orders;
        counted[rg] = counted[rg] + 1;
      }
    }
    let last = lastOf(preference, P);
    let burned = burnedOf(preference, P);
    this.#rest = u2;
    if (interestRoute >= 0) {
      const route = m.frame.routes[interestRoute];
      last =
        (route.platform === route.to || this.#decide(this.#habitToAttention) ? route.platform : route.to) + 1;
      if (this.#decide(t.defect[interestRoute * G + interestCategory])) {
        const blamed =
          route.platform === route.to || this.#decide(this.#blameToAttention) ? route.platform : route.to;
        burned |= 1 << blamed;
      }
    }
    if (intentRoute >= 0) {
      const to = m.frame.routes[intentRoute].to;
      if (interestRoute < 0 || this.#decide(0.5)) last = to + 1;
      if (this.#decide(t.defect[intentRoute * G + intentCategory])) burned |= 1 << to;
    }
    this.#rest = u3;
    for (let p = 0; p < P; p++) if ((burned >> p) & 1 && this.#decide(this.#heal)) burned &= ~(1 << p);
    const shopsByContent = content || this.#decide(t.adopt[k]);
    if (shopsByContent) this.active++;
    return last + (P + 1) * burned + (shopsByContent ? this.#Q : 0);
  }
}
