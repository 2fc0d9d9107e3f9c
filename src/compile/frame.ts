import { inFields } from '../base/fields.ts';
import type { Frame, Route, Sizes, Slot } from '../model/index.ts';
import {
  categories,
  firstPlatformAccount,
  groups,
  lags,
  platformNumber,
  subsidyKinds,
  tierTraits,
} from '../model/index.ts';
import type { LinkRule, Scenario } from '../scenario/scenario.ts';

/** Consumer segments: higher-tier and lower-tier cities. */
const SEGMENTS = 2;

/** Gate rows of a scenario, in link order; the model knows them by this index. */
export const gateRows = (scenario: Scenario): LinkRule[] => scenario.links.filter((l) => l.rule === 'gate');

/** A smaller share of exposure counts as none for sale: what stores spend on next to nothing has no price (SM10). */
const LEAST_PAID = 1e-6;

/** What stays fixed during a run: platforms, slots, routes, sizes and parameters. */
export function frameOf(scenario: Scenario): Frame {
  const rest = withoutStores(scenario);
  const { stores, platforms } = rest.sizes;
  return inFields({
    ...rest,
    merchantOf: Int32Array.from({ length: stores }, (_, i) => Math.floor(i / platforms)),
    platformOf: Uint8Array.from({ length: stores }, (_, i) => i % platforms),
  });
}

/** The sizes of a market, however large: nothing is allocated for its stores. */
export const sizesFor = (scenario: Scenario): Sizes => withoutStores(scenario).sizes;

function withoutStores(scenario: Scenario): Omit<Frame, 'merchantOf' | 'platformOf'> {
  const { platforms, run } = scenario;
  const names = platforms.map((p) => p.name);
  const marketplaces = platforms.flatMap((p, i) => (p.leaks ? [] : [i]));
  const slots: Slot[] = [];
  const routes: Route[] = [];
  platforms.forEach((block, platform) => {
    for (const channel of block.channels) {
      const slot = slots.length;
      const own = channel === 'ad' ? [] : [platform];
      const linked = channel === 'shelf' || !block.leaks ? [] : marketplaces;
      const targets = [...own, ...linked].filter((to) => to >= 0 && platforms[to].channels.includes('shelf'));
      slots.push({ platform, channel, routes: targets.map((_, i) => routes.length + i) });
      for (const to of targets) routes.push({ platform, channel, to, slot });
    }
  });
  const sizes = sizesOf(platforms.length, slots.length, routes.length, run.merchants, run.anchors);
  return {
    sizes,
    platformNames: names,
    platformNumbers: names.map(platformNumber),
    slots,
    routes,
    shelfRoute: platforms.map((_, p) => routes.findIndex((r) => r.channel === 'shelf' && r.platform === p)),
    fees: platforms.map((p) => p.fees),
    exposureMix: platforms.map(({ exposure }) => ({
      chi: exposure.concentration,
      privateDomain: exposure.privateDomain,
      cap: exposure.cap,
      paid: exposure.paid < LEAST_PAID ? 0 : exposure.paid,
    })),
    storeCost: platforms.map((p) => p.stores.cost),
    breadthCeiling: platforms.map((p) => p.stores.breadthCeiling),
    loadPath: platforms.map(({ load }) => ({ ceiling: load.ceiling, growth: load.growth })),
    leaks: platforms.map((p) => p.leaks),
    gateCapacities: gateRows(scenario).map((row) => row.capacity ?? 1),
    parameters: inFields(scenario.parameters),
    tierTraits: tierTraits(scenario.parameters),
  };
}

function sizesOf(
  platforms: number,
  slots: number,
  routes: number,
  merchants: number,
  anchors: number,
): Sizes {
  const G = categories.length;
  const classes = SEGMENTS * platforms;
  return {
    platforms,
    slots,
    routes,
    routeGoods: routes * G,
    routeGoodsMonth: routes * G * 4,
    slotGoods: slots * G,
    poolGoods: platforms * G,
    poolGroups: platforms * G * groups,
    poolReturns: platforms * G * groups * lags,
    poolLags: platforms * G * lags,
    merchants,
    stores: merchants * platforms,
    storeGroups: merchants * platforms * groups,
    storeReturns: merchants * platforms * lags,
    anchors,
    classes,
    classPlatforms: classes * platforms,
    categories: G,
    legs: firstPlatformAccount + platforms,
    legsDue: (firstPlatformAccount + platforms) * lags,
    platformsDue: platforms * lags,
    subsidies: platforms * subsidyKinds.length,
    habits: platforms + 1,
    one: 1,
  };
}
