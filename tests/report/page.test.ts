import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_BYTES, pageReport, renderPage } from '../../src/report/index.ts';
import { csv } from '../../src/report/page/csv.ts';
import { embedReport, escapeHtml, readEmbedded, scriptJson } from '../../src/report/page/embed.ts';
import { packRows, unpackRows } from '../../src/report/page/rows.ts';
import { mergeSmallFlows, OTHER } from '../../src/report/pageReport.ts';
import { assets } from './assets.ts';
import { fixture } from './fixture.ts';

const page = renderPage(fixture, assets);
const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1];

describe('the page', () => {
  test('is one file of at most 3 MB', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('has the same bytes for the same report', () => {
    expect(renderPage(structuredClone(fixture), structuredClone(assets))).toBe(page);
  });

  test('comes in Chinese with amounts in 亿元', () => {
    const chinese = renderPage(fixture, assets, 'zh');
    expect(chinese).toContain('<html lang="zh">');
    expect(chinese).toMatch(/Douyin的成交GMV.*亿元/);
    expect(Buffer.byteLength(chinese)).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('names no other place to load from', () => {
    const own = page.replace(assets.plotly.text, '').replace(assets.client.text, '');
    expect(own).not.toMatch(/<(link|img|iframe|object|embed|base)\b|\b(src|href)=|https?:/i);
  });

  test('allows by its policy exactly the script, the library and the style it carries', () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)![1];
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1];
    const packed = /<script type="text\/plain" id="plotly">([\s\S]*?)<\/script>/.exec(page)![1];
    const library = gunzipSync(Buffer.from(packed, 'base64')).toString('utf8');
    const empty = sha256('');
    expect(policy.split('; ')).toEqual([
      ...["default-src 'none'", `script-src '${sha256(script)}' '${sha256(library)}'`],
      ...[`style-src '${sha256(style)}' '${empty}'`, 'img-src data: blob:'],
      ...["connect-src 'none'", "base-uri 'none'", "form-action 'none'"],
    ]);
  });

  test('tells no machine’s paths', () => {
    expect(page.replace(assets.plotly.text, '')).not.toMatch(/\/(home|work|tmp|Users|root)\//);
  });

  test('stays below 3 MB for six scenarios whose GMV moves between a hundred pairs of cells', () => {
    const copy = <T extends { scenario: string }>(rows: readonly T[]): T[] => [
      ...rows,
      ...rows.filter((r) => r.scenario === 'ban-quality').map((r) => ({ ...r, scenario: 'sixth' })),
    ];
    const { findings, scenarios, weekly, weeklyDifferences } = fixture;
    const sixth = { ...findings.scenarios[4], name: 'sixth' };
    const manyCells = Array.from({ length: 5 }, (_, i) =>
      copy(findings.diversion).map((d) => ({ ...d, from: `${d.from}>${i}` })),
    );
    const large = {
      ...fixture,
      scenarios: [...scenarios, { ...scenarios[4], name: 'sixth' }],
      ...{ weekly: copy(weekly), weeklyDifferences: copy(weeklyDifferences) },
      findings: {
        ...findings,
        scenarios: [...findings.scenarios, sixth],
        ...{
          differences: copy(findings.differences),
          flows: copy(findings.flows),
          diversion: manyCells.flat(),
        },
      },
    };
    expect(Buffer.byteLength(renderPage(large, assets))).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('merges small moves when a report would be too large, and says so', () => {
    const merged = readEmbedded(/id="report">([\s\S]*?)<\/script>/.exec(page)![1]);
    expect(merged.merged).toBe(true);
    expect(merged.findings.flows.some((f) => f.from === OTHER)).toBe(true);
  });
});

describe('what the page carries', () => {
  test('keeps the number of sellers and anchors when flows are merged', () => {
    const sum = (
      flows: readonly { kind: string; tier: string | null; mean: number }[],
      tier: string | null,
    ): number =>
      flows.filter((f) => f.kind === 'seller' && f.tier === tier).reduce((total, f) => total + f.mean, 0);
    for (const tier of [null, 'tail']) {
      const before = sum(fixture.findings.flows, tier);
      for (const most of [3, 60]) {
        const after = sum(mergeSmallFlows(pageReport(fixture), most).findings.flows, tier);
        expect(Math.abs(after / before - 1)).toBeLessThan(1e-3);
      }
    }
  });

  test('keeps the GMV that was diverted, and what of it reached no cell, when diversions are merged', () => {
    const whole = pageReport(fixture);
    const merged = mergeSmallFlows(whole, 2);
    expect(merged.findings.diversion.length).toBeLessThan(whole.findings.diversion.length);
    for (const to of [/^/, /^none$/]) {
      const sum = ({ findings }: typeof whole): number =>
        findings.diversion.reduce((total, d) => (to.test(d.to) ? total + d.mean : total), 0);
      expect(sum(merged) / sum(whole)).toBeCloseTo(1, 3);
    }
  });

  test('comes out of the page as it went in', () => {
    const shown = mergeSmallFlows(pageReport(fixture), 12);
    expect(readEmbedded(embedReport(shown))).toEqual(shown);
  });

  test('comes out of its packed rows as it went in, whatever the rows hold', () => {
    const row = fc.record({
      name: fc.option(fc.string()),
      none: fc.constant(null),
      value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      flag: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(unpackRows(packRows(rows))).toEqual(rows);
      }),
    );
  });

  test('cannot end its element or start another, and is the same JSON', () => {
    const nasty = fc.constantFrom('</script>', '<!--', '\u2028', '\u2029', '<script>', ']]>', '"', '\\');
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), nasty)), (texts) => {
        const json = scriptJson(texts);
        expect(json).not.toMatch(/[<\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual(texts);
        expect(escapeHtml(texts.join(''))).not.toMatch(/[<>"]/);
      }),
    );
  });
});

describe('a CSV file', () => {
  const table = (texts: readonly string[]) => ({
    columns: [{ title: 'a', numeric: false }],
    rows: texts.map((text) => [{ text }]),
  });

  test('never lets a text become a formula', () => {
    const lines = csv(table(['=1+1', '+a', '-b', '@c', '\tt']))
      .split('\r\n')
      .slice(1, -1);
    for (const line of lines) expect(line.startsWith("'")).toBe(true);
  });

  test('quotes as RFC 4180 asks and keeps numbers plain', () => {
    expect(csv(table(['a,b', 'say "x"']))).toBe('\ufeffa\r\n"a,b"\r\n"say ""x"""\r\n');
    const numeric = {
      columns: [{ title: 'v', numeric: true }],
      rows: [[{ text: '1,235', value: 1234.5678 }]],
    };
    expect(csv(numeric)).toBe('\ufeffv\r\n1234.5678\r\n');
  });
});
