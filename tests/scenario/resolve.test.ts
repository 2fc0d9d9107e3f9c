import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { formatDay, parseDay } from '../../src/base/calendar.ts';
import { builtInPlatforms, parameters } from '../../src/model/index.ts';
import {
  checkTogether,
  defaultPlatforms,
  observedHistory,
  platformFields,
  shippedScenarios,
  toYaml,
} from '../../src/scenario/index.ts';
import { scenarioFile } from './arbitrary.ts';
import { problemsOf, resolveText, scenarioOf } from './files.ts';

const shipped = (name: string) => scenarioOf(resolveText(`schema: 1\nextends: ./${name}.yaml`));

describe('resolving', () => {
  it('writes every default out', () => {
    const scenario = scenarioOf(resolveText('schema: 1'));
    expect(scenario.name).toBe('mine');
    expect(scenario.title).toEqual({ en: 'mine' });
    expect(scenario.platforms).toEqual(defaultPlatforms);
    expect(Object.keys(scenario.parameters)).toEqual(parameters.map(({ name }) => name));
    for (const p of parameters) expect(scenario.parameters[p.name]).toBe(p.default);
    expect(formatDay(scenario.run.from)).toBe('2018-12-31');
    expect(scenario.links).toEqual([]);
    expect(scenario.levers).toEqual([]);
  });

  it('gives a frozen scenario, to the last value', () => {
    const scenario = scenarioOf(resolveText('schema: 1\nextends: ./cart-ban.yaml'));
    const open = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      (!Object.isFrozen(value) || Object.values(value).some(open));
    expect(open(scenario)).toBe(false);
  });

  it('gives back the same scenario from its own full text', () => {
    fc.assert(
      fc.property(scenarioFile, (file) => {
        const scenario = scenarioOf(resolveText(stringify(file)));
        expect(scenarioOf(resolveText(toYaml(scenario)))).toEqual(scenario);
      }),
      { numRuns: 60 },
    );
  });

  it('does not mind the order of fields and rows', () => {
    fc.assert(
      fc.property(scenarioFile, (file) => {
        const turned = {
          ...Object.fromEntries(Object.entries(file).reverse()),
          links: [...(file['links'] as [])].reverse(),
        };
        const [a, b] = [file, turned].map((plain) => scenarioOf(resolveText(stringify(plain))));
        expect(b).toEqual(a);
      }),
      { numRuns: 30 },
    );
  });

  it('an empty child is its parent under another name', () => {
    fc.assert(
      fc.property(scenarioFile, (file) => {
        const parent = { ...file, title: undefined, expect: undefined };
        const text = stringify(parent);
        const child = scenarioOf(resolveText('schema: 1\nextends: ./p.yaml', { 'scenarios/p.yaml': text }));
        expect(child).toEqual(scenarioOf(resolveText(text)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('inheritance', () => {
  const parent = `
schema: 1
title: { en: Parent, zh: 父 }
run: { seed: 3, weeks: 100 }
platforms: { jd: { fees: { take: 8 %, commissionCut: 12 % }, liveShare: { ramp: { 2019-01-01: 50 %, 2020-01-01: 60 % } } } }
links:
  - { id: a, on: douyin, channel: live, to: [jd], from: 2020-01-06, rule: gate, capacity: 50 % }
  - { id: b, on: douyin, channel: live, to: [jd], from: 2020-02-03, rule: ban }
levers:
  douyin.consumerCoupon: { value: 5 %, from: 2020-10-12, until: 2021-03-31, weeklyBudget: 300m CNY }
expect: [gmv.linked of douyin is 0]
`;
  const child = (text: string) =>
    scenarioOf(resolveText(`schema: 1\nextends: ./p.yaml\n${text}`, { 'scenarios/p.yaml': parent }));

  it('merges maps deep', () => {
    const scenario = child('run: { seed: 4 }\nplatforms: { jd: { fees: { take: 9 % } } }');
    expect(scenario.run).toMatchObject({ seed: 4, weeks: 100 });
    expect(scenario.platforms[1].fees).toEqual({ take: 0.09, commissionCut: 0.12 });
  });

  it('replaces a lever whole', () => {
    expect(child('levers: { douyin.consumerCoupon: { value: 8 % } }').levers[0]).toMatchObject({
      from: null,
      until: null,
      weeklyBudget: null,
    });
  });

  it('replaces a dated path whole', () => {
    const { knots, between } = child('platforms: { jd: { liveShare: { steps: { 2021-01-04: 70 % } } } }')
      .platforms[1].liveShare;
    expect([knots.length, between]).toEqual([1, 'step']);
  });

  it('merges rows of links by id, and takes away what is removed', () => {
    const { links } = child('links: [{ id: a, from: 2020-01-13 }, { id: b, remove: true }]');
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ id: 'a', from: parseDay('2020-01-13'), rule: 'gate', capacity: 0.5 });
  });

  it('lets null take a field of a row away', () => {
    expect(child('links: [{ id: a, rule: ban, capacity: null }]').links[0]).toMatchObject({
      rule: 'ban',
      capacity: null,
    });
  });

  it('keeps title and expectations to the file that says them', () => {
    expect(child('')).toMatchObject({ title: { en: 'mine' }, expect: [] });
    expect(child('title: { en: Child }').title).toEqual({ en: 'Child' });
  });
});

describe('links', () => {
  it('are ordered by start, rows for all goods before rows for some', () => {
    const cell = 'on: douyin, channel: live, to: [jd]';
    const { links } = scenarioOf(
      resolveText(
        `schema: 1\nlinks:\n  - { id: c, ${cell}, from: 2020-02-03, rule: ban, categories: [food] }\n  - { id: b, ${cell}, from: 2020-02-03, rule: allow }\n  - { id: a, ${cell}, from: 2020-01-06, rule: ban }`,
      ),
    );
    expect(links.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('levers', () => {
  it('with steps are in force from the first step', () => {
    const { levers } = scenarioOf(
      resolveText('schema: 1\nlevers: { jd.exclusivity: { steps: { 2020-01-06: 5 %, 2020-02-03: 0 % } } }'),
    );
    expect(levers[0]).toMatchObject({
      platform: 'jd',
      lever: 'exclusivity',
      from: parseDay('2020-01-06'),
      until: null,
    });
    expect(levers[0].path.between).toBe('step');
  });
});

describe('the command line', () => {
  const set = (...list: string[]) => resolveText('schema: 1\nextends: ./cart-ban.yaml', {}, { set: list });

  it('changes fields, parameters, levers and rows by their paths', () => {
    const scenario = scenarioOf(
      set(
        'run.seed=11',
        'rematch.guide=7 %/week',
        'douyin.consumerCoupon=8 %',
        'links.cartBan.from=2020-11-02',
        'platforms.jd.fees.take=9 %',
      ),
    );
    expect(scenario.run.seed).toBe(11);
    expect(scenario.parameters['rematch.guide']).toBe(0.07);
    expect(scenario.levers.find(({ lever }) => lever === 'consumerCoupon')?.path.knots[0].value).toBe(0.08);
    expect(scenario.links.find(({ id }) => id === 'cartBan')?.from).toBe(parseDay('2020-11-02'));
    expect(scenario.platforms[1].fees.take).toBe(0.09);
  });

  it('takes whole maps as values', () => {
    const { levers } = scenarioOf(set('levers.douyin.consumerCoupon={ value: 5 %, from: 2020-10-12 }'));
    const coupon = levers.find(({ lever }) => lever === 'consumerCoupon');
    expect(coupon).toMatchObject({ platform: 'douyin', from: parseDay('2020-10-12') });
  });

  it('has flags of its own, which end the run with the week of a day', () => {
    const flags = { seed: '5', replicates: 3, engine: 'agents', population: '1_000', until: '2020-01-01' };
    expect(scenarioOf(resolveText('schema: 1', {}, flags)).run).toMatchObject({
      ...{ seed: 5, replicates: 3, engine: 'agents', population: 1000, weeks: 53 },
    });
  });

  it.each([
    [{ set: ['run.seed=x'] }, '--set run.seed', /whole number/],
    [{ set: ['nonsense'] }, '--set nonsense', /allowed path=value/],
    [{ set: ['=3'] }, '--set ', /allowed path=value/],
    [{ set: ['links.nope.from=2020-01-06'] }, '--set links.nope.from', /no row of links has the id "nope"/],
    [{ set: ['douyin.consumerCupon=5 %'] }, '--set douyin.consumerCupon', /did you mean "consumerCoupon"\?/],
    [{ set: ['sead=1'] }, '--set sead', /unknown field "sead"/],
    [{ set: ['run.seed=*x'] }, '--set run.seed', /aliases/],
    [{ set: ['__proto__.polluted=1'] }, '--set __proto__.polluted', /cannot be a path/],
    [{ set: ['parameters.constructor=1'] }, '--set parameters.constructor', /cannot be a path/],
    [{ seed: 'abc' }, '--seed', /whole number/],
    [{ engine: 'agent' }, '--engine', /did you mean "agents"\?/],
    [{ until: 'soon' }, '--until', /allowed a day/],
    [{ until: '2018-01-01' }, '--until', /does not come after the start/],
  ])('is checked as the file is: %j', (overrides, file, message) => {
    const [problem] = problemsOf(resolveText('schema: 1', {}, overrides));
    expect(problem.file).toBe(file);
    expect(problem.line).toBeUndefined();
    expect(problem.message).toMatch(message);
  });
});

it.each([
  ['douyin.consumerCoupon', 'write --set douyin.consumerCoupon="20 %"'],
  ['rematch.guide', 'write --set rematch.guide="40 %/week"'],
  ['run.seed', 'write --set run.seed=7'],
  ['run.from', 'write --set run.from=2018-12-31'],
  ['platforms.douyin.fees.take', 'write --set platforms.douyin.fees.take="10 %"'],
])('--set %s without a value is mended with the path that was given', (path, mend) => {
  const text = 'schema: 1\nextends: ./cart-ban.yaml';
  const [problem] = problemsOf(resolveText(text, {}, { set: [path] }));
  expect(problem).toMatchObject({ file: `--set ${path}`, message: `found "${path}" without a value`, mend });
  const typed = mend.slice('write --set '.length).replaceAll('"', '');
  expect(resolveText(text, {}, { set: [typed] })).toHaveProperty('scenario');
});

it('--set of what has no example leaves the value open', () => {
  const [problem] = problemsOf(resolveText('schema: 1', {}, { set: ['title'] }));
  expect(problem.mend).toBe('write --set title="…"');
});

describe('the shipped scenarios', () => {
  const names = [...shippedScenarios.keys()].map((file) => file.replace('.yaml', ''));

  it.each(names)('%s resolves without a warning', (name) => {
    const resolution = resolveText(shippedScenarios.get(`${name}.yaml`)!);
    expect(problemsOf(resolution)).toEqual([]);
    expect(scenarioOf(resolution).question?.zh).toBeTruthy();
  });

  it('ask for baselines that are shipped', () => {
    const all = names.map((name) => ({
      file: `${name}.yaml`,
      scenario: scenarioOf(resolveText(`name: ${name}\n${shippedScenarios.get(`${name}.yaml`)}`)),
    }));
    expect(checkTogether(all)).toEqual([]);
    const [problem] = checkTogether(all.filter(({ file }) => file !== 'no-ban.yaml'));
    expect(problem).toMatchObject({ path: 'study.baseline' });
    expect(checkTogether([...all, all[0]])[0].message).toMatch(/a second scenario has the name/);
  });

  it('no-ban has no rule on Douyin, cart-ban the dates of 2020', () => {
    expect(observedHistory().links.filter(({ on }) => on === 'douyin')).toEqual([]);
    const dates = shipped('cart-ban')
      .links.filter(({ on }) => on === 'douyin')
      .map(({ id, from }) => [id, formatDay(from)]);
    expect(dates).toEqual([
      ['beautyGate', '2020-08-05'],
      ['starMapTax', '2020-08-20'],
      ['ownShopFee', '2020-08-20'],
      ['starMapGate', '2020-09-06'],
      ['cartBan', '2020-10-09'],
    ]);
  });

  it.each(['ban-subsidy', 'ban-traffic', 'ban-quality'])(
    '%s differs from cart-ban in levers of Douyin only',
    (name) => {
      const [variant, base] = [shipped(name), shipped('cart-ban')];
      expect({ ...variant, levers: [] }).toEqual({ ...base, levers: [] });
      const others = (s: typeof base) => s.levers.filter(({ platform }) => platform !== 'douyin');
      expect(others(variant)).toEqual(others(base));
      expect(variant.levers).not.toEqual(base.levers);
    },
  );

  it('change nothing before 12 October 2020 beyond what cart-ban says', () => {
    const before = parseDay('2020-10-12')!;
    for (const name of ['ban-subsidy', 'ban-traffic']) {
      const base = shipped('cart-ban').levers;
      for (const setting of shipped(name).levers) {
        const early = setting.path.knots.filter(({ day, value }) => day < before && value !== 0);
        const same = base.find((s) => s.platform === setting.platform && s.lever === setting.lever);
        if (early.length > 0)
          expect(early, name).toEqual(
            same?.path.knots.filter(({ day, value }) => day < before && value !== 0),
          );
      }
    }
  });
});

describe('the built-in platforms', () => {
  it('have a founded value for every field that a platform needs', () => {
    for (const block of defaultPlatforms) {
      for (const field of platformFields.filter(({ optional }) => !optional)) {
        const value = field.name
          .split('.')
          .reduce<unknown>((here, step) => (here as Record<string, unknown>)?.[step], block);
        expect(value, `${block.name} ${field.name}`).toBeDefined();
      }
    }
    expect(defaultPlatforms.map(({ name }) => name)).toEqual([...builtInPlatforms]);
  });

  it('lie within what the fields allow', () => {
    const block = Object.fromEntries(defaultPlatforms.map(({ name }) => [name, {}]));
    expect(
      resolveText(toYaml(scenarioOf(resolveText(stringify({ schema: 1, platforms: block }))))),
    ).toHaveProperty('scenario');
  });
});

it('a new platform is a block and no code', () => {
  const [taobao] = scenarioOf(resolveText('schema: 1')).platforms;
  const text = toYaml({
    ...scenarioOf(resolveText('schema: 1')),
    platforms: [...defaultPlatforms, { ...taobao, name: 'xiaohongshu', initialHabit: 0 }],
  });
  const withLever = `${text.replace('levers: {}', 'levers: { xiaohongshu.consumerCoupon: { value: 5 % } }')}`;
  const scenario = scenarioOf(resolveText(withLever));
  expect(scenario.platforms.map(({ name }) => name)).toEqual([...builtInPlatforms, 'xiaohongshu']);
  expect(scenario.levers[0].platform).toBe('xiaohongshu');
});
