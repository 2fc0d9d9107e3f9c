import type { Market } from '../market.ts';
import { complyOrIdle } from '../mechanisms/complyOrIdle.ts';
import { setPolicy } from '../mechanisms/setPolicy.ts';
import { stockShelves } from '../mechanisms/stockShelves.ts';
import { copyOf, where } from './copies.ts';
import type { StepLaw } from './law.ts';

export const liveBansStayInLiveRooms: StepLaw = {
  kind: 'step',
  name: 'liveBansStayInLiveRooms',
  rule: 16,
  statement: {
    en: 'A ban on a platform’s live links leaves permits, gates, fees and prospects of videos, ads, shelves, own live rooms and other platforms bit for bit as they are, and idles nobody there.',
  },
  steps: [setPolicy, stockShelves, complyOrIdle],
  vary(m, pick) {
    const links = m.frame.routes.filter(isLiveLink);
    if (links.length === 0) return [];
    const { platform } = links[pick.below(links.length)];
    return [copyOf(m), bannedOn(m, platform)];
  },
  check([open, banned]) {
    const G = open.frame.sizes.categories;
    const shut = where(open.inputs.policy.permit, (x, rg) => x !== banned.inputs.policy.permit[rg]);
    const isShut = (rg: number): boolean => shut.includes(rg);
    const spilled = columns.flatMap((name) =>
      where(open[name], (x, rg) => !isShut(rg) && !Object.is(x, banned[name][rg])).map(
        (rg) => `${name} ${rg} is ${open[name][rg]} without and ${banned[name][rg]} with the ban`,
      ),
    );
    const idled = where(open.anchorIdle, (x, a) => {
      const r = open.anchorRoute[a];
      return r >= 0 && !isShut(r * G + open.anchorCategory[a]) && x !== banned.anchorIdle[a];
    });
    return [...spilled, ...idled.map((a) => `anchor ${a} on route ${open.anchorRoute[a]} falls idle by it`)];
  },
};

const columns = [
  ...(['permit', 'gated', 'outlook', 'routeCommission'] as const),
  ...(['feeOnAnchor', 'feeOnMerchant', 'inboundFee'] as const),
];

const isLiveLink = ({ platform, to, channel }: Market['frame']['routes'][number]): boolean =>
  channel === 'live' && platform !== to;

/** A copy whose policy of the week closes the live links of a platform, as `compile` would write it. */
function bannedOn(m: Market, platform: number): Market {
  const G = m.frame.sizes.categories;
  const permit = m.inputs.policy.permit.map((share, rg) => {
    const route = m.frame.routes[Math.floor(rg / G)];
    return isLiveLink(route) && route.platform === platform ? 0 : share;
  });
  return { ...copyOf(m), inputs: { ...m.inputs, policy: { ...m.inputs.policy, permit } } };
}
