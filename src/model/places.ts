import type { SizeName } from './columns.ts';
import { accounts, firstPlatformAccount } from './ledger.ts';
import type { Frame } from './market.ts';
import { groups, lags } from './orderGroups.ts';
import { subsidyKinds } from './subsidies.ts';
import { categories } from './vocabulary.ts';

type Name = (frame: Frame, at: number) => string;

const platform: Name = ({ platformNames }, p) => platformNames[p];
const category: Name = (_, g) => categories[g];
const merchant: Name = (_, m) => `merchant ${m}`;
const store: Name = (frame, i) => {
  const P = frame.sizes.platforms;
  return `${merchant(frame, Math.floor(i / P))} on ${platform(frame, i % P)}`;
};
const slot: Name = (frame, s) => `${platform(frame, frame.slots[s].platform)} ${frame.slots[s].channel}`;
const route: Name = (frame, r) => {
  const { slot: s, to } = frame.routes[r];
  return `${slot(frame, s)} to ${platform(frame, to)}`;
};
const account: Name = (frame, i) =>
  i < firstPlatformAccount ? Object.keys(accounts)[i] : platform(frame, i - firstPlatformAccount);

/** A set × something that runs faster. */
const times =
  (outer: Name, size: (frame: Frame) => number, inner: Name): Name =>
  (frame, at) => {
    const n = size(frame);
    return `${outer(frame, Math.floor(at / n))}, ${inner(frame, at % n)}`;
  };
const byCategory = (outer: Name): Name => times(outer, ({ sizes }) => sizes.categories, category);
const group: Name = (_, i) => `group ${i}`;
const lag: Name = (_, i) => `refund week ${i}`;
const due = (size: SizeName, inner: Name): Name => times(lag, ({ sizes }) => sizes[size], inner);

const names: Readonly<Partial<Record<SizeName, Name>>> = {
  platforms: platform,
  slots: slot,
  routes: route,
  routeGoods: byCategory(route),
  slotGoods: byCategory(slot),
  poolGoods: byCategory(platform),
  poolGroups: times(byCategory(platform), () => groups, group),
  poolLags: times(byCategory(platform), () => lags, lag),
  merchants: merchant,
  stores: store,
  storeGroups: times(store, () => groups, group),
  anchors: (_, a) => `anchor ${a}`,
  categories: category,
  legs: account,
  legsDue: due('legs', account),
  platformsDue: due('platforms', platform),
  subsidies: times(
    (_, k) => subsidyKinds[k],
    ({ sizes }) => sizes.platforms,
    platform,
  ),
};

/** A slot of a column in words, with its index; the index alone where there are no words for it. */
export function placeOf(frame: Frame, size: SizeName, at: number): string {
  const name = names[size];
  return name ? `${name(frame, at)} (slot ${at})` : `slot ${at}`;
}
