import type { Figure } from './periods.ts';
import type { Label } from './label.ts';
import { spread, type Spread } from './spread.ts';

/** The figures of one replicate. */
export interface Replicate {
  readonly replicate: number;
  readonly figures: readonly Figure[];
}

export interface Summary extends Spread {
  readonly label: Label;
  readonly period: string;
}

export interface PairedSummary extends Summary {
  readonly probabilityPositive: number;
}

/**
 * The share of values above zero; ties count half. Then P(Δ > 0) + P(Δ < 0) is one, and a policy that changes nothing
 * reads "about as likely as not" and not "surely negative".
 */
export function probabilityPositive(values: readonly number[]): number {
  let above = 0;
  for (const v of values) above += v > 0 ? 1 : v === 0 ? 0.5 : 0;
  return above / values.length;
}

/** Each figure over the replicates that have it, in the order in which the first of them lists it. */
export function summarise(replicates: readonly Replicate[]): Summary[] {
  return gather(replicates).map(({ label, period, values }) => ({ label, period, ...spread(values) }));
}

/**
 * Scenario minus baseline, replicate by replicate, then summarised: what both runs share (the same merchants, the same
 * luck) cancels before the spread is taken. Replicates and figures that only one side has are left out.
 */
export function paired(scenario: readonly Replicate[], baseline: readonly Replicate[]): PairedSummary[] {
  const bases = new Map(baseline.map((r) => [r.replicate, r]));
  const differences = scenario.flatMap((r) => {
    const base = bases.get(r.replicate);
    return base ? [{ replicate: r.replicate, figures: differenceOf(r.figures, base.figures) }] : [];
  });
  return gather(differences).map(({ label, period, values }) => ({
    label,
    period,
    ...spread(values),
    probabilityPositive: probabilityPositive(values),
  }));
}

function differenceOf(figures: readonly Figure[], base: readonly Figure[]): Figure[] {
  const values = new Map(base.map((f) => [f.key, f.value]));
  return figures.flatMap((f) => {
    const value = values.get(f.key);
    return value === undefined ? [] : [{ ...f, value: f.value - value }];
  });
}

/** Values by figure, in replicate order whatever the order of arrival. */
function gather(replicates: readonly Replicate[]): { label: Label; period: string; values: number[] }[] {
  const found = new Map<string, { label: Label; period: string; values: number[] }>();
  for (const { figures } of [...replicates].sort((a, b) => a.replicate - b.replicate)) {
    for (const f of figures) {
      const row = found.get(f.key);
      if (row) row.values.push(f.value);
      else found.set(f.key, { label: f.label, period: f.period, values: [f.value] });
    }
  }
  return [...found.values()];
}
