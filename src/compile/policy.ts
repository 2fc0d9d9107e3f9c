import type { Day } from '../base/calendar.ts';
import { categories, levers, tiers, type Frame, type PolicyWeek } from '../model/index.ts';
import { settingAt } from '../scenario/path.ts';
import type { LeverSetting, LinkRule, Scenario } from '../scenario/scenario.ts';
import { gateRows } from './frame.ts';

/** A stretch of days under one rule; `rule` is null where no row has started yet (open, without fee). */
interface Stretch {
  readonly from: Day;
  until: Day;
  readonly rule: LinkRule | null;
}

const ALWAYS = 1e9;

/**
 * Rows of one route × category in force order: a row holds until a later row for the cell starts. Adjacent rows that
 * say the same are one stretch, so that writing a row as two changes no bit (rule 18).
 */
function stretches(rows: readonly LinkRule[]): Stretch[] {
  const out: Stretch[] = [{ from: -ALWAYS, until: rows[0]?.from ?? ALWAYS, rule: null }];
  rows.forEach((rule, i) => {
    const until = rows[i + 1]?.from ?? ALWAYS;
    const before = out[out.length - 1];
    if (until === rule.from) return;
    if (saysTheSame(before.rule, rule)) before.until = until;
    else out.push({ from: rule.from, until, rule });
  });
  return out;
}

/** Whether a row changes nothing after another. A gate counts requests by row, so its cells must be the same too. */
function saysTheSame(a: LinkRule | null, b: LinkRule): boolean {
  return (
    a !== null &&
    a.rule === b.rule &&
    a.capacity === b.capacity &&
    a.fee?.rate === b.fee?.rate &&
    a.fee?.of === b.fee?.of &&
    a.fee?.paidBy === b.fee?.paidBy &&
    (a.rule !== 'gate' || (sameMembers(a.to, b.to) && sameMembers(a.categories, b.categories)))
  );
}

const sameMembers = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((x) => b.includes(x)));

/** Policy of every week, by route × category and by platform; what starts inside a week is pro-rated by day. */
export class PolicyTimeline {
  readonly #frame: Frame;
  readonly #scenario: Scenario;
  readonly #rows: readonly (readonly LinkRule[])[];
  readonly #stretches: readonly (readonly Stretch[])[];
  readonly #gates: readonly LinkRule[];
  readonly #neutral: Levers;

  constructor(scenario: Scenario, frame: Frame) {
    this.#frame = frame;
    this.#scenario = scenario;
    this.#gates = gateRows(scenario);
    this.#rows = frame.routes.flatMap((route) =>
      categories.map((category) =>
        scenario.links.filter(
          (row) =>
            row.on === frame.platformNames[route.platform] &&
            row.channel === route.channel &&
            row.to.includes(frame.platformNames[route.to]) &&
            (row.categories === null || row.categories.includes(category)),
        ),
      ),
    );
    this.#stretches = this.#rows.map(stretches);
    this.#neutral = neutralLevers(frame.sizes.platforms);
  }

  /** The policy of the week that starts on `monday`. */
  week(monday: Day): PolicyWeek {
    const n = this.#rows.length;
    const blank = (): Float64Array => new Float64Array(n);
    const out = {
      permit: blank().fill(1),
      gated: blank(),
      feeRateAnchorCommission: blank(),
      feeRateAnchorGmv: blank(),
      feeRateMerchantCommission: blank(),
      feeRateMerchantGmv: blank(),
      outlook: blank().fill(1),
      gateRow: new Int32Array(n).fill(-1),
    };
    this.#rows.forEach((rows, i) => {
      if (rows.length === 0) return;
      this.#ruleCell(this.#stretches[i], monday, i, out);
      out.outlook[i] = this.#outlook(rows, monday);
    });
    // a spread of both would be a hash table to V8
    return Object.assign(out, this.#levers(monday));
  }

  #ruleCell(cell: readonly Stretch[], monday: Day, i: number, out: Cells): void {
    const open = cell.filter((s) => s.rule?.rule !== 'ban' && daysIn(s, monday) > 0);
    const openDays = open.reduce((sum, s) => sum + daysIn(s, monday), 0);
    let gatedDays = 0;
    for (const s of open) {
      const days = daysIn(s, monday);
      if (s.rule?.rule === 'gate') {
        gatedDays += days;
        out.gateRow[i] = this.#gates.indexOf(s.rule);
      }
      const fee = s.rule?.fee;
      if (!fee) continue;
      const column = feeColumn(out, fee);
      column[i] = column[i] + fee.rate * (days / openDays);
    }
    out.permit[i] = openDays / 7;
    // of the days on which the route is open, like fees: closed days are in the permit
    out.gated[i] = openDays > 0 ? gatedDays / openDays : 0;
  }

  /** Share of the days of the weeks ahead in which the cell is open, by what is announced before this week ends. */
  #outlook(rows: readonly LinkRule[], monday: Day): number {
    const known = rows.filter((row) => Math.min(row.announced ?? row.from, row.from) <= monday + 6);
    const days = 7 * Math.round(this.#frame.parameters['anticipation.weeks']);
    const from = monday + 7;
    let closed = 0;
    for (const s of stretches(known)) {
      if (s.rule?.rule === 'ban')
        closed += Math.max(0, Math.min(s.until, from + days) - Math.max(s.from, from));
    }
    return 1 - closed / days;
  }

  /** The neutral levers, of which a week copies what its settings say. */
  #levers(monday: Day): Levers {
    const out = { ...this.#neutral };
    for (const setting of this.#scenario.levers) {
      const p = this.#frame.platformNames.indexOf(setting.platform);
      const { name, neutral, forTiers } = levers.find((l) => l.name === setting.lever)!;
      // out of force a setting says nothing at all, so that weeks before it are those of a scenario without it
      if (!inForceIn(setting, monday)) continue;
      const say = <K extends keyof Levers>(kind: K, value: number): void => {
        const column = out[kind][name].slice();
        column[p] = value;
        out[kind] = { ...out[kind], [name]: column };
      };
      say('levers', meanOfWeek(setting, neutral, monday));
      if (setting.weeklyBudget !== null) say('budgets', setting.weeklyBudget);
      if (setting.totalBudget !== null) say('totals', setting.totalBudget);
      if (setting.of === 'commission') say('ofCommission', 1);
      if (forTiers && setting.tiers) {
        say(
          'tiers',
          setting.tiers.reduce((bits, tier) => bits | (1 << tiers.indexOf(tier)), 0),
        );
      }
    }
    return out;
  }
}

/** What levers say while no setting is in force. */
function neutralLevers(platforms: number): Levers {
  const each = <T>(make: (neutral: number) => T): Record<string, T> =>
    Object.fromEntries(levers.map(({ name, neutral }) => [name, make(neutral)]));
  return {
    levers: each((neutral) => new Float64Array(platforms).fill(neutral)),
    budgets: each(() => new Float64Array(platforms).fill(Infinity)),
    totals: each(() => new Float64Array(platforms).fill(Infinity)),
    tiers: each(() => new Uint8Array(platforms).fill((1 << tiers.length) - 1)),
    ofCommission: each(() => new Uint8Array(platforms)),
  };
}

type Levers = Pick<PolicyWeek, 'levers' | 'budgets' | 'totals' | 'tiers' | 'ofCommission'>;
type Cells = Omit<PolicyWeek, keyof Levers>;

/** Whole days of the week that a stretch covers; counted, so that seven sevenths are one. */
const daysIn = (s: Stretch, monday: Day): number =>
  Math.max(0, Math.min(monday + 7, s.until) - Math.max(monday, s.from));

function feeColumn(c: Cells, fee: NonNullable<LinkRule['fee']>): Float64Array {
  if (fee.paidBy === 'anchor')
    return fee.of === 'commission' ? c.feeRateAnchorCommission : c.feeRateAnchorGmv;
  return fee.of === 'commission' ? c.feeRateMerchantCommission : c.feeRateMerchantGmv;
}

/** Whether a setting is in force on some day of the week. */
const inForceIn = ({ from, until }: LeverSetting, monday: Day): boolean =>
  (from === null || from < monday + 7) && (until === null || until > monday);

/** Mean over the week’s days; the neutral value on days when the setting is not in force. */
function meanOfWeek(setting: LeverSetting, neutral: number, monday: Day): number {
  let sum = 0;
  let first = 0;
  let constant = true;
  for (let day = monday; day < monday + 7; day++) {
    const value = settingAt(setting, neutral, day);
    if (day === monday) first = value;
    constant &&= value === first;
    sum += value;
  }
  // seven equal values must not be blurred by their mean
  return constant ? first : sum / 7;
}
