import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, wholePeriods } from '../../src/base/calendar.ts';
import { flows, transitions } from '../../src/analysis/index.ts';
import { arbitraryPanel, results } from './synthetic.ts';

const total = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const quarter = wholePeriods(parseDay('2018-12-31')!, parseDay('2020-02-24')!)[0];

describe('flows', () => {
  it('count every individual once in its group and once in all, movers and stayers alike', () => {
    fc.assert(
      fc.property(arbitraryPanel(), (panel) => {
        const counts = [...transitions(panel, quarter)];
        const all = counts.filter(([key]) => key.startsWith('\t')).map(([, n]) => n);
        const grouped = counts.filter(([key]) => !key.startsWith('\t')).map(([, n]) => n);
        expect(total(all)).toBe(total(panel.weight));
        expect(total(grouped)).toBe(total(panel.weight));
      }),
    );
  });

  it('have row sums equal to the weights of those who stood there', () => {
    fc.assert(
      fc.property(arbitraryPanel(), (panel) => {
        const rows = flows([results(60, () => 1, [panel])]).filter(
          (f) => f.group === null && f.period === '2019Q1',
        );
        panel.places.forEach((place, p) => {
          const stood = total(panel.weight.filter((_, i) => panel.marks[0].place[i] === p));
          expect(total(rows.filter((f) => f.from === place).map((f) => f.mean))).toBe(stood);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('chain: those who end a quarter somewhere begin the next one there', () => {
    fc.assert(
      fc.property(arbitraryPanel(), (panel) => {
        const rows = flows([results(60, () => 1, [panel])]).filter((f) => f.group === null);
        const arrived = total(
          rows.filter((f) => f.period === '2019Q1' && f.to === 'taobao').map((f) => f.mean),
        );
        const began = total(
          rows.filter((f) => f.period === '2019Q2' && f.from === 'taobao').map((f) => f.mean),
        );
        expect(arrived).toBe(began);
      }),
      { numRuns: 30 },
    );
  });

  it('count a flow that a replicate lacks as zero there', () => {
    const panel = (to: number) => ({
      ...{ kind: 'seller' as const, places: ['taobao', 'douyin'], groups: ['tail'] },
      ...{ group: Uint8Array.of(0), weight: Float64Array.of(10) },
      marks: [
        { day: parseDay('2018-12-31')!, place: Uint16Array.of(0) },
        { day: parseDay('2019-04-01')!, place: Uint16Array.of(to) },
      ],
    });
    const rows = flows([results(20, () => 1, [panel(0)]), results(20, () => 1, [panel(1)])]);
    const moved = rows.find((f) => f.group === 'tail' && f.period === '2019Q1' && f.to === 'douyin');
    expect(moved).toMatchObject({ mean: 5, median: 5, n: 2 });
  });

  it('say nothing of a period without a mark near both of its ends', () => {
    const panel = {
      ...{ kind: 'seller' as const, places: ['taobao'], groups: ['tail'] },
      ...{ group: Uint8Array.of(0), weight: Float64Array.of(10) },
      marks: [{ day: parseDay('2018-12-31')!, place: Uint16Array.of(0) }],
    };
    expect(flows([results(60, () => 1, [panel])])).toEqual([]);
  });
});
