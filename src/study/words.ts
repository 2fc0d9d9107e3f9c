import { canonicalJson } from '../base/canonical.ts';
import { formatDay, type Day } from '../base/calendar.ts';
import { formatQuantity, type Unit } from '../base/units.ts';
import { levers, type Text } from '../scenario/declarations.ts';
import type { LeverSetting, LinkRule, Path, Scenario } from '../scenario/scenario.ts';
import { phrases, type Language, type Phrases } from './phrases.ts';

/** A language together with the names that a study's platforms have in it. */
export interface Wording {
  readonly lang: Language;
  readonly phrases: Phrases;
  /** Names of platforms in the order of the scenarios that bring them. */
  readonly platforms: readonly string[];
  readonly title: (platform: string) => string;
  readonly text: (text: Text) => string;
  /** Channels, categories or tiers, one after the other. */
  readonly list: (names: readonly string[]) => string;
}

/** How some scenarios are spoken of in a language. */
export function wordingOf(scenarios: readonly Scenario[], lang: Language): Wording {
  const text = (t: Text): string => t[lang] ?? t.en;
  const titles = new Map<string, string>();
  for (const block of scenarios.flatMap((s) => s.platforms)) {
    if (!titles.has(block.name)) titles.set(block.name, text(block.title));
  }
  const title = (platform: string): string => titles.get(platform) ?? platform;
  const p = phrases[lang];
  const list = (names: readonly string[]): string => p.list(names.map((name) => p.names[name] ?? name));
  return { lang, phrases: p, platforms: [...titles.keys()], title, text, list };
}

/** A quantity in its unit; a number of persons stands behind what says of whom, so it goes without the unit. */
export function quantityWords(value: number, unit: Unit, lang: Language): string {
  const words = formatQuantity(value, unit, lang).replace(/ persons$/, '');
  return unit === 'persons' && /^\d+$/.test(words) ? words.replace(/\B(?=(\d{3})+$)/g, ',') : words;
}

/** Rows that differ in channel or destination only. */
interface Links {
  readonly row: LinkRule;
  readonly channels: readonly LinkRule['channel'][];
  readonly to: readonly string[];
}

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];
const same = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && union(a, b).length === a.length;

/** Joins links where both are all combinations of their channels and destinations. */
function joined(all: readonly Links[], next: Links, by: (a: Links, b: Links) => boolean): Links[] {
  const at = all.findIndex((links) => by(links, next));
  if (at < 0) return [...all, next];
  const { row, channels, to } = all[at];
  return all.with(at, { row, channels: union(channels, next.channels), to: union(to, next.to) });
}

/** What decides whether two rows do the same to different links. */
const rule = ({ on, rule, capacity, fee, categories }: LinkRule): string =>
  canonicalJson({ on, rule, capacity, fee, categories });

function merged(rows: readonly LinkRule[]): Links[] {
  const single = rows.map((row): Links => ({ row, channels: [row.channel], to: row.to }));
  const alike = (a: Links, b: Links): boolean => rule(a.row) === rule(b.row);
  const byChannel = single.reduce<Links[]>(
    (all, next) => joined(all, next, (a, b) => alike(a, b) && same(a.to, b.to)),
    [],
  );
  return byChannel.reduce<Links[]>(
    (all, next) => joined(all, next, (a, b) => alike(a, b) && same(a.channels, b.channels)),
    [],
  );
}

function linksWords({ row, channels, to }: Links, w: Wording): string {
  const { phrases: p } = w;
  const share = (x: number): string => (x === 0.5 ? p.half : formatQuantity(x, 'share', w.lang));
  const through = w.list(channels);
  const names = [...to].sort((a, b) => w.platforms.indexOf(a) - w.platforms.indexOf(b)).map(w.title);
  const all = same(to, [row.on]) ? p.ownShops(through) : p.links(through, p.list(names));
  const head = row.categories === null ? all : p.only(all, w.list(row.categories));
  if (row.rule === 'ban') return p.closed(head);
  const gate = row.rule === 'gate' ? [p.gate(share(row.capacity ?? 1))] : [];
  const { fee } = row;
  const kept = fee ? [(fee.of === 'gmv' ? p.sales : p.commission)(share(fee.rate), fee.paidBy)] : [];
  const terms = [...gate, ...kept];
  return terms.length === 0 ? p.open(head) : p.terms(head, terms);
}

/**
 * What rows of one day and platform do, in as few phrases as say it all:
 * `live and video links to Taobao and JD: half of the commission kept`.
 */
export const linkWords = (rows: readonly LinkRule[], w: Wording): string[] =>
  merged(rows).map((links) => linksWords(links, w));

/** A dated path as text: a single value, each step with its day, or even changes from day to day. */
export function pathWords({ knots, between }: Path, unit: Unit, w: Wording): string {
  const { phrases: p } = w;
  const value = (x: number): string => quantityWords(x, unit, w.lang);
  if (knots.length === 1) return value(knots[0].value);
  if (between === 'step') return knots.map((k) => p.from(value(k.value), formatDay(k.day))).join(p.then);
  const parts = knots
    .slice(1)
    .map((k, i) =>
      k.value === knots[i].value ? p.unchanged(formatDay(k.day)) : p.evenly(value(k.value), formatDay(k.day)),
    );
  return p.ramp(p.start(value(knots[0].value), formatDay(knots[0].day)), parts);
}

/** What a lever is called in a sentence. */
export function leverLabel(name: string, w: Wording): string {
  const lever = levers.find((l) => l.name === name);
  return lever ? w.text(lever.label) : name;
}

/** The unit of a lever's values. */
export const leverUnit = (name: string): Unit => levers.find((l) => l.name === name)?.unit ?? '1';

/** What a lever is set to, with dates, budget and limits; a start that the path itself tells is not told twice. */
export function leverWords(
  { lever, path, from, until, weeklyBudget, totalBudget, tiers }: LeverSetting,
  w: Wording,
): string {
  const { phrases: p } = w;
  const dated = (what: string, day: Day | null, say: (what: string, day: string) => string): string =>
    day === null ? what : say(what, formatDay(day));
  const told = path.knots.length > 1 && from === path.knots[0].day;
  let words = dated(pathWords(path, leverUnit(lever), w), told ? null : from, p.from);
  words = dated(words, until, p.until);
  if (weeklyBudget !== null) words = p.budget(words, formatQuantity(weeklyBudget, 'CNY', w.lang));
  if (totalBudget !== null) words = p.totalBudget(words, formatQuantity(totalBudget, 'CNY', w.lang));
  return tiers === null ? words : p.tiers(words, w.list(tiers));
}
