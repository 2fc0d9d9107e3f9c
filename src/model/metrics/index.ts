import type { Metric } from '../declare.ts';
import {
  anchorsArrived,
  anchorsChangedPlatform,
  anchorsIdle,
  anchorsIdleShare,
  anchorsLeft,
  anchorsMoved,
  anchorsRematched,
} from './anchors.ts';
import { closedLoopRatio, gmvOwn } from './closedLoop.ts';
import {
  anchorsSales,
  anchorsTopSales,
  anchorsTopShare,
  hhiAttention,
  hhiSettled,
  sellersTopSales,
  sellersTopShare,
} from './concentration.ts';
import { consumersActive } from './consumers.ts';
import { enforcementMetrics, goodPerBad } from './enforcement.ts';
import {
  anchorsLargest,
  anchorsTail,
  assortmentListed,
  attentionCommercial,
  qualityEffort,
  returnsContent,
  returnsSearch,
} from './evidence.ts';
import { gmvAttention, gmvCell, gmvLeaked, gmvLinked, gmvNet, gmvSettled } from './gmv.ts';
import type { DerivedMetric, MeasuredMetric } from './metric.ts';
import { moneyMetrics, takeRate } from './money.ts';
import {
  adsOffered,
  adsPrice,
  adsSpent,
  commissionMean,
  commissionValue,
  contentSettled,
  priceIndex,
  volumeSettled,
} from './prices.ts';
import {
  matchEfficiency,
  qualityMean,
  qualityWeighted,
  ratingMean,
  ratingWeighted,
  returnsRate,
  returnsRefused,
  returnsValue,
  trust,
} from './quality.ts';
import { sellersMoved, storesEntered, storesLeft, storesOpen, storesRemoved } from './stores.ts';

/** Measured each week, in the order of the result’s columns. */
export const measuredMetrics: readonly MeasuredMetric[] = [
  gmvAttention,
  gmvSettled,
  gmvNet,
  gmvLinked,
  gmvLeaked,
  gmvOwn,
  gmvCell,
  storesOpen,
  storesEntered,
  storesLeft,
  storesRemoved,
  sellersMoved,
  anchorsMoved,
  anchorsIdleShare,
  consumersActive,
  ...moneyMetrics,
  qualityWeighted,
  ratingWeighted,
  returnsValue,
  returnsRefused,
  trust,
  matchEfficiency,
  ...enforcementMetrics,
  volumeSettled,
  commissionValue,
  contentSettled,
  adsSpent,
  adsOffered,
  returnsContent,
  returnsSearch,
  assortmentListed,
  anchorsLargest,
  anchorsTail,
  attentionCommercial,
  qualityEffort,
  ...[anchorsIdle, anchorsRematched, anchorsChangedPlatform, anchorsArrived, anchorsLeft],
  ...[sellersTopSales, anchorsSales, anchorsTopSales],
];

/** Computed from sums over a period. */
export const derivedMetrics: readonly DerivedMetric[] = [
  closedLoopRatio,
  qualityMean,
  ratingMean,
  returnsRate,
  goodPerBad,
  takeRate,
  priceIndex,
  commissionMean,
  adsPrice,
  hhiSettled,
  hhiAttention,
  ...[sellersTopShare, anchorsTopShare],
];

/** Everything that is reported. */
export const metrics: readonly Metric[] = [...measuredMetrics, ...derivedMetrics];
