/** Kinds of anchors as the model lists them, so that neither panels nor rows change places between reports. */
const order = ['native', 'family', 'guide', 'self', 'celebrity'];

/** Each kind once, in the fixed order; kinds that are not in it come last, by name. */
export function inKindOrder(kinds: Iterable<string>): string[] {
  const rank = (kind: string): number => (order.includes(kind) ? order.indexOf(kind) : order.length);
  return [...new Set(kinds)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
