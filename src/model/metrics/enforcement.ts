import type { Market, Places } from '../market.ts';
import { label, type DerivedMetric, type Label, type MeasuredMetric } from './metric.ts';

const byPlatform = (frame: Places): Label[] => frame.platformNames.map((platform) => label({ platform }));

/** Whether a store’s goods are below the quality that inspections look for. */
const isBad = (m: Market, store: number): boolean =>
  m.goodness[store] < m.frame.parameters['inspect.threshold'];

/** Sellers over the stores that count, by platform. */
function sellers(
  name: string,
  en: string,
  zh: string,
  counts: (m: Market, store: number) => boolean,
): MeasuredMetric {
  return {
    ...{ name, meaning: { en, zh }, unit: 'stores', kind: 'flow', labels: byPlatform },
    measure(m, out, at) {
      const P = m.frame.sizes.platforms;
      out.fill(0, at, at + P);
      for (let i = 0; i < m.open.length; i++) {
        if (counts(m, i)) out[at + (i % P)] = out[at + (i % P)] + m.weight[Math.floor(i / P)];
      }
    },
  };
}

const FLAGGED = 2;
const PASSED = 1;

/** The confusion matrix of inspections, and whom it removed. */
export const enforcementMetrics: readonly MeasuredMetric[] = [
  sellers(
    'enforcement.badFlagged',
    'Inspected stores with bad goods that were flagged',
    '抽检命中的劣质店铺数',
    (m, i) => m.inspected[i] === FLAGGED && isBad(m, i),
  ),
  sellers(
    'enforcement.badPassed',
    'Inspected stores with bad goods that passed',
    '抽检漏检的劣质店铺数',
    (m, i) => m.inspected[i] === PASSED && isBad(m, i),
  ),
  sellers(
    'enforcement.goodFlagged',
    'Inspected stores with good goods that were flagged',
    '抽检误伤的合格店铺数',
    (m, i) => m.inspected[i] === FLAGGED && !isBad(m, i),
  ),
  sellers(
    'enforcement.goodPassed',
    'Inspected stores with good goods that passed',
    '抽检通过的合格店铺数',
    (m, i) => m.inspected[i] === PASSED && !isBad(m, i),
  ),
  sellers(
    'stores.removedBad',
    'Stores with bad goods that the platform closed',
    '被清退的劣质店铺数',
    (m, i) => m.closed[i] === 2 && isBad(m, i),
  ),
  sellers(
    'stores.removedGood',
    'Stores with good goods that the platform closed',
    '被误清退的合格店铺数',
    (m, i) => m.closed[i] === 2 && !isBad(m, i),
  ),
];

export const goodPerBad: DerivedMetric = {
  name: 'enforcement.goodPerBad',
  meaning: { en: 'Good sellers removed per bad seller removed', zh: '每清退一家劣质店铺误伤的合格店铺数' },
  unit: '1',
  kind: 'ratio',
  derive: (frame) =>
    byPlatform(frame).map((l) => ({
      label: l,
      of: [
        ['stores.removedGood', l],
        ['stores.removedBad', l],
      ],
    })),
};
