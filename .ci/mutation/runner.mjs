/**
 * Runs the killers for Stryker in one process, with every module loaded once: starting Vitest anew for each mutant took
 * 5 s and more, while most mutants are told by the first test that meets them within tenths of a second. What is run
 * once, as a module is loaded, is therefore not mutated (ignoreStatic in stryker.config.mjs).
 *
 * A mutant could leave something behind that makes later tests fail. So at every `CHECKED`th kill the test that
 * killed is run again without a mutant, and must pass.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const CHECKED = 10;
/** At most so many mutants are tried, and none after this moment (mutate.mjs); the others are told as not tried. */
const MOST = Number(process.env.CARTBAN_MUTANTS || Infinity);
const UNTIL = Number(process.env.CARTBAN_UNTIL || Infinity);
const SEED = process.env.CARTBAN_SAMPLE || '1';
const HERE = import.meta.dirname;

/** Test files under a path of killers.ts: itself, or all of a folder. */
const filesOf = (place) =>
  place.endsWith('.ts')
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.test.ts'))
        .sort()
        .map((name) => path.join(place, name));

/** Of all mutants that a test meets, those that are tried: the same for the same sources, killers and seed. */
function sampleOf({ perTest }) {
  const ids = [...new Set(Object.values(perTest).flatMap(Object.keys))];
  const rank = new Map(ids.map((id) => [id, createHash('sha256').update(`${SEED} ${id}`).digest('hex')]));
  return new Set(ids.sort((a, b) => (rank.get(a) < rank.get(b) ? -1 : 1)).slice(0, MOST));
}

/**
 * What instrumented code asks and tells: the mutant that is on, and which mutants a test meets. Stryker's own helpers
 * for this, which count by strings, make the model some ten times slower; `light` puts these in their place.
 */
const space = (globalThis.__killers__ = {
  active: -1,
  hits: 0,
  /** Mutants met since it was last emptied. */
  met: new Uint8Array(1 << 17),
  hit() {
    if (++this.hits > MOST_HITS) throw new Error('the mutant never ends');
    return true;
  },
});
const MOST_HITS = 30_000_000;

/** Rewrites Stryker's questions to those of `space`. */
const light = {
  name: 'light-mutants',
  enforce: 'pre',
  transform(code) {
    if (!code.includes('stryMutAct_9fa48')) return null;
    const asked = code.replace(
      /stryMutAct_9fa48\("(\d+)"\)/g,
      (_, id) => `(k9.active === ${id} && k9.hit())`,
    );
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

/** Given to each child process anew, since Stryker starts another one when a mutant hangs: the dry run is its first. */
const sampleFile = process.env.CARTBAN_SAMPLE_FILE;

class KillerRunner {
  tests = [];
  kills = 0;

  capabilities() {
    // nothing is run as it is loaded while a mutant is on, so there is never anything to load anew
    return { reloadEnvironment: true };
  }

  async init() {
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
    this.tests = words.declared();
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

  async dryRun() {
    const tests = [];
    const mutantCoverage = { static: takeMet(), perTest: {} };
    for (const test of this.tests) {
      const began = Date.now();
      const failureMessage = await this.failureOf(test);
      const told = { id: test.name, name: test.name, timeSpentMs: Date.now() - began };
      tests.push(failureMessage === null ? { ...told, status: 0 } : { ...told, status: 1, failureMessage });
      mutantCoverage.perTest[test.name] = takeMet();
    }
    writeFileSync(sampleFile, JSON.stringify([...sampleOf(mutantCoverage)]));
    return { status: 'complete', tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter }) {
    this.sample ??= new Set(JSON.parse(readFileSync(sampleFile, 'utf8')));
    if (!this.sample.has(activeMutant.id)) return { status: 'error', errorMessage: 'not drawn' };
    if (Date.now() > UNTIL) return { status: 'error', errorMessage: 'no time left' };
    const wanted = testFilter && new Set(testFilter);
    let nrOfTests = 0;
    for (const test of this.tests) {
      if (wanted && !wanted.has(test.name)) continue;
      nrOfTests++;
      Object.assign(space, { active: Number(activeMutant.id), hits: 0 });
      const failureMessage = await this.failureOf(test);
      space.active = -1;
      if (space.hits > MOST_HITS) return { status: 'timeout', reason: failureMessage ?? '' };
      if (failureMessage === null) continue;
      await this.assertUnharmed(test);
      return { status: 'killed', killedBy: [test.name], failureMessage, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
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
