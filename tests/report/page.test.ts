import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_BYTES, pageReport, renderPage } from '../../src/report/index.ts';
import { csv } from '../../src/report/page/csv.ts';
import { fromDense, toDense } from '../../src/report/page/dense.ts';
import { embedReport, escapeHtml } from '../../src/report/page/embed.ts';
import { readEmbedded } from '../../src/report/page/embedded.ts';
import { packRows, unpackRows } from '../../src/report/page/rows.ts';
import { mergeSmallFlows, OTHER } from '../../src/report/mergeFlows.ts';
import { dictionary, languages as allLanguages } from '../../src/report/words/languages.ts';
import { roughly } from '../../src/report/words/numbers.ts';
import { assets } from './assets.ts';
import { attack } from '../browser/attack.ts';
import { fixture, settledOnly, withFindings } from './fixture.ts';
import { largeStudy } from './largeStudy.ts';

/** A loaded machine takes a while to press studies of this size several times; milliseconds. */
const PATIENCE = 180_000;

const page = renderPage(fixture, assets);
const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1];

/** The report that a page carries. */
const carriedBy = (html: string) => readEmbedded(/id="report">([\s\S]*?)<\/script>/.exec(html)![1]);

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

  test('carries the words of its own language alone, and of every language there is a script', () => {
    expect(Object.keys(assets.client).sort()).toEqual([...allLanguages].sort());
    for (const own of allLanguages)
      for (const other of allLanguages)
        expect(assets.client[own].text.includes(dictionary(other).sections.limits)).toBe(own === other);
  });

  test('names no other place to load from', () => {
    const embedded = /id="report">([\s\S]*?)<\/script>/.exec(page)![1];
    const own = [assets.plotly.text, assets.client.en.text, embedded].reduce(
      (rest, part) => rest.replace(part, ''),
      page,
    );
    expect(own.length).toBeLessThan(page.length / 20);
    expect(own).not.toMatch(/<(link|img|iframe|object|embed|base)\b|\b(src|href)=|https?:/i);
  });

  test('allows by its policy exactly the script, the library and the style it carries', () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)![1];
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1];
    const packed = /<script type="text\/plain" id="plotly">([\s\S]*?)<\/script>/.exec(page)![1];
    const library = gunzipSync(fromDense(packed)).toString('utf8');
    const empty = sha256('');
    expect(policy.split('; ')).toEqual([
      ...["default-src 'none'", `script-src '${sha256(script)}' '${sha256(library)}'`],
      ...[`style-src '${sha256(style)}' '${empty}'`, 'img-src data: blob:'],
      ...["connect-src 'none'", "base-uri 'none'", "form-action 'none'"],
    ]);
  });

  test('tells no machine’s paths', () => {
    const carried = JSON.stringify(pageReport(fixture)) + page.replace(assets.plotly.text, '');
    expect(carried).not.toMatch(/\/(home|work|tmp|Users|root)\//);
  });

  test.each([5, 9])(
    'stays below 3 MB and keeps every flow and diversion of %i scenarios and 40 replicates',
    async (count) => {
      const report = largeStudy(count);
      const html = renderPage(report, assets);
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
      const { merged, findings } = await carriedBy(html);
      expect(merged).toBe(false);
      expect(findings.flows).toHaveLength(report.findings.flows.length);
      expect(findings.diversion).toHaveLength(report.findings.diversion.length);
    },
    PATIENCE,
  );

  test(
    'merges the smallest moves as a last resort, and says so',
    async () => {
      const html = renderPage(largeStudy(14), assets);
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
      const { merged, findings } = await carriedBy(html);
      expect(merged).toBe(true);
      expect(findings.flows.some((f) => f.from === OTHER)).toBe(true);
    },
    PATIENCE,
  );
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

  test('comes out of the page as it went in', async () => {
    for (const report of [fixture, attack(fixture)])
      expect(await readEmbedded(embedReport(pageReport(report)))).toEqual(pageReport(report));
  });

  test('holds every flow and diversion that is printed as more than zero, and no other', () => {
    const [flow] = fixture.findings.flows;
    const [some] = fixture.findings.diversion;
    const flows = [0, 0.4, 0.5, 7].map((mean, i) => ({ ...flow, mean, p90: mean, to: `place${i}` }));
    const diversion = [0, 4e-5, 5e-5, 0.2].map((mean, i) => ({ ...some, mean, p90: mean, to: `place${i}` }));
    const { findings } = pageReport(withFindings({ flows, diversion }));
    for (const rows of [findings.flows, findings.diversion])
      expect(rows.map((row) => row.to)).toEqual(['place2', 'place3']);
  });

  test('tells counts as they are printed, however they are rounded on the way, and ends of intervals to two digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e7, noNaN: true }), (count) => {
        const flows = [{ ...fixture.findings.flows[0], mean: count, p90: count }];
        const { findings } = pageReport(withFindings({ flows, scenarios: settledOnly, differences: [] }));
        const [{ mean, p90 }] = findings.flows;
        expect(roughly(mean)).toBe(roughly(Math.round(count)));
        expect(p90).toBe(Number(Math.round(count).toPrecision(2)));
      }),
    );
  });

  test('comes out of dense characters as it went in, and takes no more than a quarter more room', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = toDense(bytes);
        expect(fromDense(text)).toEqual(Uint8Array.from(bytes));
        expect(text.length).toBeLessThanOrEqual(Math.ceil((bytes.length * 8) / 13) * 2 + 4);
      }),
    );
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

  test('cannot end its element or start another, whatever its texts are', () => {
    expect(embedReport(pageReport(attack(fixture)))).toMatch(/^[!-%'-;=?-~]+$/);
    const nasty = fc.constantFrom('</script>', '<!--', '<script>', ']]>', '"', '\\');
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), nasty)), (texts) => {
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
