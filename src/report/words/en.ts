/** Every word of the page in English. Long because a language is read, and translated, as one list. */

import { accountsEn } from './accounts.en.ts';
import { fewestForDirection } from '../../study/direction.ts';
import type { Dictionary } from './dictionary.ts';
import { count, type UnitStyle } from './numbers.ts';

const NBSP = '\u00a0';

/** How a table of differences over so many replicates reads. */
const directionRule = (n: number): string =>
  n < fewestForDirection
    ? 'So few replicates allow no direction to be named.'
    : 'Where the interval holds zero: no clear difference.';

const quantities: Readonly<Record<string, string>> = {
  'gmv.settled': 'settled GMV',
  'gmv.attention': 'GMV by attention',
  'gmv.net': 'GMV after returns',
  'gmv.linked': 'GMV linked out',
  'gmv.leaked': 'GMV leaked out',
  closedLoopRatio: 'closed-loop ratio',
  'stores.open': 'number of open stores',
  'stores.entered': 'number of newly opened stores',
  'stores.left': 'number of closed stores',
  'sellers.moved': 'number of moves by sellers, repeated ones included',
  'anchors.moved': 'number of moves by anchors, repeated ones included',
  'anchors.idleShare': 'share of idle anchors',
  'anchors.idle': 'number of idle anchors',
  'anchors.rematched': 'number of anchors who found goods again',
  'anchors.changedPlatform': 'number of moves by anchors to another platform, repeated ones included',
  'anchors.arrived': 'number of anchors who came from another platform',
  'anchors.left': 'number of anchors who left',
  'sellers.topShare': 'sales share of its largest 1 % of sellers',
  'anchors.topShare': 'sales share of its 100 best-selling anchors',
  'consumers.active': 'number of active consumers',
  'quality.mean': 'mean quality',
  'returns.rate': 'rate of returns',
  'platform.revenue': 'platform revenue',
  'subsidy.spend': 'subsidy spend',
  'hhi.settled': 'concentration of settled GMV',
  'hhi.attention': 'concentration of GMV by attention',
  ...accountsEn.quantities,
};

const headings: Readonly<Record<string, string>> = {
  'gmv.settled': 'GMV settled',
  'gmv.attention': 'GMV by attention',
  closedLoopRatio: 'closed-loop ratio',
  'quality.mean': 'quality',
  'stores.open': 'open stores',
  'sellers.moved': 'moves by sellers, repeated ones included',
};

const units: Readonly<
  Record<string, readonly [label: string, suffix: string, decimals: UnitStyle['decimals']]>
> = {
  CNY_bn: ['bn CNY', `${NBSP}bn${NBSP}CNY`, null],
  persons_m: ['million people', `${NBSP}million people`, null],
  index: ['index', '', 3],
  sellers: ['sellers', `${NBSP}sellers`, 'whole'],
  stores: ['stores', `${NBSP}stores`, 'whole'],
  anchors: ['anchors', `${NBSP}anchors`, 'whole'],
  moves: ['moves', `${NBSP}moves`, 'whole'],
  multiple: ['times', ' times', null],
  'percentage points': ['percentage points', `${NBSP}percentage points`, 1],
  '1': ['', '', null],
  'CNY/CNY': ['CNY', `${NBSP}CNY`, null],
  'stores/m CNY': ['stores', `${NBSP}stores`, null],
};

const named =
  (names: Readonly<Record<string, string>>) =>
  (key: string): string =>
    names[key] ?? key;

/** Clauses become one sentence; they hold commas, so semicolons part them. */
const list = (clauses: readonly string[]): string => clauses.join('; ');

export const en: Dictionary = {
  language: 'en',
  pageTitle: (focus, others, baseline) =>
    `“${focus}”${others === 0 ? '' : ` and ${others} other ${others === 1 ? 'scenario' : 'scenarios'}`} beside “${baseline}”`,
  likelihood: {
    virtuallyCertain: 'virtually certain',
    veryLikely: 'very likely',
    likely: 'likely',
    aboutAsLikelyAsNot: 'about as likely as not',
    unlikely: 'unlikely',
    veryUnlikely: 'very unlikely',
    exceptionallyUnlikely: 'exceptionally unlikely',
  },
  unit(unit, asDifference) {
    if (unit === 'share' || unit === 'percent') {
      const scale = unit === 'share' ? 100 : 1;
      return asDifference
        ? { scale, decimals: 1, suffix: `${NBSP}percentage points`, label: 'percentage points' }
        : { scale, decimals: 1, suffix: `${NBSP}%`, label: '%' };
    }
    const [label, suffix, decimals] = units[unit] ?? [unit, `${NBSP}${unit}`, null];
    return { scale: 1, decimals, suffix, label };
  },
  span: (from, weeks) => `${from}, ${weeks} weeks`,
  interval: (low, high) => `${low} to ${high}`,
  metric: (metric) => quantities[metric] ?? metric,
  quantity(metric, platform) {
    const name = quantities[metric] ?? metric;
    if (platform !== null) return `${platform}’s ${name}`;
    return metric.startsWith('gmv.') ? `the ${name} of all platforms together` : `the ${name}`;
  },
  heading(metric, platform) {
    const name = headings[metric] ?? quantities[metric] ?? metric;
    if (platform !== null) return `${platform}: ${name}`;
    return metric.startsWith('gmv.') ? `all platforms: ${name}` : name;
  },
  tier: named({
    brand: 'brand',
    mid: 'mid-size',
    tail: 'tail',
    factory: 'factory',
    native: 'native',
    family: 'family',
    guide: 'guide',
    self: 'self-selling',
    celebrity: 'celebrity',
  }),
  channel: named({ live: 'live', video: 'video', shelf: 'shelf', ad: 'ad' }),
  places: {
    none: 'no store',
    nowhere: 'no other route',
    idle: 'idle',
    left: 'left',
    other: 'other places',
    own: (where) => `${where}, own shops`,
    route: (where, to) => `${where} to ${to}`,
  },
  period: (name) => (name === 'total' ? 'the whole run' : name),
  claim: {
    higher: (c) =>
      `it is ${c.likelihood} (${c.probability} of ${c.n} replicates) that ${c.quantity} is higher (${c.median}${c.unit}; 80${NBSP}% interval ${c.low} to ${c.high})`,
    lower: (c) =>
      `it is ${c.likelihood} (${c.probability} of ${c.n} replicates) that ${c.quantity} is lower (${c.median}${c.unit}; 80${NBSP}% interval ${c.low} to ${c.high})`,
    unclear: (c) =>
      `there is no clear difference in ${c.quantity} (${c.median}${c.unit}; 80${NBSP}% interval ${c.low} to ${c.high}; above zero in ${c.probability} of ${c.n} replicates)`,
    unchanged: (c) => `nothing changes in ${c.quantity}`,
    tooFew: (c) =>
      `there are too few replicates to say whether ${c.quantity} differs (${c.median}${c.unit}; above zero in ${c.probability} of ${c.n})`,
  },
  verdict: {
    answer: (scenario, other, period, claims) =>
      `In this model and in ${period}, “${scenario}” beside “${other}”: ${list(claims)}.`,
    bought: (period, claim) => `over ${period} ${claim}`,
    nothing: (baseline) =>
      `Only “${baseline}” was run, so there is nothing to compare it with; in this model the tables below give its levels.`,
  },
  subsidy: {
    claim: {
      higher: (c) =>
        `it raises ${c.quantity} by ${c.value}${c.unit} for each yuan spent (80${NBSP}% interval ${c.low} to ${c.high}; n = ${c.n})`,
      lower: (c) =>
        `it lowers ${c.quantity}: ${c.value}${c.unit} for each yuan spent (80${NBSP}% interval ${c.low} to ${c.high}; n = ${c.n})`,
      unclear: (c) =>
        `there is no clear difference in ${c.quantity} (${c.value}${c.unit} for each yuan spent; 80${NBSP}% interval ${c.low} to ${c.high}; n = ${c.n})`,
      unchanged: (c) => `nothing changes in ${c.quantity}`,
      unbounded: (c) =>
        `${c.value}${c.unit} of ${c.quantity} for each yuan spent, without an interval (n = ${c.n})`,
      unspent: () => 'no additional cash was spent, so nothing can be said of a yuan',
      unpaired: () => 'no run without the subsidy was finished, so nothing can be said of a yuan',
    },
    none: (baseline) => `No scenario pays a subsidy beyond those of “${baseline}”`,
    subtitle: (baseline) =>
      `Each scenario beside itself without the subsidies that it pays beyond “${baseline}”, over the whole run; all its other settings are kept in both. Means over n paired replicates with 80${NBSP}% confidence intervals; of a ratio of means the interval is Fieller’s. Where the interval holds zero: no clear difference.`,
    caption:
      'The chart and the rows by dose scale all of these subsidies together, rates and budgets alike, on at most five replicates; 100 % is the scenario itself. Spending and gain are set beside no dose at all, a yuan’s gain beside the dose before: where the line is steeper, the next yuan buys more. A yuan of GMV is no yuan of income: a platform keeps only its take, and what is left of that after the subsidy is the contribution per yuan; below zero the subsidy costs the platform more than it earns. Deadweight is spending on what happens without the subsidy too, set off week by week (openings and moves: quarter by quarter): bookkeeping on totals, not an observation of persons. A large deadweight and a gain of more than a yuan do not contradict each other: a subsidy pays a small part of each order, so that few additional orders bring more sales than it costs on all. n is the whole study where another of its scenarios is the same without the subsidies; where none is, such runs are made on a few replicates only. Parameter uncertainty not included.',
    columns: {
      spend: 'additional spending',
      gain: 'additional GMV after returns, paying platform',
      net: 'per yuan: GMV after returns, paying platform',
      everywhere: 'per yuan: GMV after returns, all platforms',
      settled: 'per yuan: GMV settled, paying platform',
      contribution: 'per yuan: contribution after subsidies, paying platform',
      stores: 'per million yuan: newly opened stores, paying platform',
      deadweight: 'deadweight share of the spending',
    },
    unbounded: 'no interval',
    rough: (n) => `rough: n = ${n}`,
    whole: 'The whole subsidy',
    steps: (scenario) => `“${scenario}” by dose`,
    after: (dose) => `from ${dose} on`,
    chart: (unit) => `Additional GMV after returns on the paying platform, ${unit}, by additional spending`,
  },
  sections: {
    verdict: 'The verdict',
    limits: 'What this model cannot say',
    glossary: 'Words of this page',
    changes: 'What each scenario changes',
    scenarioTable: 'The scenarios side by side',
    gmv: 'GMV by platform',
    differences: 'The difference each scenario makes',
    migration: 'Where sellers and anchors go',
    matrix: 'Flows between places, by tier',
    anchors: 'What became of the anchors',
    rematch: 'How long anchors stay without goods',
    diversion: 'Where the displaced GMV went',
    quality: 'Quality, returns and trust',
    traffic: 'What traffic costs and what it draws',
    enforcement: 'Enforcement',
    frontier: 'What quality costs',
    money: 'Platform money',
    subsidies: 'What a yuan of subsidy buys',
    cells: 'Displaced GMV from route to route',
    concentration: 'How concentrated the market is',
    fit: 'How well the past is met',
    assumptions: 'Assumptions',
    provenance: 'Provenance and replay',
  },
  controls: {
    period: 'Period',
    scenario: 'Scenario',
    against: 'Differences from',
    againstBaseline: 'the baseline',
    againstReference: 'the scenario that each one adds to',
    attribution: 'GMV booked',
    attention: 'where the attention was',
    settled: 'where the order settled',
    line: 'Lines',
    weekly: 'every week',
    fourWeekly: 'mean over four weeks',
    who: 'Who',
    sellers: 'sellers',
    anchors: 'anchors',
    allTiers: 'all',
    staying: 'Show',
    movers: 'only those who moved',
    everyone: 'everyone',
    fellIdleOn: 'Fell idle on',
    concentrationOf: 'Concentration of',
    filter: 'Filter',
    csv: 'Save CSV',
    data: 'Data table',
  },
  labels: {
    otherScenarios: 'the other scenarios, named on hover',
    baseline: 'baseline',
    scenario: 'Scenario',
    question: 'Question',
    noChange: 'no difference in policy from the baseline',
    week: 'Week (Monday)',
    platform: 'Platform',
    from: 'From',
    to: 'To',
    target: 'Target',
    period: 'Period',
    unit: 'Unit',
    observed: 'Observed',
    range: 'Range',
    simulated: 'Simulated',
    ratio: 'Simulated ÷ observed',
    verdict: 'Verdict',
    grade: 'Grade',
    source: 'Source',
    note: 'Note',
    inside: 'inside the range',
    below: 'MISS: too low',
    above: 'MISS: too high',
    notSimulated: 'not simulated',
    noRange: 'no range to judge by',
    farOff: '✗ no range, but far off',
    name: 'Name',
    meaning: 'Meaning',
    value: 'Value',
    varies: 'differs between scenarios',
    p10: '10 %',
    p25: '25 %',
    median: 'Median',
    p75: '75 %',
    p90: '90 %',
    mean: 'Mean',
    probability: 'P(Δ>0)',
    kind: 'Kind',
    weeks: 'Weeks',
    quantity: 'Quantity',
    marks: 'Policy marks',
    sharedMark: 'Marks that the baseline shares',
    unclear: 'no clear difference',
    unchanged: 'no change',
    tooFew: 'too few replicates to say',
    replicates: 'Replicates',
    version: 'Program',
    model: 'Model',
    resultHash: 'Results',
    seed: 'Seed',
    engine: 'Engine',
    population: 'Simulated consumers',
    merchants: 'Simulated merchants',
    anchorCount: 'Simulated anchors',
    span: 'Span',
    plotly: 'Charts',
    replay: 'Replay, in the study’s folder',
    scenarioHash: 'Scenario hash',
    failures: 'Failed runs',
    noFailures: 'No run failed.',
    replicate: 'Replicate',
    stage: 'Stage',
    message: 'Message',
    needsScript:
      'The charts and tables of this page are drawn by its own script, which is switched off here.',
    noCharts:
      'The charts could not be drawn in this browser; every figure’s data table holds the same numbers.',
    unreadable:
      'This browser cannot read the data of this page; one of 2023 or later can. The same numbers are in findings.json.',
    scrollRight: 'More columns: scroll this table sideways →',
    scrollDown: 'More rows: scroll this table down ↓',
    scrollBoth: 'More rows and columns: scroll this table down ↓ and sideways →',
    contents: 'Sections of this page',
    drawing: 'Drawing the charts …',
    colours:
      'Colour is the platform. A solid line is the chosen scenario, a dotted one the baseline, a dashed one the scenario that the chosen one adds to; only in the chart of subsidy doses dashes tell scenarios apart, as its legend names them.',
  },
  accounts: accountsEn,
  traffic: {
    of: 'Show',
    traffic: 'price of traffic, quality, tail sellers',
    terms: 'prices, commissions, matching',
    subtitle: (n) =>
      `The chosen scenario by quarter, a line a platform: medians of n = ${count(n)} replicates; the data table holds the intervals`,
    captions: {
      traffic:
        'Do bad goods follow where traffic is cheap? Then quality is low, and the tail’s share of sales high, on the platform and in the quarters in which the price of traffic is low. The price of traffic is an index of what paid exposure costs, against the mean of all platforms in the base year, over the quarter; tail sellers are the small ones without a brand.',
      terms:
        'What buyers and sellers find: an index of list prices, the mean commission on sales that settle on the platform, and what data add to matching (a factor of conversion, one for none).',
    },
    caption:
      'Lines that move together are no proof: both may follow from something else. Each panel has its own vertical scale, which need not begin at zero. Parameter uncertainty not included.',
  },
  limits: (assumed, all) => [
    `The bands are not the whole uncertainty. They come from replicates of supply (which sellers and anchors there are) with fixed parameters; parameter uncertainty not included. Of the ${all} assumptions listed below ${assumed} are graded “assumed”: no source was found.`,
    'The effect of the ban is what the model’s rules imply, not an estimate from data. No causal estimate exists in public sources, and how fast anchors find new goods after a link closes (the re-match speeds) is a prior, not a measurement.',
    'The base year is weak where it matters. Public figures of what Douyin originated in 2019 differ more than tenfold.',
    'Some of the past was looked at. Growth of baskets and of commercial load, followers and costs of Douyin’s shops, inspections and the level of 2020 were tuned by hand with the figures of 2020 and 2021 in view, so meeting those figures proves little.',
    'Platforms do not think. They do what the scenario says, by date; none answers another. There are no price wars.',
    'Single merchants and anchors are agents that stand for many; do not read the fate of one.',
    'Likelihood words speak of replicates of this model, never of the world; they say nothing about whether the model is right.',
    'Platforms that no scenario names do not exist here: nothing can flow to them or come from them.',
  ],
  pastMet: (scenario, checks, fitted) =>
    `“${scenario}” beside the past: ${count(checks.hits)} of ${count(checks.judged)} checks met, and ${count(fitted.hits)} of ${count(fitted.judged)} fitted targets:`,
  glossary: [
    ['GMV', 'list prices of all orders of a period, before returns; after returns it is net.'],
    ['settled', 'booked on the platform in whose shop the order was paid.'],
    ['by attention', 'booked on the platform on which the buyer watched or searched when the order began.'],
    [
      'closed loop',
      'orders that begin and settle on one platform; the ratio is their share of all that begin there.',
    ],
    ['route', 'the platform and channel where an order begins, and the platform where it settles.'],
    [
      'native, family, guide, self-selling, celebrity',
      'kinds of anchors: grown on the platform; members of an anchor’s clan; guides who sell goods of linked shops for commission; sellers in their own rooms; stars.',
    ],
    ['brand, mid-size, tail, factory', 'kinds of sellers, by size and by whether they make the goods.'],
    [
      'HHI',
      'Herfindahl–Hirschman index: the sum of squared shares; one where a single platform has everything.',
    ],
    [
      'a number in a sentence',
      'the median of the levels or of the paired differences, unless mean is said; parts that must add up are given as means.',
    ],
    ['P(Δ>0)', 'share of the paired replicates in which the difference is above zero; ties count half.'],
    [
      '80 % interval',
      'between the tenth and the ninetieth percentile of the replicates; of means and ratios of means a confidence interval.',
    ],
    [
      'paired',
      'two scenarios on the same replicate: the same sellers, consumers and luck, so that only the policy differs.',
    ],
  ],
  anchors: {
    outcomes: {
      idle: 'Without goods at the end',
      rematched: 'Found goods again',
      changedPlatform: 'Went to another platform',
      left: 'Left the market',
    },
    table: (baseline, n) =>
      `Real anchors by kind: median [10 % – 90 %]; ${baseline === null ? '' : `below it the paired difference from “${baseline}” with its 80 % interval; `}n = ${count(n)}.${baseline === null ? '' : ` ${directionRule(n)}`}`,
    tableCaption:
      'An anchor counts in every week in which this befell it. Who found goods again was idle and stayed on its platform: it found other goods, or its route opened again. Who moved or left may have been idle or not. Parameter uncertainty not included.',
    standing: {
      still: 'still without goods',
      rematched: 'goods again, same platform',
      changedPlatform: 'another platform',
      left: 'left the market',
    },
    survivalTitle: (scenario, platform, weeks, parts) =>
      `With “${scenario}”, ${weeks} weeks after falling idle on ${platform}, these were still without goods: ${list(parts)}`,
    part: (kind, part, low, high) => `${part} of ${kind} anchors (80${NBSP}% interval ${low} to ${high})`,
    nobody: (scenario, platform) => `With “${scenario}”, no anchor fell idle on ${platform}`,
    survival: (platform, n) =>
      `Of the anchors who fell idle on ${platform}, the share that stands each way after so many weeks; mean over n = ${count(n)} replicates, band: 80 % of them`,
    survivalCaption:
      'Kaplan–Meier for those still without goods, Aalen–Johansen for the ways out of it, replicate by replicate; the lines of a week add up to 100 %. Only the thick line has a band; the data table holds the intervals of all lines, and as n the replicates in which such anchors exist and could be watched so long. Anchors who are idle when the run ends count up to there. Few simulated anchors stand behind the rare kinds, which makes their bands wide. Parameter uncertainty not included.',
    weeksAxis: 'weeks since falling idle',
  },
  concentration: {
    measures: {
      hhi: 'platforms (HHI)',
      'sellers.topShare': 'sellers: the largest 1 %',
    },
    subtitles: {
      hhi: (n) =>
        `Sum of the squared shares of the platforms (HHI): 1 where one platform has everything; by quarter, n = ${count(n)} replicates`,
      'sellers.topShare': (n) =>
        `Share of the largest 1 % of sellers in what settles on the platform, by quarter, n = ${count(n)} replicates`,
    },
    caption:
      'Line: median; band: 80 % of replicates of the chosen scenario. Each panel has its own vertical scale, which need not begin at zero. The largest sellers are ranked anew every week; one that is simulated may stand for hundreds of real ones with equal sales, so the very largest are not seen. Of anchors no such share is drawn: one that is simulated stands for more than all of the best-selling hundred. Parameter uncertainty not included.',
  },
  account: {
    lost: 'All that routes lost',
    gained: 'of it gained by other routes in the same quarter',
    later: 'Deferred (the same route regains it later)',
    none: 'Destroyed (gained by nobody)',
    rest: 'Smaller routes together',
    where: 'Where it went',
    share: 'Share of the loss',
    net: 'Net difference of the route',
    netHeading: 'Every route by its net difference',
    noNet: 'net not clear',
    netClause: (lost, gained, unit) =>
      `routes with a clear net difference lost ${lost}${unit} and gained ${gained}${unit}`,
    chance:
      'Losses and gains are taken replicate by replicate: a route that does a little better in one and a little worse in another stands on both sides, so that chance counts as displacement. In the net difference of a route (mean and 80 % interval over the replicates) this chance cancels; routes whose interval holds zero are marked “net not clear”.',
    title: ({ scenario, period, unit, lost, gained, later, none }) =>
      `With “${scenario}”, routes lost ${lost}${unit} over ${period}: ${gained.amount} (${gained.share}) went to other routes in the same quarter, ${later.amount} (${later.share}) came back later, ${none.amount} (${none.share}) reached nobody`,
    subtitle: (baseline, n) =>
      `Losses of routes (attention platform, channel, settling platform) against “${baseline}”, mean and 80 % interval over n = ${count(n)} paired replicates`,
    caption:
      'An account of totals, not of single orders, in means, so that parts add up: in each quarter the routes that gained stand against those that lost, up to the smaller of both sums. What is left of the losses is called deferred as far as the same route gains it back in a later quarter in which all routes together gain, and destroyed otherwise. Deferred is a matter of book-keeping: shoppers of the model put no purchase off, a route may come back for another reason, and one that comes back while others lose as much counts as gaining from them; so purchases put off may be fewer or more. A year is the sum of its quarters. Losses late in the run have little time to come back. Full bars: gained at once; dotted: deferred; striped: destroyed; colour is a platform’s own attention and shops, grey is more than one platform.',
  },
  captions: {
    finding: (subject, period, claim) => `${subject}, ${period}: ${claim}`,
    scenario: (title) => `“${title}”`,
    scenarioTable: (baseline, n) =>
      `The row of “${baseline}” gives levels: median [10 % – 90 %]. The other rows give paired differences from it: median, 80 % interval, and the share of replicates in which the difference is above zero; n = ${count(n)}. ${directionRule(n)} Parameter uncertainty not included.`,
    additionTable: (baseline, n) =>
      `What each scenario adds to the one that its file extends, named below it. The row of “${baseline}” gives levels: median [10 % – 90 %]. The other rows give paired differences: median, 80 % interval, and the share of replicates in which the difference is above zero; n = ${count(n)}. ${directionRule(n)} Parameter uncertainty not included.`,
    beside: (title) => `beside “${title}”`,
    gmvTitle: (scenario, baseline) => `“${scenario}” beside “${baseline}”`,
    gmv: (attribution, unit, n) => `GMV ${attribution}, ${unit}, n = ${count(n)} replicates`,
    differences: (baseline, attribution, unit, n) =>
      `Paired difference from “${baseline}”, GMV ${attribution}, ${unit}, n = ${count(n)} paired replicates`,
    perWeek: (unit, smooth) => `${unit} a week${smooth ? ', mean over four weeks' : ''}`,
    fourWeekly:
      'Each replicate is drawn as a centred mean over four weeks, which flattens the festivals; the data table holds every week.',
    mark: (platform, what) => `${platform}: ${what}`,
    within: (title, more) => (more ? `Everything in “${title}”, and:` : `The same as “${title}”.`),
    bands:
      'Line: median. Dark band: 50 %; light band: 80 % of replicates. Parameter uncertainty not included.',
    ownScales:
      'Each platform has its own vertical scale, because the platforms differ tenfold: compare shapes, not heights.',
    migrationTitle: (scenario, period, moved, total, part, kind) =>
      `With “${scenario}”, ${moved} of ${total} ${kind} (${part}) stand elsewhere at the end of ${period} than at its start`,
    besideBaseline: (baseline, claim) => `beside “${baseline}” ${claim}`,
    migrationSubtitle: (kind, n) =>
      `Real ${kind} by place at the start (left) and at the end (right) of the period, mean of n = ${count(n)} replicates`,
    migrationNone: (scenario, period, kind) =>
      `With “${scenario}”, no ${kind} stand elsewhere at the end of ${period} than at its start`,
    migration: (shown, rest, kind) =>
      `The ${shown} largest flows are drawn; all the others together (${rest} ${kind}) run between “other places”. A coloured place is one platform alone; grey is more than one, or none; a band has the colour of the place it leads to. In the data table a grey mean lies outside its interval, because few replicates make it. Parameter uncertainty not included.`,
    matrixTitle: (scenario, period, from, to, moved, kind) =>
      `The largest move with “${scenario}” over ${period}: ${moved} ${kind} from ${from} to ${to}`,
    matrix: (kind, n) =>
      `Real ${kind}; rows are the place at the start, columns the place at the end, the diagonal those who stayed; mean and, where it is known, 80 % interval over n = ${count(n)} replicates`,
    fewAgents: (kind) =>
      `Shaded: those who stayed. Grey letters: fewer than three simulated ${kind} stand behind the number, on average over the replicates, so that it is little more than chance.`,
    diversionTitle: (scenario, period, lost, unit, none, most) =>
      `With “${scenario}”, routes lost ${lost}${unit} over ${period}, most of it ${most.from} (${most.amount}${unit}); ${none}${unit} of all reached no other route`,
    diversionNone: (scenario, period) => `With “${scenario}”, no GMV was diverted over ${period}`,
    diversion: (baseline, n) =>
      `What each route (attention platform, channel, settling platform) lost against “${baseline}” is spread over the gaining routes in proportion to their gains; mean and 80 % interval over n = ${count(n)} paired replicates. An accounting rule, not an observation of persons. A longer period is reckoned as one: what a route lost in one quarter and won back in another cancels, so that less is lost than in “Where the displaced GMV went”, which adds up quarters. Grey: the mean lies outside the interval, because few replicates make it.`,
    fitTitle: (scenario, checks, fitted, far) =>
      `“${scenario}” beside the past. Checks: ${count(checks.hits)} of ${count(checks.judged)} met; fitted: ${count(fitted.hits)} of ${count(fitted.judged)}; without a range and far off: ${count(far)}`,
    fitPart: (use, hits, judged, all) =>
      `${use === 'fit' ? 'Fitted' : 'Checks'}: ${count(hits)} of ${count(judged)} with a range met, ${count(all)} listed`,
    fit: 'Every target is shown, met or missed. Fitted targets are known by 30 June 2020 and could inform the model. Checks are later and were not fitted, but some settings were tuned by hand with figures of 2020 and 2021 in view, so this is no back-test. A published figure without a range is compared by its ratio alone, and called far off where that is more than half as much again, or less than two thirds. Misses come first.',
    assumptionsTitle: (all, varying) =>
      `${count(all)} assumptions; ${count(varying)} ${varying === 1 ? 'differs' : 'differ'} between the scenarios and ${varying === 1 ? 'comes' : 'come'} first`,
    assumptionsShown: (shown, all) =>
      `${shown === 0 ? 'No assumption matches' : 'Matching'} the filter: ${count(shown)} of ${count(all)}.`,
    assumptions:
      'Values in the declared unit. Grades tell how well a figure is founded; “assumed” means that no source was found.',
    failures: (n) =>
      `${count(n)} ${n === 1 ? 'run' : 'runs'} failed and ${n === 1 ? 'is' : 'are'} missing from every figure`,
    stopped: (done, planned) =>
      `This study was stopped: ${count(done)} of ${count(planned)} replicates are finished, and all figures stand on these.`,
    alt: (title, subtitle) => `${title}. ${subtitle}. The data table below holds every number.`,
    trimmed: 'To keep this page below 3 MB the smallest flows are merged; findings.json holds all of them.',
  },
};
