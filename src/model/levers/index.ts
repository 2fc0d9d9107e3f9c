import type { Lever } from '../declare.ts';
import { coldStartTraffic } from './coldStartTraffic.ts';
import { consumerCoupon } from './consumerCoupon.ts';
import { entryMinFans } from './entryMinFans.ts';
import { exclusivity } from './exclusivity.ts';
import { inspectionRate } from './inspectionRate.ts';
import { onboardingWaiver } from './onboardingWaiver.ts';
import { trafficSupport } from './trafficSupport.ts';

/** Everything a platform can decide by date. */
export const levers: readonly Lever[] = [
  consumerCoupon,
  coldStartTraffic,
  trafficSupport,
  onboardingWaiver,
  entryMinFans,
  inspectionRate,
  exclusivity,
];
