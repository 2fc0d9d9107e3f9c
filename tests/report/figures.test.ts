import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figures } from '../../src/report/index.ts';
import { alluvial } from '../../src/report/figures/alluvial.ts';
import type { Choice, Control } from '../../src/report/figures/exhibit.ts';
import { judge } from '../../src/report/fitScore.ts';
import { chosenFlows } from '../../src/report/figures/flows.ts';
import { endLabels } from '../../src/report/figures/endLabels.ts';
import { stagger } from '../../src/report/figures/marks.ts';
import { platformColour } from '../../src/report/figures/palette.ts';
import { plotText } from '../../src/report/figures/plotText.ts';
import { dictionary } from '../../src/report/words/languages.ts';
import { roughly } from '../../src/report/words/numbers.ts';
import { fixture, withFindings } from './fixture.ts';
import { view, viewOf } from './reading.ts';

const figure = (id: string) => figures.find((f) => f.id === id)!;

/** The initial choice and every choice that differs from it in one control. */
function choices(controls: readonly Control[]): Choice[] {
  const first = Object.fromEntries(controls.map((c) => [c.name, c.initial]));
  return [first, ...controls.flatMap((c) => c.options.map((o) => ({ ...first, [c.name]: o.value })))];
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(numbersIn);
}

describe('every figure', () => {
  for (const { id, controls, build } of figures) {
    test(`${id} has a finding for a title, a whole table and only finite numbers, whatever is chosen and however wide it is`, () => {
      for (const at of choices(controls(view))) {
        const { columns, rows } = build(view, at, 1200).table();
        expect(columns.length).toBeGreaterThan(1);
        expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
        for (const width of [360, 590, 1200]) {
          const { title, panels } = build(view, at, width);
          expect(title).not.toBe('');
          expect(panels.flatMap((p) => numbersIn([p.traces, p.layout])).every(Number.isFinite)).toBe(true);
        }
      }
    });
  }

  test('survives a report in which nothing but the baseline ran', () => {
    const empty = withFindings({ differences: [], flows: [], diversion: [], failures: [] });
    const alone = viewOf({
      ...empty,
      ...{
        scenarios: empty.scenarios.slice(0, 1),
        weeklyDifferences: [],
        marks: [],
        fit: [],
        assumptions: [],
      },
    });
    for (const { controls, build } of figures) {
      for (const at of choices(controls(alone))) expect(build(alone, at, 600).title).not.toBe('');
    }
  });
});

describe('GMV by platform', () => {
  const { build, controls } = figure('gmv');
  const at = choices(controls(view))[0];

  test('has a panel for each platform, with bands, a median and the baseline’s median', () => {
    const { panels } = build(view, at, 590);
    expect(panels.map((p) => p.heading)).toEqual(['Taobao', 'JD', 'Kuaishou', 'Douyin']);
    for (const panel of panels) expect(panel.traces).toHaveLength(6);
  });

  test('draws means over four weeks unless every week is chosen, and lists every week either way', () => {
    const drawn = (line: string): unknown =>
      build(view, { ...at, line }, 590).panels.map((p) => p.traces.map((t) => t['y']));
    const listed = (line: string): unknown => build(view, { ...at, line }, 590).table();
    const [{ p50 }] = fixture.fourWeekly.filter(
      (s) => s.scenario === at['scenario'] && s.platform === 'taobao' && s.metric === 'gmv.settled',
    );
    expect((drawn('fourWeekly') as number[][][])[0][4][80]).toBeCloseTo(p50[80], 0);
    expect(drawn('weekly')).not.toEqual(drawn('fourWeekly'));
    expect(listed('weekly')).toEqual(listed('fourWeekly'));
  });

  test('draws a mark for each day of the scenario’s policy and explains all of them', () => {
    const { panels, marks } = build(view, at, 590);
    const days = new Set(fixture.marks.filter((m) => m.scenario === 'cart-ban').map((m) => m.date));
    expect(marks).toHaveLength(days.size);
    for (const panel of panels) expect(panel.layout['shapes']).toHaveLength(days.size);
  });
});

describe('policy marks', () => {
  test('never touch each other, however close their days are', () => {
    const positions = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(positions, (unsorted) => {
        const xs = [...unsorted].sort((a, b) => a - b);
        const rows = stagger(xs, 15);
        for (let i = 0; i < xs.length; i++)
          for (let j = 0; j < i; j++)
            if (rows[i] === rows[j]) expect(xs[i] - xs[j]).toBeGreaterThanOrEqual(15 - 1e-9);
      }),
    );
  });
});

describe('the alluvial diagram', () => {
  const places = ['taobao', 'jd', 'kuaishou', 'douyin', 'taobao+douyin', 'none'];
  const bands = fc.array(
    fc.record({
      from: fc.constantFrom(...places),
      to: fc.constantFrom(...places),
      value: fc.double({ min: 0.5, max: 1e6, noNaN: true }),
      text: fc.string(),
    }),
    { minLength: 1, maxLength: 13 },
  );

  test('keeps its places in order and apart, so that no label covers another', () => {
    fc.assert(
      fc.property(bands, (some) => {
        const { traces, height } = alluvial(view, some, places, 360);
        const { x, y } = traces[0].node;
        for (const side of [0.001, 0.999]) {
          const column = y.filter((_, i) => x[i] === side);
          for (let i = 1; i < column.length; i++)
            expect((column[i] - column[i - 1]) * (height - 24)).toBeGreaterThanOrEqual(26 - 1e-6);
          for (const centre of column) expect(centre).toBeGreaterThanOrEqual(0);
          for (const centre of column) expect(centre).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('draws at most twelve flows and the rest as one, and loses nobody', () => {
    const { controls, build } = figure('migration');
    for (const at of choices(controls(view))) {
      const [panel] = build(view, { ...at, staying: 'everyone' }, 1200).panels;
      const { value } = panel.traces[0]['link'] as { value: number[] };
      const everyone = chosenFlows(view, at).reduce((sum, f) => sum + f.mean, 0);
      expect(value.length).toBeLessThanOrEqual(13);
      expect(value.reduce((a, b) => a + b, 0)).toBeCloseTo(everyone, 3);
    }
  });
});

describe('the flow matrix', () => {
  test('holds the same numbers as the flows it was made of', () => {
    const { controls, build } = figure('matrix');
    const at = choices(controls(view))[0];
    const cells = build(view, at, 1200)
      .table()
      .rows.flatMap((row) => row.slice(1).map((c) => c.text));
    for (const flow of chosenFlows(view, at)) expect(cells).toContain(roughly(flow.mean));
  });
});

describe('the fit table', () => {
  test('names its targets and notes in the language of the page', () => {
    const chinese = viewOf(fixture, 'zh');
    const texts = (of: typeof view): string[] =>
      figure('fit')
        .build(of, {}, 1200)
        .table()
        .rows.flatMap(([what, ...more]) => [what.text, ...(more.at(-1)!.detail ?? [])]);
    expect(texts(chinese)).toContain('下单口径，含未支付订单。');
    for (const text of texts(chinese)) expect(text).toMatch(/\p{Script=Han}/u);
    for (const text of texts(view)) expect(text).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('the account of lost GMV', () => {
  test('claims no bound on purchases that were put off, of which the model has none', () => {
    expect(dictionary('en').account.caption).not.toMatch(/at most this much/);
    expect(dictionary('en').account.caption).toContain('put no purchase off');
    expect(dictionary('zh').account.caption).not.toContain('至多');
    expect(dictionary('zh').account.caption).toContain('不会推迟购买');
  });

  const { build, controls } = figure('diversion');

  test('draws all of the loss, bar by bar, and says where each part of it went', () => {
    for (const at of choices(controls(view))) {
      const lost = fixture.account.find(
        (a) => a.to === 'lost' && a.scenario === at['scenario'] && a.period === at['period'],
      )!;
      const { panels, table } = build(view, at, 1200);
      const bars = panels[0].traces[0]['x'] as number[];
      expect(bars.reduce((a, b) => a + b, 0) / lost.mean).toBeCloseTo(1, 3);
      const names = table().rows.map(([name]) => name.text);
      expect(names.some((name) => name.startsWith('Deferred'))).toBe(true);
      expect(names.some((name) => name.startsWith('Destroyed'))).toBe(true);
    }
  });
});

describe('names beside the ends of lines', () => {
  test('are led to from the end of their own line, in the order of the lines', () => {
    const ends = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(ends, (wanted) => {
        const { annotations, shapes } = endLabels(
          wanted.map((at) => ({ name: 'name', at, colour: '#222222' })),
          300,
          180,
        );
        shapes.forEach(({ y0, y1 }, i) => {
          expect(y0).toBe(wanted[i]);
          expect(y1).toBe(annotations[i].y);
          shapes.slice(0, i).forEach((other, j) => {
            expect(Math.abs(y1 - other.y1) * 180).toBeGreaterThanOrEqual(13);
            if (Math.abs(wanted[i] - wanted[j]) > 1e-9) expect(y1 > other.y1).toBe(wanted[i] > wanted[j]);
          });
        });
      }),
    );
  });
});

describe('the survival of idleness', () => {
  test('has a panel for each kind in a fixed order, whatever order the rows come in', () => {
    const { build, controls } = figure('rematch');
    const at = choices(controls(view))[0];
    const shuffled = viewOf({ ...fixture, survival: [...fixture.survival].reverse() });
    for (const some of [view, shuffled])
      expect(build(some, at, 590).panels.map((p) => p.key)).toEqual([
        ...['native', 'family', 'guide', 'self', 'celebrity'],
      ]);
  });
});

describe('the fit', () => {
  test('lists every target and calls every miss a miss', () => {
    const { rows } = figure('fit').build(view, {}, 1200).table();
    expect(rows).toHaveLength(fixture.fit.length);
    const misses = fixture.fit.filter(
      (r) => r.simulated !== null && r.low !== null && (r.simulated < r.low || r.simulated > r.high!),
    );
    expect(misses.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.some((c) => c.tone === 'miss'))).toHaveLength(misses.length);
  });

  test('tells a hit from a miss by sign and word, and fitted targets from checks by their place', () => {
    const { parts, rows } = figure('fit').build(view, {}, 1200).table();
    for (const [, verdict] of rows) {
      expect(verdict.text.startsWith('✗ MISS')).toBe(verdict.tone === 'miss');
      expect(verdict.text.startsWith('✓ ')).toBe(verdict.tone === 'hit');
    }
    const fitted = fixture.fit.filter((r) => r.use === 'fit').map((r) => r.id);
    const checks = fixture.fit.filter((r) => r.use === 'check').map((r) => r.id);
    expect(parts!.map((p) => p.above)).toEqual([0, checks.length]);
    const ids = rows.map(([target]) => target.detail![0]);
    expect(new Set(ids.slice(0, checks.length))).toEqual(new Set(checks));
    expect(new Set(ids.slice(checks.length))).toEqual(new Set(fitted));
    for (const some of [rows.slice(0, checks.length), rows.slice(checks.length)]) {
      const missed = some.map(([, verdict]) => verdict.tone === 'miss');
      expect(missed).toEqual([...missed].sort((a, b) => Number(b) - Number(a)));
    }
  });

  test('prints a share as percent in all of its columns', () => {
    const row = {
      ...fixture.fit[0],
      unit: 'share',
      observed: 0.5,
      low: 0.4,
      high: 0.6,
      simulated: 0.55,
      p10: null,
    };
    const [cells] = figure('fit')
      .build(viewOf({ ...fixture, fit: [row] }), {}, 1200)
      .table().rows;
    expect(cells.slice(3, 7).map((c) => c.text)).toEqual(['%', '50.0', '40.0 – 60.0', '55.0']);
  });

  test('judges by the one end of a range that is known', () => {
    const row = { ...fixture.fit[0], low: null, high: 10 };
    expect([judge({ ...row, simulated: 11 }), judge({ ...row, simulated: -5 })]).toEqual(['above', 'inside']);
  });
});

describe('the assumptions', () => {
  test('tell each value once, with the scenarios that have it', () => {
    const [row] = figure('assumptions').build(view, { filter: 'rematch.7' }, 1200).table().rows;
    expect(row[1].detail).toHaveLength(new Set(Object.values(fixture.assumptions[7].values)).size);
    for (const { title } of fixture.scenarios)
      expect(row[1].detail!.filter((line) => line.split(': ')[0].split(', ').includes(title))).toHaveLength(
        1,
      );
  });

  test('show those that differ first, and only those that the filter finds', () => {
    const all = figure('assumptions').build(view, { filter: '' }, 1200).table().rows;
    const varying = fixture.assumptions.filter((a) => a.varies).map((a) => a.name);
    expect(all.slice(0, varying.length).map((row) => row[0].text)).toEqual(varying);
    expect(all).toHaveLength(fixture.assumptions.length);
    const found = figure('assumptions').build(view, { filter: ' REMATCH.27 ' }, 1200).table().rows;
    expect(found.map((row) => row[0].text)).toEqual(['rematch.27']);
  });
});

describe('colours', () => {
  const platforms = ['taobao', 'jd', 'kuaishou', 'douyin', 'newcomer', 'another'];
  const colours = platforms.map((p) => platformColour(p, platforms));
  const channels = (hex: string): number[] => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255);
  const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]: number[]): number =>
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

  /** Machado, Oliveira and Fernandes (2009), full deuteranopia, on linear light; then CIE L*a*b* for distances. */
  const deuteranopia = [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ];
  const lab = (rgb: number[]): number[] => {
    const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
    const [r, g, b] = rgb;
    const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };
  const seen = (hex: string): number[] => {
    const light = channels(hex).map(linear);
    return lab(
      deuteranopia.map((row) =>
        Math.max(
          0,
          row.reduce((sum, m, i) => sum + m * light[i], 0),
        ),
      ),
    );
  };

  test('keep a contrast of 3:1 on white', () => {
    for (const colour of colours)
      expect(1.05 / (luminance(channels(colour)) + 0.05)).toBeGreaterThanOrEqual(3);
  });

  /** A distance of 2.3 is just noticeable; lines need several times that. */
  test('of the four platforms can be told apart without green-sensitive cones', () => {
    const built = colours.slice(0, 4).map(seen);
    for (const [i, a] of built.entries())
      for (const b of built.slice(0, i)) expect(Math.hypot(...a.map((v, k) => v - b[k]))).toBeGreaterThan(15);
  });

  test('are never shared by two platforms', () => {
    expect(new Set(colours).size).toBe(colours.length);
  });
});

test('text that plotly draws holds no tag and no template', () => {
  fc.assert(
    fc.property(fc.string(), (content) => {
      const safe = plotText(content);
      expect(safe).not.toMatch(/[<>]|%\{/);
      const back = safe
        .replace(/&#123;/g, '{')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&');
      expect(back).toBe(content);
    }),
  );
});
