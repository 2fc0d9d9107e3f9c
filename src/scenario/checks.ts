/**
 * What a well-formed document must also satisfy to be a scenario: references exist, days are in order, rules do not
 * overlap, fees can be paid. Every check reports at the place that a reader would mend.
 * Long because it holds one check for each way in which a scenario can be wrong, side by side.
 */
import { formatDay } from '../base/calendar.ts';
import type { Problem } from '../base/problem.ts';
import { formatQuantity } from '../base/units.ts';
import { builtInPlatforms, levers, type Lever } from '../model/index.ts';
import { refusedChange } from './change.ts';
import { parseExpectation } from './expectation.ts';
import { nameAllowed, namePattern } from './language.ts';
import { platformFields } from './platformFields.ts';
import { problemAt, type Told } from './problems.ts';
import type { LeverSetting, LinkRule, PlatformBlock, RunSettings, Scenario } from './scenario.ts';
import { didYouMean, shown } from './suggest.ts';
import { treeAt, type MapTree, type Step } from './tree.ts';
import { windowOf } from './when.ts';

export type Report = (path: readonly Step[], told: Told) => void;

/** Collects problems of one document. */
export function reporter(tree: MapTree): { problems: Problem[]; report: Report } {
  const problems: Problem[] = [];
  return { problems, report: (path, told) => void problems.push(problemAt(tree, path, told)) };
}

const valueAt = (block: unknown, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>((here, step) => (here as Record<string, unknown> | undefined)?.[step], block);

/** A platform that is not built in must be complete; a misspelt built-in name shows as a block with holes. */
function checkBlock(block: PlatformBlock, report: Report): void {
  const path = ['platforms', block.name];
  const missing = platformFields.filter((f) => !f.optional && valueAt(block, f.name) === undefined);
  const guess = didYouMean(block.name, builtInPlatforms);
  const name = shown(block.name);
  if (!namePattern.test(block.name)) {
    report(path, {
      at: 'key',
      message: `${name} cannot be the name of a platform`,
      mend: `use ${nameAllowed}`,
    });
  } else if (missing.length > 0 && guess) {
    report(path, { at: 'key', message: `unknown platform ${name}${guess}` });
  } else if (missing.length > 0) {
    const fields = missing.map((field) => field.name).join(', ');
    report(path, { at: 'key', message: `a new platform must be complete; ${name} lacks ${fields}` });
  } else {
    checkComplete(block, path, report);
  }
}

function checkComplete(block: PlatformBlock, path: readonly Step[], report: Report): void {
  const guess = didYouMean(block.name, builtInPlatforms);
  if (guess && !(builtInPlatforms as readonly string[]).includes(block.name)) {
    const message = `${shown(block.name)} is a new platform${guess}`;
    report(path, { at: 'key', severity: 'warning', message });
  }
  if (block.load.start <= block.load.ceiling) return;
  const ceiling = formatQuantity(block.load.ceiling, 'share');
  report([...path, 'load', 'start'], { message: `load.start lies above load.ceiling (${ceiling})` });
}

export function checkPlatforms(
  tree: MapTree,
  platforms: readonly PlatformBlock[],
  parameters: Readonly<Record<string, number>>,
  report: Report,
): void {
  for (const block of platforms) {
    if (treeAt(tree, ['platforms', block.name])) checkBlock(block, report);
    checkCharges(block, parameters['commission.content'], report);
  }
  const habits = platforms.reduce((sum, { initialHabit }) => sum + (initialHabit ?? 0), 0);
  if (habits <= 1 + 1e-9) return;
  const told = `initialHabit of all platforms adds up to ${formatQuantity(habits, 'share')}, allowed 100 % at most`;
  report(treeAt(tree, ['platforms']) ? ['platforms'] : [], { at: 'key', message: told });
}

/** Most of the list price that can be taken away before nobody sells. */
const mostFees = 0.95;

/** What every content-led sale of a platform’s shops is charged, by links or not. */
function checkCharges(block: PlatformBlock, commission: number, report: Report): void {
  const take = block.fees?.take ?? 0;
  if (take + commission <= mostFees + 1e-9) return;
  const words = (share: number): string => formatQuantity(rounded(share), 'share');
  const most = words(Math.max(0, mostFees - commission));
  report(['platforms', block.name, 'fees', 'take'], {
    message: `take of ${block.name} + commission.content of ${words(commission)} = ${words(take + commission)}, allowed ${words(mostFees)}`,
    mend: `write ${most} or less, or lower commission.content`,
  });
}

/**
 * Fees as shares of list price: what the merchant pays (take, commission and its link fee) leaves it something, and what
 * the anchor pays (the platform’s cut and its link fee) is at most the commission.
 */
function checkFee(
  link: LinkRule,
  platforms: readonly PlatformBlock[],
  parameters: Readonly<Record<string, number>>,
  path: readonly Step[],
  report: Report,
): void {
  const { fee } = link;
  if (!fee) return;
  const hosted = link.channel === 'live' || link.channel === 'video';
  if (!hosted && (fee.paidBy === 'anchor' || fee.of === 'commission')) {
    return report([...path, 'fee'], {
      message: `an order from ${link.channel} has no anchor and no commission to charge`,
      mend: 'write of: gmv, paidBy: merchant',
    });
  }
  const commission = hosted ? parameters['commission.content'] : 0;
  const ofPrice = fee.of === 'commission' ? commission : 1;
  const cut = (platforms.find(({ name }) => name === link.on)?.fees.commissionCut ?? 0) * commission;
  for (const to of link.to) {
    const take = platforms.find(({ name }) => name === to)?.fees.take ?? 0;
    const room = fee.paidBy === 'anchor' ? commission - cut : mostFees - take - commission;
    if (fee.rate * ofPrice <= room + 1e-9) continue;
    const most = formatQuantity(rounded(Math.max(0, room / ofPrice)), 'share');
    const left =
      fee.paidBy === 'anchor'
        ? `the commission of ${formatQuantity(commission, 'share')} after the cut of ${link.on}`
        : `what the take of ${to} and the commission leave of ${formatQuantity(mostFees, 'share')} of the price`;
    return report([...path, 'fee', 'rate'], {
      message: `a fee of ${formatQuantity(rounded(fee.rate), 'share')} of ${fee.of} is more than ${left}`,
      mend: `write ${most} or less`,
    });
  }
}

const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;

/** A platform whose viewers may leave links to those whose viewers do not. */
const mayLink = (on: PlatformBlock | undefined, to: PlatformBlock | undefined): boolean =>
  on?.leaks !== false && to?.leaks !== true;

/** One row by itself. */
export function checkLink(
  link: LinkRule,
  { platforms, run, parameters }: Pick<Scenario, 'platforms' | 'run' | 'parameters'>,
  path: readonly Step[],
  report: Report,
): void {
  const on = platforms.find(({ name }) => name === link.on);
  if (on?.channels && !on.channels.includes(link.channel)) {
    const allowed = on.channels.join(', ');
    report([...path, 'channel'], {
      message: `${link.on} has no channel "${link.channel}", allowed ${allowed}`,
    });
  }
  const unlinked = link.to.find(
    (to) =>
      to !== link.on &&
      !mayLink(
        on,
        platforms.find(({ name }) => name === to),
      ),
  );
  if (unlinked !== undefined) {
    const message = `${link.on} has no links to ${unlinked}, so the row does nothing for it`;
    report([...path, 'to'], { severity: 'warning', message });
  }
  if (link.rule === 'gate' && link.capacity === null) {
    report([...path, 'rule'], { message: 'a gate needs a capacity', mend: 'add capacity: 50 %' });
  }
  if (link.rule !== 'gate' && link.capacity !== null) {
    report([...path, 'capacity'], {
      message: `only a gate has a capacity; this rule is ${link.rule}`,
      mend: 'write capacity: null',
    });
  }
  if (link.announced !== null && link.announced > link.from) {
    const message = `announced ${formatDay(link.announced)}, after the row begins on ${formatDay(link.from)}`;
    report([...path, 'announced'], { message, mend: `write ${formatDay(link.from)} or earlier` });
  }
  if (link.from >= run.from + 7 * run.weeks) {
    report([...path, 'from'], { severity: 'warning', message: 'the run ends before this row begins' });
  }
  checkFee(link, platforms, parameters, path, report);
}

const shares = <T>(a: readonly T[], b: readonly T[]): T | undefined => a.find((item) => b.includes(item));

/** Whether two rows speak of one cell from one day on; a row with categories wins over a row without. */
function overlap(a: LinkRule, b: LinkRule): string | null {
  if (a.on !== b.on || a.channel !== b.channel || a.from !== b.from) return null;
  const to = shares(a.to, b.to);
  if (to === undefined || (a.categories === null) !== (b.categories === null)) return null;
  const category = a.categories && b.categories ? shares(a.categories, b.categories) : '';
  if (category === undefined) return null;
  return `${a.on}, ${a.channel}, settling on ${to}${category ? `, ${category}` : ''}`;
}

export interface PlacedLink {
  readonly link: LinkRule;
  readonly path: readonly Step[];
}

export function checkOverlaps(rows: readonly PlacedLink[], report: Report): void {
  rows.forEach(({ link, path }, i) => {
    const earlier = rows.slice(0, i).find((row) => overlap(row.link, link) !== null);
    if (!earlier) return;
    const cell = overlap(earlier.link, link)!;
    report([...path, 'from'], {
      message: `rules "${earlier.link.id}" and "${link.id}" overlap: both begin on ${formatDay(link.from)} for ${cell}`,
      mend: 'let one of them begin on another day, or remove it',
    });
  });
}

/** A setting's days, and whether a share that is taken of the price leaves anything. */
export function checkLever(
  setting: LeverSetting,
  platforms: readonly PlatformBlock[],
  run: RunSettings,
  path: readonly Step[],
  report: Report,
): void {
  const { from, until } = setting;
  if (from !== null && until !== null && until <= from) {
    const message = `ends on ${formatDay(until)}, not after it begins on ${formatDay(from)}`;
    report([...path, 'until'], { message, mend: `write ${formatDay(from + 7)} or later` });
  } else if ((from !== null && from >= run.from + 7 * run.weeks) || (until !== null && until <= run.from)) {
    report(path, { at: 'key', severity: 'warning', message: 'this lever is never in force during the run' });
  }
  const lever = levers.find(({ name }) => name === setting.lever)!;
  checkLeverFee(setting, lever, platforms, path, report);
  checkReach(setting, lever, platforms, path, report);
}

/** A lever on links does nothing where there are none. */
function checkReach(
  { platform }: LeverSetting,
  { acts }: Lever,
  platforms: readonly PlatformBlock[],
  path: readonly Step[],
  report: Report,
): void {
  if (acts === undefined) return;
  const own = platforms.find(({ name }) => name === platform);
  const others = platforms.filter(({ name }) => name !== platform);
  const [reaches, none] = {
    whereLinksArrive: [others.some((on) => mayLink(on, own)), `nobody links to ${platform}`] as const,
    whereLinksBegin: [others.some((to) => mayLink(own, to)), `${platform} has no links to others`] as const,
  }[acts];
  if (reaches) return;
  report(path, { at: 'key', severity: 'warning', message: `${none}, so the lever does nothing` });
}

function checkLeverFee(
  setting: LeverSetting,
  lever: Lever,
  platforms: readonly PlatformBlock[],
  path: readonly Step[],
  report: Report,
): void {
  if (!lever.bases || lever.unit !== 'share') return;
  const block = platforms.find(({ name }) => name === setting.platform);
  const charged = (block?.fees?.take ?? 0) + (block?.fees?.commissionCut ?? 0);
  const sum = charged + setting.path.knots.reduce((most, { value }) => Math.max(most, value), 0);
  if (sum <= mostFees) return;
  const message = `take + commission cut of ${setting.platform} + this fee = ${formatQuantity(rounded(sum), 'share')}`;
  report(path, { message: `${message}, allowed ${formatQuantity(mostFees, 'share')}` });
}

/** A sentence that `check` could not judge is refused; one about days that the run does not have is warned of. */
export function checkExpectation(
  line: string,
  platforms: readonly PlatformBlock[],
  run: RunSettings,
  path: readonly Step[],
  report: Report,
): void {
  const read = parseExpectation(line, platforms);
  if ('complaints' in read) return read.complaints.forEach((told) => report(path, told));
  const { claim, when } = read.value;
  if (claim.against && 'path' in claim.against) {
    const refused = refusedChange(claim.against.path, platforms);
    if (refused) report(path, refused);
  }
  if (windowOf(when, run) !== null) return;
  const message = 'the run has no whole week, quarter or year of which this speaks';
  report(path, { severity: 'warning', message });
}

/** What a set of scenarios must satisfy together: names of their own, and a baseline that is among them. */
export function checkTogether(
  scenarios: readonly { readonly file: string; readonly scenario: Scenario }[],
): Problem[] {
  const names = scenarios.map(({ scenario }) => scenario.name);
  return scenarios.flatMap(({ file, scenario }, i) => {
    const problems: Problem[] = [];
    const { baseline } = scenario.study;
    if (names.indexOf(scenario.name) < i) {
      const message = `a second scenario has the name "${scenario.name}"`;
      problems.push({
        severity: 'error',
        file,
        path: 'name',
        message,
        mend: 'give one of them another name',
      });
    }
    // The first file's word counts; the others are compared with whatever it chooses.
    if (i === 0 && baseline !== null && !names.includes(baseline)) {
      const message = `the baseline "${baseline}" is not among the files${didYouMean(baseline, names)}; "${scenario.name}" takes its place`;
      const mend = 'name its file too, or choose with --baseline';
      problems.push({ severity: 'warning', file, path: 'study.baseline', message, mend });
    }
    return problems;
  });
}
