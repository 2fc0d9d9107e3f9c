import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { formatQuantity } from '../../src/base/units.ts';
import { frameOf } from '../../src/compile/frame.ts';
import { recordOf } from '../../src/compile/record.ts';
import {
  observedHistory,
  parseExpectation,
  readme,
  windowOf,
  type Expectation,
  type Scenario,
} from '../../src/scenario/index.ts';
import type { Metric } from '../../src/model/index.ts';
import { placeText, reportedFigures } from '../../src/scenario/figures.ts';
import { problemsOf, resolveText, scenarioOf } from './files.ts';

const history = observedHistory();
const reported = reportedFigures(history.platforms);
const example = 'gmv.linked of douyin through live is 0 from 2020-10-12';

function parsed(line: string): Expectation {
  const read = parseExpectation(line, history.platforms);
  if ('complaints' in read) throw new Error(read.complaints.map((c) => `${c.message} ${c.mend}`).join('\n'));
  return read.value;
}

const told = (line: string): string => {
  const read = parseExpectation(line, history.platforms);
  return 'complaints' in read ? read.complaints.map((c) => `${c.message} (${c.mend ?? ''})`).join('\n') : '';
};

const figure = fc
  .constantFrom(...reported.values())
  .chain(({ metric, places }) => fc.constantFrom(...places).map((place) => ({ metric, place })));

const quantity: Readonly<Record<string, (x: number) => string>> = {
  CNY_bn: (x) => formatQuantity(x * 1e9, 'CNY'),
  share: (x) => formatQuantity(x, 'share'),
  persons_m: (x) => formatQuantity(x * 1e6, 'persons'),
  stores: (x) => `${formatQuantity(x, '1')} stores`,
};

/** Values that are the same double after a change of unit and back. */
const value = fc.integer({ min: 0, max: 4000 }).map((k) => k / 8);

/** Such a value for a metric, one of its own where it lies between two numbers. */
const ownValue = ({ within }: Metric, given: number): number =>
  within ? within[0] + ((within[1] - within[0]) * given) / 512 : given;

const claim = fc.oneof(
  fc.record({ words: fc.constantFrom('is', 'is at least', 'is at most'), value }),
  fc.constantFrom(
    { words: 'is higher than in no-ban', against: { scenario: 'no-ban' } },
    { words: 'is lower than in a', against: { scenario: 'a' } },
    {
      words: 'rises when rematch.guide is 5 %/week',
      against: { path: 'rematch.guide', value: '5 %/week' },
    },
    {
      words: 'does not change when douyin.consumerCoupon is 3 %',
      against: { path: 'douyin.consumerCoupon', value: '3 %' },
    },
  ),
);

const day = fc.integer({ min: parseDay('2019-01-01')!, max: parseDay('2020-11-23')! });
const end = fc.oneof(
  fc.constantFrom(
    { words: '', when: { period: 'total' } },
    { words: 'in 2021', when: { period: '2021' } },
    { words: 'in 2020Q4', when: { period: '2020Q4' } },
    { words: 'from 2020-10-12', when: { from: parseDay('2020-10-12'), until: null } },
    { words: 'until 2020-10-12', when: { from: null, until: parseDay('2020-10-12') } },
  ),
);

describe('a sentence of expect', () => {
  it('of the documented form is read as what it says, whatever it speaks of', () => {
    fc.assert(
      fc.property(figure, claim, end, fc.constantFrom(' ', '  '), ({ metric, place }, c, when, gap) => {
        const said = ownValue(metric, 'value' in c ? c.value : 0);
        const written = 'value' in c ? `${c.words} ${(quantity[metric.unit] ?? String)(said)}` : c.words;
        const line = [metric.name, placeText(place), written, when.words].filter(Boolean).join(gap);
        const read = parsed(line);
        expect(read.metric.name).toBe(metric.name);
        expect([read.platform, read.channel, read.tier]).toEqual([place.platform, place.channel, place.tier]);
        expect(read.when).toEqual(when.when);
        expect(read.claim.against).toEqual('against' in c ? c.against : null);
        if (!('value' in c)) return;
        expect([-Infinity, said]).toContain(read.claim.low);
        expect([Infinity, said]).toContain(read.claim.high);
        expect(read.claim.low === read.claim.high).toBe(c.words === 'is');
      }),
    );
  });

  it('is the example of the contract, word by word', () => {
    expect(parsed(example)).toMatchObject({
      ...{ text: example, platform: 'douyin', channel: 'live', tier: null },
      claim: { against: null, low: 0, high: 0, closed: true, exact: true },
      when: { from: parseDay('2020-10-12'), until: null },
    });
  });

  it('is read where the README shows one', () => {
    const shown = [.../^expect:\n((?: {2}- .*\n)+)/m.exec(readme())![1].matchAll(/- (.*)/g)].map((m) => m[1]);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.map(told)).toEqual(shown.map(() => ''));
  });

  it('can speak of every figure that a run leaves, and of no other', () => {
    const record = recordOf(frameOf(history));
    const own = [...record.columns.filter((c) => c.to === null), ...record.derived];
    const name = (metric: string, place: Parameters<typeof placeText>[0]): string =>
      `${metric} ${placeText(place)}`;
    const said = [...reported.values()].flatMap(({ metric, places }) =>
      places.map((p) => name(metric.name, p)),
    );
    expect(said.sort()).toEqual(own.map((c) => name(c.metric, c)).sort());
  });

  it.each([
    ['gmv.setled is 0', /no metric is called "gmv.setled"; did you mean "gmv.settled"\?/],
    ['100 % success', /no metric is called "100".*cartban explain metrics/],
    ['gmv.linked of duoyin is 0', /unknown platform "duoyin"; did you mean "douyin"\?/],
    ['gmv.linked of douyin through life is 0', /unknown channel "life"; did you mean "live"\?/],
    ['stores.open of douyin among tails is at least 3', /unknown tier "tails"; did you mean "tail"\?/],
    [
      'gmv.linked through live is 0',
      /gmv.linked is not reported through live \(gmv.linked is reported: alone, of/,
    ],
    ['closedLoopRatio is 0', /not reported for everything together .*of PLATFORM/],
    ['gmv.cell of douyin is 0', /no metric is called "gmv.cell"/],
    ['gmv.linked of douyin of jd is 0', /"of" stands here twice/],
    ['gmv.linked of douyin', /claims nothing that can be judged .*is at least VALUE/],
    ['gmv.linked of douyin is above 3bn CNY', /"is above 3bn CNY", which .* did you mean "is at least"\?/],
    ['gmv.net is less than 3bn CNY in 2020', /"is less than 3bn CNY", which .* did you mean "is at most"\?/],
    ['gmv.net is fewer than cart-ban', /did you mean "is lower than in"\?/],
    ['gmv.net is hihger than in cart-ban', /did you mean "is higher than in"\?/],
    ['gmv.net increases when rematch.guide is 5 %/week', /did you mean "rises when"\?/],
    ['gmv.linked of douyin raises when rematch.guide is 5 %/week', /did you mean "rises when"\?/],
    [
      'gmv.linked of douyin is at least 500',
      /^found "500", allowed an amount of money, such as 300bn CNY or 3000亿元 \(write 500bn CNY\)$/,
    ],
    ['gmv.net is between 3 and 4bn CNY', /found "3", .*\(write 3bn CNY\)/],
    ['consumers.active is at least 300', /found "300", allowed a number of persons.*\(write 300m persons\)/],
    [
      'trust of douyin is at least 50 %',
      /^found "50 %", allowed a number from 0 to 1, such as 0.5 \(write 0.5\)$/,
    ],
    ['quality.mean of jd is at most 70', /^found "70", allowed a number from 0 to 1, such as 0.5 \(\)$/],
    ['price.index of jd is at least 110 %', /allowed a number, such as 1.5/],
    ['closedLoopRatio of douyin is at least 20', /found "20", allowed a share .*did you mean 20 %\?/],
    ['stores.open is at least 3 sellers', /found "3 sellers", allowed a number of stores/],
    ['gmv.net is between 3bn CNY', /allowed two values/],
    ['gmv.net is between 4bn CNY and 3bn CNY', /reversed .*write between 3bn CNY and 4bn CNY/],
    ['gmv.net is higher than in No Ban', /found "No Ban", allowed the name of a scenario/],
    ['gmv.net rises when rematch.guide', /allowed a change .*write when/],
    ['gmv.net is 0 from 2020-02-30', /"2020-02-30", allowed a day .*not in the calendar/],
    ['gmv.net is 0 from 9.10.2020', /allowed a day such as/],
    ['gmv.net is 0 in 2020-Q4', /allowed total, a year .*write 2020Q4/],
    ['gmv.net is 0 in 2020 from 2020-10-12', /days and a period, allowed one of them/],
    ['gmv.net is 0 from 2020-10-12 until 2020-10-14', /no whole week/],
    ['gmv.net is 0 in 2020 please', /found "please" behind the end/],
  ])('refuses "%s" with what was found and what is allowed', (line, message) => {
    expect(told(line)).toMatch(message);
  });
});

describe('one slip', () => {
  it('in the words of a comparison is told once', () => {
    for (const line of ['gmv.net is bigger than in cart-ban', 'gmv.net is bigger than in cart-ban in 2021'])
      expect(told(line)).toBe(
        'found "is bigger than in cart-ban", which claims nothing that can be judged; did you mean "is higher than in"? ()',
      );
  });

  it('beside another in the date is one of two', () => {
    expect(told('gmv.net is bigger than in cart-ban from 2020-13-01').split('\n')).toHaveLength(2);
  });

  it('is mended by what its mend says', () => {
    for (const [line, found, mended] of [
      ['gmv.settled of douyin is at least 500', '500', '500bn CNY'],
      ['trust of douyin is at least 50 %', '50 %', '0.5'],
      ['consumers.active is at least 300', '300', '300m persons'],
    ]) {
      expect(told(line)).toContain(`(write ${mended})`);
      expect(told(line.replace(found, mended))).toBe('');
    }
    expect(parsed('gmv.settled of douyin is at least 500bn CNY').claim.low).toBe(500);
  });
});

describe('the days that a sentence speaks of', () => {
  it('are whole weeks between from and until, and there is one in any eight days or more', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 13, max: 400 }), (from, days) => {
        const window = windowOf({ from, until: from + days }, history.run)!;
        expect([(window.from - history.run.from) % 7, (window.until - history.run.from) % 7]).toEqual([0, 0]);
        expect(window.from - from).toBeGreaterThanOrEqual(0);
        expect(window.from - from).toBeLessThan(7);
        expect(Math.min(from + days, history.run.from + 7 * history.run.weeks) - window.until).toBeLessThan(
          7,
        );
        expect(window.until).toBeLessThanOrEqual(from + days);
      }),
    );
  });

  it('are none where the run ends before', () => {
    const short = { ...history.run, weeks: 20 };
    expect(windowOf({ from: parseDay('2020-10-12')!, until: null }, short)).toBeNull();
    expect(windowOf({ period: '2019' }, short)).toBeNull();
    expect(windowOf({ period: 'total' }, short)).toMatchObject({ from: short.from, until: short.from + 140 });
  });
});

describe('in a file', () => {
  const file = (...lines: string[]): string =>
    ['schema: 1', 'extends: ./cart-ban.yaml', 'expect:', ...lines.map((l) => `  - ${l}`)].join('\n');

  it('a broken sentence is told at its place, all of them at once', () => {
    const found = resolveText(file(example, 'gmv.net of jd is 3', 'gmv.setled is 0'));
    expect(found).toHaveProperty('problems');
    expect(problemsOf(found).map((p) => [p.severity, p.path, p.line, p.see])).toEqual([
      ['error', 'expect.1', 5, 'cartban explain expect'],
      ['error', 'expect.2', 6, 'cartban explain expect'],
    ]);
  });

  it('a platform of the file can be spoken of', () => {
    const found = resolveText(file('gmv.settled of moon is 0'));
    expect(problemsOf(found)[0].message).toMatch(/unknown platform "moon"/);
  });

  it('a change is resolved as --set would, under a name of its own', () => {
    const line = 'gmv.net of douyin falls when rematch.guide is 8 %/week';
    const found = resolveText(file(line));
    const changed = 'changed' in found ? found.changed : new Map<string, Scenario>();
    const set = scenarioOf(resolveText(file(line), {}, { set: ['rematch.guide=8 %/week'] }));
    const made = changed.get('rematch.guide=8 %/week')!;
    expect(made).toEqual({ ...set, name: 'mine@rematch.guide=8 %/week', expect: [] });
    expect(made.parameters['rematch.guide']).not.toBe(scenarioOf(found).parameters['rematch.guide']);
  });

  it.each([
    ['rematch.guid is 5 %/week', /nothing is called "rematch.guid"; did you mean "rematch.guide"\?/],
    ['douyn.consumerCoupon is 5 %', /did you mean "douyin.consumerCoupon"\?/],
    ['douyin.consumerCupon is 5 %', /did you mean "consumerCoupon"\?/],
    ['rematch.guide is 5', /allowed a probability with its period/],
    ['run.weeks is 5', /"run" cannot be changed here/],
    ['links.carBan.rule is allow', /no row of links has the id "carBan"/],
    ['links.cartBan.rule is open', /unknown rule "open"/],
  ])('a change that cannot be made is refused at the sentence: %s', (change, message) => {
    const [problem] = problemsOf(resolveText(file(example, `gmv.net falls when ${change}`)));
    expect([problem.severity, problem.path, problem.line]).toEqual(['error', 'expect.1', 5]);
    expect(`${problem.message} ${problem.mend ?? ''}`).toMatch(message);
  });

  it('a change that changes nothing is warned of', () => {
    const found = resolveText(file('gmv.net rises when links.cartBan.rule is ban'));
    expect(found).toHaveProperty('scenario');
    expect(problemsOf(found).map((p) => [p.severity, p.path])).toEqual([['warning', 'expect.0']]);
  });

  it('a sentence about days after the run is warned of', () => {
    const found = resolveText(file(example), {}, { until: '2020-06-30' });
    expect(problemsOf(found).map((p) => [p.severity, p.path])).toContainEqual(['warning', 'expect.0']);
  });
});
