import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { run, type Spells } from '../../src/engine/index.ts';
import { anchorFates, anchorKinds } from '../../src/model/index.ts';
import { busyScenario } from '../model/busy.ts';
import { constantsOf2019 } from '../engine/market.ts';

/** One spell as somebody would write it down who looks at the market every Sunday. */
interface Seen {
  readonly platform: string;
  readonly kind: string;
  readonly weight: number;
  readonly week: number;
  weeks: number;
  ending: number;
}

const ENDINGS = [anchorFates.rematched, anchorFates.changedPlatform, anchorFates.left];

/** A run in which many wait, and every spell in it. Each test has its own. */
function watched(): { readonly spells: readonly Spells[]; readonly seen: readonly Seen[] } {
  const scenario = busyScenario({ merchants: 80, anchors: 120, weeks: 60 });
  const seen: Seen[] = [];
  const open = new Map<number, Seen>();
  let before: Int32Array | null = null;
  const plan = compile(scenario, constantsOf2019(scenario), (m) => {
    m.anchorFate.forEach((fate, a) => {
      if ((fate & anchorFates.fellIdle) !== 0) {
        const route = m.frame.routes[before![a]];
        const spell = {
          ...{ platform: m.frame.platformNames[route.platform], kind: anchorKinds[m.anchorKind[a]] },
          ...{ weight: m.anchorWeight[a], week: m.week, weeks: 0, ending: -1 },
        };
        open.set(a, spell);
        seen.push(spell);
      }
      const spell = open.get(a);
      if (!spell) return;
      spell.weeks++;
      if (m.anchorIdle[a] === 1) return;
      spell.ending = ENDINGS.findIndex((bit) => (fate & bit) !== 0);
      expect(spell.ending).toBeGreaterThanOrEqual(0);
      open.delete(a);
    });
    before = m.anchorRoute.slice();
  });
  const { spells } = run(plan, 7, 0);
  return { spells, seen };
}

describe('spells of idleness', () => {
  test('are tallied as they were seen, week by week, with their endings', () => {
    const { spells, seen } = watched();
    expect(seen.length).toBeGreaterThan(20);
    for (const { platform, group, atRisk, ended } of spells) {
      const own = seen.filter((s) => s.platform === platform && s.kind === group);
      atRisk.forEach((weight, t) => {
        const there = own.filter((s) => s.weeks > t);
        expect(weight).toBeCloseTo(
          there.reduce((sum, s) => sum + s.weight, 0),
          6,
        );
        ended.forEach((of, e) => {
          const gone = there.filter((s) => s.weeks === t + 1 && s.ending === e);
          expect(of[t]).toBeCloseTo(
            gone.reduce((sum, s) => sum + s.weight, 0),
            6,
          );
        });
      });
    }
  });

  test('begin in the weeks in which somebody was seen to fall idle, and say what they are of', () => {
    const { spells, seen } = watched();
    for (const { state, platform, group, endings, began, atRisk } of spells) {
      expect([state, ...endings]).toEqual(['anchor.idle', 'rematched', 'changedPlatform', 'left']);
      const own = seen.filter((s) => s.platform === platform && s.kind === group);
      began.forEach((weight, week) => {
        const fell = own.filter((s) => s.week === week);
        expect(weight).toBeCloseTo(
          fell.reduce((sum, s) => sum + s.weight, 0),
          6,
        );
      });
      expect(began.reduce((a, b) => a + b, 0)).toBeCloseTo(atRisk[0], 6);
    }
  });

  test('never lose anybody: who is at risk in a week was so the week before and did not end', () => {
    const { spells } = watched();
    for (const { atRisk, ended } of spells) {
      for (let t = 1; t < atRisk.length; t++) {
        const stayed = atRisk[t - 1] - ended.reduce((sum, of) => sum + of[t - 1], 0);
        expect(atRisk[t]).toBeLessThanOrEqual(stayed + 1e-6);
      }
    }
  });
});
