import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { didYouMean, printable } from '../scenario/suggest.ts';

/** A folder with more scenario files than these is not listed. */
const FEW = 12;

/** What a file that is not there may have been meant to be: the nearest scenario file of its folder, or which there are. */
export function nearFiles(file: string): { readonly guess: string; readonly mend?: string } {
  const beside = yamlFiles(dirname(file)).map((name) => printable(name));
  const guess = didYouMean(basename(file), beside);
  const listed = guess === '' && beside.length > 0 && beside.length <= FEW;
  return { guess, ...(listed ? { mend: `the folder has ${beside.join(', ')}` } : {}) };
}

function yamlFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return [];
  }
}
