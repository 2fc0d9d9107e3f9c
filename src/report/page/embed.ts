import { gzipSync, strToU8 } from 'fflate';
import type { PageReport } from '../pageReport.ts';
import type { Embedded } from './embedded.ts';
import { packRows } from './rows.ts';

/** Text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Bytes that one call may take as arguments on every engine. */
const CHUNK = 0x8000;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** The text that the page carries its report in: JSON, gzipped, in base64. Equal reports give equal texts. */
export function embedReport(report: PageReport): string {
  const { estimates, differences, flows, diversion, measures, measureDifferences, ...findings } =
    report.findings;
  const embedded: Embedded = {
    ...report,
    findings: {
      ...findings,
      estimates: packRows(estimates),
      differences: packRows(differences),
      flows: packRows(flows),
      diversion: packRows(diversion),
      measures: packRows(measures),
      measureDifferences: packRows(measureDifferences),
    },
  };
  return base64(gzipSync(strToU8(JSON.stringify(embedded)), { mtime: 0, level: 9 }));
}
