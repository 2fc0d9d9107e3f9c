import type { ColumnName } from '../columns.ts';
import type { Market } from '../market.ts';
import type { WeekLaw } from './law.ts';

const TOLERANCE = 1e-12;
/** No listed assortment is smaller than this, whatever the ceiling (`reviewStores`). */
const LEAST_LISTED = 0.001;

const shares = [
  ...(['permit', 'gated', 'served', 'servedNow', 'outlook', 'routeShare'] as const),
  ...(['feeOnAnchor', 'feeOnMerchant', 'inboundFee', 'affiliateCut', 'linksBlocked', 'badPress'] as const),
  ...(['subsidyRate', 'load', 'chargeReference', 'poolShownRating'] as const),
  ...(['subsidyServed', 'coldStart', 'support', 'inspectionByRisk', 'refund', 'visibility'] as const),
  ...(['trust', 'visibleShare', 'goodness', 'rating', 'effort', 'poolShownQuality'] as const),
  ...(['poolPredatory', 'poolContent', 'commission', 'routeCommission'] as const),
  ...(['inspection', 'exclusivityLoss', 'fatigue', 'exposure', 'airtime', 'idleAirtime'] as const),
  ...(['poolRating', 'poolQuality', 'poolHosted', 'poolPaying', 'quality', 'listed'] as const),
  ...(['adopters', 'classShare', 'categoryShare', 'initialHabit'] as const),
] satisfies readonly ColumnName[];

/** A market commission stays within these, or as far out as it began (`adjustPrices`). */
const COMMISSIONS = [0.02, 0.6] as const;

export const sharesAreShares: WeekLaw = {
  kind: 'week',
  name: 'sharesAreShares',
  rule: 12,
  statement: {
    en: 'Permits, fees, served and paid shares, qualities, efforts, ratings, trust and exposures lie between 0 and 1; commissions keep their bounds; no store lists more than its platform’s ceiling.',
  },
  check: (m) => [...shares.flatMap((name) => outside(m, name)), ...outOfBounds(m), ...overfull(m)],
};

function outside(m: Market, name: (typeof shares)[number]): string[] {
  const at = m[name].findIndex((x) => !(x >= -TOLERANCE && x <= 1 + TOLERANCE));
  return at < 0 ? [] : [`${name} ${at} is ${m[name][at]}`];
}

function outOfBounds(m: Market): string[] {
  const began = m.frame.parameters['commission.content'];
  const [least, most] = [Math.min(COMMISSIONS[0], began), Math.max(COMMISSIONS[1], began)];
  const at = m.commission.findIndex((x) => x < least || x > most);
  return at < 0 ? [] : [`commission ${at} is ${m.commission[at]}, not within ${least} and ${most}`];
}

function overfull(m: Market): string[] {
  const P = m.frame.sizes.platforms;
  const at = m.listed.findIndex(
    (x, i) => x > Math.max(LEAST_LISTED, m.frame.breadthCeiling[i % P]) + TOLERANCE,
  );
  return at < 0 ? [] : [`store ${at} lists ${m.listed[at]}`];
}
