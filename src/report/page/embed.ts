import type { Difference, Estimate } from '../../study/findings.ts';
import type { PageDiversion, PageFlow, PageReport } from '../pageReport.ts';
import { packRows, unpackRows, type PackedRows } from './rows.ts';

type ScenarioEstimate = Estimate & { readonly scenario: string };

type PackedPart = 'estimates' | 'differences' | 'flows' | 'diversion';

type Embedded = Omit<PageReport, 'findings'> & {
  readonly findings: Omit<PageReport['findings'], PackedPart> & Readonly<Record<PackedPart, PackedRows>>;
};

/** Text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** JSON that may stand inside a script element: no tag can start in it, and old parsers read its line separators. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/** The text that the page carries its report in. */
export function embedReport(report: PageReport): string {
  const { estimates, differences, flows, diversion, ...findings } = report.findings;
  const embedded: Embedded = {
    ...report,
    findings: {
      ...findings,
      estimates: packRows(estimates),
      differences: packRows(differences),
      flows: packRows(flows),
      diversion: packRows(diversion),
    },
  };
  return scriptJson(embedded);
}

/** The report that was embedded. */
export function readEmbedded(text: string): PageReport {
  const { findings, ...rest } = JSON.parse(text) as Embedded;
  return {
    ...rest,
    findings: {
      ...findings,
      estimates: unpackRows<ScenarioEstimate>(findings.estimates),
      differences: unpackRows<Difference>(findings.differences),
      flows: unpackRows<PageFlow>(findings.flows),
      diversion: unpackRows<PageDiversion>(findings.diversion),
    },
  };
}
