import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

/** Weeks before a gate whose mean requests are its capacity’s base. */
const WEEKS_BEFORE_GATE = 4;

/**
 * SM1, order gates: a gate serves o = min(1, capacity / requests of last week) of the orders on its row; capacity is a
 * share of mean weekly requests in the four weeks before gating began, so that a gate which follows another without a
 * gap keeps its base. The served share scales the row’s air-time (`indexOffers`): what is turned away chooses again.
 * Requests are orders before rationing, by row. A week that is gated in part is rationed in part. A gate that is in
 * force when the run begins takes the requests of its first week as its base.
 */
export const rationGates: Mechanism = {
  name: 'rationGates',
  reads: ['gated', 'requestHistory', 'lastRequests', 'gateAge', 'gateBase'],
  writes: ['served', 'servedNow', 'gateAge', 'gateBase'],
  run(m) {
    const { gateRow } = m.inputs.policy;
    const rows = m.frame.gateCapacities.length;
    const requests = new Float64Array(rows);
    const base = new Float64Array(rows);
    for (let i = 0; i < gateRow.length; i++) {
      const row = gateRow[i];
      if (row < 0) {
        m.gateAge[i] = 0;
        continue;
      }
      if (m.gateAge[i] === 0) m.gateBase[i] = m.requestHistory[i]!;
      if (m.week > 0) m.gateAge[i] = m.gateAge[i] + 1;
      requests[row] = requests[row] + m.lastRequests[i];
      base[row] = base[row] + m.gateBase[i];
    }
    for (let i = 0; i < gateRow.length; i++) {
      const row = gateRow[i];
      m.served[i] = row < 0 ? 1 : servedShare(m, m.frame.gateCapacities[row], base[row], requests[row]);
      m.servedNow[i] = 1 - m.gated[i] * (1 - m.served[i]);
    }
  },
};

/** Share of requests that a row serves; without capacity nothing, in the run’s first week all, since no base is known. */
function servedShare(m: Market, capacity: number, base: number, asked: number): number {
  if (capacity === 0) return 0;
  if (m.week === 0) return 1;
  const limit = capacity * base;
  if (limit === 0) return 0;
  return asked > 0 ? Math.min(1, limit / asked) : 1;
}

/** Remembers this week’s requests: orders, scaled back up by the share that was served, and their four-week mean. */
export const rememberRequests: Mechanism = {
  name: 'rememberRequests',
  reads: ['orders', 'servedNow', 'requestRing'],
  writes: ['requestHistory', 'lastRequests', 'requestRing'],
  run(m) {
    const n = m.orders.length;
    const at = (m.week % WEEKS_BEFORE_GATE) * n;
    for (let i = 0; i < n; i++) {
      const requested = m.servedNow[i] > 0 ? m.orders[i] / m.servedNow[i] : m.orders[i];
      m.lastRequests[i] = requested;
      m.requestRing[at + i] = requested;
      let sum = 0;
      const known = Math.min(m.week + 1, WEEKS_BEFORE_GATE);
      for (let w = 0; w < known; w++) sum += m.requestRing[w * n + i];
      m.requestHistory[i] = sum / known;
    }
  },
};
