import { existsSync, readFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = '.lock';

/** Who holds a folder: a process id means nothing after the machine was started again. */
interface Holder {
  readonly pid: number;
  readonly boot: string;
}

const BOOT_ID = '/proc/sys/kernel/random/boot_id';
const bootId = (): string => (existsSync(BOOT_ID) ? readFileSync(BOOT_ID, 'utf8').trim() : '');

function alive({ pid, boot }: Holder): boolean {
  if (boot !== bootId()) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function holderOf(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/**
 * Takes a folder for this process and returns how to give it back, or the id of the live process that holds it.
 * A lock whose process is gone is taken over.
 */
export async function lock(folder: string): Promise<(() => Promise<void>) | number> {
  const path = join(folder, NAME);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = await open(path, 'wx');
      await handle.writeFile(JSON.stringify({ pid: process.pid, boot: bootId() } satisfies Holder));
      await handle.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await holderOf(path);
    if (holder && alive(holder)) return holder.pid;
    await rm(path, { force: true });
  }
  return 0;
}
