/**
 * The hosts that must agree. Nothing is downloaded here: `npm run hosts` installs the versions of Node, Chromium comes
 * with the packages for developers, and the others are found where the system's package manager puts them.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startBrowser } from '../browser/chromium.ts';
import { saidByChromium, saidByFirefox } from './page.ts';

const runFile = promisify(execFile);

export interface Host {
  readonly name: string;
  /** Whether every push needs it, or the long lane only. */
  readonly push: boolean;
  /** Why it cannot run on this machine, or null. */
  readonly missing: string | null;
  /** What an expression is worth, as JSON carries it, after a script without imports. */
  evaluate(script: string, expression: string): Promise<unknown>;
}

/** Runs a script file by a program of the terminal, in an environment of its own, and reads what it prints. */
async function printed(program: string, script: string): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cartban-host-'));
  try {
    const file = path.join(folder, 'script.cjs');
    await writeFile(file, script);
    const { stdout } = await runFile(program, [file], { env: {}, maxBuffer: 1e8 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const installed = path.resolve(import.meta.dirname, '../../.ci/hosts/node_modules');

function node(version: number, push: boolean): Host {
  const program = path.join(installed, `node-${version}/bin/node`);
  return {
    ...{ name: `Node ${version}`, push },
    missing: existsSync(program) ? null : 'npm run hosts installs it, on Linux on x64',
    evaluate: (script, expression) =>
      printed(program, `${script}\nconsole.log(JSON.stringify(${expression}))`),
  };
}

const thisNode: Host = {
  ...{ name: `the Node that runs the tests, ${process.version}`, push: true, missing: null },
  evaluate: (script, expression) =>
    printed(process.execPath, `${script}\nconsole.log(JSON.stringify(${expression}))`),
};

async function chromium(): Promise<Host> {
  const started = await startBrowser();
  if ('browser' in started) await started.browser.close();
  return {
    ...{ name: 'Chromium', push: true },
    missing: 'reason' in started ? `no browser starts: ${started.reason}` : null,
    evaluate: (script, expression) => saidByChromium(`${script}\npostMessage(JSON.stringify(${expression}))`),
  };
}

const onPath = (names: readonly string[]): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));

function firefox(): Host {
  const program = onPath(['firefox-esr', 'firefox']);
  return {
    ...{ name: 'Firefox', push: false },
    missing: program ? null : 'on Debian: apt-get install firefox-esr',
    evaluate: (script, expression) =>
      saidByFirefox(program!, `${script}\npostMessage(JSON.stringify(${expression}))`),
  };
}

/** The one thing that results need and browsers have, but a bare engine lacks: text as UTF-8. */
const TEXT_ENCODER = `globalThis.TextEncoder = class {
  encode(text) {
    const escaped = encodeURIComponent(text);
    const bytes = [];
    for (let i = 0; i < escaped.length; i++) {
      const isByte = escaped[i] === '%';
      bytes.push(isByte ? parseInt(escaped.slice(i + 1, i + 3), 16) : escaped.charCodeAt(i));
      if (isByte) i += 2;
    }
    return Uint8Array.from(bytes);
  }
};`;

function javaScriptCore(): Host {
  const program = onPath(['jsc']);
  return {
    ...{ name: 'JavaScriptCore', push: false },
    missing: program ? null : 'on Debian: apt-get install libjavascriptcoregtk-4.0-bin',
    evaluate: (script, expression) =>
      printed(program!, `${TEXT_ENCODER}\n${script}\nprint(JSON.stringify(${expression}))`),
  };
}

/** Every host, the one that the others are compared with first. */
export const hosts: readonly Host[] = [
  thisNode,
  ...[node(20, false), node(22, false), node(24, true)],
  ...[await chromium(), firefox(), javaScriptCore()],
];

export const isLong = Boolean(process.env['CARTBAN_LONG']);
/** Where everything is installed, a host that is missing is a failure. */
export const areRequired = process.env['CARTBAN_HOSTS'] === 'required';
