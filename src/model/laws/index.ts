import { airtimeIsWhole } from './airtimeIsWhole.ts';
import { anchorsArePlaced } from './anchorsArePlaced.ts';
import { bannedRoutesSellNothing } from './bannedRoutesSellNothing.ts';
import { budgetsAreKept } from './budgetsAreKept.ts';
import { choicesAreProbabilities } from './choicesAreProbabilities.ts';
import { depositsAreKept } from './depositsAreKept.ts';
import { emptyRowsChangeNothing } from './emptyRowsChangeNothing.ts';
import { emptySubsidiesAreNone } from './emptySubsidiesAreNone.ts';
import { everythingIsFinite } from './everythingIsFinite.ts';
import { futureIsUnknown } from './futureIsUnknown.ts';
import { gmvAgreesBothWays } from './gmvAgreesBothWays.ts';
import type { Law, RunLaw, TwinLaw, WeekLaw } from './law.ts';
import { moneyIsConserved } from './moneyIsConserved.ts';
import { salesAreSharedOut } from './salesAreSharedOut.ts';
import { sharesAreShares } from './sharesAreShares.ts';
import { storesFollowFlows } from './storesFollowFlows.ts';

export type { FigureColumn, Figures, Law, RunLaw, TwinLaw, WeekLaw } from './law.ts';

/** Checked at the end of every week. */
export const weekLaws: readonly WeekLaw[] = [
  moneyIsConserved,
  salesAreSharedOut,
  budgetsAreKept,
  depositsAreKept,
  anchorsArePlaced,
  choicesAreProbabilities,
  everythingIsFinite,
  airtimeIsWhole,
  sharesAreShares,
  bannedRoutesSellNothing,
];

/** Checked on the figures of one run. */
export const runLaws: readonly RunLaw[] = [gmvAgreesBothWays, storesFollowFlows];

/** Checked on two runs of scenarios that must not differ. */
export const twinLaws: readonly TwinLaw[] = [futureIsUnknown, emptyRowsChangeNothing, emptySubsidiesAreNone];

/** Everything that must hold, by rule. */
export const laws: readonly Law[] = [...weekLaws, ...runLaws, ...twinLaws].sort((a, b) => a.rule - b.rule);
