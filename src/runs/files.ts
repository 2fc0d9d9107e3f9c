import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../base/problem.ts';

/** Makes renames in a directory last; not every file system can, and then nothing better exists. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Makes one folder; tells whether it was missing. */
async function makeOne(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory()) return false;
    throw error;
  }
}

/**
 * Makes a folder and those above it that are missing; tells whether it was missing itself. One by one, because Node's
 * own `recursive` tries for ever where a file system answers that an existing parent is missing, as /proc does.
 */
export async function makeFolder(path: string): Promise<boolean> {
  try {
    return await makeOne(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
  }
  await makeFolder(dirname(path));
  return makeOne(path);
}

/** What the system says where a file stands in the place of a folder, or of one above it. */
const inTheWay = new Set(['EEXIST', 'ENOTDIR']);

/** For the `catch` of work on a folder: refuses, and tells that the folder that `place` names cannot be `what`. */
export const cannot =
  (place: string, what: string, mend: string) =>
  (error: NodeJS.ErrnoException): never => {
    // what the system did not say is a fault of ours
    if (error.syscall === undefined) throw error;
    const why = inTheWay.has(error.code ?? '') ? ': a file is there' : ` (${error.code})`;
    const message = `the folder cannot be ${what}${why}`;
    throw new Refusal('limits', [{ severity: 'error', path: place, message, mend }]);
  };

async function writeAll(handle: FileHandle, parts: Iterable<string>): Promise<void> {
  for (const part of parts) await handle.writeFile(part, 'utf8');
  await handle.sync();
}

/**
 * Writes a file whole or not at all: a temporary file beside it, synced, then renamed over it. A reader never sees a
 * half, and a full disk leaves no stump under the final name.
 */
export async function writeWhole(path: string, parts: Iterable<string>): Promise<void> {
  const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx');
  try {
    await writeAll(handle, parts).finally(() => handle.close());
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}
