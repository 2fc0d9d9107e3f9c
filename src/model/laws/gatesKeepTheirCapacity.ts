import type { Market } from '../market.ts';
import { rationGates } from '../mechanisms/rationGates.ts';
import { changed, where } from './copies.ts';
import type { StepLaw } from './law.ts';

/** Relative, for sums in another order; below the least number with all its digits nothing relative holds. */
const ROUNDING = 1e-12;
const LEAST = 2.2250738585072014e-308;

export const gatesKeepTheirCapacity: StepLaw = {
  kind: 'step',
  name: 'gatesKeepTheirCapacity',
  rule: 56,
  statement: {
    en: 'A gate serves of last week’s requests no more than its capacity, a share of the requests before gating began, and turns nobody away below it; without capacity it serves nobody; elsewhere all are served.',
  },
  steps: [rationGates],
  vary(m, pick) {
    const capacity = pick.below(3) === 0 ? 0 : pick.between(0, 1.5);
    const gated = gatedAnew(m, capacity, () => pick.below(3) === 0);
    const crowd = (requests: Float64Array): void =>
      requests.forEach((x, i) => (requests[i] = x * pick.between(0, 3)));
    [gated.lastRequests, gated.requestHistory].forEach(crowd);
    return [gated];
  },
  check: ([m], before) => [
    ...cells(m, before),
    ...m.frame.gateCapacities.flatMap((capacity, row) => gate(m, row, capacity)),
  ],
};

/** A copy with a gate more, over cells of any route, in force all week. */
function gatedAnew(m: Market, capacity: number, covers: () => boolean): Market {
  const row = m.frame.gateCapacities.length;
  const gateRow = m.inputs.policy.gateRow.map((old) => (covers() ? row : old));
  const frame = { ...m.frame, gateCapacities: [...m.frame.gateCapacities, capacity] };
  const inputs = { ...m.inputs, policy: { ...m.inputs.policy, gateRow } };
  const copy = changed(m, (x) => where(gateRow, (r) => r === row).forEach((i) => (x.gated[i] = 1)));
  return { ...copy, frame, inputs };
}

/** What holds of each cell by itself. */
const cells = (m: Market, before: Market): string[] =>
  Array.from(m.inputs.policy.gateRow).flatMap((row, i) => {
    const age = before.gateAge[i];
    const base = row < 0 || age > 0 ? before.gateBase[i] : m.requestHistory[i];
    const now = 1 - m.gated[i] * (1 - m.served[i]);
    return [
      ...(row < 0 && m.served[i] !== 1 ? [`cell ${i} has no gate and serves ${m.served[i]}`] : []),
      ...(m.gateBase[i] === base ? [] : [`the base of cell ${i} is ${m.gateBase[i]} and not ${base}`]),
      ...(m.servedNow[i] === now ? [] : [`cell ${i} serves ${m.servedNow[i]} of the week and not ${now}`]),
    ];
  });

/** What holds of the cells of one gate together. */
function gate(m: Market, row: number, capacity: number): string[] {
  const own = where(m.inputs.policy.gateRow, (r) => r === row);
  if (own.length === 0) return [];
  const sum = (of: (i: number) => number): number => own.reduce((all, i) => all + of(i), 0);
  const share = m.served[own[0]];
  const asked = sum((i) => m.lastRequests[i]);
  const limit = capacity * sum((i) => m.gateBase[i]);
  const told = `gate ${row} with room for ${limit} of ${asked} requests serves ${share}`;
  if (own.some((i) => m.served[i] !== share)) return [`gate ${row} serves its cells unequally`];
  if (capacity === 0) return share === 0 ? [] : [told];
  // no request is known before the first week
  if (m.week === 0) return share === 1 ? [] : [told];
  if (limit === 0) return share === 0 ? [] : [told];
  if (asked <= limit) return share === 1 ? [] : [told];
  return Math.abs(asked * share - limit) <= limit * ROUNDING + LEAST ? [] : [told];
}
