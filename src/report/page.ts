import type { ComparisonReport, FitRow } from '../study/findings.ts';
import { embedReport, escapeHtml } from './page/embed.ts';
import { mergeSmallFlows } from './mergeFlows.ts';
import { pageReport, type PageReport } from './pageReport.ts';
import { pageTitle, readReport, type View } from './view.ts';
import { dictionary, type Language } from './words/languages.ts';
import { verdict } from './words/verdict.ts';

/** A text that the page runs or applies, with the `sha256-…` that lets the page's policy allow it and nothing else. */
export interface PageAsset {
  readonly text: string;
  readonly hash: string;
}

/** What every page is made with; `scripts/pack-plotly.mjs` writes it to `dist/page-assets.json` at build. */
export interface PageAssets {
  /** plotly.min.js, gzipped, in dense characters; the hash is of the inflated script. */
  readonly plotly: PageAsset;
  /** The page's own script with the words of one language. */
  readonly client: Readonly<Record<Language, PageAsset>>;
  readonly style: PageAsset;
}

/** The contract's limit for one page, in bytes. */
export const MOST_BYTES = 3_000_000;

/** Moves kept per scenario, kind, tier and period, tried in turn where a page is too large with all of them. */
const FLOW_LIMITS = [60, 20, 8, 3, 1];

/** Hash of the empty text: the plotting library makes an empty style element and fills it rule by rule. */
const EMPTY_STYLE = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/** Nothing is fetched, framed, submitted or evaluated; only the three assets run or style. */
function policy(assets: PageAssets, language: Language): string {
  const rules = [
    "default-src 'none'",
    `script-src '${assets.client[language].hash}' '${assets.plotly.hash}'`,
    `style-src '${assets.style.hash}' '${EMPTY_STYLE}'`,
    'img-src data: blob:',
    ...["connect-src 'none'", "base-uri 'none'", "form-action 'none'"],
  ];
  return rules.join('; ');
}

/** The page around its embedded report. */
function frame(
  view: View,
  assets: PageAssets,
  language: Language,
): { readonly head: string; readonly tail: string } {
  const { labels } = view.words;
  const sentences = verdict(view).map((s) => `<p>${escapeHtml(s)}</p>`);
  const head = [
    `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy(assets, language)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(pageTitle(view))}</title>`,
    `<style>${assets.style.text}</style>\n</head>\n<body>`,
    `<main id="page"></main>`,
    `<noscript>${sentences.join('')}<p>${escapeHtml(labels.needsScript)}</p></noscript>`,
    '<script type="text/plain" id="report">',
  ];
  const tail = [
    `</script>\n<script type="text/plain" id="plotly">${assets.plotly.text}</script>`,
    `<script>${assets.client[language].text}</script>\n</body>\n</html>\n`,
  ];
  return { head: head.join('\n'), tail: tail.join('\n') };
}

/** Without what only the page in another language shows. */
function inOneLanguage(report: PageReport, language: Language): PageReport {
  const only = (text: FitRow['what']): FitRow['what'] => ({
    en: (language === 'zh' ? text.zh : undefined) ?? text.en,
  });
  return {
    ...report,
    fit: report.fit.map((row) => ({ ...row, what: only(row.what), note: only(row.note) })),
  };
}

/** Length in UTF-8. */
function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * One self-contained HTML file that opens offline and fetches nothing; equal reports give equal bytes.
 * Where a study has so many flows that the page would pass 3 MB, the smallest are merged, and the page says so.
 */
export function renderPage(report: ComparisonReport, assets: PageAssets, language: Language = 'en'): string {
  const whole = inOneLanguage(pageReport(report), language);
  const { head, tail } = frame(readReport(whole, dictionary(language)), assets, language);
  const room = MOST_BYTES - byteLength(head) - byteLength(tail);
  let embedded = embedReport(whole);
  for (const most of FLOW_LIMITS) {
    if (embedded.length <= room) break;
    embedded = embedReport(mergeSmallFlows(whole, most));
  }
  return head + embedded + tail;
}
