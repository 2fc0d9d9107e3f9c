/**
 * Small runs whose numbers are pinned to the last bit. When one moves and should have, write the new numbers with
 *
 *     UPDATE_GOLDEN=1 npx vitest run tests/golden
 *
 * look at what the figures in the diff say, and give the reason in a line of CHANGES.md. When one moves and should not
 * have, the metrics whose hash differs say where to look; a difference on one machine only means that something in the
 * results is not portable.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/base/sha256.ts';
import { compile, frameOf, simulate, solveConstants } from '../../src/compile/index.ts';
import { run, type Panel, type ResultColumn, type Results } from '../../src/engine/index.ts';
import type { EngineName, Scenario } from '../../src/scenario/scenario.ts';
import { littleEndian } from '../../src/study/hash.ts';
import { historyWith, constantsOf2019 } from '../engine/market.ts';
import { resolveText, scenarioOf } from '../scenario/files.ts';

const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

/** What is kept of a run: figures to read, and hashes that nothing escapes. */
interface Golden {
  /** Sums of flows over the run and stocks at its end, to six digits. */
  readonly figures: Readonly<Record<string, number>>;
  /** SHA-256 of each metric’s weekly values as little-endian doubles, in the order of its columns. */
  readonly metrics: Readonly<Record<string, string>>;
  /** SHA-256 of where sellers and anchors stood at each mark. */
  readonly places: Readonly<Record<string, string>>;
}

const shown = [
  'gmv.settled',
  'gmv.linked',
  'stores.open',
  'anchors.idleShare',
  'consumers.active',
  'platform.revenue',
];

const hash = (values: Float64Array): string => sha256Hex(littleEndian(values));
const sixDigits = (x: number): number => Number(x.toPrecision(6));

const isShown = ({ metric, channel, to, tier }: ResultColumn): boolean =>
  shown.includes(metric) && channel === null && to === null && tier === null;

function figuresOf({ columns, values, weeks }: Results): Record<string, number> {
  const figures: Record<string, number> = {};
  columns.forEach((column, c) => {
    if (!isShown(column)) return;
    const path = values.subarray(c * weeks, (c + 1) * weeks);
    const figure = column.kind === 'flow' ? path.reduce((a, b) => a + b, 0) : path[weeks - 1];
    figures[[column.metric, column.platform, column.unit].filter(Boolean).join(' ')] = sixDigits(figure);
  });
  return figures;
}

function metricsOf({ columns, values, weeks }: Results): Record<string, string> {
  const names = [...new Set(columns.map((c) => c.metric))];
  return Object.fromEntries(
    names.map((name) => {
      const own = columns.flatMap((c, i) => (c.metric === name ? [i] : []));
      const all = own.flatMap((i) => Array.from(values.subarray(i * weeks, (i + 1) * weeks)));
      return [name, hash(Float64Array.from(all))];
    }),
  );
}

const placesOf = ({ marks, weight, group }: Panel): string =>
  hash(Float64Array.from([...group, ...weight, ...marks.flatMap(({ day, place }) => [day, ...place])]));

function goldenOf(results: Results): Golden {
  return {
    figures: figuresOf(results),
    metrics: metricsOf(results),
    places: Object.fromEntries(results.panels.map((panel) => [panel.kind, placesOf(panel)])),
  };
}

/** Solved constants by slot and route, utils. */
function constantsOf(scenario: Scenario): Record<string, number> {
  const { slots, routes, platformNames: names } = frameOf(scenario);
  const solved = solveConstants(scenario, 7, 0);
  return Object.fromEntries([
    ...slots.map((s, i) => [`${names[s.platform]}>${s.channel}`, sixDigits(solved.slots[i])]),
    ...routes.map((r, i) => [
      `${names[r.platform]}>${r.channel}>${names[r.to]}`,
      sixDigits(solved.routes[i]),
    ]),
  ]) as Record<string, number>;
}

/** Compares with the pinned file, or writes it when asked to; a missing file is a failure, never a silent first time. */
function expectGolden(name: string, found: object): void {
  const file = path.join(import.meta.dirname, `${name}.json`);
  if (UPDATE) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  expect(existsSync(file), `${name}.json is pinned; UPDATE_GOLDEN=1 writes it`).toBe(true);
  const pinned: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(
    found,
    `${name} moved. If it should have: UPDATE_GOLDEN=1 npx vitest run tests/golden, and a line in CHANGES.md`,
  ).toEqual(pinned);
}

function goldenMarket(engine: EngineName): Scenario {
  const text = readFileSync(path.join(import.meta.dirname, 'market.yaml'), 'utf8');
  const scenario = scenarioOf(resolveText(text));
  return { ...scenario, run: { ...scenario.run, engine } };
}

describe('golden runs', () => {
  test.each(['distribution', 'agents', 'counts'] as const)(
    'of the golden market, cart ban and all, by %s',
    (engine) => {
      const scenario = goldenMarket(engine);
      expectGolden(engine, goldenOf(run(compile(scenario, constantsOf2019(scenario)), 7, 0)));
    },
  );

  test('of the shipped history at its own size: the constants of 2019, and the 60 weeks they lead to', () => {
    const scenario = historyWith({ weeks: 60 });
    expectGolden('history', { constants: constantsOf(scenario), ...goldenOf(simulate(scenario, 7, 0)) });
  });
});
