/**
 * Colours of Okabe and Ito (2008), told apart with every common form of colour blindness, of which only those are used
 * that keep a contrast of 3:1 on white. A colour means a platform and nothing else; scenarios differ by dash.
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

/** Line styles of scenarios in their order, the baseline's first; plotly's names and SVG patterns are the same text. */
const dashes = [
  '2px,3px',
  '',
  '9px,4px',
  '9px,3px,2px,3px',
  '5px,3px',
  '14px,4px',
  '14px,3px,2px,3px,2px,3px',
];

/** The dash of a scenario; the baseline is always dotted and the first alternative always solid. */
export function scenarioDash(name: string, baseline: string, alternatives: readonly string[]): string {
  if (name === baseline) return dashes[0];
  return dashes[1 + (alternatives.indexOf(name) % (dashes.length - 1))];
}
