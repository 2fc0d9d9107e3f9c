/**
 * The few words of Vitest that the killers use, for tests that stay loaded while one mutant after another is switched
 * on. A word that is missing here fails at once, when the file that uses it is loaded.
 */
import * as chai from 'chai';
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
/** Chai's own, so that `expect.fail` and the matchers of Vitest are one. */
export const expect = chai.expect;

/** @type {{ name: string, run: () => unknown }[]} */
const tests = [];
/** @type {{ names: string[], before: { done: boolean, run: () => unknown }[] }} */
let suite = { names: [], before: [] };

/** All tests that were declared since the last time, in the order of their declaration. */
export const declared = () => tests.splice(0);
export function beginFile(name) {
  suite = { names: [name], before: [] };
}

function inside(name, body) {
  const outer = suite;
  suite = { names: [...outer.names, name], before: [...outer.before] };
  body();
  suite = outer;
}

function declare(name, body) {
  const here = suite;
  tests.push({
    name: [...here.names, name].join(' › '),
    async run() {
      for (const hook of here.before) {
        if (!hook.done) await hook.run();
        hook.done = true;
      }
      await body();
    },
  });
}

/** `word(name, body)`, also with options in the middle; `word.each(rows)(name, body)` numbers its cases. */
function withEach(word) {
  const call = (name, ...rest) =>
    word(
      name,
      rest.find((x) => typeof x === 'function'),
    );
  call.each =
    (rows) =>
    (name, ...rest) => {
      const body = rest.find((x) => typeof x === 'function');
      rows.forEach((row, i) =>
        word(`${name} (${i + 1})`, () => (Array.isArray(row) ? body(...row) : body(row))),
      );
    };
  return call;
}

export const describe = withEach(inside);
export const test = withEach(declare);
export const it = test;
test.runIf = (wanted) => (wanted ? test : () => undefined);
export const beforeAll = (run) => void suite.before.push({ done: false, run });
