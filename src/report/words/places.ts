import { OTHER } from '../mergeFlows.ts';
import type { View } from '../view.ts';

/** A place in words: `Taobao + Douyin` for a seller's open stores, `Douyin live to Taobao` for an anchor's cell. */
export function placeTitle(view: View, place: string): string {
  const { places, channel } = view.words;
  if (place === OTHER) return places.other;
  if (place === 'none') return places.none;
  if (place === 'idle') return places.idle;
  if (place === 'left') return places.left;
  const [attention, through, source] = place.split('>');
  if (through !== undefined) {
    const where = `${view.platformTitle(attention)} ${channel(through)}`;
    return source === undefined
      ? where
      : places.route(where, source === 'idle' ? places.idle : view.platformTitle(source));
  }
  return place
    .split('+')
    .map((name) => view.platformTitle(name))
    .join(' + ');
}

/**
 * A cell of GMV in words: `Douyin live, own shops`, `Douyin video to Taobao`, `Taobao shelf`; `none` is no cell at all,
 * where for a seller it is no store.
 */
export function cellTitle(view: View, cell: string): string {
  const { places, channel } = view.words;
  if (cell === 'none') return places.nowhere;
  const [attention, through, to] = cell.split('>');
  if (to === undefined || to !== attention) return placeTitle(view, cell);
  const where = `${view.platformTitle(attention)} ${channel(through)}`;
  return through === 'shelf' ? where : places.own(where);
}

/** The one platform a place belongs to, or null when it is none or more than one. */
export function solePlatform(place: string): string | null {
  const parts = place.split('>');
  const names = new Set(parts.length > 1 ? [parts[0], parts[2] ?? parts[0]] : place.split('+'));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : null;
}
