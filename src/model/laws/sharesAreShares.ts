import type { ColumnName } from '../columns.ts';
import type { Market } from '../market.ts';
import type { WeekLaw } from './law.ts';

const TOLERANCE = 1e-12;
/** No listed assortment is smaller than this, whatever the ceiling (`reviewStores`). */
const LEAST_LISTED = 0.001;

const shares = [
  ...(['permit', 'gated', 'served', 'servedNow', 'outlook', 'routeShare'] as const),
  ...(['subsidyServed', 'coldStart', 'support', 'inspectionByRisk', 'refund', 'visibility'] as const),
  ...(['trust', 'visibleShare', 'goodness', 'rating', 'effort', 'poolShownQuality'] as const),
  ...(['poolPredatory', 'poolContent', 'commission', 'routeCommission'] as const),
  ...(['inspection', 'exclusivityLoss', 'fatigue', 'exposure', 'airtime', 'idleAirtime'] as const),
  ...(['poolRating', 'poolQuality', 'poolHosted', 'poolPaying', 'quality', 'listed'] as const),
  ...(['adopters', 'classShare', 'categoryShare', 'initialHabit'] as const),
] satisfies readonly ColumnName[];

export const sharesAreShares: WeekLaw = {
  name: 'sharesAreShares',
  rule: 12,
  statement: {
    en: 'Permits, served and paid shares, qualities, ratings and exposures lie between 0 and 1; no store lists more than its platform’s ceiling.',
  },
  check: (m) => [...shares.flatMap((name) => outside(m, name)), ...overfull(m)],
};

function outside(m: Market, name: (typeof shares)[number]): string[] {
  const at = m[name].findIndex((x) => !(x >= -TOLERANCE && x <= 1 + TOLERANCE));
  return at < 0 ? [] : [`${name} ${at} is ${m[name][at]}`];
}

function overfull(m: Market): string[] {
  const P = m.frame.sizes.platforms;
  const at = m.listed.findIndex(
    (x, i) => x > Math.max(LEAST_LISTED, m.frame.breadthCeiling[i % P]) + TOLERANCE,
  );
  return at < 0 ? [] : [`store ${at} lists ${m.listed[at]}`];
}
