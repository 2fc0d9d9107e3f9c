/** Anchors, where they were in 2019. */
import { pow } from '../../../src/base/detmath.ts';
import { normalQuantile } from '../../../src/base/distributions.ts';
import { purposes } from '../../../src/model/purposes.ts';
import { anchorKinds, type AnchorKind } from '../../../src/model/vocabulary.ts';
import { slotTargets2019 } from '../../../src/scenario/observed.ts';
import { draw, G, total, type Anchor, type Platform, type Route, type World } from '../world.ts';
import { cumulated, dealing, rankOf } from './deal.ts';
import { spending } from './merchants.ts';

type Parts = Readonly<Record<AnchorKind, number>>;
const onShelves: Parts = { native: 0.15, family: 0.03, guide: 0.17, self: 0.6, celebrity: 0.05 };
const onFeeds: Parts = { native: 0.3, family: 0.2, guide: 0.32, self: 0.15, celebrity: 0.03 };

/** Sales of 2019, bn yuan. */
const soldIn2019 = ({ platform, channel, to }: Route): number =>
  slotTargets2019.find(
    (t) => t.attention === platform.block.name && t.channel === channel && t.settling === to.block.name,
  )?.central ?? 0;

export function placeAnchors(world: World): void {
  const hosted = world.platforms.map((p) => world.routes.filter((r) => r.hosted && r.platform === p));
  const parts = hosted.map((routes) =>
    routes.length > 0 ? Math.sqrt(Math.max(1, total(routes, soldIn2019))) : 0,
  );
  const until = cumulated(parts).map((share) => Math.round(share * world.anchors.length));
  world.platforms.forEach((p, i) => {
    placeOn(world, p, hosted[i], world.anchors.slice(i > 0 ? until[i - 1] : 0, until[i]));
  });
  for (const a of world.anchors) {
    const cell = world.routes[a.anchorRoute].goods[a.anchorCategory];
    cell.slotCell.fansReference += a.anchorWeight * a.anchorFans;
  }
}

/** Parts of a platform’s anchors by route; own routes alike where nothing was sold. */
function rosterOf(routes: readonly Route[], n: number): number[] {
  const sold = routes.map(soldIn2019);
  const sum = total(sold, (x) => x);
  if (sum === 0) return routes.map((r) => (r.own ? 1 : 0));
  const selling = sold.filter((x) => x > 0).length;
  const least = Math.min(2 * G, Math.floor(n / selling));
  return sold.map((x) => (x > 0 ? least + (Math.max(0, n - least * selling) * x) / sum : 0));
}

function placeOn(world: World, p: Platform, routes: readonly Route[], anchors: readonly Anchor[]): void {
  const { par } = world;
  const n = anchors.length;
  if (n === 0) return;
  const real = Math.max(n, (par['anchors.real'] * n) / world.anchors.length);
  const stars = Math.floor((200 / 900) * n);
  const nextRoute = dealing(rosterOf(routes, n));
  const nextCategory = routes.map(() => dealing(spending(world)));
  anchors.forEach((a, i) => {
    const u = (purpose: number): number => draw(world, a.index, 0, purpose);
    const { rank, weight } = rankOf(i, n, stars, real, () => u(purposes.anchorOrder));
    const choice = nextRoute();
    a.anchorRoute = routes[choice].index;
    a.anchorCategory = nextCategory[choice]();
    a.anchorHome = p.index;
    a.anchorWeight = weight;
    a.anchorFans = par['fans.least'] * pow(rank / real, -1 / par['fans.tailExponent']);
    const kind = kindOf(p.block.leaks ? onFeeds : onShelves, routes[choice].own, u(purposes.anchorKind));
    a.anchorKind = anchorKinds.indexOf(kind);
    const lead =
      kind === 'self' ? par['skill.gap'] : ['native', 'celebrity'].includes(kind) ? -par['skill.gap'] : 0;
    a.anchorSkill = lead + par['skill.spread'] * normalQuantile(u(purposes.anchorSkill));
    a.anchorAppeal = par['skill.spread'] * normalQuantile(u(purposes.anchorAppeal)) - lead;
    a.anchorTenure = Math.round(par['coldStart.weeks']);
  });
}

/** Guides are more frequent on links, store-run rooms on own routes. */
function kindOf(parts: Parts, own: boolean, u: number): AnchorKind {
  const tilt: Partial<Record<AnchorKind, number>> = own
    ? { guide: 0.4, self: 1.5 }
    : { guide: 1.3, self: 0.6 };
  const cuts = cumulated(anchorKinds.map((kind) => parts[kind] * (tilt[kind] ?? 1)));
  return anchorKinds[cuts.findIndex((cut) => u < cut)];
}
