import { levers, parameters } from '../../src/model/index.ts';
import type { LeverSetting, RunSettings, Scenario } from '../../src/scenario/scenario.ts';
import { busyScenario } from '../model/busy.ts';

/** Defaults at an end of their range (all of it, none of it) make terms of an equation vanish: the middle brings them back. */
const inTheMiddle = Object.fromEntries(
  parameters
    .filter(({ default: usual, range }) => range.includes(usual))
    .map(({ name, range: [low, high] }) => [name, (low + high) / 2]),
);

/** Merchants who can pay and look at every platform nearly every week, so that some open several stores at once. */
const eager = {
  ...{ 'cash.weeks': 60, 'exit.rate': 0.1 },
  ...{ 'review.brand': 0.9, 'review.mid': 0.9, 'review.tail': 0.9, 'review.factory': 0.9 },
};

/**
 * The same of levers, which are at an end of their range in a busy market; the followers asked for are few there. One
 * platform takes a part of commissions for links, the other of sales.
 */
const middleOf = new Map(levers.map(({ name, range: [low, high] }) => [name, (low + high) / 2]));
const tempered = (setting: LeverSetting): LeverSetting =>
  setting.lever === 'entryMinFans'
    ? setting
    : {
        ...setting,
        of: setting.lever === 'inboundLinkFee' && setting.platform === 'taobao' ? 'commission' : setting.of,
        path: {
          ...setting.path,
          knots: setting.path.knots.map((knot) => ({ ...knot, value: middleOf.get(setting.lever)! })),
        },
      };

/**
 * The history in which everything happens, with parameters and levers that hide nothing: what a wrong line should show
 * itself in.
 */
export function stirredScenario(run: Partial<RunSettings> = {}): Scenario {
  const busy = busyScenario(run);
  const parts = {
    'clawback.commission': 0.7,
    'clawback.take': 0.9,
    'base.weeks': 3,
    'habit.toAttention': 0.6,
  };
  return {
    ...busy,
    levers: busy.levers.map(tempered),
    parameters: { ...busy.parameters, ...inTheMiddle, ...eager, ...parts },
  };
}
