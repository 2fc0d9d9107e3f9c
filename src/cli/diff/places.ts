import type { Cell } from '../../compile/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { dictionary } from '../../report/words/languages.ts';
import { wordingOf, type Wording } from '../../study/words.ts';
import type { Language } from '../../study/phrases.ts';
import { diffWords, type DiffWords } from './words.ts';

/** How the two scenarios and their agents are spoken of. */
export interface Speech {
  readonly w: Wording;
  readonly words: DiffWords;
  readonly page: ReturnType<typeof dictionary>;
}

export const speechOf = (pair: readonly Scenario[], lang: Language): Speech => ({
  ...{ w: wordingOf(pair, lang), words: diffWords(lang), page: dictionary(lang) },
});

/** `Douyin live → Taobao`, from names. */
function routeWords({ w, page }: Speech, platform: string, channel: string, to: string): string {
  return `${w.title(platform)} ${page.channel(channel)} → ${w.title(to)}`;
}

const categoryWords = ({ w }: Speech, category: string | undefined): string =>
  category === undefined ? '' : (w.phrases.names[category] ?? category);

/** Where an anchor stands, from `douyin>live>taobao`, the same with ` idle`, or `left`. */
export function placeWords(speech: Speech, place: string): string {
  const { words } = speech;
  if (place === 'left') return words.left;
  const [route, idle] = place.split(' ');
  const [platform, channel, to] = route.split('>');
  const where = routeWords(speech, platform, channel, to);
  return idle === undefined ? where : words.idle(where);
}

/** The platforms of a merchant's stores. */
export const storesWords = ({ w, words }: Speech, platforms: readonly string[]): string =>
  platforms.length === 0 ? words.noStore : platforms.map(w.title).join(' + ');

/** The merchant or anchor of a cell, without the store that is meant. */
export function agentWords(speech: Speech, cell: Cell): string {
  const { words, page } = speech;
  const category = categoryWords(speech, cell.category);
  if (cell.anchor !== undefined) return words.agent.anchor(cell.anchor, page.tier(cell.kind ?? ''), category);
  return words.agent.merchant(cell.merchant ?? 0, page.tier(cell.tier ?? ''), category);
}

/** Route, slot or platform of a cell; none has none. */
function whereWords(speech: Speech, { platform, channel, to }: Cell): string[] {
  if (platform === undefined) return [];
  if (channel === undefined) return [speech.w.title(platform)];
  if (to !== undefined) return [routeWords(speech, platform, channel, to)];
  return [`${speech.w.title(platform)} ${speech.page.channel(channel)}`];
}

/** Whose value an entry of a column is, in words; `column` says what an entry without labels is of. */
export function cellWords(speech: Speech, cell: Cell, column = ''): string {
  const { words, w } = speech;
  const rest = [
    ...(cell.orders === undefined ? [] : [words.orders[cell.orders]]),
    ...(cell.lag === undefined ? [] : [words.lag(cell.lag)]),
  ];
  if (cell.merchant !== undefined || cell.anchor !== undefined) {
    const agent = agentWords(speech, cell);
    const own = cell.platform === undefined ? agent : words.agent.store(agent, w.title(cell.platform));
    return [own, ...rest].join(', ');
  }
  const parts = [
    ...(cell.subsidy === undefined ? [] : [cell.subsidy]),
    ...(cell.class === undefined ? [] : [words.agent.class(cell.class)]),
    ...(cell.account === undefined ? [] : [words.agent.account(cell.account)]),
    ...(cell.habit === undefined ? [] : [`${words.agent.consumers} (${cell.habit})`]),
    ...whereWords(speech, cell),
    ...(cell.category === undefined ? [] : [categoryWords(speech, cell.category)]),
    ...rest,
  ];
  if (parts.length > 0) return parts.join(', ');
  return /^choice|^consumers|^adopters/.test(column) ? words.agent.consumers : words.agent.all;
}
