import type { Market } from '../market.ts';
import { byPlatform, type DerivedMetric, type MeasuredMetric } from './metric.ts';

/** The mark of a store on a column of the week. */
type Marks = (m: Market) => readonly [Uint8Array, number];
const flagged: Marks = (m) => [m.inspected, 2];
const passed: Marks = (m) => [m.inspected, 1];
const removed: Marks = (m) => [m.closed, 2];

/** Sellers over the marked stores whose goods are below the quality that inspections look for, or are not. */
function sellers(name: string, en: string, zh: string, marked: Marks, bad: boolean): MeasuredMetric {
  return {
    ...{ name, meaning: { en, zh }, unit: 'stores', kind: 'flow', labels: byPlatform },
    measure(m, out, at) {
      const P = m.frame.sizes.platforms;
      const limit = m.frame.parameters['inspect.threshold'];
      const [marks, mark] = marked(m);
      out.fill(0, at, at + P);
      for (let i = marks.indexOf(mark); i >= 0; i = marks.indexOf(mark, i + 1)) {
        if (m.goodness[i] < limit !== bad) continue;
        out[at + m.frame.platformOf[i]] = out[at + m.frame.platformOf[i]] + m.weight[m.frame.merchantOf[i]];
      }
    },
  };
}

/** The confusion matrix of inspections, and whom it removed. */
export const enforcementMetrics: readonly MeasuredMetric[] = [
  sellers(
    'enforcement.badFlagged',
    'Inspected stores with bad goods that were flagged',
    '抽检命中的劣质店铺数',
    flagged,
    true,
  ),
  sellers(
    'enforcement.badPassed',
    'Inspected stores with bad goods that passed',
    '抽检漏检的劣质店铺数',
    passed,
    true,
  ),
  sellers(
    'enforcement.goodFlagged',
    'Inspected stores with good goods that were flagged',
    '抽检误伤的合格店铺数',
    flagged,
    false,
  ),
  sellers(
    'enforcement.goodPassed',
    'Inspected stores with good goods that passed',
    '抽检通过的合格店铺数',
    passed,
    false,
  ),
  sellers(
    'stores.removedBad',
    'Stores with bad goods that the platform closed',
    '被清退的劣质店铺数',
    removed,
    true,
  ),
  sellers(
    'stores.removedGood',
    'Stores with good goods that the platform closed',
    '被误清退的合格店铺数',
    removed,
    false,
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
