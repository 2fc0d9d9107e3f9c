import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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
