import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probabilityPositive, spread } from '../../src/analysis/index.ts';
import { speechOf } from '../../src/cli/diff/places.ts';
import { differenceCells } from '../../src/cli/diff/text.ts';
import { observedHistory } from '../../src/scenario/index.ts';
import { fewestForDirection } from '../../src/study/direction.ts';
import type { Difference } from '../../src/study/findings.ts';

const history = observedHistory();
const speech = speechOf([history, history], 'en');
const { words } = speech;

/** A row of differences that were seen on so many replicates. */
const rowOf = (values: readonly number[]): Difference => ({
  ...{ scenario: 'b', baseline: 'a', metric: 'gmv.settled', platform: 'douyin', channel: null, tier: null },
  ...{ period: '2021', unit: 'CNY_bn', ...spread(values), probabilityPositive: probabilityPositive(values) },
});

/** A printed number, whose zeros are no sign of a direction. */
const read = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-').replace('+', ''));
const holdsZero = (interval: string): boolean => {
  const [low, high] = interval.split(' … ').map(read);
  return low <= 0 && high >= 0;
};

const difference = fc.double({ min: -300, max: 900, noNaN: true });

describe('the word beside an interval', () => {
  it('is what the caption says, whatever was seen', () => {
    fc.assert(
      fc.property(fc.array(difference, { minLength: 2, maxLength: 12 }), (values) => {
        const [, interval, verdict] = differenceCells(rowOf(values), speech);
        if (values.length < fewestForDirection) expect(verdict).toBe(words.directions.tooFew);
        else expect(verdict === words.directions.unclear).toBe(holdsZero(interval));
      }),
    );
  });

  it('tells no direction on seven replicates that agree, and on eight no more than likely', () => {
    const agreeing = [7.5, 92.8, 50, 60, 70, 30, 25, 12];
    expect(fewestForDirection).toBe(8);
    expect(differenceCells(rowOf(agreeing.slice(1)), speech)[2]).toBe('too few replicates to say');
    expect(differenceCells(rowOf(agreeing), speech)[2]).toBe('likely higher');
    expect(differenceCells(rowOf(agreeing.map((x) => -x)), speech)[2]).toBe('likely lower');
    expect(words.caption(fewestForDirection)).toContain('Fewer than 8 replicates tell no direction');
  });

  it('is that nothing changed where nothing did, on few replicates too', () => {
    expect(differenceCells(rowOf([0, 0]), speech)[2]).toBe(words.directions.unchanged);
  });
});
