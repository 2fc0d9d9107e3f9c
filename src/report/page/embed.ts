import { gzipSync, strToU8 } from 'fflate';
import type { PageReport } from '../pageReport.ts';
import { toDense } from './dense.ts';
import type { Embedded } from './embedded.ts';
import { packRows } from './rows.ts';

/** Text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** The text that the page carries its report in: JSON, gzipped, in dense characters. Equal reports give equal texts. */
export function embedReport(report: PageReport): string {
  const { estimates, differences, flows, diversion, measures, measureDifferences, increments, ...findings } =
    report.findings;
  const embedded: Embedded = {
    ...report,
    survival: packRows(report.survival),
    account: packRows(report.account),
    net: packRows(report.net),
    findings: {
      ...findings,
      estimates: packRows(estimates),
      differences: packRows(differences),
      flows: packRows(flows),
      diversion: packRows(diversion),
      measures: packRows(measures),
      measureDifferences: packRows(measureDifferences),
      increments: packRows(increments),
    },
  };
  return toDense(gzipSync(strToU8(JSON.stringify(embedded)), { mtime: 0, level: 9 }));
}
