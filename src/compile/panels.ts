import type { Day } from '../base/calendar.ts';
import type { Panel } from '../engine/index.ts';
import { anchorKinds, tiers, type Market } from '../model/index.ts';

/** The marks so far. */
export interface SavedPlaces {
  readonly sellers: readonly Mark[];
  readonly anchors: readonly Mark[];
}

type Mark = { readonly day: Day; readonly place: Uint16Array };

const copyOf = ({ day, place }: Mark): Mark => ({ day, place: place.slice() });

/** Writes down where sellers and anchors stand: sets of open stores, and routes, `idle` or `left`. */
export class PlaceRecorder {
  readonly #m: Market;
  readonly #sellers: Mark[] = [];
  readonly #anchors: Mark[] = [];

  constructor(market: Market) {
    this.#m = market;
  }

  mark(day: Day): void {
    const m = this.#m;
    const P = m.frame.sizes.platforms;
    const R = m.frame.routes.length;
    const stores = new Uint16Array(m.weight.length);
    m.open.forEach((open, i) => {
      if (open === 1) stores[Math.floor(i / P)] = stores[Math.floor(i / P)] | (1 << (i % P));
    });
    const places = Uint16Array.from(m.anchorRoute, (r, a) => (r < 0 ? R + 1 : m.anchorIdle[a] === 1 ? R : r));
    this.#sellers.push({ day, place: stores });
    this.#anchors.push({ day, place: places });
  }

  /** Marks of their own: those of a result are its reader’s to change. */
  save(): SavedPlaces {
    return { sellers: this.#sellers.map(copyOf), anchors: this.#anchors.map(copyOf) };
  }

  restore({ sellers, anchors }: SavedPlaces): void {
    this.#sellers.splice(0, this.#sellers.length, ...sellers.map(copyOf));
    this.#anchors.splice(0, this.#anchors.length, ...anchors.map(copyOf));
  }

  panels(): readonly Panel[] {
    const m = this.#m;
    const names = m.frame.platformNames;
    const sets = Array.from({ length: 1 << names.length }, (_, bits) =>
      bits === 0 ? 'none' : names.filter((_name, p) => (bits >> p) & 1).join('+'),
    );
    const routes = m.frame.routes.map((r) => `${names[r.platform]}>${r.channel}>${names[r.to]}`);
    return [
      {
        kind: 'seller',
        places: sets,
        groups: tiers,
        group: m.tier.slice(),
        weight: m.weight.slice(),
        marks: this.#sellers,
      },
      {
        kind: 'anchor',
        places: [...routes, 'idle', 'left'],
        groups: anchorKinds,
        group: m.anchorKind.slice(),
        weight: m.anchorWeight.slice(),
        marks: this.#anchors,
      },
    ];
  }
}
