/** Purposes below belong to the engine; and so many numbers has each, one a fate. */
const ROOM = 1024;

/**
 * What a keyed draw of consumers counted by row is for; the number of a fate or platform is added to some. As with
 * `purposes.ts`, numbers never change. Up to `leakedGoods` the agent is a row, then a purchase, then class × state.
 */
export const countPurposes = {
  idleBuys: 1 * ROOM,
  idleFate: 2 * ROOM,
  viewerBuys: 3 * ROOM,
  leaks: 4 * ROOM,
  missedBuys: 5 * ROOM,
  missedFate: 6 * ROOM,
  searchBuys: 7 * ROOM,
  searchFate: 8 * ROOM,
  secondBuys: 9 * ROOM,
  secondFate: 10 * ROOM,
  secondWins: 11 * ROOM,
  keptFate: 12 * ROOM,
  keptAndBurned: 13 * ROOM,
  overruledBurn: 14 * ROOM,
  overruledHabit: 15 * ROOM,
  interestGoods: 16 * ROOM,
  intentGoods: 17 * ROOM,
  leakedGoods: 18 * ROOM,
  route: 19 * ROOM,
  heal: 20 * ROOM,
  adopt: 21 * ROOM,
} as const;
