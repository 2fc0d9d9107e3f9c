import { dayFromCivil } from '../../src/base/calendar.ts';
import { builtInPlatforms, levers } from '../../src/model/index.ts';
import type { LeverSetting, LinkRule, RunSettings, Scenario } from '../../src/scenario/scenario.ts';
import { historyWith } from '../engine/market.ts';

const from = dayFromCivil(2020, 2, 3);

/** Every lever of every platform at a strong value, budgets that do not suffice. */
const everyLever = builtInPlatforms.flatMap((platform) =>
  levers.map((lever): LeverSetting => ({
    platform,
    lever: lever.name,
    path: {
      knots: [{ day: from, value: lever.name === 'entryMinFans' ? 100 : lever.range[1] }],
      between: 'step',
    },
    ...{ from: null, until: null, of: null, tiers: lever.forTiers ? ['mid', 'tail'] : null },
    weeklyBudget: lever.budget ? 1e6 : null,
    totalBudget: lever.budget ? 5e6 : null,
  })),
);

const row = (on: string, channel: LinkRule['channel'], week: number, rule: LinkRule['rule']): LinkRule => ({
  ...{ id: `${on}-${channel}-${rule}`, on, channel, to: ['taobao', 'jd'], categories: null, rule },
  ...{ from: from + 7 * week + 2, announced: from + 7 * week - 10 },
  capacity: rule === 'gate' ? 0.4 : null,
  fee: rule === 'ban' ? null : { rate: 0.2, of: 'commission', paidBy: 'anchor' },
});

/** A short history in which everything happens: gates, a ban, every lever, stores that close and anchors that leave. */
export function busyScenario(run: Partial<RunSettings> = {}): Scenario {
  const links = [
    row('douyin', 'live', 2, 'gate'),
    row('kuaishou', 'video', 2, 'allow'),
    row('kuaishou', 'live', 3, 'gate'),
    row('douyin', 'live', 5, 'ban'),
  ];
  return historyWith(
    { from, weeks: 12, merchants: 120, anchors: 90, engine: 'distribution', ...run },
    {
      ...{ 'base.weeks': 3, 'predatory.share': 0.4, 'cash.weeks': 1, 'inspect.strikes': 1 },
      ...{ 'review.brand': 0.2, 'review.mid': 0.2, 'review.tail': 0.2, 'review.factory': 0.2 },
      ...{
        'closure.weeks': 2,
        'exit.loss': 0,
        'exit.rate': 0.3,
        'revise.active': 0.15,
        'coldStart.weeks': 4,
      },
    },
    { links, levers: everyLever },
  );
}
