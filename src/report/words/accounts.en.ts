import type { AccountWords } from './accounts.ts';
import type { Direction } from './likelihood.ts';
import { count } from './numbers.ts';

const NBSP = '\u00a0';
const quoted = (names: readonly string[]): string => names.map((n) => `“${n}”`).join(', ');
const sides: Readonly<Record<Direction, string>> = {
  ...{ higher: 'higher', lower: 'lower', unclear: 'not clearly different', unchanged: 'unchanged' },
  tooFew: 'undecided (too few replicates)',
};
const inUnit = (name: string, unit: string): string => (unit === '' ? name : `${name}, ${unit}`);

/** The sections on quality, enforcement and platform money in English. */
export const accountsEn: AccountWords = {
  quantities: {
    trust: 'public trust',
    'rating.mean': 'mean store rating',
    'returns.refused': 'unrefunded loss to buyers',
    'enforcement.badFlagged': 'bad stores flagged',
    'enforcement.badPassed': 'bad stores passed (missed)',
    'enforcement.goodFlagged': 'good stores flagged (false alarms)',
    'enforcement.goodPassed': 'good stores passed',
    'ads.price': 'price of traffic',
    'sales.tailShare': 'share of tail sellers in sales',
    'price.index': 'price index',
    'commission.mean': 'mean commission',
    'match.efficiency': 'matching efficiency',
    'stores.removedBad': 'number of bad sellers removed',
    'stores.removedGood': 'number of good sellers removed',
    'enforcement.goodPerBad': 'good sellers lost per bad one removed',
    'platform.take': 'take on sales',
    'platform.commissionCut': 'cut of commission',
    'platform.linkFees': 'fees on commissions and links',
    'platform.ads': 'advertising',
    'platform.fines': 'fines and forfeited deposits',
    'platform.compensation': 'refunds paid for closed sellers',
    'platform.contribution': 'contribution after cash subsidies',
    'platform.takeRate': 'revenue per settled GMV',
    'subsidy.coupon': 'coupons for buyers',
    'subsidy.waiver': 'onboarding waivers',
    'subsidy.rebate': 'commission rebates',
    'subsidy.live': 'live-room subsidies',
    'subsidy.recruitment': 'recruitment of hosts',
    'subsidy.deposit': 'deposits waived',
    'support.shadowCost': 'shadow cost of traffic support',
  },
  meanings: {
    'quality.mean': 'Quality of goods from 0 to 1, weighted by sales; more is better.',
    'returns.rate': 'Returned share of list prices settled on the platform; less is better.',
    trust: 'What the public thinks of the platform at the end of the quarter, from 0 to 1; more is better.',
    'rating.mean': 'Rating of stores from 0 to 1, weighted by sales; more is better.',
    'returns.refused': 'List prices of bad orders whose buyers found no way to a refund; less is better.',
  },
  labels: {
    measure: 'Measure',
    show: 'Show',
    headlinePeriod: 'Period of the headline',
    level: 'levels beside the baseline',
    difference: 'paired difference from the baseline',
    line: 'Line',
    judgement: 'What may be said',
    higher: 'higher',
    lower: 'lower',
    detection: 'Detection rate',
    falseAlarms: 'False-alarm rate',
    precision: 'Precision',
    revenuePart: 'Revenue',
    subsidyPart: 'Less cash subsidies',
    leftPart: 'What is left',
    apartPart: 'Apart: not in the contribution',
    noneInspected: 'nothing inspected',
    noneRemoved: 'nobody removed',
    onlyGoodRemoved: 'no bad seller removed, only good ones',
  },
  missing: (quantity, platform) =>
    `This study reports no ${quantity}${platform === null ? '' : ` for ${platform}`}, so there is nothing to draw; only whole periods of newer studies hold it`,
  without: (platforms) => `Not reported for ${platforms.join(', ')}.`,
  levelTitle: (scenario, period, quantity, told, unit) =>
    `“${scenario}”, ${period}: ${quantity} is ${told.value}${unit} (80${NBSP}% interval ${told.low} to ${told.high})`,
  quality: (measure, unit, against, n) =>
    `${against === null ? '' : `Paired difference from “${against}”, `}${inUnit(measure, unit)}, by quarter, n = ${count(n)} ${against === null ? '' : 'paired '}replicates`,
  qualityBands: (against) =>
    `Line: median; band: 80 % of replicates${against === null ? '' : `; dotted: “${against}”`}. Only whole quarters are reported. Parameter uncertainty not included.`,
  sharedScale: 'All platforms share one vertical scale, which need not start at zero.',
  ownScale: 'Each platform has its own vertical scale: compare shapes, not heights.',
  inspections: (p) => {
    const lost = p.goodPerBad
      ? `${p.goodPerBad.value} good sellers are lost per bad one removed (${p.goodPerBad.low === '' ? 'no interval' : `80${NBSP}% interval ${p.goodPerBad.low} to ${p.goodPerBad.high}`})`
      : p.goodRemoved !== null
        ? `no bad seller is removed, but ${p.goodRemoved} good ones are`
        : p.badRemoved !== null
          ? `${p.badRemoved} bad sellers are removed and no good one`
          : 'no seller is removed';
    return `“${p.scenario}”, ${p.period}: inspections on ${p.platform} flag ${p.detection} of the bad and ${p.falseAlarms} of the good stores inspected${p.alike ? ', with all scenarios alike' : ''}; ${lost}`;
  },
  noInspections: (platform, period) =>
    `No store was inspected on ${platform} in ${period} with any scenario, so there is nothing to draw`,
  enforcement: (platform, period, n) =>
    `Stores inspected on ${platform} in ${period} by truth and verdict: means of n = ${count(n)} replicates; good sellers per bad one: ratio of means and its 80 % interval`,
  enforcementCaption:
    'Bad: goods below the threshold of inspection. Detection rate: flagged share of bad stores inspected; false-alarm rate: flagged share of good ones; precision: bad share of those flagged. Good sellers per bad one is the mean number of good ones over the mean number of bad ones, its interval Fieller’s, cut at zero, below which the ratio cannot lie. Grey numbers of sellers removed: fewer than three simulated sellers stand behind them, on average, so that they are little more than chance. The headline speaks of the scenario that inspects most among those that change a setting of this platform. Parameter uncertainty not included.',
  ratesHeading: 'Flagged share of stores inspected: bad ones filled, good ones (false alarms) open',
  goodPerBadHeading: 'Good sellers lost per bad seller removed: ratio of means and its 80 % interval',
  frontierTitle: (platform, period, baseline, groups) =>
    `${platform}, ${period}, against “${baseline}”: ${groups.join('; ')}`,
  frontierGroup: (measure, ofMeasure, ofGmv, scenarios) =>
    `${measure} ${sides[ofMeasure]} and settled GMV ${sides[ofGmv]} with ${quoted(scenarios)}`,
  frontier: (measure, baseline, period, n) =>
    `Paired differences from “${baseline}” in ${period}: settled GMV across, ${measure} upward; n = ${count(n)} paired replicates`,
  frontierCaption:
    'Marker: medians; bars: 80 % intervals of each difference by itself. A bar that crosses a zero line leaves the direction open. Parameter uncertainty not included.',
  frontierAxis: (quantity, unit) => inUnit(`difference in ${quantity}`, unit),
  kept: (platform, value, baseline, base, unit) =>
    `${platform}’s revenue after cash subsidies is ${value}${unit}, and ${base}${unit} with “${baseline}” (means)`,
  both: (first, second) => `${first}; ${second}`,
  money: (platform, period, unit, n, compared) =>
    `${platform} in ${period}, ${unit}, means of n = ${count(n)} replicates${compared ? '; differences are paired, with their 80 % interval' : ''}`,
  moneyCaption:
    'Means, so that parts add up. Contribution is revenue less cash subsidies and not profit: what it costs to run a platform is not in the model. Fines go to the compensation fund, which refunds buyers of closed sellers; what it cannot pay the platform pays, and the study does not tell the two apart. A waived deposit is no cash, and traffic support displaces exposure that could have been sold. So these four stand apart. Parameter uncertainty not included.',
  noInterval:
    'The study holds no contribution by replicate, so its difference has no interval and no direction is claimed.',
  statement: (scenario, baseline, unit) =>
    `From revenue to contribution, ${unit}: bars “${scenario}”${baseline === null ? '' : `, open marks “${baseline}”`}`,
  contributions: (baseline, unit) => `Contribution less that of “${baseline}”, ${unit}`,
};
