import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage, type Language } from '../../src/report/index.ts';
import { assets } from '../report/assets.ts';
import { fixture } from '../report/fixture.ts';
import { startBrowser } from './chromium.ts';
import { labelFaults } from './labels.ts';

/** A loaded machine takes a while to start a browser and to draw every choice; milliseconds. */
const PATIENCE = 240_000;

const started = await startBrowser();
const why = 'reason' in started ? ` (skipped, because no browser starts: ${started.reason})` : '';

/** Sections and how many charts each has at first. */
const charts = { quality: 4, enforcement: 2, frontier: 1, money: 2 } as const;
const ids = Object.keys(charts) as (keyof typeof charts)[];

/** Long names of scenarios need several lines where a chart is narrow. */
const long = {
  ...fixture,
  scenarios: fixture.scenarios.map((s) => ({ ...s, title: `${s.title} from the ninth of October 2020 on` })),
};

describe.skipIf('reason' in started)(`the accounts in Chromium${why}`, { timeout: PATIENCE }, () => {
  const { browser } = started as Extract<typeof started, { browser: unknown }>;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cartban-accounts-'));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function open(report: typeof fixture, width: number, language: Language = 'en') {
    const file = join(folder, 'page.html');
    await writeFile(file, renderPage(report, assets, language));
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (m) => complaints.push(m.text()));
    page.on('pageerror', (e) => complaints.push(e.message));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('html[data-state=ready]');
    return { page, complaints };
  }

  /** Waits until every chart of a section is drawn. */
  const settled = (page: Page, id: string) =>
    page.waitForFunction(
      (section) =>
        [...document.querySelectorAll(`#${section} .chart`)].every((c) => c.querySelector('.main-svg')),
      id,
    );

  /** Looks at a section for every option of every control, one control after another. */
  async function faultsOf(page: Page, id: string): Promise<string[]> {
    const faults: string[] = [];
    for (const select of await page.$$(`#${id} select`)) {
      const before = await select.inputValue();
      for (const value of await select.$$eval('option', (options) => options.map((o) => o.value))) {
        await select.selectOption(value);
        await settled(page, id);
        faults.push(...(await labelFaults(page, `#${id} .chart`)).map((f) => `${id}, ${value}: ${f}`));
      }
      await select.selectOption(before);
    }
    return faults;
  }

  test.each([
    [1280, 'en', fixture],
    [360, 'en', long],
    [360, 'zh', fixture],
  ] as const)(
    'are drawn at %i pixels in %s, and no label covers another',
    async (width, language, report) => {
      const { page, complaints } = await open(report, width, language);
      for (const id of ids) {
        expect(await page.locator(`#${id} .main-svg`).count()).toBeGreaterThanOrEqual(charts[id]);
        expect(await page.locator(`#${id} .chart`).count()).toBe(charts[id]);
        expect(await faultsOf(page, id)).toEqual([]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('give a sentence and no empty chart where a platform inspects nothing', async () => {
    const { page } = await open(fixture, 1280);
    await page.selectOption('#enforcement-platform', 'kuaishou');
    expect(await page.locator('#enforcement h3').textContent()).toContain('No store was inspected');
    expect(await page.locator('#enforcement .chart, #enforcement table, #enforcement button').count()).toBe(
      0,
    );
    await page.context().close();
  });

  test('hand out a file of each section', async () => {
    const { page } = await open(fixture, 1280);
    for (const id of ids) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`#${id} button`).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`cartban-${id}.csv`);
    }
    await page.context().close();
  });
});
