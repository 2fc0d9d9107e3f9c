import type { Metric, Text } from '../declare.ts';
import type { Market, Places } from '../market.ts';

/** Which platform, channel, settling platform and tier a figure belongs to; null for all. */
export interface Label {
  readonly platform: string | null;
  readonly channel: string | null;
  readonly to: string | null;
  readonly tier: string | null;
}

/** A reported quantity that is measured each week: its declaration, its labels and its arithmetic. */
export interface MeasuredMetric extends Metric {
  readonly kind: 'flow' | 'stock';
  labels(frame: Places): readonly Label[];
  /** Writes one value per label, in label order, from `at` on. */
  measure(m: Market, out: Float64Array, at: number): void;
}

/** A reported quantity that is computed from sums of measured ones over a period. */
export interface DerivedMetric extends Metric {
  readonly kind: 'ratio' | 'hhi';
  /** Labels, each with the measured figures it is made of, as (metric, label). */
  derive(
    frame: Places,
  ): readonly { readonly label: Label; readonly of: readonly (readonly [string, Partial<Label>])[] }[];
}

export const label = (part: Partial<Label> = {}): Label => ({
  platform: null,
  channel: null,
  to: null,
  tier: null,
  ...part,
});

/** Yuan billions of a number of fen. */
export const billions = (fen: number): number => fen / 1e11;

export const byPlatform = (frame: Places): Label[] =>
  frame.platformNames.map((platform) => label({ platform }));

/** A flow of money by platform, from its fen of the week. */
export const platformMoney = (
  name: string,
  meaning: Text,
  fen: (m: Market, p: number) => number,
): MeasuredMetric => ({
  ...{ name, meaning, unit: 'CNY_bn', kind: 'flow', labels: byPlatform },
  measure(m, out, at) {
    for (let p = 0; p < m.frame.sizes.platforms; p++) out[at + p] = billions(fen(m, p));
  },
});
