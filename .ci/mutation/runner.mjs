/**
 * Runs the killers for Stryker in one process, with every module loaded once: starting Vitest anew for each mutant took
 * 5 s and more, while most mutants are told by the first test that meets them within tenths of a second. What is run
 * once, as a module is loaded, is therefore not mutated (ignoreStatic in stryker.config.mjs).
 *
 * All mutants that are drawn are tried in the order of the draw, within Stryker's dry run, so that what the time leaves
 * untried is as evenly spread as what was tried. Each outcome is written down at once (`CARTBAN_OUTCOMES`, a line each):
 * should a mutant bring the process down, Stryker starts another, which goes on after it. Stryker then asks for each.
 *
 * A mutant could leave something behind that makes later tests fail. So at every `CHECKED`th kill the test that
 * killed is run again without a mutant, and must pass.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const CHECKED = 10;
/** At most so many mutants are tried, and none after this moment (mutate.mjs); the others are told as not tried. */
const MOST = Number(process.env.CARTBAN_MUTANTS || Infinity);
const UNTIL = Number(process.env.CARTBAN_UNTIL || Infinity);
const SEED = process.env.CARTBAN_SAMPLE || '1';
const OUTCOMES = process.env.CARTBAN_OUTCOMES;
const NEVER_ENDS = 'never ends';
const HERE = import.meta.dirname;

/** Test files under a path of killers.ts: itself, or all of a folder. */
const filesOf = (place) =>
  place.endsWith('.ts')
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.test.ts'))
        .sort()
        .map((name) => path.join(place, name));

/** Of all mutants that a test meets, those that are tried, in order: the same for the same sources, killers and seed. */
function sampleOf(perTest) {
  const ids = [...new Set(Object.values(perTest).flatMap(Object.keys))];
  const rank = new Map(ids.map((id) => [id, createHash('sha256').update(`${SEED} ${id}`).digest('hex')]));
  return ids.sort((a, b) => (rank.get(a) < rank.get(b) ? -1 : 1)).slice(0, MOST);
}

/**
 * What instrumented code asks and tells: the mutant that is on, and which mutants a test meets. Stryker's own helpers
 * for this, which count by strings, make the model some ten times slower; `light` puts these in their place.
 */
const space = (globalThis.__killers__ = {
  active: -1,
  /** Mutants met since it was last emptied. */
  met: new Uint8Array(1 << 17),
  /** The test that is run. */
  run: () => undefined,
});

/** Rewrites Stryker's questions to those of `space`. */
const light = {
  name: 'light-mutants',
  enforce: 'pre',
  transform(code) {
    if (!code.includes('stryMutAct_9fa48')) return null;
    const asked = code.replace(/stryMutAct_9fa48\("(\d+)"\)/g, '(k9.active === $1)');
    const told = asked.replace(
      /stryCov_9fa48\(("\d+"(?:, "\d+")*)\)/g,
      (_, ids) => `(${ids.replace(/"(\d+)"(?:, )?/g, 'k9.met[$1] = ')}1)`,
    );
    return `const k9 = globalThis.__killers__;\n${told}`;
  },
};

function takeMet() {
  const met = {};
  space.met.forEach((x, id) => x && (met[id] = 1));
  space.met.fill(0);
  return met;
}

/** A test that takes so many times as long with a mutant, and so many ms more, is taken to go on forever. */
const PATIENCE = { times: 6, more: 5_000 };
const runIt = new Script('globalThis.__killers__.run()');

/** CPU time of this process, ms: others may have the machine meanwhile. */
const cpu = () => process.cpuUsage().user / 1000;

class KillerRunner {
  /** Every test with how long it takes (ms), and how often it was tried and killed. */
  tests = [];
  outcomes = new Map();
  kills = 0;

  capabilities() {
    // nothing is run as it is loaded while a mutant is on, so there is never anything to load anew
    return { reloadEnvironment: true };
  }

  async init() {
    // whoever asked is gone
    process.once('disconnect', () => process.exit(1));
    const { createServer, createServerModuleRunner } = await import(
      pathToFileURL(path.resolve('node_modules/vite/dist/node/index.js')).href
    );
    this.server = await createServer({
      ...{ configFile: 'vite.config.ts', appType: 'custom', logLevel: 'error', cacheDir: '.vite' },
      server: { middlewareMode: true, hmr: false, ws: false, watch: null },
      plugins: [light],
      resolve: { alias: { vitest: path.join(HERE, 'words.mjs') } },
      optimizeDeps: { noDiscovery: true, include: [] },
    });
    const runner = createServerModuleRunner(this.server.environments.ssr, { hmr: false });
    const load = (file) => runner.import(path.resolve(file));
    const words = await load(path.join(HERE, 'words.mjs'));
    await load('tests/setup.ts');
    const { killers } = await load('tests/mutation/killers.ts');
    for (const place of killers[process.env.CARTBAN_KILLERS])
      for (const file of filesOf(place)) {
        words.beginFile(file);
        await load(file);
      }
    this.tests = words.declared().map((test) => ({ ...test, takes: 0, tried: 0, killed: 0 }));
  }

  /** One test: null, or why it failed. */
  async failureOf({ run }) {
    try {
      await run();
      return null;
    } catch (error) {
      return String(error?.message ?? error).slice(0, 500);
    }
  }

  /** As `failureOf`, with a mutant on, and 'never ends' where it takes too long by the clock and by the processor. */
  async failureWith(id, test) {
    const limit = PATIENCE.times * test.takes + PATIENCE.more;
    for (let timeout = limit; ; timeout *= 2) {
      const began = cpu();
      Object.assign(space, { active: id, run: test.run });
      try {
        // tests are synchronous but for their first wait, which comes after all
        await runIt.runInThisContext({ timeout: Math.round(timeout) });
        return null;
      } catch (error) {
        if (error?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
          return String(error?.message ?? error).slice(0, 500);
        if (cpu() - began > limit) return NEVER_ENDS;
      } finally {
        space.active = -1;
      }
    }
  }

  async dryRun() {
    const tests = [];
    const mutantCoverage = { static: takeMet(), perTest: {} };
    for (const test of this.tests) {
      await new Promise(setImmediate); // so that it is heard when whoever asked is gone
      const began = Date.now();
      const failureMessage = await this.failureOf(test);
      test.takes = Date.now() - began;
      const told = { id: test.name, name: test.name, timeSpentMs: test.takes };
      tests.push(failureMessage === null ? { ...told, status: 0 } : { ...told, status: 1, failureMessage });
      mutantCoverage.perTest[test.name] = takeMet();
    }
    if (tests.every(({ status }) => status === 0)) await this.tryAll(mutantCoverage.perTest);
    return { status: 'complete', tests, mutantCoverage };
  }

  /** Tries the whole sample; what an earlier process tried already, it takes over. */
  async tryAll(perTest) {
    const began = [];
    if (existsSync(OUTCOMES))
      for (const line of readFileSync(OUTCOMES, 'utf8').trim().split('\n')) {
        const { id, ...outcome } = JSON.parse(line);
        if (outcome.status) this.outcomes.set(id, outcome);
        else began.push(id);
      }
    const note = (line) => appendFileSync(OUTCOMES, `${JSON.stringify(line)}\n`);
    for (const id of began)
      if (!this.outcomes.has(id)) this.outcomes.set(id, { status: 'timeout', reason: 'the process died' });
    for (const id of sampleOf(perTest)) {
      if (this.outcomes.has(id)) continue;
      if (Date.now() > UNTIL) break;
      note({ id });
      await new Promise(setImmediate); // as above
      const start = Date.now();
      const outcome = await this.tryOne(id, (test) => perTest[test.name][id]);
      this.outcomes.set(id, outcome);
      note({ id, ms: Date.now() - start, ...outcome });
    }
  }

  /** Those tests first that find most in the least time. */
  async tryOne(id, meets) {
    const use = (test) => (test.killed + 1) / (test.tried + 2) / (test.takes + 1);
    const wanted = this.tests.filter(meets).sort((a, b) => use(b) - use(a));
    let nrOfTests = 0;
    for (const test of wanted) {
      if (Date.now() > UNTIL) return { status: 'error', errorMessage: 'no time left' };
      nrOfTests++;
      test.tried++;
      const failureMessage = await this.failureWith(Number(id), test);
      if (failureMessage === null) continue;
      test.killed++;
      if (failureMessage === NEVER_ENDS) return { status: 'timeout', reason: test.name };
      await this.assertUnharmed(test);
      return { status: 'killed', killedBy: [test.name], failureMessage, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }

  mutantRun({ activeMutant }) {
    return Promise.resolve(
      this.outcomes.get(activeMutant.id) ?? { status: 'error', errorMessage: 'not drawn' },
    );
  }

  async assertUnharmed(test) {
    if (++this.kills % CHECKED !== 0) return;
    const still = await this.failureOf(test);
    if (still !== null) throw new Error(`${test.name} fails without a mutant, after one: ${still}`);
  }

  async dispose() {
    await this.server?.close();
  }
}

const create = () => new KillerRunner();
create.inject = [];
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'killers', create)];
