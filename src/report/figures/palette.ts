/**
 * Colours of Okabe and Ito (2008), told apart with every common form of colour blindness, of which only those are used
 * that keep a contrast of 3:1 on white. A colour means a platform and nothing else; what a scenario is to the chosen one is told by the line's look.
 */
const fixedColours: Readonly<Record<string, string>> = {
  taobao: '#D55E00',
  jd: '#CC79A7',
  kuaishou: '#009E73',
  douyin: '#0072B2',
};

/** For platforms that a scenario adds, in the order they appear: Okabe–Ito's yellow and orange, darkened for lines. */
const furtherColours = ['#7F6000', '#6B4FA0'];

/** For whatever is no single platform. */
export const NEUTRAL = '#6b6b6b';

/** The colour of a platform among the platforms of a report. */
export function platformColour(name: string, platforms: readonly string[]): string {
  const known = fixedColours[name];
  if (known !== undefined) return known;
  const added = platforms.filter((p) => fixedColours[p] === undefined);
  return furtherColours[added.indexOf(name)] ?? NEUTRAL;
}

/** `#0072B2` as `rgba(0,114,178,0.2)`. */
export function withAlpha(colour: string, alpha: number): string {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${alpha})`;
}

/** What a scenario is on a chart; a look means a role and never one scenario among many. */
export type Role = 'chosen' | 'baseline' | 'reference' | 'other';

export interface Look {
  /** Plotly's names and SVG patterns are the same text. */
  readonly dash: string;
  readonly width: number;
  readonly alpha: number;
}

const looks: Readonly<Record<Role, Look>> = {
  chosen: { dash: '', width: 2.2, alpha: 1 },
  reference: { dash: '9px,4px', width: 1.6, alpha: 1 },
  baseline: { dash: '2px,3px', width: 1.4, alpha: 1 },
  other: { dash: '', width: 1, alpha: 0.38 },
};

export const lookOf = (role: Role): Look => looks[role];

/** What a scenario is beside the chosen one, which adds to `reference`. */
export function roleOf(name: string, chosen: string, reference: string, baseline: string): Role {
  if (name === chosen) return 'chosen';
  if (name === baseline) return 'baseline';
  return name === reference ? 'reference' : 'other';
}
