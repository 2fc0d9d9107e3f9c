import { randomBytes } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Makes renames in a directory last; not every file system can, and then nothing better exists. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
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
