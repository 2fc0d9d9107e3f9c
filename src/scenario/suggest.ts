import { distance } from 'fastest-levenshtein';

const letters = (word: string): string => [...word].sort().join('');

/**
 * How far a word is from a candidate, in edits. Swapped letters and another case are the commonest slips of the
 * fingers, so they count for less than two edits that make another word.
 */
function slip(word: string, candidate: string): number {
  if (word.toLowerCase() === candidate.toLowerCase()) return 0.25;
  const edits = distance(word, candidate);
  return edits === 2 && letters(word) === letters(candidate) ? 0.75 : edits;
}

/** The candidates that someone who wrote `word` may have meant, likeliest first. */
export function suggestions(word: string, candidates: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(word.length / 4));
  return candidates
    .map((candidate, order) => ({ candidate, order, slip: slip(word, candidate) }))
    .filter((c) => c.slip <= limit && c.slip < Math.max(word.length, c.candidate.length))
    .sort((a, b) => a.slip - b.slip || a.order - b.order)
    .map((c) => c.candidate);
}

/** `; did you mean "…"?` for the likeliest candidate, or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const [first] = suggestions(word, candidates);
  return first === undefined ? '' : `; did you mean "${first}"?`;
}

// C0 and C1 controls, bidi controls, zero-width characters, line separators and the byte-order mark.
const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text that is safe to print: short, and with every character that could steer a terminal written out. */
export function printable(text: string, longest = 60): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return short.replace(invisible, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A found value as a message shows it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${printable(value)}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'a map';
}
