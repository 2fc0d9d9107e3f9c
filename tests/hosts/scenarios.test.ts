import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { levers } from '../../src/model/index.ts';
import { freeze, traitsOf } from './freeze.ts';
import { cases } from './scenarios.ts';

const update = process.env['UPDATE_HOSTS'] === '1';

if (update) {
  const folder = path.join(import.meta.dirname, 'scenarios');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of freeze()) writeFileSync(path.join(folder, `${name}.yaml`), text);
}

test.skipIf(update)(
  'the twenty scenarios hold every engine, every lever, every kind of link rule and fee',
  () => {
    const scenarios = cases().map((c) => c.scenario);
    expect(scenarios).toHaveLength(20);
    expect(new Set(scenarios.map((s) => s.name)).size).toBe(20);
    const traits = new Set(scenarios.flatMap((s) => [...traitsOf(s)]));
    const wanted = [
      ...['distribution', 'agents', 'counts', 'counts of 710000000', 'agents of 10000'],
      ...['allow', 'gate', 'ban'].flatMap((rule) =>
        ['live', 'video', 'ad', 'shelf'].map((c) => `${rule} on ${c}`),
      ),
      ...['allow', 'gate', 'ban'].flatMap((rule) => [`${rule} of some goods`, `${rule} announced`]),
      ...['gmv by merchant', 'gmv by anchor', 'commission by anchor', 'commission by merchant'].flatMap(
        (fee) => ['allow', 'gate'].map((rule) => `${rule} with a fee of ${fee}`),
      ),
      ...['step', 'linear', 'until', 'weeklyBudget', 'totalBudget', 'tiers'],
      ...levers.map((lever) => lever.name),
    ];
    expect(wanted.filter((trait) => !traits.has(trait))).toEqual([]);
    expect(scenarios.some((s) => s.platforms.length > 4)).toBe(true);
  },
);
