import type { Market } from './market.ts';
import { builtInPlatforms, channels } from './vocabulary.ts';

/**
 * Draws of stores and routes, which a draw must know by what they are and not by where they stand in a list: a platform
 * that a scenario adds, or platforms in another order, change no draw of the others (rules 41 and 48).
 *
 * The built-in platforms count 0 to 3; a scenario’s own has a number made of its name, which goes into the upper bits of
 * the purpose.
 */
const FIRST_OWN = builtInPlatforms.length;
const PURPOSES = 1024;
/** 22 bits of the purpose’s word are left. */
const NUMBERS = 4_194_304;

/** The number by which draws know a platform. */
export function platformNumber(name: string): number {
  const builtIn = (builtInPlatforms as readonly string[]).indexOf(name);
  if (builtIn >= 0) return builtIn;
  let hash = 2_166_136_261; // FNV-1a, 32 bits
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16_777_619);
  return FIRST_OWN + ((hash >>> 0) % (NUMBERS - FIRST_OWN));
}

/** Uniform in (0, 1) of the store of a merchant on platform p. */
export function storeDraw(m: Market, merchant: number, p: number, week: number, purpose: number): number {
  const number = m.frame.platformNumbers[p];
  return number < FIRST_OWN
    ? m.draws.uniform(merchant * FIRST_OWN + number, week, purpose)
    : m.draws.uniform(merchant, week, purpose + PURPOSES * number);
}

/** Uniform in (0, 1) of an anchor and a route, whatever the week. */
export function routeDraw(m: Market, a: number, r: number, purpose: number): number {
  const { platform, channel, to } = m.frame.routes[r];
  const [from, settling] = [m.frame.platformNumbers[platform], m.frame.platformNumbers[to]];
  return m.draws.uniform(
    a,
    from * channels.length + channels.indexOf(channel),
    purpose + PURPOSES * settling,
  );
}
