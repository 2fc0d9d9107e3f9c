import { threefry4x32, type Key } from '../../src/base/random.ts';
import type { Market } from '../../src/model/index.ts';

/** A consumer as one would write it down first. */
export interface Consumer {
  readonly kind: string;
  last: string;
  readonly burned: Set<string>;
  readonly shopsByContent: boolean;
}

/** Where a purchase may go, and how probable it is. */
interface Option {
  readonly platform: string;
  readonly probability: number;
}

type Table = Record<string, Record<string, Option[][]>>;

/** Consumer `i` of a population before its first week. */
export const consumerOf = (m: Market, i: number): Consumer => ({
  kind: `class${i % m.frame.sizes.classes}`,
  last: m.frame.platformNames[i % m.frame.platformNames.length],
  burned: new Set(),
  shopsByContent: i % 3 === 0,
});

/** Lives a week of consumer `i`, and says how often it bought. */
export type Shopping = (consumer: Consumer, i: number, week: number) => number;

/** The week of one consumer, whatever the object is that bears its fields. */
export function shoppingOf(m: Market, key: Key): Shopping {
  const content = tableOf(m, m.choice.interest);
  const shelf = tableOf(m, m.choice.intent);
  const words = new Uint32Array(4);
  return (consumer, i, week) => {
    threefry4x32(key, i, week, 1, 0, words);
    const [a, b, c, d] = [...words].map((word) => (word + 0.5) / 4_294_967_296) as [
      number,
      number,
      number,
      number,
    ];
    let orders = 0;
    for (const [table, u, v] of [
      [content, a, b],
      [shelf, c, d],
    ] as const) {
      if (table === content && !consumer.shopsByContent) continue;
      const row = table[consumer.kind][`${consumer.last}|${[...consumer.burned].join()}`];
      const bought = draw(row[Math.floor(u * row.length)], v);
      if (!bought) continue;
      consumer.last = bought.platform;
      orders++;
    }
    return orders;
  };
}

/**
 * What the agents kernel is compared with: objects, sets and tables keyed by text, stepped one after the other. It
 * looks up the same probabilities for the same number of occasions and draws with the same generator, but leaves out
 * links, leaks, burns and adoption, so it does less than the kernel.
 */
export function objectLoop(m: Market, population: number, key: Key): (week: number) => number {
  const shop = shoppingOf(m, key);
  const consumers = Array.from({ length: population }, (_, i) => consumerOf(m, i));
  return (week) => {
    let orders = 0;
    consumers.forEach((consumer, i) => {
      orders += shop(consumer, i, week);
    });
    return orders;
  };
}

function draw(options: readonly Option[], u: number): Option | undefined {
  let rest = u;
  return options.find((option) => (rest -= option.probability) < 0);
}

/** Class → memory → category → options. */
function tableOf(m: Market, probabilities: Float64Array): Table {
  const { preferences: Q, platforms: P, categories: G } = m.choice;
  const names = m.frame.platformNames;
  const out: Table = {};
  for (let row = 0; row < m.choice.rows; row++) {
    const state = row % Q;
    const last = names[(state % (P + 1)) - 1] ?? '';
    const burned = names.filter((_, p) => (Math.floor(state / (P + 1)) >> p) & 1);
    const of = (out[`class${Math.floor(row / Q)}`] ??= {});
    of[`${last}|${burned.join()}`] = Array.from({ length: G }, (_, g) =>
      names.map((platform, p) => ({ platform, probability: probabilities[(row * G + g) * P + p] })),
    );
  }
  return out;
}
