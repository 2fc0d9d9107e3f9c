/** The chain of parents that `extends` names, read by the caller's `read`, merged into one document. */
import type { Problem } from '../base/problem.ts';
import { doubledRows, overParent } from './merge.ts';
import { parse, type Parsed } from './parse.ts';
import { problemAt } from './problems.ts';
import { printable } from './suggest.ts';
import { placeAt, type MapTree } from './tree.ts';

/** Gives the text of a file of the project, or says why not (missing, outside the project, unreadable). */
export type ReadFile = (file: string) => string | Problem;

export interface SourceFile {
  /** As the user named it; parents are named relative to it. */
  readonly file: string;
  readonly text: string;
}

const deepest = 8;

/** Why a parent's name is refused before anything is read, or null. */
function refusedName(name: string): string | null {
  if (/^[a-z][a-z0-9+.-]+:/i.test(name)) return 'a parent is a file of the project, not a URL';
  if (/^[/\\~]|^[a-z]:/i.test(name))
    return 'a parent is named relative to its child, not by an absolute path';
  if (/[\\\u0000-\u001f\u007f]/.test(name)) return 'a parent’s path is written with "/" and plain characters';
  if (!/\.ya?ml$/.test(name)) return 'a parent is a .yaml file';
  return null;
}

/** `name` seen from `file`, without `.` and `..`; null when it climbs out above where `file` begins. */
function relativeTo(file: string, name: string): string | null {
  const steps = file.split('/').slice(0, -1);
  let floor = 0;
  while (['..', '.', ''].includes(steps[floor] ?? 'x')) floor++;
  for (const step of name.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.length > floor) steps.pop();
    else return null;
  }
  return steps.join('/');
}

interface Link {
  /** The parent, as `read` takes it. */
  readonly file: string;
  /** How it got here, for the trail. */
  readonly step: string;
}

function parentOf(tree: MapTree, file: string, chain: readonly string[]): Link | Problem | null {
  const found = tree.entries.get('extends')?.tree;
  if (found === undefined) return null;
  const refuse = (message: string, mend?: string): Problem => problemAt(tree, ['extends'], { message, mend });
  const name = found.kind === 'scalar' ? found.value : null;
  if (typeof name !== 'string' || name === '')
    return refuse('extends names one .yaml file', 'write ./parent.yaml');
  const refused = refusedName(name);
  if (refused) return refuse(refused, 'write ./parent.yaml');
  const parent = relativeTo(file, name);
  if (parent === null)
    return refuse(`"${printable(name)}" lies outside the project`, 'move it into the project');
  if (chain.includes(parent))
    return refuse(`${printable(parent)} extends itself: ${[...chain, parent].map(printable).join(' → ')}`);
  if (chain.length > deepest)
    return refuse(`more than ${deepest} parents, one over the other`, 'merge some of them');
  const { line } = placeAt(tree, ['extends']);
  return { file: parent, step: `${file}${line === undefined ? '' : `:${line}`} extends ${name}` };
}

/** The parent's text, or the reader's refusal told at the `extends` that asked for it, with the file that it is about. */
function readParent(tree: MapTree, link: Link, read: ReadFile): string | Problem {
  const text = read(link.file);
  if (typeof text === 'string') return text;
  const { message, mend } = text;
  return problemAt(tree, ['extends'], { message: `${printable(link.file, 200)}: ${message}`, mend });
}

/** The document of a file over those of its parents. */
export function inherit(
  entry: SourceFile,
  read: ReadFile,
  chain: readonly string[] = [],
  trail: readonly string[] = [],
): Parsed<MapTree> {
  const { file } = entry;
  const parsed = parse(entry.text, file, trail);
  if ('problems' in parsed) return parsed;
  const problems = doubledRows(parsed.tree);
  const link = parentOf(parsed.tree, file, [...chain, file]);
  if (link === null) return problems.length > 0 ? { problems } : parsed;
  if ('message' in link) return { problems: [...problems, link] };
  const text = readParent(parsed.tree, link, read);
  if (typeof text !== 'string') return { problems: [...problems, text] };
  const parent = inherit({ file: link.file, text }, read, [...chain, file], [link.step, ...trail]);
  if ('problems' in parent) return { problems: [...problems, ...parent.problems] };
  return problems.length > 0 ? { problems } : { tree: overParent(parent.tree, parsed.tree) };
}
