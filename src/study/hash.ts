import { canonicalJson } from '../base/canonical.ts';
import { sha256Hex } from '../base/sha256.ts';
import type { Panel, Results, Spells } from '../engine/results.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { EngineIdentity } from './engine.ts';
import type { Case, Outcome } from './study.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** `sha256:…` of a plain value, by its one canonical text. */
export const hashOf = (value: unknown): string => `sha256:${sha256Hex(bytesOf(canonicalJson(value)))}`;

const scenarioHashes = new WeakMap<Scenario, string>();

/** The hash of a resolved scenario: everything it says, whatever its file looked like. */
export function scenarioHash(scenario: Scenario): string {
  const known = scenarioHashes.get(scenario) ?? hashOf(scenario);
  scenarioHashes.set(scenario, known);
  return known;
}

/** Doubles as little-endian bytes, on hosts of either order. */
export function littleEndian(values: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((v, i) => view.setFloat64(8 * i, v, true));
  return new Uint8Array(view.buffer);
}

const hashDoubles = (values: Float64Array): string => sha256Hex(littleEndian(values));

const panelDigest = (panel: Panel): unknown => ({
  ...panel,
  group: sha256Hex(panel.group),
  weight: hashDoubles(panel.weight),
  marks: panel.marks.map(({ day, place }) => ({ day, place: hashDoubles(Float64Array.from(place)) })),
});

const spellsDigest = (spells: Spells): unknown => ({
  ...spells,
  began: hashDoubles(spells.began),
  atRisk: hashDoubles(spells.atRisk),
  ended: spells.ended.map(hashDoubles),
});

/** The hash of what one run left behind: its labels as canonical text, its numbers as little-endian doubles. */
export const resultsHash = (r: Results): string =>
  hashOf({
    ...r,
    values: hashDoubles(r.values),
    panels: r.panels.map(panelDigest),
    spells: r.spells.map(spellsDigest),
  });

/** Cases by replicate, within a replicate in the order of the scenarios. */
export function inCaseOrder<T>(
  cases: readonly T[],
  caseOf: (t: T) => Case,
  scenarios: readonly Scenario[],
): T[] {
  const rank = new Map(scenarios.map((s, i) => [s.name, i]));
  const place = (t: T): number => caseOf(t).replicate * scenarios.length + rank.get(caseOf(t).scenario.name)!;
  return [...cases].sort((a, b) => place(a) - place(b));
}

/**
 * The hash of a study's results: equal on any host, for any number of workers and in any order of arrival, because
 * outcomes are taken in case order and nothing but rules, scenarios, seeds and numbers enters.
 */
export function studyHash(engine: EngineIdentity, seed: number, outcomes: readonly Outcome[]): string {
  const cases = outcomes.map((o) => ({
    scenario: scenarioHash(o.case.scenario),
    replicate: o.case.replicate,
    results: 'results' in o ? resultsHash(o.results) : null,
  }));
  return hashOf({ engine, seed, cases });
}
