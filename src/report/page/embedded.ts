import type { AccountRow, NetRow, Difference, Estimate, SurvivalRow } from '../../study/findings.ts';
import type { PageIncrement } from '../increments.ts';
import type { PageMeasure, PageMeasureDifference } from '../measures.ts';
import type { PageDiversion, PageFlow, PageReport } from '../pageReport.ts';
import { fromDense } from './dense.ts';
import { unpackRows, type PackedRows } from './rows.ts';

type ScenarioEstimate = Estimate & { readonly scenario: string };

type PackedPart =
  'estimates' | 'differences' | 'flows' | 'diversion' | 'measures' | 'measureDifferences' | 'increments';

type PackedTop = 'survival' | 'account' | 'net';

/** A page report as it is written into the page, its long parts as columns. */
export type Embedded = Omit<PageReport, 'findings' | PackedTop> &
  Readonly<Record<PackedTop, PackedRows>> & {
    readonly findings: Omit<PageReport['findings'], PackedPart> & Readonly<Record<PackedPart, PackedRows>>;
  };

/** The text behind gzip and dense characters; needs a browser of 2023 or later. */
export async function inflate(packed: string): Promise<string> {
  const bytes = fromDense(packed.trim());
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** The report that was embedded. */
export async function readEmbedded(text: string): Promise<PageReport> {
  const { findings, survival, account, net, ...rest } = JSON.parse(await inflate(text)) as Embedded;
  return {
    ...rest,
    survival: unpackRows<SurvivalRow>(survival),
    account: unpackRows<AccountRow>(account),
    net: unpackRows<NetRow>(net),
    findings: {
      ...findings,
      estimates: unpackRows<ScenarioEstimate>(findings.estimates),
      differences: unpackRows<Difference>(findings.differences),
      flows: unpackRows<PageFlow>(findings.flows),
      diversion: unpackRows<PageDiversion>(findings.diversion),
      measures: unpackRows<PageMeasure>(findings.measures),
      measureDifferences: unpackRows<PageMeasureDifference>(findings.measureDifferences),
      increments: unpackRows<PageIncrement>(findings.increments),
    },
  };
}
