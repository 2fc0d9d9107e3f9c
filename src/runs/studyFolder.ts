import { createHash } from 'node:crypto';
import { readFile, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../base/problem.ts';
import { cannot, makeFolder, writeWhole } from './files.ts';
import { lock } from './lock.ts';

/** What made a study, and what belongs to it: readers go by this file, never by what lies around. */
export interface Manifest {
  readonly schema: 'cartban.study/1';
  readonly version: string;
  readonly model: string;
  /** Of the question: equal for equal scenarios, seed, replicates and rules. */
  readonly key: string;
  /** Of the results. */
  readonly hash: string;
  /** Whether every case that was asked for came back. */
  readonly complete: boolean;
  readonly baseline: string;
  readonly replicates: number;
  readonly seed: number;
  readonly scenarios: Readonly<Record<string, string>>;
  /** Makes the same findings again, run inside the folder. */
  readonly replay: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

/** A file of a study, in parts so that long tables need not stand in memory twice. */
export interface StudyFile {
  readonly path: string;
  readonly parts: Iterable<string>;
}

/** A folder held for writing. */
export interface StudyFolder {
  readonly path: string;
  /** Whether there is another study in it, which `write` replaces. */
  readonly replaces: boolean;
  write(files: Iterable<StudyFile>, manifest: Omit<Manifest, 'files'>): Promise<void>;
  /** Gives the folder back; removes it when it was made for this and nothing was written. */
  release(): Promise<void>;
}

const MANIFEST = 'manifest.json';

const refusal = (path: string, message: string, mend: string): Refusal =>
  new Refusal('limits', [{ severity: 'error', path: `--out ${path}`, message, mend }]);

async function manifestOf(path: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(join(path, MANIFEST), 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

/** Ignores a lock and temporary files that a killed process left. */
const isContent = (name: string): boolean => name !== '.lock' && !name.endsWith('.tmp');

/**
 * Takes a folder for a study before anything is computed. A folder with content is refused, unless forced or unless it
 * holds the same study (`key`), which may be written again.
 */
export async function openStudyFolder(path: string, key: string, force: boolean): Promise<StudyFolder> {
  const failing = (what: string) => cannot(`--out ${path}`, what, 'name another with --out');
  const made = await makeFolder(path).catch(failing('made'));
  const content = (await readdir(path).catch(failing('read'))).filter(isContent);
  const before = await manifestOf(path);
  if (content.length > 0 && !force && before?.key !== key) {
    throw refusal(path, 'the folder is not empty', 'name another with --out, or replace it with --force');
  }
  const release = await lock(path).catch(failing('written to'));
  if (typeof release === 'number') {
    throw refusal(
      path,
      `process ${release} is writing to this folder`,
      'wait for it, or name another with --out',
    );
  }
  return {
    path,
    replaces: content.length > 0,
    write: (files, manifest) => writeStudy(path, before, files, manifest),
    async release() {
      await release();
      if (made) await rmdir(path).catch(() => undefined);
    },
  };
}

/** Passes text on and takes its measure on the way. */
function* measured(parts: Iterable<string>, measure: (text: string) => void): Generator<string> {
  for (const part of parts) {
    measure(part);
    yield part;
  }
}

async function writeFileOf(folder: string, file: StudyFile): Promise<Manifest['files'][number]> {
  const hash = createHash('sha256');
  let bytes = 0;
  const parts = measured(file.parts, (text) => {
    hash.update(text);
    bytes += Buffer.byteLength(text);
  });
  await writeWhole(join(folder, file.path), parts);
  return { path: file.path, bytes, sha256: hash.digest('hex') };
}

/**
 * The manifest goes first and comes last: while files change there is none, so that a folder with a manifest is
 * complete. Files of the study that stood here before are removed by its manifest; what else lies here stays.
 */
async function writeStudy(
  folder: string,
  before: Manifest | null,
  files: Iterable<StudyFile>,
  manifest: Omit<Manifest, 'files'>,
): Promise<void> {
  await rm(join(folder, MANIFEST), { force: true });
  for (const { path } of before?.files ?? []) {
    if (isOurs(path)) await rm(join(folder, path), { force: true });
  }
  await makeFolder(join(folder, 'scenarios'));
  const written: Manifest['files'][number][] = [];
  for (const file of files) written.push(await writeFileOf(folder, file));
  const whole: Manifest = { ...manifest, files: written };
  await writeWhole(join(folder, MANIFEST), [`${JSON.stringify(whole, null, 2)}\n`]);
}

/** A manifest is a file like any other: it must not talk us into removing what no study writes. */
const isOurs = (path: string): boolean =>
  /^(scenarios\/[a-z0-9-]{1,64}\.yaml|findings\.json|results\.csv|page\.html)$/.test(path);
