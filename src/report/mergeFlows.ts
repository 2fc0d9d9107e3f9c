import type { PageDiversion, PageFlow, PageReport } from './pageReport.ts';
import { rounded } from './rounded.ts';

/** The place that stands for all the flows too small to be listed. */
export const OTHER = '(other)';

function groups<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** The first `most` rows as they are, the rest as one row from other places to `to`, if there is a rest. */
function merged<T extends PageFlow | PageDiversion>(rows: readonly T[], most: number, to: string): T[] {
  const rest = rows.slice(most);
  if (rest.length === 0) return [...rows];
  const mean = rounded(
    rest.reduce((sum, row) => sum + row.mean, 0),
    4,
  );
  return [...rows.slice(0, most), { ...rest[0], from: OTHER, to, mean, p10: null, p90: null }];
}

const bySize = (a: PageFlow | PageDiversion, b: PageFlow | PageDiversion): number =>
  b.mean - a.mean || (a.from + a.to < b.from + b.to ? -1 : 1);

/** Those who stayed, the `most` largest moves, and the remaining moves as one. */
function largestFlows(rows: readonly PageFlow[], most: number): PageFlow[] {
  const stays = rows.filter((f) => f.from === f.to);
  const moves = rows.filter((f) => f.from !== f.to).sort(bySize);
  return [...stays, ...merged(moves, most, OTHER)];
}

/** The largest diversions; what reached no cell stays apart from what reached one. */
function largestDiversions(rows: readonly PageDiversion[], most: number): PageDiversion[] {
  const lost = rows.filter((d) => d.to === 'none').sort(bySize);
  const gained = rows.filter((d) => d.to !== 'none').sort(bySize);
  return [...merged(gained, most, OTHER), ...merged(lost, most, 'none')];
}

/**
 * The page report with at most `most` moves of each (scenario, kind, tier, period), threefold where tiers are taken
 * together, and as many diversions of each (scenario, period): a last resort. The contract caps the page at 3 MB, and
 * these are the parts that grow with the square of the number of places.
 */
export function mergeSmallFlows(report: PageReport, most: number): PageReport {
  const { findings } = report;
  const flowGroup = (f: PageFlow): string => `${f.scenario}\n${f.kind}\n${f.tier ?? ''}\n${f.period}`;
  const diversionGroup = (d: PageDiversion): string => `${d.scenario}\n${d.period}`;
  const flows = [...groups(findings.flows, flowGroup).values()].flatMap((rows) =>
    largestFlows(rows, rows[0].tier === null ? 3 * most : most),
  );
  const diversion = [...groups(findings.diversion, diversionGroup).values()].flatMap((rows) =>
    largestDiversions(rows, most),
  );
  const fewer = flows.length + diversion.length < findings.flows.length + findings.diversion.length;
  return { ...report, findings: { ...findings, flows, diversion }, merged: fewer };
}
