import type { Spells } from '../engine/index.ts';
import { anchorFates, anchorKinds, type Market } from '../model/index.ts';

/** How a spell of idleness ends, in the order in which an ending of the week counts when there is more than one. */
const endings = [
  { name: 'rematched', fate: anchorFates.rematched },
  { name: 'changedPlatform', fate: anchorFates.changedPlatform },
  { name: 'left', fate: anchorFates.left },
] as const;

/** Everything that a recorder has taken down. */
export interface SavedSpells {
  readonly age: Uint16Array;
  readonly platform: Uint8Array;
  readonly tallies: readonly (readonly Float64Array[])[];
}

const talliesOf = ({ began, atRisk, ended }: Spells): Float64Array[] => [began, atRisk, ...ended];

/**
 * Tallies how long anchors go without goods: spells of idleness that began in the run, by platform and
 * kind of anchor. A spell
 * begins in the week in which its anchor falls idle, which is its first week and already one in which it may end.
 * Spells that the run's end cuts off stay without an ending, which is what an estimator takes them for: censored.
 */
export class SpellRecorder {
  readonly #m: Market;
  /** Weeks that the spell of each anchor has lasted, 0 while it is in none. */
  readonly #age: Uint16Array;
  /** Platform of each anchor before the week; while its spell lasts, the one on which it began. */
  readonly #platform: Uint8Array;
  /** By platform × kind. */
  readonly #spells: readonly Spells[];

  constructor(market: Market, weeks: number) {
    this.#m = market;
    this.#age = new Uint16Array(market.anchorKind.length);
    this.#platform = Uint8Array.from(market.anchorRoute, (r) => market.frame.routes[r].platform);
    this.#spells = market.frame.platformNames.flatMap((platform) =>
      anchorKinds.map((group) => ({
        ...{ state: 'anchor.idle', platform, group, endings: endings.map((e) => e.name) },
        ...{ began: new Float64Array(weeks), atRisk: new Float64Array(weeks) },
        ended: endings.map(() => new Float64Array(weeks)),
      })),
    );
  }

  /** Takes down the week that has just been run. */
  week(): void {
    for (let a = 0; a < this.#age.length; a++) {
      const fate = this.#m.anchorFate[a];
      const fell = (fate & anchorFates.fellIdle) !== 0;
      if (fell || this.#age[a] > 0) this.#spend(a, fell ? 1 : this.#age[a] + 1, fate);
      const route = this.#m.anchorRoute[a];
      if (this.#age[a] === 0 && route >= 0) this.#platform[a] = this.#m.frame.routes[route].platform;
    }
  }

  /** The `age`-th week of a spell, and perhaps its last. */
  #spend(a: number, age: number, fate: number): void {
    const weight = this.#m.anchorWeight[a];
    const spells = this.#spells[this.#platform[a] * anchorKinds.length + this.#m.anchorKind[a]];
    const ending = endings.findIndex((e) => (fate & e.fate) !== 0);
    const week = this.#m.week;
    if (age === 1) spells.began[week] = spells.began[week] + weight;
    spells.atRisk[age - 1] = spells.atRisk[age - 1] + weight;
    if (ending >= 0) spells.ended[ending][age - 1] = spells.ended[ending][age - 1] + weight;
    this.#age[a] = ending >= 0 ? 0 : age;
  }

  spells(): readonly Spells[] {
    return this.#spells;
  }

  save(): SavedSpells {
    return {
      ...{ age: this.#age.slice(), platform: this.#platform.slice() },
      tallies: this.#spells.map((s) => talliesOf(s).map((tally) => tally.slice())),
    };
  }

  restore({ age, platform, tallies }: SavedSpells): void {
    this.#age.set(age);
    this.#platform.set(platform);
    this.#spells.forEach((s, i) => talliesOf(s).forEach((tally, t) => tally.set(tallies[i][t])));
  }
}
