import { pow } from '../base/detmath.ts';
import { normalQuantile } from '../base/distributions.ts';
import {
  anchorKinds,
  categories,
  purposes,
  type AnchorKind,
  type Frame,
  type Market,
} from '../model/index.ts';
import { cumulativeShares, dealer } from './deal.ts';
import { targetOf } from './targets.ts';

/** Part of a platform’s anchors that stand for themselves: the stars. */
const certainAnchors = 200 / 900;

/** Parts of a platform’s anchors by kind, native, family, guide, self, celebrity: shelf platforms and content ones. */
const kindsOnShelf = [0.15, 0.03, 0.17, 0.6, 0.05];
const kindsOnFeed = [0.3, 0.2, 0.32, 0.15, 0.03];

/** Whether a kind is better at selling (1) or at content (−1): merchants on air sell, agencies’ anchors draw (C19, C28). */
const sellingLead: Readonly<Record<AnchorKind, number>> = {
  native: -1,
  family: 0,
  guide: 0,
  self: 1,
  celebrity: -1,
};

/** Fills every carried column that describes anchors. */
export function placeAnchors(m: Market): void {
  const { frame } = m;
  const hosted = frame.routes
    .map((r, i) => (r.channel === 'live' || r.channel === 'video' ? i : -1))
    .filter((i) => i >= 0);
  const importance = frame.platformNames.map((_, p) => {
    const sum = hosted
      .filter((r) => frame.routes[r].platform === p)
      .reduce((x, r) => x + targetOf(frame, r), 0);
    return Math.sqrt(Math.max(sum, 1));
  });
  const hosts = importance.map((x, p) => (hosted.some((r) => frame.routes[r].platform === p) ? x : 0));
  const shares = cumulativeShares(hosts);
  let at = 0;
  for (let p = 0; p < hosts.length; p++) {
    const until = Math.round(shares[p] * frame.sizes.anchors);
    placeOnPlatform(
      m,
      p,
      at,
      until - at,
      hosted.filter((r) => frame.routes[r].platform === p),
    );
    at = until;
  }
  for (let a = 0; a < frame.sizes.anchors; a++) {
    const sg = frame.routes[m.anchorRoute[a]].slot * categories.length + m.anchorCategory[a];
    m.fansReference[sg] = m.fansReference[sg] + m.anchorWeight[a] * m.anchorFans[a];
  }
}

function placeOnPlatform(m: Market, p: number, from: number, n: number, routes: readonly number[]): void {
  if (n === 0) return;
  const par = m.frame.parameters;
  const real = Math.max(n, (par['anchors.real'] * n) / m.frame.sizes.anchors);
  const certain = Math.floor(certainAnchors * n);
  const nextRoute = dealer(rosterShares(m.frame, routes, n));
  const sales = categories.map((g) => par[`share.${g}`] * par[`price.${g}`]);
  const nextCategory = routes.map(() => dealer(sales));
  const kinds = m.frame.leaks[p] ? kindsOnFeed : kindsOnShelf;
  for (let i = 0; i < n; i++) {
    const a = from + i;
    const weight = i < certain ? 1 : (real - certain) / (n - certain);
    const u = i < certain ? 0.5 : m.draws.uniform(a, 0, purposes.anchorOrder);
    const rank = i < certain ? i + u : certain + (i - certain + u) * weight;
    const choice = nextRoute();
    m.anchorRoute[a] = routes[choice]!;
    m.anchorCategory[a] = nextCategory[choice]();
    m.anchorHome[a] = p;
    m.anchorWeight[a] = weight;
    m.anchorFans[a] = par['fans.least'] * pow(rank / real, -1 / par['fans.tailExponent']);
    m.anchorKind[a] = kindOf(m, a, kinds);
    const lead = par['skill.gap'] * sellingLead[anchorKinds[m.anchorKind[a]]];
    const skill = (purpose: number): number =>
      par['skill.spread'] * normalQuantile(m.draws.uniform(a, 0, purpose));
    m.anchorSkill[a] = lead + skill(purposes.anchorSkill);
    m.anchorAppeal[a] = skill(purposes.anchorAppeal) - lead;
    m.anchorTenure[a] = Math.round(par['coldStart.weeks']);
  }
}

/** Stars are spread over kinds like everybody else; guides sell by links, store-run rooms rather their own goods. */
function kindOf(m: Market, a: number, parts: readonly number[]): number {
  const route = m.frame.routes[m.anchorRoute[a]];
  const linked = route.platform !== route.to;
  const guide = anchorKinds.indexOf('guide');
  const self = anchorKinds.indexOf('self');
  const tilted = parts.map((x, kind) =>
    kind === guide ? x * (linked ? 1.3 : 0.4) : kind === self ? x * (linked ? 0.6 : 1.5) : x,
  );
  const cuts = cumulativeShares(tilted);
  const u = m.draws.uniform(a, 0, purposes.anchorKind);
  return cuts.findIndex((cut) => u < cut);
}

/** At least one anchor a category on a route that sold anything, the rest by sales of 2019. */
function rosterShares(frame: Frame, routes: readonly number[], n: number): number[] {
  const targets = routes.map((r) => targetOf(frame, r));
  const total = targets.reduce((x, y) => x + y, 0);
  if (total === 0) return routes.map((r) => (frame.routes[r].to === frame.routes[r].platform ? 1 : 0));
  const selling = targets.filter((x) => x > 0).length;
  const least = Math.min(2 * categories.length, Math.floor(n / Math.max(1, selling)));
  return targets.map((x) => (x > 0 ? least + (Math.max(0, n - least * selling) * x) / total : 0));
}
