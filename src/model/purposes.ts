/**
 * What a keyed draw of the supply side is for. A purpose belongs to one kind of agent, and numbers never change: a
 * new purpose gets a new one, so that mending one mechanism does not reshuffle the noise of the others.
 */
export const purposes = {
  anchorSkill: 1,
  anchorKind: 2,
  anchorOrder: 3,
  comply: 4,
  revise: 5,
  option: 6,
  match: 7,
  anchorAppeal: 8,
  merchantSize: 16,
  merchantQuality: 17,
  merchantFans: 18,
  merchantOrder: 19,
  demand: 20,
  inspect: 21,
  flag: 22,
  review: 23,
  enter: 24,
  exit: 25,
  rename: 26,
  merchantPredatory: 27,
} as const;
