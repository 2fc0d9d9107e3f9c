import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/base/problem.ts';
import { isExplained, type Resolution } from '../../src/scenario/index.ts';
import { problemsOf, resolveText, withCaret } from './files.ts';

/** Name, text with a caret where the problem stands, path, message, mend. */
type Row = readonly [string, string, string, RegExp, RegExp?];

const row = (fields: string): string => `schema: 1\nlinks:\n  - { id: mine, ${fields} }`;
const whole = 'on: douyin, channel: live, to: [taobao], from: 2020-10-12';

const shape: readonly Row[] = [
  ['a missing version', '¦run: { seed: 1 }', 'schema', /found nothing, allowed 1/, /begin with "schema: 1"/],
  ['another version', 'schema: ¦2', 'schema', /found 2, allowed 1/],
  ['an unknown field', 'schema: 1\n¦lever: {}', 'lever', /unknown key "lever"; did you mean "levers"\?/],
  ['an unknown run setting', 'schema: 1\nrun: { ¦sead: 1 }', 'run.sead', /did you mean "seed"\?/],
  ['a list where a map belongs', 'schema: 1\nrun: ¦[1]', 'run', /found a list, allowed a map of fields/],
  ['a map where a list belongs', 'schema: 1\nlinks: ¦{ a: 1 }', 'links', /found a map, allowed a list/],
  ['nothing where a map belongs', 'schema: 1\nrun: ¦', 'run', /found nothing, allowed a map/],
  ['a fraction as seed', 'schema: 1\nrun: { seed: ¦1.5 }', 'run.seed', /found 1.5, allowed a whole number/],
  [
    'a negative number of weeks',
    'schema: 1\nrun: { weeks: ¦-3 }',
    'run.weeks',
    /allowed a whole number from 1 on/,
  ],
  ['an unknown engine', 'schema: 1\nrun: { engine: ¦agent }', 'run.engine', /did you mean "agents"\?/],
  [
    'a start that is no Monday',
    'schema: 1\nrun: { from: ¦2019-01-02 }',
    'run.from',
    /allowed a Monday from 2018-12-31 on/,
    /write 2018-12-31/,
  ],
  [
    'a start before the data',
    'schema: 1\nrun: { from: ¦2018-01-01 }',
    'run.from',
    /Monday/,
    /write 2018-12-31/,
  ],
  ['a name with spaces', 'schema: 1\nname: ¦My Ban', 'name', /allowed 1 to 64 of the characters/],
  ['a reserved name', 'schema: 1\nname: ¦con', 'name', /reserved file name/],
  [
    'a title in an unknown language',
    'schema: 1\ntitle: { en: A, ¦fr: B }',
    'title.fr',
    /unknown language "fr"/,
  ],
  ['a title without English', 'schema: 1\ntitle: ¦{ zh: 断链 }', 'title', /needs its English/],
];

const quantities: readonly Row[] = [
  [
    'a bare number as share',
    'schema: 1\nlevers:\n  douyin.consumerCoupon: { value: ¦20 }',
    'levers.douyin.consumerCoupon.value',
    /found 20, allowed a share with its sign/,
    /did you mean 20 %\?/,
  ],
  [
    'a share as weekly probability',
    'schema: 1\nparameters: { rematch.guide: ¦5 % }',
    'parameters.rematch.guide',
    /allowed a probability with its period/,
    /write 5 %\/week/,
  ],
  [
    'money in an unknown unit',
    'schema: 1\nlevers:\n  douyin.consumerCoupon: { value: 5 %, weeklyBudget: ¦300m USD }',
    'levers.douyin.consumerCoupon.weeklyBudget',
    /allowed an amount of money/,
  ],
  [
    'a negative budget',
    'schema: 1\nlevers:\n  douyin.consumerCoupon: { value: 5 %, weeklyBudget: ¦-3m CNY }',
    'levers.douyin.consumerCoupon.weeklyBudget',
    /found "-3m CNY", allowed 0 CNY to/,
  ],
  [
    'a share above what the model can compute with',
    'schema: 1\nlevers:\n  douyin.consumerCoupon: { value: ¦300 % }',
    'levers.douyin.consumerCoupon.value',
    /found "300 %", allowed 0 % to 80 %/,
  ],
  [
    'a map as quantity',
    'schema: 1\nparameters: { rematch.guide: ¦{ a: 1 } }',
    'parameters.rematch.guide',
    /found a map/,
  ],
  [
    'a reversed range',
    'schema: 1\nuncertain: { rematch.guide: ¦20 %/week to 2 %/week }',
    'uncertain.rematch.guide',
    /is reversed/,
    /write 2 %\/week to 20 %\/week/,
  ],
  [
    'half a range',
    'schema: 1\nuncertain: { rematch.guide: ¦20 %/week }',
    'uncertain.rematch.guide',
    /allowed a range such as/,
  ],
  [
    'an unknown uncertain parameter',
    'schema: 1\nuncertain: { ¦rematch.guid: 2 %/week to 20 %/week }',
    'uncertain.rematch.guid',
    /unknown parameter "rematch.guid"; did you mean "rematch.guide"\?/,
  ],
];

const links: readonly Row[] = [
  [
    'a row without a start',
    row('¦on: douyin').replace('¦', '').replace('- {', '- ¦{'),
    'links.mine.channel',
    /needs channel/,
  ],
  [
    'a misspelt field, told once',
    row(`on: douyin, channel: live, to: [taobao], ¦form: 2020-10-12, rule: ban`),
    'links.mine.form',
    /did you mean "from"\?/,
  ],
  [
    'an unknown platform',
    row(`on: ¦douyn, channel: live, to: [taobao], from: 2020-10-12, rule: ban`),
    'links.mine.on',
    /did you mean "douyin"\?/,
  ],
  [
    'an unknown settling platform',
    row(`on: douyin, channel: live, to: [taobao, ¦jdd], from: 2020-10-12, rule: ban`),
    'links.mine.to.1',
    /did you mean "jd"\?/,
  ],
  [
    'a settling platform twice',
    row(`on: douyin, channel: live, to: [jd, ¦jd], from: 2020-10-12, rule: ban`),
    'links.mine.to.1',
    /stands here twice/,
  ],
  [
    'one platform instead of a list',
    row(`on: douyin, channel: live, to: ¦jd, from: 2020-10-12, rule: ban`),
    'links.mine.to',
    /a list of platform names/,
    /write \[jd\]/,
  ],
  [
    'an unknown channel',
    row(`on: douyin, channel: ¦livee, to: [jd], from: 2020-10-12, rule: ban`),
    'links.mine.channel',
    /did you mean "live"\?/,
  ],
  [
    'a channel that the platform lacks',
    row(`on: jd, channel: ¦video, to: [jd], from: 2020-10-12, rule: ban`),
    'links.mine.channel',
    /jd has no channel "video", allowed live, shelf/,
  ],
  [
    'an unknown category',
    row(`${whole}, rule: ban, categories: [¦beuaty]`),
    'links.mine.categories.0',
    /did you mean "beauty"\?/,
  ],
  ['an unknown rule', row(`${whole}, rule: ¦bann`), 'links.mine.rule', /did you mean "ban"\?/],
  [
    'a day that does not exist',
    row(`on: douyin, channel: live, to: [jd], from: ¦2020-02-30, rule: ban`),
    'links.mine.from',
    /allowed a day/,
    /not in the calendar/,
  ],
  [
    'a day written otherwise',
    row(`on: douyin, channel: live, to: [jd], from: ¦2020/2/3, rule: ban`),
    'links.mine.from',
    /allowed a day/,
    /write 2020-02-03/,
  ],
  [
    'an announcement after the start',
    row(`${whole}, announced: ¦2020-12-01, rule: ban`),
    'links.mine.announced',
    /announced 2020-12-01, after the row begins on 2020-10-12/,
    /write 2020-10-12 or earlier/,
  ],
  [
    'a gate without capacity',
    row(`${whole}, rule: ¦gate`),
    'links.mine.rule',
    /a gate needs a capacity/,
    /add capacity: 50 %/,
  ],
  [
    'a capacity on a ban',
    row(`${whole}, rule: ban, capacity: ¦50 %`),
    'links.mine.capacity',
    /only a gate has a capacity/,
  ],
  [
    'a fee above all',
    row(`${whole}, rule: allow, fee: { rate: ¦120 %, of: gmv, paidBy: anchor }`),
    'links.mine.fee.rate',
    /found "120 %", allowed 0 % to 100 %/,
  ],
  [
    'a negative fee',
    row(`${whole}, rule: allow, fee: { rate: ¦-5 %, of: gmv, paidBy: anchor }`),
    'links.mine.fee.rate',
    /allowed 0 % to 100 %/,
  ],
  [
    'a fee that leaves nothing',
    row(`${whole}, rule: allow, fee: { rate: ¦90 %, of: gmv, paidBy: anchor }`),
    'links.mine.fee.rate',
    /a fee of 90 % of gmv is more than the commission of 20 % after the cut of douyin/,
    /write 18 % or less/,
  ],
  [
    'a merchant’s fee that leaves nothing',
    row(`${whole}, rule: allow, fee: { rate: ¦90 %, of: gmv, paidBy: merchant }`),
    'links.mine.fee.rate',
    /a fee of 90 % of gmv is more than what the take of taobao and the commission leave of 95 % of the price/,
    /write 70.5 % or less/,
  ],
  [
    'a fee on an anchor where there is none',
    'schema: 1\nlinks:\n  - { id: mine, on: douyin, channel: ad, to: [taobao], from: 2020-10-09, rule: allow, fee: ¦{ rate: 5 %, of: gmv, paidBy: anchor } }',
    'links.mine.fee',
    /an order from ad has no anchor and no commission to charge/,
    /write of: gmv, paidBy: merchant/,
  ],
  [
    'a fee without a payer',
    row(`${whole}, rule: allow, ¦fee: { rate: 5 %, of: gmv }`),
    'links.mine.fee.paidBy',
    /a fee needs paidBy/,
  ],
  [
    'two rules for one cell from one day',
    `schema: 1\nlinks:\n  - { id: one, ${whole}, rule: ban }\n  - { id: two, on: douyin, channel: live, to: [jd, taobao], from: ¦2020-10-12, rule: allow }`,
    'links.two.from',
    /rules "one" and "two" overlap: both begin on 2020-10-12 for douyin, live, settling on taobao/,
  ],
  [
    'two rules that share a category',
    `schema: 1\nlinks:\n  - { id: one, ${whole}, rule: ban, categories: [food, beauty] }\n  - { id: two, on: douyin, channel: live, to: [taobao], from: ¦2020-10-12, rule: ban, categories: [beauty] }`,
    'links.two.from',
    /overlap.*beauty/,
  ],
  [
    'two rows of one name',
    `schema: 1\nlinks:\n  - { id: one, ${whole}, rule: ban }\n  - { id: ¦one, remove: true }`,
    'links.one.id',
    /a second row has the id "one"/,
  ],
  [
    'a row that is not there to remove',
    'schema: 1\nextends: ./no-ban.yaml\nlinks:\n  - ¦{ id: nope, remove: true }',
    'links.nope',
    /no parent has this row/,
  ],
];

const levers: readonly Row[] = [
  [
    'an unknown lever',
    'schema: 1\nlevers:\n  ¦douyin.consumerCupon: { value: 5 % }',
    'levers.douyin.consumerCupon',
    /unknown lever "consumerCupon"; did you mean "consumerCoupon"\?/,
  ],
  [
    'an unknown platform of a lever',
    'schema: 1\nlevers:\n  ¦douyn.consumerCoupon: { value: 5 % }',
    'levers.douyn.consumerCoupon',
    /unknown platform "douyn"; did you mean "douyin"\?/,
  ],
  [
    'an unknown platform of a lever with a broken value',
    'schema: 1\nlevers:\n  ¦duoyin.consumerCoupon: { value: 500 % }',
    'levers.duoyin.consumerCoupon',
    /unknown platform "duoyin"; did you mean "douyin"\?/,
  ],
  [
    'levers nested by platform',
    'schema: 1\nlevers:\n  ¦douyin: { consumerCoupon: { value: 5 % } }',
    'levers.douyin',
    /"douyin" is a platform/,
    /douyin\.<lever>/,
  ],
  [
    'a bare value',
    'schema: 1\nlevers:\n  douyin.consumerCoupon: ¦5 %',
    'levers.douyin.consumerCoupon',
    /allowed a map of fields/,
    /write \{ value: 5 % \}/,
  ],
  [
    'a lever without a value',
    'schema: 1\nlevers:\n  ¦douyin.consumerCoupon: { from: 2020-10-12 }',
    'levers.douyin.consumerCoupon',
    /needs value, steps or ramp/,
  ],
  [
    'a lever with two values',
    'schema: 1\nlevers:\n  ¦douyin.consumerCoupon: { value: 5 %, steps: { 2020-10-12: 5 % } }',
    'levers.douyin.consumerCoupon',
    /found value and steps, allowed one of them/,
  ],
  [
    'an end before the beginning',
    'schema: 1\nlevers:\n  douyin.consumerCoupon: { value: 5 %, from: 2020-10-12, until: ¦2020-10-12 }',
    'levers.douyin.consumerCoupon.until',
    /ends on 2020-10-12, not after it begins/,
  ],
  [
    'steps out of order',
    'schema: 1\nlevers:\n  douyin.consumerCoupon: { steps: { 2020-10-12: 5 %, 2020-10-05: ¦6 % } }',
    'levers.douyin.consumerCoupon.steps.2020-10-05',
    /does not come after 2020-10-12/,
  ],
  [
    'a step on no day',
    'schema: 1\nlevers:\n  douyin.consumerCoupon: { ramp: { soon: ¦5 % } }',
    'levers.douyin.consumerCoupon.ramp.soon',
    /found "soon", allowed a day/,
  ],
  [
    'a budget for what costs nothing',
    'schema: 1\nlevers:\n  taobao.exclusivity: { value: 5 %, ¦weeklyBudget: 3m CNY }',
    'levers.taobao.exclusivity.weeklyBudget',
    /takes no weekly budget/,
  ],
  [
    'an unknown tier',
    'schema: 1\nlevers:\n  douyin.trafficSupport: { value: 5 %, for: { tier: [¦brands] } }',
    'levers.douyin.trafficSupport.for.tier.0',
    /did you mean "brand"\?/,
  ],
];

const platforms: readonly Row[] = [
  [
    'a misspelt platform',
    'schema: 1\nplatforms:\n  ¦douyn: { fees: { take: 3 % } }',
    'platforms.douyn',
    /unknown platform "douyn"; did you mean "douyin"\?/,
  ],
  [
    'a misspelt form of a dated path',
    'schema: 1\nplatforms:\n  jd: { liveShare: { ¦rapm: { 2019-01-07: 5 % } } }',
    'platforms.jd.liveShare.rapm',
    /did you mean "ramp"\?/,
  ],
  [
    'two forms of a dated path',
    'schema: 1\nplatforms:\n  jd: { liveShare: ¦{ ramp: { 2019-01-07: 5 % }, steps: { 2019-01-07: 5 % } } }',
    'platforms.jd.liveShare',
    /allowed a quantity, or one of steps and ramp/,
  ],
  [
    'an incomplete new platform',
    'schema: 1\nplatforms:\n  ¦xiaohongshu: { fees: { take: 3 % } }',
    'platforms.xiaohongshu',
    /must be complete; "xiaohongshu" lacks title, channels/,
  ],
  [
    'a field that no platform has',
    'schema: 1\nplatforms:\n  jd: { fees: { ¦takes: 3 % } }',
    'platforms.jd.fees.takes',
    /did you mean "take"\?/,
  ],
  [
    'a load above its ceiling',
    'schema: 1\nplatforms:\n  jd: { load: { start: ¦9 % } }',
    'platforms.jd.load.start',
    /lies above load.ceiling/,
  ],
  [
    'a take that leaves nothing after the commission',
    'schema: 1\nplatforms:\n  jd: { fees: { take: ¦90 % } }',
    'platforms.jd.fees.take',
    /take of jd \+ commission.content of 20 % = 110 %, allowed 95 %/,
    /write 75 % or less/,
  ],
  [
    'habits of more consumers than there are',
    'schema: 1\n¦platforms:\n  douyin: { initialHabit: 90 % }',
    'platforms',
    /adds up to .*allowed 100 % at most/,
  ],
];

const others: readonly Row[] = [
  [
    'an expectation without a metric',
    'schema: 1\nexpect:\n  - ¦"100 % success"',
    'expect.0',
    /no metric is called "100"/,
  ],
  [
    'an expectation of a metric that is not there',
    'schema: 1\nexpect: [¦gmv.setled is 0]',
    'expect.0',
    /did you mean "gmv.settled"/,
  ],
  [
    'an expectation after an item that is no text',
    'schema: 1\nexpect:\n  - gmv.settled is 0 CNY\n  - 5\n  - ¦gmv.setled is 0',
    'expect.2',
    /did you mean "gmv.settled"/,
  ],
  [
    'a baseline that is no name',
    'schema: 1\nstudy: { baseline: ¦No Ban }',
    'study.baseline',
    /allowed 1 to 64/,
  ],
  ['a missing parent', 'schema: 1\nextends: ¦./nowhere.yaml', 'extends', /there is no such file/],
  [
    'a parent above the project',
    'schema: 1\nextends: ¦../../secret.yaml',
    'extends',
    /lies outside the project/,
  ],
  ['an absolute parent', 'schema: 1\nextends: ¦/etc/passwd.yaml', 'extends', /not by an absolute path/],
  ['a parent on a Windows drive', 'schema: 1\nextends: ¦C:/a.yaml', 'extends', /absolute path/],
  [
    'a parent elsewhere in the net',
    'schema: 1\nextends: ¦https://example.org/a.yaml',
    'extends',
    /not a URL/,
  ],
  ['a parent with backslashes', 'schema: 1\nextends: ¦..\\a.yaml', 'extends', /written with "\/"/],
  [
    'a parent that is no scenario',
    'schema: 1\nextends: ¦../../dev/zero',
    'extends',
    /a parent is a .yaml file/,
  ],
  ['a parent that is a number', 'schema: 1\nextends: ¦3', 'extends', /names one .yaml file/],
  ['itself as parent', 'schema: 1\nextends: ¦./mine.yaml', 'extends', /extends itself/],
];

function check([, marked, path, message, mend]: Row): void {
  const { text, line, column } = withCaret(marked);
  const problems = problemsOf(resolveText(text));
  const problem = problems.find((p) => p.path === path);
  expect(problem, problems.map(formatProblem).join('\n')).toBeDefined();
  expect(problem!.message).toMatch(message);
  expect(problem!.severity).toBe('error');
  expect([problem!.file, problem!.line, problem!.column]).toEqual(['scenarios/mine.yaml', line, column]);
  if (mend) expect(problem!.mend).toMatch(mend);
  const topics = problems.flatMap(({ see }) => /^cartban explain (.+)$/.exec(see ?? '')?.[1] ?? []);
  expect(topics.filter((topic) => !isExplained(topic))).toEqual([]);
  expect(problems.map(formatProblem).join('\n')).not.toMatch(/\.ts:|at \w+ \(/);
}

const tables: readonly (readonly [string, readonly Row[]])[] = [
  ['a broken shape', shape],
  ['a broken quantity', quantities],
  ['a broken link rule', links],
  ['a broken lever', levers],
  ['a broken platform', platforms],
  ['another mistake', others],
];

describe.each(tables)('%s is told with place and mend', (_, rows) => {
  for (const row of rows) it(row[0], () => check(row));
});

describe('problems', () => {
  it('are told all at once, in the order of the file', () => {
    const text = `schema: 1
extends: ./cart-ban.yaml
run: { seed: x, weeks: 0 }
parameters: { rematch.gide: 5 %/week }
links:
  - { id: cartBan, from: 2020-13-01 }
  - { id: mine, ${whole}, rule: gate }
levers:
  douyin.consumerCoupon: { value: 5 %, until: 2020-10-12, from: 2020-10-19 }
`;
    const problems = problemsOf(resolveText(text));
    expect(problems.map(({ path }) => path)).toEqual([
      'run.seed',
      'run.weeks',
      'parameters.rematch.gide',
      'links.cartBan.from',
      'links.mine.rule',
      'levers.douyin.consumerCoupon.until',
    ]);
  });

  it('say how an inherited value got here', () => {
    const text = 'schema: 1\nextends: ./cart-ban.yaml\nlinks:\n  - { id: starMapGate, rule: ban }';
    const [problem] = problemsOf(resolveText(text));
    expect(problem).toMatchObject({
      file: 'scenarios/cart-ban.yaml',
      path: 'links.starMapGate.capacity',
      trail: ['scenarios/mine.yaml:2 extends ./cart-ban.yaml'],
    });
  });

  it('of a parent stop its children, with the whole trail', () => {
    const files = { 'scenarios/a.yaml': 'schema: 1\nextends: ./b.yaml', 'scenarios/b.yaml': 'a: *x' };
    const [problem] = problemsOf(resolveText('schema: 1\nextends: ./a.yaml', files));
    expect(problem.file).toBe('scenarios/b.yaml');
    expect(problem.trail).toEqual([
      'scenarios/a.yaml:2 extends ./b.yaml',
      'scenarios/mine.yaml:2 extends ./a.yaml',
    ]);
  });

  it('show no character that could steer a terminal', () => {
    const text = 'schema: 1\n"\\u202efoo\\e[31m": 1\nrun: { engine: "\\u001b[2J\\u2066" }';
    const told = problemsOf(resolveText(text)).map(formatProblem).join('\n');
    expect(told).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    expect(told).toContain('\\u202efoo');
  });
});

describe('a chain of parents', () => {
  const chain = (length: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `scenarios/p${i}.yaml`,
        i === length - 1 ? 'schema: 1' : `schema: 1\nextends: ./p${i + 1}.yaml`,
      ]),
    );

  it('may be eight deep', () => {
    expect(resolveText('schema: 1\nextends: ./p0.yaml', chain(8))).toHaveProperty('scenario');
  });

  it('may not be nine deep', () => {
    const [problem] = problemsOf(resolveText('schema: 1\nextends: ./p0.yaml', chain(9)));
    expect(problem.message).toMatch(/more than 8 parents/);
    expect(problem.trail).toHaveLength(8);
  });

  it('may not lead back', () => {
    const [problem] = problemsOf(
      resolveText('schema: 1\nextends: ./p0.yaml', { 'scenarios/p0.yaml': 'schema: 1\nextends: mine.yaml' }),
    );
    expect(problem).toMatchObject({ file: 'scenarios/p0.yaml', line: 2, column: 10, path: 'extends' });
    expect(problem.message).toMatch(/extends itself/);
  });
});

describe('a warning does not stop', () => {
  it.each<readonly [string, string, RegExp]>([
    [
      'a rule that begins after the run',
      row('on: douyin, channel: live, to: [taobao], from: 2023-01-02, rule: ban'),
      /the run ends before/,
    ],
    [
      'a rule between platforms without links',
      row('on: douyin, channel: live, to: [kuaishou], from: 2020-10-12, rule: ban'),
      /no links to kuaishou/,
    ],
    [
      'a lever that is never in force',
      'schema: 1\nlevers:\n  jd.exclusivity: { value: 5 %, from: 2024-01-01 }',
      /never in force/,
    ],
    ...['affiliateCut', 'inboundLinkFee', 'blockedLinks', 'adPlacement'].map(
      (lever) =>
        [
          `a ${lever} where no links arrive`,
          `schema: 1\nlevers:\n  douyin.${lever}: { value: ${lever === 'adPlacement' ? '0.5' : '5 %'} }`,
          /nobody links to douyin, so the lever does nothing/,
        ] satisfies [string, string, RegExp],
    ),
    [
      'a dataVisibility where no links begin',
      'schema: 1\nlevers:\n  taobao.dataVisibility: { value: 50 % }',
      /taobao has no links to others, so the lever does nothing/,
    ],
  ])('%s', (_, text, message) => {
    const resolution = resolveText(text);
    expect(resolution).toHaveProperty('scenario');
    expect(problemsOf(resolution)[0].severity).toBe('warning');
    expect(problemsOf(resolution)[0].message).toMatch(message);
  });
});

it('charges that leave nothing are refused when parameters or flags make them, and right up to the bound they pass', () => {
  const take = 'schema: 1\nplatforms:\n  jd: { fees: { take: 40 % } }\n';
  const charged = (resolution: Resolution): string[] =>
    problemsOf(resolution)
      .filter(({ severity }) => severity === 'error')
      .map(({ path, message }) => `${path}: ${message}`);
  const found = 'platforms.jd.fees.take: take of jd + commission.content of 60 % = 100 %, allowed 95 %';
  expect(charged(resolveText(`${take}parameters: { commission.content: 60 % }`))).toEqual([found]);
  expect(charged(resolveText(take, {}, { set: ['parameters.commission.content=60 %'] }))).toEqual([found]);
  const flags = { set: ['platforms.jd.fees.take=40 %', 'parameters.commission.content=60 %'] };
  expect(charged(resolveText('schema: 1', {}, flags))).toEqual([found]);
  expect(charged(resolveText(`${take}parameters: { commission.content: 55 % }`))).toEqual([]);
});

it('a lever on links where links are passes without a warning', () => {
  const levers = 'taobao.affiliateCut: { value: 5 % }\n  douyin.dataVisibility: { value: 50 % }';
  expect(problemsOf(resolveText(`schema: 1\nlevers:\n  ${levers}`))).toEqual([]);
});

it('a population beyond every machine is not the reader’s business', () => {
  expect(resolveText('schema: 1\nrun: { population: 1e15 }')).toHaveProperty('scenario');
});
