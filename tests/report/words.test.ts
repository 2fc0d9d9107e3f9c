import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claim } from '../../src/report/words/claim.ts';
import { directionOf, likelihoodOf } from '../../src/report/words/likelihood.ts';
import { count, fixed, percent, roughly, spreadText } from '../../src/report/words/numbers.ts';
import { verdict } from '../../src/report/words/verdict.ts';
import { differences } from './arbitraries.ts';
import { settledOnly, withFindings } from './fixture.ts';
import { languages, view, viewOf, views } from './reading.ts';

/** Every number in a text as it is printed, with its sign and its thousands. */
const numbersIn = (text: string): string[] => text.match(/[+\u2212]?\d+(,\d{3})*(\.\d+)?/g) ?? [];
const valueOf = (printed: string): number => Number(printed.replace(/,/g, '').replace('\u2212', '-'));

describe('numbers', () => {
  test('are printed the way the world writes them', () => {
    expect(fixed(-1234567.891, 1)).toBe('\u22121,234,567.9');
    expect(fixed(-0.004, 2, true)).toBe('0.00');
    expect(fixed(12.3, 1, true)).toBe('+12.3');
    expect(roughly(181_626)).toBe('182,000');
    expect(roughly(941)).toBe('941');
    expect(count(1500)).toBe('1,500');
    expect([percent(0.004), percent(0.998), percent(1), percent(0)]).toEqual([
      '<1\u202f%',
      '>99\u202f%',
      '100\u202f%',
      '0\u202f%',
    ]);
  });

  test('of a spread lie within half a unit of their last digit', () => {
    fc.assert(
      fc.property(differences, ({ median, p10, p90, unit }) => {
        const style = view.words.unit(unit, true);
        const text = spreadText({ median, p10, p90 }, style, true);
        const widest = Math.max(...[median, p10, p90].map((v) => Math.abs(v * style.scale)));
        for (const [printed, value] of [
          [text.median, median],
          [text.low, p10],
          [text.high, p90],
        ] as const) {
          const tolerance = Math.max(
            0.006 * widest,
            style.decimals === null || style.decimals === 'whole' ? 0.00006 : 0.06,
          );
          expect(Math.abs(valueOf(printed) - value * style.scale)).toBeLessThanOrEqual(
            style.decimals === 'whole' ? Math.max(tolerance, 0.5) : tolerance,
          );
        }
      }),
    );
  });
});

describe('a claim', () => {
  test('prints only numbers of its row, in every language', () => {
    fc.assert(
      fc.property(differences, fc.constantFrom(...languages), (d, language) => {
        const view = views[language];
        const style = view.words.unit(d.unit, true);
        const { median, low, high } = spreadText(d, style, true);
        const shares = [percent(d.probabilityPositive), percent(1 - d.probabilityPositive)].flatMap(
          numbersIn,
        );
        const allowed = new Set([...[median, low, high].flatMap(numbersIn), ...shares, count(d.n), '80']);
        for (const printed of numbersIn(claim(view, d))) expect(allowed).toContain(printed);
      }),
    );
  });

  test('names a direction only when its 80 % interval leaves out zero, and then the right one, in every language', () => {
    fc.assert(
      fc.property(differences, fc.constantFrom(...languages), (d, language) => {
        const text = claim(views[language], d);
        if (/higher|更高/.test(text)) expect(d.p10).toBeGreaterThan(0);
        if (/lower|更低/.test(text)) expect(d.p90).toBeLessThan(0);
        if (d.p10 <= 0 && d.p90 >= 0)
          expect(text).toMatch(/no clear difference|nothing changes|无明显差异|没有变化/);
        expect(['higher', 'lower', 'unclear', 'unchanged']).toContain(directionOf(d));
      }),
    );
  });

  test('says that nothing changes when no replicate differs', () => {
    const d = view.difference('cart-ban', 'gmv.settled', 'douyin', '2019')!;
    expect([d.p10, d.p90]).toEqual([0, 0]);
    expect(claim(view, d)).toContain('nothing changes');
  });
});

describe('a likelihood word', () => {
  test('follows the scale of the IPCC', () => {
    const words = [0.995, 0.95, 0.8, 0.5, 0.2, 0.05, 0.005].map((p) => likelihoodOf(p, 1000));
    expect(words).toEqual([
      ...['virtuallyCertain', 'veryLikely', 'likely', 'aboutAsLikelyAsNot'],
      ...['unlikely', 'veryUnlikely', 'exceptionallyUnlikely'],
    ]);
  });

  test('is never stronger than the number of replicates can show', () => {
    expect(likelihoodOf(1, 20)).toBe('veryLikely');
    expect(likelihoodOf(1, 5)).toBe('likely');
    expect(likelihoodOf(1, 100)).toBe('virtuallyCertain');
  });
});

describe('the verdict', () => {
  test('is three sentences, and each says that it speaks of this model', () => {
    for (const language of languages) {
      const sentences = verdict(views[language]);
      expect(sentences).toHaveLength(3);
      for (const sentence of sentences) expect(sentence.toLowerCase()).toMatch(/in this model|在本模型中/);
    }
  });

  test('speaks of the quarter of the last change of policy and of the last whole year', () => {
    expect([view.focus, view.focusPlatform, view.quarter, view.year]).toEqual([
      'cart-ban',
      'douyin',
      '2020Q4',
      '2021',
    ]);
  });

  test('prints only numbers of the scenario table, whatever the differences are', () => {
    const rows = fc.array(differences, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rows, (some) => {
        const findings = {
          ...withFindings({ scenarios: settledOnly, differences: some, flows: [], diversion: [] }),
          weekly: [],
          weeklyDifferences: [],
        };
        const read = viewOf(findings);
        const printable = some.flatMap((d) => {
          const { median, low, high } = spreadText(d, read.words.unit(d.unit, true), true);
          const shares = [percent(d.probabilityPositive), percent(1 - d.probabilityPositive)];
          return [median, low, high, ...shares, count(d.n)].flatMap(numbersIn);
        });
        const allowed = new Set([...printable, '80', '2020', '2021', '4', '3', '2', '1']);
        for (const printed of verdict(read).flatMap(numbersIn)) expect(allowed).toContain(printed);
      }),
    );
  });

  test('does not compare a baseline that stands alone', () => {
    const alone = withFindings({ differences: [] });
    const sentences = verdict(viewOf({ ...alone, scenarios: alone.scenarios.slice(0, 1) }));
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain('nothing to compare');
  });
});
