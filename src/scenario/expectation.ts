/**
 * The sentences of `expect`, which `check` judges:
 *
 *     METRIC [of PLATFORM] [through CHANNEL] [among TIER] CLAIM [from DATE] [until DATE] | [in PERIOD]
 *
 * `from` and `until` (excluded) speak of the whole weeks between them, a period of its days; without either the whole
 * run is meant. Left out: "and", "or", and how much a figure changes.
 */
import type { Metric } from '../model/index.ts';
import { claimMeant } from './claimMeant.ts';
import { claimForms, type Claim } from './claims.ts';
import { formsOf, placeText, reportedFigures, type FigurePlace, type Reported } from './figures.ts';
import { wordReader, type Complaint, type Reading } from './readers.ts';
import type { PlatformBlock } from './scenario.ts';
import { didYouMean, shown } from './suggest.ts';
import { doubled, example, isPeriod, isWhenWord, readWhen, takePairs, type When } from './when.ts';

export interface Expectation extends FigurePlace {
  readonly text: string;
  readonly metric: Metric;
  readonly claim: Claim;
  readonly when: When;
}

const placeWords = { of: 'platform', through: 'channel', among: 'tier' } as const;
const isPlaceWord = (word: string): word is keyof typeof placeWords => Object.hasOwn(placeWords, word);

function readPlace(pairs: readonly [string, string][], reported: Reported): Reading<FigurePlace> {
  const complaints = doubled(pairs);
  const place: Record<keyof FigurePlace, string | null> = { platform: null, channel: null, tier: null };
  for (const [word, name] of pairs) {
    const dimension = placeWords[word as keyof typeof placeWords];
    const names = [...new Set(reported.places.flatMap((p) => p[dimension] ?? []))];
    const read = names.length > 0 ? wordReader(names, dimension)(name) : { value: name };
    if ('complaints' in read) complaints.push(...read.complaints);
    place[dimension] = name;
  }
  if (complaints.length > 0) return { complaints };
  if (isReported(place, reported)) return { value: place };
  const { name } = reported.metric;
  const said = placeText(place);
  const message =
    said === '' ? `${name} is not reported for everything together` : `${name} is not reported ${said}`;
  return { complaints: [{ message, mend: `${name} is reported: ${formsOf(reported)}` }] };
}

const isReported = (place: FigurePlace, { places }: Reported): boolean =>
  places.some((p) => p.platform === place.platform && p.channel === place.channel && p.tier === place.tier);

/** The claim at the front of the words, and how many words it takes until dates and periods follow. */
function readClaim(words: readonly string[], reported: Reported): { read: Reading<Claim>; length: number } {
  const form = claimForms.find((f) => words.slice(0, f.words.split(' ').length).join(' ') === f.words);
  const start = form ? form.words.split(' ').length : 0;
  const tail = words.findIndex((word, i) => i >= start && isWhenWord(word));
  const length = tail < 0 ? words.length : tail;
  const rest = words.slice(start, length).join(' ');
  // "is above 3" begins like a value and is none
  if (form && (form.words !== 'is' || /^[-+.\d]/.test(rest))) {
    return { read: form.read(rest, reported.metric), length };
  }
  const whole = words[length] === 'in' && !isPeriod(words[length + 1] ?? '') ? length + 2 : length;
  return { read: unknownClaim(words.slice(0, whole)), length: Math.min(whole, words.length) };
}

function unknownClaim(words: readonly string[]): Reading<Claim> {
  const guess = claimMeant(words);
  const forms = claimForms.map((f) => `${f.words} ${f.rest}`).join(', ');
  const message = `found ${shown(words.join(' '))}, which claims nothing that can be judged`;
  const complaint =
    guess === null
      ? { message, mend: `allowed: ${forms}` }
      : { message: `${message}; did you mean "${guess}"?` };
  return { complaints: [complaint] };
}

/** A sentence about a run of these platforms, or everything that is wrong with it. */
export function parseExpectation(line: string, platforms: readonly PlatformBlock[]): Reading<Expectation> {
  const words = line.trim().split(/\s+/);
  const figures = reportedFigures(platforms);
  const reported = figures.get(words[0]);
  if (!reported) return { complaints: [unknownMetric(words[0], [...figures.keys()])] };
  const pairs = takePairs(words.slice(1), isPlaceWord);
  const place = readPlace(pairs, reported);
  const after = words.slice(1 + 2 * pairs.length);
  const { read: claim, length } = readClaim(after, reported);
  const when = readWhen(after.slice(length));
  if ('value' in place && 'value' in claim && 'value' in when) {
    const { metric } = reported;
    return { value: { text: words.join(' '), metric, ...place.value, claim: claim.value, when: when.value } };
  }
  return {
    complaints: [place, claim, when].flatMap((read) => ('complaints' in read ? read.complaints : [])),
  };
}

function unknownMetric(word: string, names: readonly string[]): Complaint {
  const guess = didYouMean(word, names);
  const message = `no metric is called ${shown(word)}${guess}`;
  return guess ? { message } : { message, mend: `${example}; cartban explain metrics lists the metrics` };
}
