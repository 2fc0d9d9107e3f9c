import { accounts, platformAccount, transfer } from '../ledger.ts';
import type { Market } from '../market.ts';
import { pay, ration, subsidyAt, type SubsidyKind } from '../subsidies.ts';
import { keptOf } from './anchorOptions.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM16, SM17: what platforms pay to anchors. A live-room subsidy is a share of what is sold in own live rooms; a
 * recruitment bonus tops up the income of those who came from another platform while it was offered, for some
 * weeks and as long as it is offered. Both are rationed by their budgets.
 *
 * Leaves out: signing fees, exclusive contracts.
 */
export const subsidiseAnchors: Mechanism = {
  name: 'subsidiseAnchors',
  reads: [
    'anchorRoute',
    'anchorCategory',
    'anchorKind',
    'anchorSales',
    'anchorRecruited',
    'subsidyRate',
    'subsidyBudget',
    'subsidyClaims',
    'subsidyPaid',
    'subsidySpent',
    'routeCommission',
    'feeOnAnchor',
    'feeOnMerchant',
    'inboundFee',
    'poolShownQuality',
    'refund',
    'ledger',
  ],
  writes: [
    'anchorBonus',
    'anchorRecruited',
    'subsidyClaims',
    'subsidyServed',
    'subsidyPaid',
    'subsidySpent',
    'ledger',
  ],
  run(m) {
    m.anchorBonus.fill(0);
    const live = liveClaims(m);
    const recruited = recruitClaims(m);
    payAll(m, 'liveSubsidy', live);
    payAll(m, 'hostRecruitment', recruited);
  },
};

function liveClaims(m: Market): Float64Array {
  const claims = new Float64Array(m.anchorRoute.length);
  for (let a = 0; a < claims.length; a++) {
    const r = m.anchorRoute[a];
    if (r < 0 || m.anchorSales[a] === 0) continue;
    const { platform, to, channel } = m.frame.routes[r];
    if (platform === to && channel === 'live')
      claims[a] = claim(m, 'liveSubsidy', platform, m.anchorSales[a]);
  }
  return claims;
}

/** Weeks of the bonus run whether or not something is sold. */
function recruitClaims(m: Market): Float64Array {
  const G = m.frame.sizes.categories;
  const claims = new Float64Array(m.anchorRoute.length);
  for (let a = 0; a < claims.length; a++) {
    const r = m.anchorRoute[a];
    if (r < 0 || m.anchorRecruited[a] === 0) continue;
    m.anchorRecruited[a] = m.anchorRecruited[a] - 1;
    const { platform } = m.frame.routes[r];
    const income = m.anchorSales[a] * keptOf(m, a, r * G + m.anchorCategory[a], platform);
    claims[a] = claim(m, 'hostRecruitment', platform, income);
  }
  return claims;
}

function claim(m: Market, kind: SubsidyKind, p: number, base: number): number {
  const at = subsidyAt(m, kind, p);
  const fen = Math.floor(m.subsidyRate[at] * base);
  m.subsidyClaims[at] = m.subsidyClaims[at] + fen;
  return fen;
}

function payAll(m: Market, kind: SubsidyKind, claims: Float64Array): void {
  ration(m, kind);
  for (let a = 0; a < claims.length; a++) {
    if (claims[a] === 0) continue;
    const { platform } = m.frame.routes[m.anchorRoute[a]];
    const fen = pay(m, kind, platform, claims[a]);
    transfer(m, platformAccount(platform), accounts.anchors, fen);
    m.anchorBonus[a] = m.anchorBonus[a] + fen;
  }
}
