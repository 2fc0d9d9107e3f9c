import { dictionary, pageReport, readReport, type Language, type View } from '../../src/report/index.ts';
import type { ComparisonReport } from '../../src/study/findings.ts';
import { fixture } from './fixture.ts';

/** A report as the page reads it. */
export const viewOf = (report: ComparisonReport, language: Language = 'en'): View =>
  readReport(pageReport(report), dictionary(language));

export const view = viewOf(fixture);

export const languages: readonly Language[] = ['en', 'zh'];
export const views: Readonly<Record<Language, View>> = { en: view, zh: viewOf(fixture, 'zh') };
