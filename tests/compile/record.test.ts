import { describe, expect, test } from 'vitest';
import { frameOf } from '../../src/compile/frame.ts';
import { recordOf, type Reported } from '../../src/compile/record.ts';
import { derivedMetrics, measuredMetrics, type DerivedMetric, type Market } from '../../src/model/index.ts';
import { busyScenario } from '../model/busy.ts';

const frame = frameOf(busyScenario());
const nothing = { platform: null, channel: null, to: null, tier: null };

describe('the record of a week', () => {
  test('gives every measured metric its own columns, in the order of its labels', () => {
    const { columns } = recordOf(frame);
    const due = measuredMetrics.flatMap((metric) =>
      metric.labels(frame).map((label) => {
        const { name, unit, kind } = metric;
        return { metric: name, ...label, unit, kind };
      }),
    );
    expect(columns).toEqual(due);
    const numbered: Reported = {
      measured: measuredMetrics.map((metric, nth) => ({
        ...metric,
        measure: (_, out, at) => metric.labels(frame).forEach((__, i) => (out[at + i] = 1000 * nth + i)),
      })),
      derived: [],
    };
    const out = new Float64Array(columns.length);
    recordOf(frame, numbered).measure({} as Market, out);
    expect([...out]).toEqual(
      measuredMetrics.flatMap((metric, nth) => metric.labels(frame).map((_, i) => 1000 * nth + i)),
    );
  });

  test('takes ratios and concentrations of the very columns that their metric names', () => {
    const { columns, derived } = recordOf(frame);
    const due = derivedMetrics.flatMap((metric) =>
      metric.derive(frame).map(({ label, of }) => ({ metric, label, of })),
    );
    expect(derived).toHaveLength(due.length);
    due.forEach(({ metric: { name, unit, kind }, label: { platform, channel, tier }, of }, i) => {
      expect(derived[i]).toMatchObject({ metric: name, unit, kind, platform, channel, tier });
      const found = derived[i].of.map((at) => columns[at]);
      const named = of.map(([metric, place]) => ({
        ...nothing,
        ...{ ...place, metric },
      }));
      found.forEach((column, k) => expect(column).toMatchObject(named[k]));
      expect(found).toHaveLength(named.length);
    });
  });

  test('refuses a metric of columns that nobody measures', () => {
    const lost: DerivedMetric = {
      ...derivedMetrics[0],
      derive: () => [{ label: nothing, of: [['gmv.none', { platform: 'jd' }]] }],
    };
    const reported = { measured: measuredMetrics, derived: [lost] };
    expect(() => recordOf(frame, reported)).toThrow('no measured gmv.none for {"platform":"jd"}');
  });
});
