import type { ComparisonReport } from '../study/findings.ts';

type Parts = Pick<ComparisonReport, 'platforms' | 'marks'> & {
  readonly scenarios: readonly { readonly name: string }[];
  readonly findings: { readonly baseline: string };
};

/** The first scenario beside the baseline: the one that sentences speak of first. */
export const focusOf = ({ scenarios, findings: { baseline } }: Parts): string =>
  scenarios.find((s) => s.name !== baseline)?.name ?? baseline;

/** The platform that most of the focus scenario's own policy marks stand on; Douyin or the first when there are none. */
export function mainPlatform(report: Parts): string {
  const names = report.platforms.map((p) => p.name);
  const focus = focusOf(report);
  const marks = report.marks.filter((m) => m.scenario === focus && !m.shared);
  const votes = (name: string): number => marks.filter((m) => m.platform === name).length;
  const preferred = names.includes('douyin') ? 'douyin' : (names[0] ?? '');
  return names.reduce((best, name) => (votes(name) > votes(best) ? name : best), preferred);
}
