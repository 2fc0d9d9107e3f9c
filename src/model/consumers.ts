import type { CountDraws } from '../base/countDraws.ts';
import type { ChoiceTable } from './choice.ts';
import { burnedOf, lastOf } from './choice.ts';
import { BOUGHT, ConsumerTables, MISSED, PLAIN } from './consumerTables.ts';
import { drawWeek } from './consumerCounts.ts';
import { flowWeek } from './consumerFlow.ts';
import type { Market } from './market.ts';

/**
 * A consumer’s week (SM7, SM8), told three times from the one choice table: `step` draws it for one individual,
 * `drawCounts` for all who are alike at once, and `flow` pushes probability mass through it. State =
 * preference + Q·content, Q the number of preferences (`choice.ts`). What `step` looks up stands in `tables`; engines may
 * look it up for many at once and `book` what they drew.
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
  #tables: ConsumerTables | null = null;
  readonly #m: Market;
  readonly #t: ChoiceTable;
  readonly #P: number;
  readonly #Q: number;
  /** During burn-in nobody adopts: the settled state is that of the start. */
  adopting = true;

  constructor(market: Market) {
    this.#m = market;
    this.#t = market.choice;
    this.#P = market.frame.sizes.platforms;
    this.#Q = market.choice.preferences;
    this.classes = market.frame.sizes.classes;
    this.states = 2 * this.#Q;
  }

  /** What individuals draw from. */
  get tables(): ConsumerTables {
    return (this.#tables ??= new ConsumerTables(this.#m));
  }

  /** Has the tables stand in `words` from index `origin` on. */
  placeTables(words: Uint32Array, origin: number): ConsumerTables {
    return (this.#tables = new ConsumerTables(this.#m, words, origin));
  }

  beginWeek(): void {
    this.#m.orders.fill(0);
    this.#m.leakOrders.fill(0);
    this.active = 0;
    this.#tables?.beginWeek();
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

  /** A week of the large-population limit: pushes `mass` (class × state, sums to one) into `next`. */
  flow(mass: Float64Array, next: Float64Array): void {
    this.active = flowWeek(this.#m, mass, next);
  }

  /** A week of many individuals at once: moves `counts` (class × state, whole numbers) into `next`. */
  drawCounts(counts: Float64Array, next: Float64Array, draws: CountDraws, week: number): void {
    this.active = drawWeek(this.#m, counts, next, draws, week);
  }

  /** Books what individuals drew: how often each outcome of `shown` × outcome of `viewed`, and of `found`. */
  book(viewed: Float64Array, found: Float64Array, active: number): void {
    this.active = active;
    const t = this.tables;
    const { orders, leakOrders } = this.#m;
    const G = this.#t.categories;
    viewed.forEach((n, at) => {
      const shown = at >> (t.layout.bits - 1);
      if (n === 0 || t.platformOf(shown) < 0) return;
      const rg = t.routes[at] * G + t.categoryOf(shown);
      orders[rg] = orders[rg] + n;
    });
    found.forEach((n, outcome) => {
      const to = t.platformOf(outcome);
      if (n === 0 || to < 0) return;
      const rg = this.#t.shelfRoutes[to] * G + t.categoryOf(outcome);
      const counted = t.isLeak(outcome) ? leakOrders : orders;
      counted[rg] = counted[rg] + n;
    });
  }

  /** One individual’s week from the four words of its draw; returns its next state. */
  step(k: number, state: number, w0: number, w1: number, w2: number, w3: number): number {
    const t = this.tables;
    const { orders, leakOrders } = this.#m;
    let code = t.codeOf(state);
    let kind = state >= this.#Q ? MISSED : PLAIN;
    const remembered = code;
    if (kind === MISSED) {
      const shown = t.draw(t.shown(k, code), w0);
      if (t.platformOf(shown) >= 0) {
        kind = BOUGHT;
        const table = t.viewed(shown);
        const viewed = t.draw(table, w2);
        code = t.changed(code, table, viewed);
        const rg = t.routeOf(shown, viewed) * this.#t.categories + t.categoryOf(shown);
        orders[rg] = orders[rg] + 1;
      }
    }
    const found = t.draw(t.found(k, remembered, kind === BOUGHT ? 1 : 0), w1);
    const to = t.platformOf(found);
    if (to >= 0) {
      const rg = this.#t.shelfRoutes[to] * this.#t.categories + t.categoryOf(found);
      const counted = t.isLeak(found) ? leakOrders : orders;
      counted[rg] = counted[rg] + 1;
    }
    const table = t.late(k, kind, found);
    code = t.changed(code, table, t.draw(table, w3));
    const next = t.stateOf(code);
    if (next >= this.#Q) this.active++;
    return next;
  }
}
