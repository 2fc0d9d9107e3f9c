import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** A file of the build, beside this program, which npm may have been asked to start through a link. */
export const entry = (name: string): URL => new URL(name, pathToFileURL(realpathSync(process.argv[1])));
