import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { loadScenarios } from '../../src/cli/scenarioFiles.ts';
import { compile } from '../../src/compile/index.ts';
import { run } from '../../src/engine/index.ts';
import { levers } from '../../src/model/index.ts';
import { settingAt } from '../../src/scenario/path.ts';
import type { LeverSetting, Scenario } from '../../src/scenario/scenario.ts';
import { auxiliaryCases, doseDesign, DOSES } from '../../src/study/doseDesign.ts';
import { atDose, extraSubsidies, runText } from '../../src/study/doses.ts';
import { subsidyKinds } from '../../src/study/subsidyKinds.ts';
import { constantsOf2019 } from '../engine/market.ts';
import { scenario } from './market.ts';
import { banned, coupon, setting, subsidised, subsidyComparison, waiver } from './subsidyMarket.ts';

const day = (text: string): number => parseDay(text)!;
const base = scenario('no-ban', { levers: [waiver] });
const paying = (...settings: LeverSetting[]): Scenario => scenario('paying', { levers: settings });
const at = (s: Scenario, dose: number, baseline = base): Scenario =>
  atDose(s, extraSubsidies(s, baseline), dose);
const valueOf = (s: Scenario, lever: string, when: string): number => {
  const found = s.levers.find((l) => l.lever === lever);
  return found ? settingAt(found, 0, day(when)) : 0;
};

describe('the extra subsidies of a scenario', () => {
  it('are those that the baseline does not pay, or pays less of', () => {
    const extra = (...settings: LeverSetting[]): string[] =>
      extraSubsidies(paying(...settings), base).map((e) => e.setting.lever);
    expect(extra(waiver)).toEqual([]);
    expect(extra(waiver, coupon)).toEqual(['consumerCoupon']);
    expect(extra(setting('onboardingWaiver', 0.5))).toEqual(['onboardingWaiver']);
    expect(extra(setting('onboardingWaiver', 0.3, { until: day('2020-01-06') }))).toEqual([]);
    expect(extra(setting('consumerCoupon', 0), setting('trafficSupport', 0.1))).toEqual([]);
    expect(extra({ ...waiver, platform: 'kuaishou' })).toEqual(['onboardingWaiver']);
  });

  it('are also those of a larger budget', () => {
    const limited = scenario('limited', { levers: [{ ...waiver, weeklyBudget: 5 }] });
    expect(extraSubsidies(paying(waiver), limited)).toHaveLength(1);
    expect(extraSubsidies(limited, paying(waiver))).toHaveLength(0);
  });

  it('have a kind for every lever that has a budget', () => {
    for (const { name } of levers.filter((l) => l.budget)) expect(Object.keys(subsidyKinds)).toContain(name);
  });
});

describe('a dose', () => {
  const without = (s: Scenario): Scenario => ({ ...s, levers: s.levers.filter((l) => l !== coupon) });

  it('of zero is the scenario without its extra subsidies and with those of the baseline', () => {
    expect(at(subsidised, 0).levers).toEqual(without(subsidised).levers);
    expect(at(paying(setting('onboardingWaiver', 0.5)), 0).levers).toEqual([waiver]);
    expect(runText(at(subsidised, 0))).toBe(runText(banned));
  });

  it('of one is the scenario itself', () => {
    expect(at(subsidised, 1)).toBe(subsidised);
  });

  it('scales rates and every budget, and nothing else', () => {
    const both = { ...coupon, totalBudget: 40_000 } as LeverSetting;
    const [, half] = at(paying(waiver, both), 0.5).levers;
    expect(half).toEqual({
      ...{ ...both, weeklyBudget: 500, totalBudget: 20_000 },
      path: { knots: [{ day: coupon.path.knots[0].day, value: 0.04 }], between: 'step' },
    });
    expect(at(paying(waiver, both), 0.5).levers[0]).toBe(waiver);
  });

  it('never leaves the bounds of its lever', () => {
    const most = paying(setting('onboardingWaiver', 0.9));
    expect(valueOf(at(most, 1.5, scenario('none')), 'onboardingWaiver', '2019-05-06')).toBe(1);
  });

  it('of a subsidy that the baseline pays less of lies between the two on every day', () => {
    const ramp = setting('onboardingWaiver', 0, {
      from: day('2019-02-04'),
      path: {
        knots: [
          { day: day('2019-02-04'), value: 0.4 },
          { day: day('2019-12-02'), value: 0.9 },
        ],
        between: 'linear',
      },
    });
    const days = fc.integer({ min: day('2018-12-31'), max: day('2020-12-31') });
    fc.assert(
      fc.property(days, fc.constantFrom(0.25, 0.5, 0.75), (when, dose) => {
        const [dosed] = at(paying(ramp), dose).levers;
        const [own, less] = [ramp, waiver].map((s) => settingAt(s, 0, when));
        expect(settingAt(dosed, 0, when)).toBeCloseTo(less + dose * (own - less), 12);
      }),
    );
  });
});

describe('the budget at a dose of a subsidy that the baseline pays too', () => {
  const budgetAt = (own: number | null, less: number | null, dose: number): number | null => {
    const baseline = scenario('less', { levers: [{ ...waiver, weeklyBudget: less }] });
    const own50 = setting('onboardingWaiver', 0.5, { weeklyBudget: own });
    return at(paying(own50), dose, baseline).levers[0].weeklyBudget;
  };

  it('lies between the two, and is the scenario’s own where one of them has none', () => {
    expect([0, 0.5, 1, 1.5].map((dose) => budgetAt(30, 10, dose))).toEqual([10, 20, 30, 40]);
    expect([0, 0.5, 1, 1.5].map((dose) => budgetAt(30, null, dose))).toEqual([null, 30, 30, 30]);
    expect([0, 0.5, 1, 1.5].map((dose) => budgetAt(null, 10, dose))).toEqual([10, null, null, null]);
  });
});

describe('the text of what is run', () => {
  it('is equal for scenarios that differ in name and words alone, and in the order of their levers', () => {
    const other = { ...subsidised, name: 'other', title: { en: 'x', zh: 'y' }, expect: ['z'] };
    expect(runText({ ...other, levers: [coupon, waiver] })).toBe(runText(subsidised));
    expect(runText({ ...other, links: [] })).not.toBe(runText(subsidised));
  });

  it('leaves out nothing that a run reads', () => {
    const small = { ...subsidised.run, weeks: 4, merchants: 20, anchors: 20 };
    const closed = new Set(['name', 'title', 'question', 'expect', 'study', 'seed', 'replicates']);
    const guarded = <T extends object>(value: T): T =>
      new Proxy(value, {
        get(target, field) {
          if (closed.has(String(field))) throw new Error(`a run reads ${String(field)}`);
          return Reflect.get(target, field) as unknown;
        },
        ownKeys: (target) => Reflect.ownKeys(target).filter((field) => !closed.has(String(field))),
      });
    const whole = { ...subsidised, run: guarded(small) };
    const constants = constantsOf2019(whole);
    expect(() => run(compile(guarded(whole), constants), 7, 1)).not.toThrow();
  });
});

describe('the design of the doses', () => {
  const names = (question = subsidyComparison()): string[] =>
    auxiliaryCases(doseDesign(question), 7).map((c) => `${c.scenario.name} ${c.replicate}`);

  it('runs the doses on five replicates, and "without" not at all where another scenario shows it', () => {
    expect(names()).toEqual(
      [1, 2, 3, 4, 5].flatMap((r) => [0.25, 0.5, 0.75, 1.5].map((dose) => `ban-subsidy@${dose} ${r}`)),
    );
    const [{ doses }] = doseDesign(subsidyComparison()).dosed;
    expect(doses.map((d) => d.dose)).toEqual(DOSES);
    expect(doses[0].runs).toBe('cart-ban');
    expect(doses[4].runs).toBe('ban-subsidy');
  });

  it('runs "without" on eight replicates where no scenario shows it, never on more than the study has', () => {
    const scenarios = subsidyComparison().scenarios.filter((s) => s.name !== 'cart-ban');
    const zero = (replicates: number): number =>
      names(subsidyComparison({ scenarios, replicates })).filter((n) => n.startsWith('ban-subsidy@0 '))
        .length;
    expect([zero(20), zero(8), zero(3), zero(1)]).toEqual([8, 8, 3, 1]);
  });

  it('shares doses between scenarios that have them in common', () => {
    const halved = scenario('half', { links: banned.links, levers: [waiver, { ...coupon, weeklyBudget: 500, path: { ...coupon.path, knots: [{ ...coupon.path.knots[0], value: 0.04 }] } }] }); // prettier-ignore
    const scenarios = [...subsidyComparison().scenarios, halved];
    const { dosed, auxiliary } = doseDesign(subsidyComparison({ scenarios }));
    expect(dosed[0].doses[2].runs).toBe('half');
    expect(dosed[1].doses[0].runs).toBe('cart-ban');
    expect(dosed[1].doses[2].runs).toBe('ban-subsidy@0.25');
    expect(auxiliary.map((a) => a.scenario.name)).not.toContain('half@0.5');
  });

  it('asks for nothing where no scenario pays more than the baseline', () => {
    const { scenarios } = subsidyComparison();
    expect(names(subsidyComparison({ scenarios: scenarios.slice(0, 2) }))).toEqual([]);
    expect(names(subsidyComparison({ baseline: 'ban-subsidy' }))).toEqual([]);
  });

  it('finds in the shipped scenarios that the ban is its coupon’s "without"', () => {
    const files = ['no-ban', 'cart-ban', 'ban-subsidy'].map((name) => `scenarios/${name}.yaml`);
    const { scenarios } = loadScenarios(files, { set: [] });
    const [only, ...others] = doseDesign({ scenarios, baseline: 'no-ban', replicates: 20 }).dosed;
    expect([only.scenario, only.doses[0].runs, others]).toEqual(['ban-subsidy', 'cart-ban', []]);
  });
});
