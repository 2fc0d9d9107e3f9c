import type { Market } from '../market.ts';
import type { TieLaw } from './law.ts';

export const commissionsAreBooked: TieLaw = {
  kind: 'tie',
  name: 'commissionsAreBooked',
  rule: 2,
  statement: {
    en: 'The commission booked for a settling platform is that of its routes on what other rooms than the stores’ own sold, cell by cell in whole fen.',
  },
  ties: ['commissionPaid'],
  check(m) {
    const G = m.frame.sizes.categories;
    const due = new Float64Array(m.commissionPaid.length);
    for (let rg = 0; rg < m.sales.length; rg++) {
      const { to } = m.frame.routes[Math.floor(rg / G)];
      if (m.sales[rg] !== 0) due[to] = due[to] + commissionDue(m, rg);
    }
    const p = due.findIndex((fen, at) => fen !== m.commissionPaid[at]);
    return p < 0
      ? []
      : [`commissionPaid of ${m.frame.platformNames[p]}: ${m.commissionPaid[p]} fen and not ${due[p]}`];
  },
};

/** Store-run rooms pay none, and only live rooms and videos have anchors. */
function commissionDue(m: Market, rg: number): number {
  const { channel } = m.frame.routes[Math.floor(rg / m.frame.sizes.categories)];
  if (channel !== 'live' && channel !== 'video') return 0;
  return Math.floor(m.routeCommission[rg] * (1 - m.selfSales[rg] / m.sales[rg]) * m.sales[rg]);
}
