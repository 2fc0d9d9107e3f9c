import { builtInPlatforms } from '../model/index.ts';
import { sections, type Entry } from './entries.ts';
import { explainPlatform, isPlatform } from './explainPlatform.ts';
import { didYouMean, shown } from './suggest.ts';

const all: readonly Entry[] = [...sections.values()].flat();

/** The ways in which people name one thing: `levers.douyin.consumerCoupon`, `douyin.consumerCoupon`, `consumerCoupon`. */
function bareName(path: string): string {
  const [head, ...rest] = path.split('.');
  if (rest.length === 0) return path;
  const named = all.find(({ name }) => name === path);
  if (named) return path;
  if (['levers', 'parameters', 'uncertain', 'metrics', 'laws', 'platforms'].includes(head)) {
    const inside = rest.join('.');
    return head === 'platforms' && all.some(({ name }) => name === `platforms.${inside}`)
      ? path
      : bareName(inside);
  }
  const own = rest.join('.');
  if (isPlatform(head)) return all.some(({ name }) => name === own) ? own : `platforms.${own}`;
  // A platform of the user's own has the same levers.
  return all.some(({ name, kind }) => name === own && kind === 'lever') ? own : path;
}

function lines(entry: Entry): string[] {
  const facts: readonly (readonly [string, string])[] = [
    ['unit', entry.unit],
    ['allowed', entry.allowed],
    ['range', entry.range && `${entry.range} (plausible)`],
    [entry.kind === 'lever' ? 'without' : 'default', entry.default],
    ['source', entry.source],
    ['grade', entry.grade],
  ];
  return [
    `${entry.name}  (${entry.kind})`,
    `  ${entry.meaning.en}`,
    ...(entry.meaning.zh === undefined ? [] : [`  ${entry.meaning.zh}`]),
    ...facts.filter(([, text]) => text !== '').map(([name, text]) => `  ${name.padEnd(8)} ${text}`),
    ...entry.more.map((line) => `  ${line}`),
  ];
}

function listed(entries: readonly Entry[]): string[] {
  const width = entries.reduce((most, { name }) => Math.max(most, name.length), 0);
  return entries.map(({ name, meaning }) => `  ${name.padEnd(width)}  ${meaning.en}`);
}

/** What stands below a name: a section, or fields that begin with it; else whatever has the word in its name. */
function below(path: string): readonly Entry[] {
  const word = path.toLowerCase();
  const inside = sections.get(path) ?? all.filter(({ name }) => name.startsWith(`${path}.`));
  if (inside.length > 0 || word.length < 4 || all.some(({ name }) => name === path)) return inside;
  return all.filter(({ name }) => name.toLowerCase().includes(word));
}

/** Whether `explain` has anything to say about a path. */
export function isExplained(path: string): boolean {
  const name = bareName(path);
  return isPlatform(name) || all.some((entry) => entry.name === name) || below(name).length > 0;
}

/** What a lever, parameter, metric, law or field means; the list of them all without a path. */
export function explain(path?: string): string {
  if (path === undefined) {
    const parts = [...sections].filter(([, entries]) => entries.length > 0);
    return parts.map(([title, entries]) => [title, ...listed(entries)].join('\n')).join('\n\n');
  }
  const name = bareName(path);
  if (isPlatform(name)) return explainPlatform(name).join('\n');
  const found = all.filter((entry) => entry.name === name);
  const inside = below(name);
  if (found.length > 0 || inside.length > 0) {
    return [...found.flatMap(lines), ...(inside.length > 0 ? listed(inside) : [])].join('\n');
  }
  const names = [...all.map((entry) => entry.name), ...sections.keys(), ...builtInPlatforms];
  // A slip in `douyin.consumerCupon` is one in the lever's own name; bareName has made a platform's field of it.
  const own = name.replace(/^platforms\./, '');
  const near = didYouMean(name, names) || didYouMean(own, names);
  return `nothing is called ${shown(path)}${near}\nsee: cartban explain`;
}
