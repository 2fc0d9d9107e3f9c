import type { StreamKeys } from '../base/random.ts';
import type { Market } from '../model/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { placeAnchors } from './anchors.ts';
import { placeConsumers } from './consumers.ts';
import { bytesOf, restoreColumns, saveColumns, type SavedColumns } from './layout.ts';
import { placeMerchants } from './merchants.ts';

/** Larger markets are placed anew each time: a copy would cost more memory than it saves time. */
const LARGEST_KEPT = 64e6;

/** Who was last placed on this thread. */
let last: { readonly key: string; readonly columns: SavedColumns } | null = null;

/**
 * Fills every carried column that describes merchants, anchors and consumers; all others are zero before and after. A pure
 * function of platforms, parameters, sizes and supply key, so that the runs of one replicate, and those on which its
 * constants are solved, place the same agents: they are placed once and copied.
 */
export function placeEverybody(market: Market, scenario: Scenario, keys: StreamKeys): void {
  const { sizes } = market.frame;
  const key = JSON.stringify([
    ...[scenario.platforms, scenario.parameters, sizes.merchants, sizes.anchors],
    Array.from(keys.supply),
  ]);
  if (last?.key === key) {
    restoreColumns(market, last.columns);
    return;
  }
  placeMerchants(market, scenario);
  placeAnchors(market);
  placeConsumers(market, scenario);
  last = bytesOf(sizes) <= LARGEST_KEPT ? { key, columns: saveColumns(market) } : null;
}
