/**
 * Quantities as people write them: `20 %`, `5 %/week`, `3bn CNY`, `30亿元`, `2万`, `7.1e8 persons`. Percent signs and
 * the words for large numbers only move the decimal point, so they are applied to the text before it becomes a
 * number: `12.3 %` is exactly the double nearest to 0.123, and printing gives the same text back.
 */
import { expm1, log1p } from './detmath.ts';
import { percent, periods, rules, scaleWords, type QuantityUnit, type UnitRule } from './unitRules.ts';

export { units, type QuantityUnit, type Unit } from './unitRules.ts';

/** What stands there, what may stand there, and how to mend it where that can be told. */
export interface QuantityRefusal {
  readonly found: string;
  readonly allowed: string;
  readonly mend?: string;
}

const NUMBER = /^([+-]?)(0|[1-9]\d*(?:_\d{3,4})*|)(\.\d+)?(?:e([+-]?\d{1,4}))?(.*)$/i;

/** The text of a number with its point moved, as the nearest double. */
const shifted = (digits: string, exponent: number, places: number): number =>
  Number(`${digits}e${exponent + places}`);

/** Characters of the full-width block as their ordinary twins. */
const narrow = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/\uffe5/g, '¥');

interface Split {
  readonly digits: string;
  readonly exponent: number;
  readonly rest: string;
}

/** Number and what follows it (lower case, no spaces), or null when no number stands at the start. */
function splitNumber(text: string): Split | null {
  const m = NUMBER.exec(text);
  if (!m || !(m[2] || m[3])) return null;
  const digits = `${m[1]}${(m[2] || '0').replaceAll('_', '')}${m[3] ?? ''}`;
  // ECMAScript lets a reader round after the twentieth significant digit.
  if (digits.replace('.', '').replace(/^[+-]?0*/, '').length > 20) return null;
  return { digits, exponent: Number(m[4] ?? 0), rest: m[5].replace(/\s+/g, '').toLowerCase() };
}

/** The decimal places that the words after a number stand for, or null when the unit does not know them. */
function placesOf(rest: string, rule: UnitRule): number | null {
  if (rule.words.includes(rest)) return rule.shift;
  if (!rule.scales) return null;
  for (const [word, places] of scaleWords) {
    if (rest.startsWith(word) && rule.words.includes(rest.slice(word.length))) return rule.shift + places;
  }
  return null;
}

/** A yearly or daily probability as the weekly one that leaves as many untouched: 1 − (1 − p)^(7 / days). */
function weeklyProbability(s: Split): number | null {
  for (const [word, days] of periods) {
    if (!percent.some((sign) => s.rest === sign + word)) continue;
    const p = shifted(s.digits, s.exponent, -2);
    return p >= 0 && p <= 1 ? 0 - expm1((log1p(-p) * 7) / days) : null;
  }
  return null;
}

/** The value in the unit, or null when what follows the number is no way to write it. */
function valueOf(s: Split, unit: QuantityUnit): number | null {
  const places = placesOf(s.rest, rules[unit]);
  if (places !== null) return shifted(s.digits, s.exponent, places);
  return unit === 'share/week' ? weeklyProbability(s) : null;
}

/** How the text could be meant, as text that would be accepted. */
function mendOf(found: string, s: Split, unit: QuantityUnit): string | undefined {
  const sized = s.exponent === 0 ? s.digits : `${s.digits}e${s.exponent}`;
  if (unit === 'share' || unit === 'share/week') {
    const suffix = rules[unit].en;
    if (s.rest === '') {
      const value = shifted(s.digits, s.exponent, 0);
      if (value > 1) return `${sized} is above 1; did you mean ${sized}${suffix}?`;
      return `write ${formatQuantity(value, unit)}`;
    }
    return s.rest.startsWith('%') ? `write ${sized}${suffix}` : undefined;
  }
  if (unit === 'CNY/week' && placesOf(s.rest, rules.CNY) !== null) return `write ${found}/week`;
  if (placesOf(s.rest, { ...rules[unit], words: [''] }) === null) return undefined;
  return `write ${sized}${s.rest}${rules[unit].en}`;
}

/** Reads a quantity of the given unit; a YAML number counts as the text that JavaScript prints of it. */
export function parseQuantity(
  input: string | number,
  unit: QuantityUnit,
): { readonly value: number } | QuantityRefusal {
  const rule = rules[unit];
  const found = String(input).trim();
  const refuse = (mend?: string): QuantityRefusal => ({
    found,
    allowed: rule.allowed,
    ...(mend ? { mend } : {}),
  });
  const narrowed = narrow(found);
  if (narrowed !== found) return refuse(`write ${narrowed}, in ordinary (half-width) characters`);
  if (/\d,\d{3}/.test(found)) return refuse(`write ${found.replaceAll(',', '')}`);
  const s = splitNumber(found);
  if (!s) return refuse();
  const value = valueOf(s, unit);
  if (value === null) return refuse(mendOf(found, s, unit));
  if (!Number.isFinite(value)) return refuse('write a number below 1e308');
  if (rule.whole && !Number.isSafeInteger(value)) return refuse();
  return { value: value === 0 ? 0 : value };
}

/** The shortest text of value · 10^−places that gives back the very same double when its point is moved again. */
function decimalText(value: number, places: number): string {
  const m = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))!;
  const digits = m[2] + (m[3] ?? '');
  const point = m[2].length + Number(m[4] ?? 0) - places;
  const bare = digits.replace(/^0+(?=\d)/, '');
  const lead = point - (digits.length - bare.length);
  const kept = bare.replace(/0+$/, '') || '0';
  if (kept === '0') return '0';
  if (lead > 21 || lead < -6) {
    const fraction = kept.slice(1);
    return `${m[1]}${kept[0]}${fraction ? `.${fraction}` : ''}e${lead - 1}`;
  }
  if (lead <= 0) return `${m[1]}0.${'0'.repeat(-lead)}${kept}`;
  if (kept.length <= lead) return m[1] + kept.padEnd(lead, '0');
  return `${m[1]}${kept.slice(0, lead)}.${kept.slice(lead)}`;
}

/** The word for large numbers that suits a value: [word, decimal places]. */
function scaleFor(size: number, lang: 'en' | 'zh'): readonly [string, number] {
  if (lang === 'zh') return size >= 1e8 ? ['亿', 8] : size >= 1e4 ? ['万', 4] : ['', 0];
  return size >= 1e9 ? ['bn', 9] : size >= 1e6 ? ['m', 6] : ['', 0];
}

/** A value in its declared unit as text: `20 %`, `3bn CNY`, in Chinese `30亿元`. parseQuantity gives the value back. */
export function formatQuantity(value: number, unit: QuantityUnit, lang: 'en' | 'zh' = 'en'): string {
  const rule = rules[unit];
  const named = rule.scales && rule.en !== '';
  const [word, places] = named ? scaleFor(Math.abs(value), lang) : ['', 0];
  const text = decimalText(value, places + rule.shift) + word;
  if (unit === 'weeks' && lang === 'en' && value === 1) return '1 week';
  return text + rule[lang];
}
