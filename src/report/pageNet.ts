import type { ComparisonReport, NetRow } from '../study/findings.ts';
import { rounded } from './rounded.ts';

/** Of the routes that the page names: to three digits, as they are printed. */
export function pageNet({ net, account, findings }: ComparisonReport): NetRow[] {
  const named = new Set([
    ...account.map((a) => `${a.scenario} ${a.to}`),
    ...findings.diversion.map((d) => `${d.scenario} ${d.from}`),
  ]);
  const periods = new Set(account.map((a) => a.period));
  const some = net.filter((d) => named.has(`${d.scenario} ${d.cell}`) && periods.has(d.period));
  const short = some.map((d) => ({
    ...{ ...d, mean: rounded(d.mean, 3), p10: rounded(d.p10, 3), p90: rounded(d.p90, 3) },
  }));
  // Scenarios of one route and period side by side: they are alike, which is what makes the page small.
  const key = (d: NetRow): string => `${d.cell} ${d.period}`;
  return short.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
