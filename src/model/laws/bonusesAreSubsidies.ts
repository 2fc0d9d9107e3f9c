import { total } from '../../base/total.ts';
import { subsidyAt } from '../subsidies.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const bonusesAreSubsidies: TieLaw = {
  kind: 'tie',
  name: 'bonusesAreSubsidies',
  rule: 6,
  statement: { en: 'What anchors get in subsidies and bonuses is what platforms paid for them.' },
  ties: ['anchorBonus'],
  check(m) {
    let paid = 0;
    for (const kind of ['liveSubsidy', 'hostRecruitment'] as const) {
      for (let p = 0; p < m.frame.sizes.platforms; p++) paid += m.subsidyPaid[subsidyAt(m, kind, p)];
    }
    return agree('anchorBonus of all anchors', total(m.anchorBonus), paid);
  },
};
