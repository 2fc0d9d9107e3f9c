import type { Lever } from '../declare.ts';
import { adPlacement } from './adPlacement.ts';
import { affiliateCut } from './affiliateCut.ts';
import { badPress } from './badPress.ts';
import { blockedLinks } from './blockedLinks.ts';
import { coldStartTraffic } from './coldStartTraffic.ts';
import { commissionRebate } from './commissionRebate.ts';
import { consumerCoupon } from './consumerCoupon.ts';
import { dataVisibility } from './dataVisibility.ts';
import { depositWaiver } from './depositWaiver.ts';
import { entryMinFans } from './entryMinFans.ts';
import { exclusivity } from './exclusivity.ts';
import { hostRecruitment } from './hostRecruitment.ts';
import { inboundLinkFee } from './inboundLinkFee.ts';
import { inspectionByRisk } from './inspectionByRisk.ts';
import { inspectionRate } from './inspectionRate.ts';
import { liveSubsidy } from './liveSubsidy.ts';
import { onboardingWaiver } from './onboardingWaiver.ts';
import { refundRoute } from './refundRoute.ts';
import { trafficSupport } from './trafficSupport.ts';

/** Everything a platform can decide by date: what it gives, how it polices, what it answers rivals. */
export const levers: readonly Lever[] = [
  consumerCoupon,
  coldStartTraffic,
  trafficSupport,
  onboardingWaiver,
  depositWaiver,
  commissionRebate,
  entryMinFans,
  inspectionRate,
  inspectionByRisk,
  refundRoute,
  dataVisibility,
  badPress,
  exclusivity,
  affiliateCut,
  inboundLinkFee,
  blockedLinks,
  adPlacement,
  hostRecruitment,
  liveSubsidy,
];
