import { columnsAt, fenOf } from './figures.ts';
import type { RunLaw } from './law.ts';

/** All four readings are sums of the same whole fen, so they are equal and not only near. */
export const gmvAgreesBothWays: RunLaw = {
  kind: 'run',
  name: 'gmvAgreesBothWays',
  rule: 3,
  statement: { en: 'Total GMV is the same by attention, by settlement and over routes, to the fen.' },
  check(figures) {
    const everywhere = { platform: null, channel: null, tier: null };
    const readings: [string, number[]][] = [];
    for (const metric of ['gmv.attention', 'gmv.settled']) {
      const places = columnsAt(figures, metric, { channel: null, tier: null });
      const total = columnsAt(figures, metric, everywhere);
      readings.push([metric, total], [`${metric} of platforms`, places.filter((c) => !total.includes(c))]);
    }
    readings.push(['gmv.cell', columnsAt(figures, 'gmv.cell')]);
    const breaches: string[] = [];
    for (let week = 0; week < figures.weeks; week++) {
      const fen = readings.map(([, columns]) => columns.reduce((sum, c) => sum + fenOf(figures, c, week), 0));
      readings.forEach(([name], i) => {
        if (fen[i] !== fen[0]) breaches.push(`${name} is ${fen[i]} fen and not ${fen[0]} in week ${week}`);
      });
    }
    return breaches;
  },
};
