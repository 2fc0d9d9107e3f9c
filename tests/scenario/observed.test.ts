import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { channels } from '../../src/model/index.ts';
import {
  epidemic,
  events,
  festivals,
  observedFigures,
  slotTargets2019,
} from '../../src/scenario/observed.ts';

const grades = [
  'filing',
  'official',
  'paper',
  'research-firm',
  'press',
  'insider-estimate',
  'derived',
  'recalled',
  'assumed',
];

describe('the observed tables', () => {
  it('hold as many rows as their README says', () => {
    expect(observedFigures).toHaveLength(332);
    expect(festivals).toHaveLength(14);
    expect(epidemic).toHaveLength(11);
    expect(slotTargets2019).toHaveLength(20);
    expect(events).toHaveLength(19);
  });

  it('carry a known grade in every row', () => {
    const tables = [observedFigures, festivals, epidemic, slotTargets2019, events];
    for (const row of tables.flat()) expect(grades).toContain(row.grade);
  });

  it('order their days and their ranges', () => {
    for (const f of observedFigures) expect(f.end, f.id).toBeGreaterThanOrEqual(f.start);
    for (const f of festivals) expect(f.end, f.name).toBeGreaterThanOrEqual(f.start);
    for (let i = 1; i < epidemic.length; i++) expect(epidemic[i].day).toBeGreaterThan(epidemic[i - 1].day);
    for (const { low, central, high } of [...slotTargets2019, ...festivals.map((f) => f.peak)]) {
      expect(low).toBeLessThanOrEqual(central);
      expect(central).toBeLessThanOrEqual(high);
    }
    for (const f of observedFigures) {
      if (f.low !== null && f.high !== null) expect(f.low, f.id).toBeLessThanOrEqual(f.high);
    }
  });

  it('keep a comma inside a note', () => {
    expect(epidemic[1].note).toBe('couriers and factories closed: orders wished, not delivered');
  });

  it('name only channels and days that exist', () => {
    for (const t of slotTargets2019) expect(channels).toContain(t.channel);
    expect(events.find((e) => e.event.startsWith('ban announced'))?.day).toBe(parseDay('2020-08-26'));
  });
});
