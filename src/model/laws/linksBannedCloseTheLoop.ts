import { columnsAt, fenOf } from './figures.ts';
import type { TwinLaw } from './law.ts';

export const linksBannedCloseTheLoop: TwinLaw = {
  kind: 'twin',
  name: 'linksBannedCloseTheLoop',
  rule: 15,
  statement: {
    en: 'Where every link of a platform is banned, all that begins on it settles on it: its closed-loop ratio is one and nothing leaves by a link.',
  },
  twin: { en: 'The same scenario with every link of every platform banned from before its first day.' },
  check(_, twin) {
    return columnsAt(twin, 'gmv.own', { channel: null }).flatMap((own) => {
      const place = { platform: twin.columns[own].platform, channel: null };
      const [all] = columnsAt(twin, 'gmv.attention', place);
      const [linked] = columnsAt(twin, 'gmv.linked', place);
      for (let week = 0; week < twin.weeks; week++) {
        const [here, begun, gone] = [own, all, linked].map((c) => fenOf(twin, c, week));
        if (here !== begun || gone !== 0)
          return [`${place.platform} keeps ${here} of ${begun} fen, ${gone} leave by links in week ${week}`];
      }
      return [];
    });
  },
};
