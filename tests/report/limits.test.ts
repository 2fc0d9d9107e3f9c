import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dictionary } from '../../src/report/index.ts';
import { isJudged, isMet } from '../../src/report/fitScore.ts';
import { limitsOf, pastMet } from '../../src/report/limits.ts';
import { count } from '../../src/report/words/numbers.ts';
import { fixture } from './fixture.ts';
import { languages, view, views } from './reading.ts';

const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
const plain = (text: string): string => text.replace(/[’']/g, "'");

describe('what the model cannot say', () => {
  test('stands on the page as the README has it: every bold sentence there begins a limit here', () => {
    const part = /## What it cannot say\n([\s\S]*?)\n## /.exec(readme)![1];
    const leads = [...part.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, lead]) => plain(lead));
    expect(leads.length).toBe(part.match(/^- /gm)!.length);
    const limits = limitsOf(view).map(plain);
    for (const lead of leads) expect(limits.filter((limit) => limit.startsWith(lead))).toHaveLength(1);
  });

  test('has as many points in every language, and counts the assumptions of the report that have no source', () => {
    const [one] = fixture.assumptions;
    const grades = ['assumed', 'filing', 'assumed', 'media', 'assumed'];
    const assumptions = grades.map((grade) => ({ ...one, grade }));
    for (const language of languages) {
      const known = views[language];
      const limits = limitsOf({ ...known, report: { ...known.report, assumptions } });
      expect(limits).toHaveLength(limitsOf(view).length);
      expect(limits[0].match(/\d+/g)).toEqual(['5', '3']);
    }
  });

  test('includes how many figures of the past are met, and is silent where none can be judged', () => {
    for (const shift of [0.5, 0.9, 1, 1.1]) {
      const fit = fixture.fit.map((row) => ({ ...row, simulated: row.simulated && row.simulated * shift }));
      for (const language of languages) {
        const said = pastMet({ ...views[language], report: { ...views[language].report, fit } })!;
        for (const use of ['check', 'fit']) {
          const rows = fit.filter((row) => row.use === use);
          const [hits, judged] = [rows.filter(isMet), rows.filter(isJudged)].map((r) => count(r.length));
          expect(said).toMatch(new RegExp(`${hits}( of |/)${judged}\\b`));
        }
      }
    }
    expect(pastMet({ ...view, report: { ...view.report, fit: [] } })).toBeNull();
  });

  test('says of later figures that they were not fitted, but that some settings were tuned with them in view', () => {
    expect(dictionary('en').captions.fit).toMatch(/not fitted, but some settings were tuned.*no back-test/);
    expect(dictionary('en').captions.fit).not.toContain('could not');
    expect(dictionary('zh').captions.fit).toMatch(/手工调整.*不是回测/);
    expect(limitsOf(views.en).join(' ')).toContain('with the figures of 2020 and 2021 in view');
  });
});
