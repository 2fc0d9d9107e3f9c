import { columnsAt, fenOf, nameOf } from './figures.ts';
import type { RunLaw } from './law.ts';

/** Of the four metrics only net sales have a column for all platforms; it is the sum of the others. */
export const netIsGrossLessRefunds: RunLaw = {
  kind: 'run',
  name: 'netIsGrossLessRefunds',
  rule: 5,
  statement: {
    en: 'By platform and week, net sales are gross sales less refunds, and up to every week no more is refunded than was sold before that week.',
  },
  check(figures) {
    const platforms = columnsAt(figures, 'returns.value');
    return platforms.flatMap((c) => {
      const { platform } = figures.columns[c];
      const place = { platform, channel: null, tier: null };
      const [gross] = columnsAt(figures, 'gmv.settled', place);
      const [net] = columnsAt(figures, 'gmv.net', place);
      let [sold, refunded] = [0, 0];
      for (let week = 0; week < figures.weeks; week++) {
        const [of, less, left] = [gross, c, net].map((column) => fenOf(figures, column, week));
        refunded += less;
        if (left !== of - less)
          return [`${platform} keeps ${left} of ${of} less ${less} fen in week ${week}`];
        if (refunded > sold)
          return [`${nameOf(figures.columns[c])} is ${refunded} of ${sold} fen up to week ${week}`];
        sold += of;
      }
      return [];
    });
  },
};
