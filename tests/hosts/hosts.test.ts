import { beforeAll, describe, expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { areRequired, hosts, isLong, type Host } from './hosts.ts';

/** Twenty scenarios on a loaded machine, in a browser that has to start first; milliseconds. */
const PATIENCE = 900_000;

/** What ECMAScript leaves to the engine, over a thousand arguments, as one whole number. */
const APPROXIMATED = `Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 37)
  .flatMap((x) => [Math.exp(x), Math.log(x), x ** 1.37, Math.tanh(x), Math.hypot(x, 1)])
  .reduce((hash, y) => new Uint32Array(new Float64Array([y]).buffer)
    .reduce((h, word) => Math.imul(h ^ word, 16777619), hash), 1)`;

const runs = (host: Host): boolean => host.missing === null;
/** Those of this lane, and those of them that run here. */
const wanted = hosts.filter((host) => isLong || host.push);

const [reference, ...others] = wanted;
const why = (host: Host): string => {
  if (!isLong && !host.push) return ' (skipped: of the long lane, CARTBAN_LONG=1)';
  return runs(host) || areRequired ? '' : ` (skipped: ${host.missing})`;
};

describe(
  'twenty scenarios, read and run, and the arithmetic under them have one hash each',
  { timeout: PATIENCE },
  () => {
    let script = '';
    let expected: Readonly<Record<string, string>> = {};
    beforeAll(async () => {
      script = await bundle();
      expected = (await reference.evaluate(script, 'hosts.hashes()')) as typeof expected;
    }, PATIENCE);

    test(`on ${reference.name}, which others are compared with: twenty runs, no two of them alike`, () => {
      const runs = Object.entries(expected).filter(([what]) => what.endsWith(', run'));
      expect(runs).toHaveLength(20);
      expect(new Set(Object.values(expected)).size).toBe(47);
    });

    for (const host of hosts.slice(1)) {
      const runsNow = wanted.includes(host) && (runs(host) || areRequired);
      test.skipIf(!runsNow)(`on ${host.name}${why(host)}`, async () => {
        if (!runs(host))
          throw new Error(`${host.name} is missing, and CARTBAN_HOSTS=required: ${host.missing}`);
        expect(await host.evaluate(script, 'hosts.hashes()')).toEqual(expected);
      });
    }
  },
);

const different = others.filter(runs);
test.skipIf(different.length === 0)(
  'the hosts are not one engine under several names: what the language leaves to them they compute differently',
  { timeout: PATIENCE },
  async () => {
    const values = await Promise.all(
      [reference, ...different].map((host) => host.evaluate('', APPROXIMATED)),
    );
    expect(new Set(values).size).toBeGreaterThan(1);
  },
);
