import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage } from '../../src/report/index.ts';
import type { ComparisonReport } from '../../src/study/findings.ts';
import { assets } from '../report/assets.ts';
import { fixture } from '../report/fixture.ts';
import { startBrowser } from './chromium.ts';
import { attack } from './attack.ts';
import { labelFaults } from './labels.ts';

/** A loaded machine takes a while to start a browser and to draw a dozen charts; milliseconds. */
const PATIENCE = 180_000;

const started = await startBrowser();
const why = 'reason' in started ? ` (skipped, because no browser starts: ${started.reason})` : '';

interface Opened {
  readonly page: Page;
  /** What went wrong: console errors and warnings, uncaught errors, refusals by the policy, requests beyond the file. */
  readonly complaints: string[];
}

describe.skipIf('reason' in started)(`the page in Chromium${why}`, { timeout: PATIENCE }, () => {
  const { browser } = started as Extract<typeof started, { browser: unknown }>;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cartban-page-'));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function open(report: ComparisonReport, width: number): Promise<Opened> {
    const file = join(folder, 'page.html');
    await writeFile(file, renderPage(report, assets));
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (m) => complaints.push(`${m.type()}: ${m.text()}`));
    page.on('pageerror', (e) => complaints.push(`uncaught: ${e.message}`));
    page.on('dialog', (d) => {
      complaints.push(`dialog: ${d.message()}`);
      void d.dismiss();
    });
    page.on('request', (r) => {
      if (r.url() !== pathToFileURL(file).href) complaints.push(`request: ${r.url().slice(0, 100)}`);
    });
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('html[data-state=ready]');
    return { page, complaints };
  }

  for (const width of [1280, 390]) {
    describe(`at ${width} pixels`, () => {
      let opened: Opened;
      beforeAll(async () => {
        opened = await open(fixture, width);
      }, PATIENCE);
      afterAll(() => opened.page.context().close());

      test('draws every figure', async () => {
        const drawn = await opened.page.$$eval('.chart', (charts) =>
          charts.map((chart) => ({
            section: chart.closest('section')!.id,
            svg: chart.querySelectorAll('.main-svg').length,
            lines: chart.querySelectorAll('.scatterlayer .trace').length,
            bands: chart.querySelectorAll('.sankey-link').length,
            bars: chart.querySelectorAll('.barlayer .point').length,
          })),
        );
        for (const { svg } of drawn) expect(svg).toBeGreaterThan(0);
        const of = (id: string) => drawn.filter(({ section }) => section === id);
        expect(of('gmv').map(({ lines }) => lines)).toEqual([6, 6, 6, 6]);
        expect(of('differences').map(({ lines }) => lines)).toEqual([8, 8, 8, 8]);
        expect(of('migration').map(({ bands }) => bands)).toEqual([13]);
        expect(of('rematch').map(({ lines }) => lines)).toEqual([6, 6, 6, 6, 6]);
        expect(of('diversion').map(({ bars }) => bars)).toEqual([6]);
        expect(of('concentration').map(({ lines }) => lines)).toEqual([4, 4]);
        expect(of('subsidies').map(({ lines }) => lines)).toEqual([fixture.findings.subsidies.length]);
        const empty = await opened.page.$$eval('.chart', (charts) =>
          charts.filter((chart) => chart.querySelector('.main-svg') === null).map((c) => c.outerHTML),
        );
        expect(empty).toEqual([]);
      });

      test('fits the width', async () => {
        expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          width,
        );
      });

      test('lets no label of a chart cover another or leave its chart', async () => {
        const faults = await labelFaults(opened.page, '.chart');
        expect(faults).toEqual([]);
      });

      test('redraws for every choice of every control', async () => {
        for (const id of [
          ...['gmv', 'differences', 'migration', 'matrix', 'scenarioTable'],
          ...['anchors', 'rematch', 'diversion', 'cells', 'concentration'],
        ]) {
          const selects = await opened.page.$$(`#${id} select`);
          expect(selects.length).toBeGreaterThan(0);
          for (const select of selects) {
            const values = await select.$$eval('option', (options) => options.map((o) => o.value));
            const before = await select.inputValue();
            for (const value of [...values, before]) await select.selectOption(value);
          }
        }
        await opened.page.fill('#assumptions-filter', 'rematch.27');
        expect(await opened.page.locator('#assumptions tbody tr').count()).toBe(1);
        await opened.page.locator('#gmv summary').click();
        await opened.page.waitForSelector('#gmv details tbody tr');
        expect(await opened.page.locator('#gmv details tbody tr').count()).toBe(157 * 2 * 4);
      });

      test('hands out a CSV file of what it shows', async () => {
        const [file] = await Promise.all([
          opened.page.waitForEvent('download'),
          opened.page.locator('#scenarioTable button').click(),
        ]);
        expect(file.suggestedFilename()).toBe('cartban-scenarioTable.csv');
      });

      test('gives every control a name and every chart a description, and lets the keyboard reach what scrolls', async () => {
        const bare = await opened.page.$$eval('select, input, button, .chart, .scroll', (all) =>
          all
            .filter((e) => {
              const label =
                e.getAttribute('aria-label') ??
                (e as HTMLInputElement).labels?.[0]?.textContent ??
                e.textContent;
              return label.trim() === '' || (e.className === 'scroll' && e.getAttribute('tabindex') !== '0');
            })
            .map((e) => e.outerHTML.slice(0, 80)),
        );
        expect(bare).toEqual([]);
      });

      test('has nothing to complain of and asks the network for nothing', () => {
        expect(opened.complaints.filter((c) => !c.startsWith('request: blob:'))).toEqual([]);
      });
    });
  }

  test('runs and loads nothing that a title, a question or any other text smuggles in', async () => {
    const { page, complaints } = await open(attack(fixture), 1280);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as { attacked?: number }).attacked)).toBeUndefined();
    expect(await page.locator('main img, main iframe, main a[href^="javascript"], main script').count()).toBe(
      0,
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('can be printed without its controls', async () => {
    const { page } = await open(fixture, 1280);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect((await page.pdf({ preferCSSPageSize: true })).byteLength).toBeGreaterThan(50_000);
    await page.context().close();
  });
});
