/** From what the file says to the whole scenario: every default is written out, every check reports. */
import { builtInPlatforms, levers, parameters, type Parameter } from '../model/index.ts';
import {
  checkExpectation,
  checkLever,
  checkLink,
  checkOverlaps,
  checkPlatforms,
  type PlacedLink,
  type Report,
} from './checks.ts';
import { defaultRun } from './language.ts';
import { platformFields, type FieldValue } from './platformFields.ts';
import { blockOf, valuesOf } from './platforms.ts';
import { isMisspelt, keysAt, type Told } from './problems.ts';
import type {
  LeverSetting,
  LinkFee,
  LinkRule,
  Path,
  PlatformBlock,
  RunSettings,
  Scenario,
} from './scenario.ts';
import type { Draft, LeverDraft, LinkDraft, ScenarioSchema } from './schema.ts';
import { treeAt, type MapTree, type Step } from './tree.ts';

interface Work {
  readonly tree: MapTree;
  readonly schema: ScenarioSchema;
  readonly report: Report;
}

/** Names of the platforms of a document, the built-in ones first. */
export function platformNames(tree: MapTree): string[] {
  const blocks = treeAt(tree, ['platforms']);
  const own = blocks?.kind === 'map' ? [...blocks.entries.keys()] : [];
  return [...new Set<string>([...builtInPlatforms, ...own])];
}

function platformBlocks(names: readonly string[], drafts: Draft['platforms']): PlatformBlock[] {
  return names.map((name) => {
    const values = valuesOf(name);
    for (const field of platformFields) {
      const given = field.name
        .split('.')
        .reduce<unknown>(
          (here, step) => (here as Record<string, unknown> | undefined)?.[step],
          drafts?.[name],
        );
      if (given !== undefined) values.set(field.name, given as FieldValue);
    }
    return blockOf(name, values);
  });
}

const wholeRow = ['on', 'channel', 'to', 'from', 'rule'] as const;
const wholeFee = ['rate', 'of', 'paidBy'] as const;

/** Reports the fields that are absent; a broken value is present in the tree and was reported as such. */
function lacks(
  work: Work,
  draft: object,
  fields: readonly string[],
  path: readonly Step[],
  of: string,
): boolean {
  const absent = fields.filter((name) => (draft as Record<string, unknown>)[name] === undefined);
  for (const name of absent) {
    const written = treeAt(work.tree, [...path, name]) !== undefined;
    if (written || isMisspelt(work.tree, path, name, keysAt(work.schema, path))) continue;
    work.report([...path, name], { message: `${of} needs ${name}`, mend: `add ${name}` });
  }
  return absent.length > 0;
}

function linkRule(work: Work, draft: LinkDraft, path: readonly Step[]): LinkRule | null {
  const hole = lacks(work, draft, ['id', ...wholeRow], path, 'a row of links');
  const feeHole = draft.fee ? lacks(work, draft.fee, wholeFee, [...path, 'fee'], 'a fee') : false;
  if (hole || feeHole) return null;
  const { id, on, channel, to, from, rule } = draft;
  return {
    id: id!,
    on: on!,
    channel: channel!,
    to: to!,
    categories: draft.categories ?? null,
    from: from!,
    announced: draft.announced ?? null,
    rule: rule!,
    capacity: draft.capacity ?? null,
    fee: draft.fee ? (draft.fee as LinkFee) : null,
  };
}

/** Ordered by start; at an equal start rows without categories come first, then as written. */
function inOrder(links: readonly LinkRule[]): LinkRule[] {
  const place = (link: LinkRule): number => (link.categories === null ? 0 : 1);
  return [...links].sort((a, b) => a.from - b.from || place(a) - place(b));
}

function linkRules(
  work: Work,
  drafts: readonly (LinkDraft | undefined)[],
  check: (placed: PlacedLink) => void,
): LinkRule[] {
  const placed = drafts.flatMap((draft, i): PlacedLink[] => {
    const path = ['links', i];
    const link = draft ? linkRule(work, draft, path) : null;
    return link ? [{ link, path }] : [];
  });
  placed.forEach(check);
  checkOverlaps(placed, work.report);
  return inOrder(placed.map(({ link }) => link));
}

const forms = ['value', 'steps', 'ramp'] as const;

/** The value path of a setting: exactly one of `value`, `steps` and `ramp`. */
function pathOf(draft: LeverDraft, start: number): Path | Told {
  const given = forms.filter((form) => draft[form] !== undefined);
  if (given.length === 0) return { message: 'a lever needs value, steps or ramp', mend: 'add value' };
  if (given.length > 1)
    return { message: `found ${given.join(' and ')}, allowed one of them`, mend: `keep ${given[0]}` };
  if (draft.value !== undefined)
    return { knots: [{ day: draft.from ?? start, value: draft.value }], between: 'step' };
  return { knots: (draft.steps ?? draft.ramp)!, between: draft.steps ? 'step' : 'linear' };
}

function leverSetting(work: Work, key: string, draft: LeverDraft, run: RunSettings): LeverSetting | null {
  const at = ['levers', key];
  const path = pathOf(draft, run.from);
  if ('message' in path) {
    const broken = forms.some(
      (form) => draft[form] === undefined && treeAt(work.tree, [...at, form]) !== undefined,
    );
    const misspelt = forms.some((form) => isMisspelt(work.tree, at, form, keysAt(work.schema, at)));
    if (!broken && !misspelt) work.report(at, { ...path, at: 'key' });
    return null;
  }
  const cut = key.indexOf('.');
  const lever = levers.find(({ name }) => name === key.slice(cut + 1))!;
  return {
    platform: key.slice(0, cut),
    lever: lever.name,
    path,
    // Before its first day a dated path has nothing to say, so the lever is not in force.
    from: draft.from ?? (draft.value === undefined ? path.knots[0].day : null),
    until: draft.until ?? null,
    weeklyBudget: draft.weeklyBudget ?? null,
    totalBudget: draft.totalBudget ?? null,
    of: draft.of ?? lever.bases?.[0] ?? null,
    tiers: draft.for?.tier ?? null,
  };
}

function leverSettings(work: Work, drafts: Draft['levers'], run: RunSettings): LeverSetting[] {
  const settings = Object.entries((drafts ?? {}) as Record<string, LeverDraft | undefined>).map(
    ([key, draft]) => (draft ? leverSetting(work, key, draft, run) : null),
  );
  return settings.filter((setting) => setting !== null);
}

/** A parameter far from what is known is allowed, but not in silence. */
function checkRange(declared: Parameter, value: number, report: Report): void {
  if (value >= declared.range[0] && value <= declared.range[1]) return;
  report(['parameters', declared.name], {
    severity: 'warning',
    message: `outside the plausible range`,
  });
}

/** The whole scenario; what it cannot make out of a broken draft is left out, since the problems stop the run. */
export function compose(work: Work, draft: Draft, name: string): Scenario {
  const { report } = work;
  const run: RunSettings = { ...defaultRun, ...defined(draft.run ?? {}) };
  const platforms = platformBlocks(platformNames(work.tree), draft.platforms);
  const given = (draft.parameters ?? {}) as Record<string, number | undefined>;
  const values = Object.fromEntries(parameters.map((p) => [p.name, given[p.name] ?? p.default]));
  checkPlatforms(work.tree, platforms, values, report);
  const links = linkRules(work, draft.links ?? [], ({ link, path }) =>
    checkLink(link, { platforms, run, parameters: values }, path, report),
  );
  const settings = leverSettings(work, draft.levers, run);
  for (const setting of settings) {
    checkLever(setting, platforms, run, ['levers', `${setting.platform}.${setting.lever}`], report);
  }
  for (const p of parameters) if (given[p.name] !== undefined) checkRange(p, given[p.name]!, report);
  const sentences = draft.expect ?? [];
  sentences.forEach((line, i) => {
    if (line !== undefined) checkExpectation(line, platforms, run, ['expect', i], report);
  });
  return {
    name: draft.name ?? name,
    title: draft.title ?? { en: draft.name ?? name },
    question: draft.question ?? null,
    run,
    platforms,
    parameters: values,
    links,
    levers: settings,
    uncertain: defined(draft.uncertain ?? {}),
    expect: sentences.filter((line) => line !== undefined),
    study: { kind: 'compare', baseline: draft.study?.baseline ?? null },
  };
}

/** Without the keys whose value is undefined, which would hide a default. */
function defined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}
