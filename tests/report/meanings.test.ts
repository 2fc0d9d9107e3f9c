/** What a reader of the page stumbled over: each sign, colour and caption means one thing, and says which. */
import { describe, expect, test } from 'vitest';
import { figures } from '../../src/report/index.ts';
import { markNotes, numberedMarks } from '../../src/report/figures/marks.ts';
import { allAlike, verdictsOf } from '../../src/report/figures/verdicts.ts';
import { dictionary } from '../../src/report/words/languages.ts';
import { spreadText } from '../../src/report/words/numbers.ts';
import { languages, view, views } from './reading.ts';

const figure = (id: string) => figures.find((f) => f.id === id)!;
const first = (id: string, language: 'en' | 'zh' = 'en') =>
  Object.fromEntries(
    figure(id)
      .controls(views[language])
      .map((c) => [c.name, c.initial]),
  );

test('the caption on traffic follows what is shown', () => {
  for (const language of languages) {
    const { captions } = dictionary(language).traffic;
    for (const of of ['traffic', 'terms'] as const) {
      const { caption } = figure('traffic').build(views[language], { ...first('traffic'), of }, 600);
      expect(caption.includes(captions[of])).toBe(true);
      expect(caption.includes(captions[of === 'terms' ? 'traffic' : 'terms'])).toBe(false);
    }
  }
});

test('what a scenario shares with the baseline stands apart from its own change of the same day', () => {
  const date = view.report.weeks[100];
  const mark = { scenario: 'cart-ban', platform: 'douyin', date };
  const marks = [
    { ...mark, label: 'own', shared: false },
    { ...mark, label: 'common', shared: true },
  ];
  const read = { ...view, report: { ...view.report, marks } };
  const notes = markNotes(numberedMarks(read, 'cart-ban'));
  expect(notes.map(({ number, shared }) => [number, shared])).toEqual([
    [1, false],
    [1, true],
  ]);
  expect(notes[0].text).not.toContain('common');
  const drawn = figure('differences').build(read, first('differences'), 600);
  expect(drawn.marks).toEqual([notes[0]]);
});

test('thin lines are listed by name in the legend', () => {
  const { legend } = figure('differences').build(view, first('differences'), 600);
  for (const name of view.alternatives)
    expect(legend.some(({ title }) => title.includes(view.scenarioTitle(name)))).toBe(true);
});

test('an end of an interval that is not zero does not read as zero where one digit more shows it', () => {
  const style = view.words.unit('index', true);
  const spread = { median: 0.002, p10: 0.0004, p90: 0.005 };
  expect(spreadText(spread, style, true)).toEqual({ median: '+0.0020', low: '+0.0004', high: '+0.0050' });
  expect(spreadText({ ...spread, p10: 0.00001 }, style, true).median).toBe('+0.002');
  expect(spreadText({ ...spread, p10: 0 }, style, true).low).toBe('0.000');
});

test('a filter that leaves nothing says so, and any filter says how much it leaves', () => {
  for (const language of languages) {
    const words = dictionary(language).captions;
    const told = (filter: string) => figure('assumptions').build(views[language], { filter }, 600);
    const all = view.report.assumptions.length;
    expect(told('no such name').subtitle).toContain(words.assumptionsShown(0, all));
    const some = told('rematch.27');
    expect(some.subtitle).toContain(words.assumptionsShown(some.table().rows.length, all));
    expect(told('').subtitle).toBe(words.assumptions);
  }
});

test('the frontier names scenarios beside their markers, with no line to cross another’s interval', () => {
  const [{ traces, layout }] = figure('frontier').build(view, first('frontier'), 390).panels;
  const [points, , key] = traces as { marker: { symbol: string[] } }[];
  expect(layout['shapes']).toBeUndefined();
  expect(key.marker.symbol.slice(1)).toEqual(points.marker.symbol);
  expect(new Set(key.marker.symbol).size).toBe(key.marker.symbol.length);
});

describe('enforcement', () => {
  const at = { platform: 'douyin', period: '2021' };

  test('draws no interval of a ratio below zero', () => {
    const below = {
      ...view,
      measure: (...where: Parameters<typeof view.measure>) => {
        const row = view.measure(...where);
        return row && where[1] === 'enforcement.goodPerBad' ? { ...row, p10: -0.2 } : row;
      },
    };
    const { goodPerBad } = verdictsOf(below, at, 'ban-quality')!;
    expect(goodPerBad!.p10).toBe(0);
    expect(figure('enforcement').build(below, at, 600).caption).toContain('cut at zero');
  });

  test('says that all scenarios are alike exactly where they are', () => {
    const own = verdictsOf(view, at, 'ban-quality')!;
    expect(allAlike([own, { ...own, scenario: 'other' }])).toBe(true);
    expect(allAlike([own, { ...own, scenario: 'other', goodPassed: own.goodPassed + 1 }])).toBe(false);
    expect(allAlike([own])).toBe(false);
  });
});
