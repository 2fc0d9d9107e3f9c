import type {
  AnchorWeek,
  Keeping,
  MerchantWeek,
  Opening,
  StoreTerms,
  WeighedOption,
} from '../../compile/index.ts';
import { fixed, number } from '../../report/words/numbers.ts';
import { faint, heading, paragraph, table } from './layout.ts';
import { cellWords, placeWords, storesWords, type Speech } from './places.ts';
import type { Explained } from './report.ts';
import type { DiffWords, Term } from './words.ts';

/** A term as text, or null where it does not apply. */
type Told<T> = readonly (readonly [Term, (of: T) => string | null])[];

const yuan = (x: number): string => (x === 0 ? '0' : number(x));
/** Probabilities and draws: as many digits as it takes to compare them. */
const chance = (x: number): string => fixed(x, 4);

/** Terms of two sides beside each other; rows that apply to neither are left out. */
function rowsOf<T>(told: Told<T>, a: T | null, b: T | null, { terms }: DiffWords): string[][] {
  return told.flatMap(([term, tell]) => {
    const [x, y] = [a, b].map((side) => (side === null ? null : tell(side)));
    return x === null && y === null ? [] : [[terms[term], x ?? '–', y ?? '–']];
  });
}

const sides = (title: string, rows: readonly (readonly string[])[]): string =>
  table([title, 'A', 'B'], rows, ['left', 'right', 'right']);

/** The terms behind one agent's decision, A beside B. */
export function whyText(why: Explained, seed: number, speech: Speech): string {
  const { words } = speech;
  const title = words.why(cellWords(speech, why.agent), why.date, why.week + 1, seed, why.replicate);
  const body = why.kind === 'anchor' ? anchorText(why.a, why.b, speech) : merchantText(why.a, why.b, speech);
  const chosen = paragraph(words.chosen[why.chosen]);
  return [heading(paragraph(title, '')), chosen, '', ...body, '', faint(paragraph(words.perReal))].join('\n');
}

function merchantText(a: MerchantWeek, b: MerchantWeek, speech: Speech): string[] {
  const { w, words } = speech;
  const places: Told<MerchantWeek> = [
    ['before', (week) => storesWords(speech, week.before)],
    ['after', (week) => storesWords(speech, week.after)],
  ];
  const platforms = [...new Set([...Object.keys(a.stores), ...Object.keys(b.stores)])];
  const told = storeTerms(words);
  return [
    sides('', rowsOf(places, a, b, words)),
    ...platforms.flatMap((platform) => [
      '',
      sides(w.title(platform), rowsOf(told, a.stores[platform] ?? null, b.stores[platform] ?? null, words)),
    ]),
  ];
}

const opening =
  (tell: (o: Opening) => string | null) =>
  (terms: StoreTerms): string | null =>
    terms.kind === 'opening' ? tell(terms) : null;

const keeping =
  (tell: (k: Keeping) => string | null) =>
  (terms: StoreTerms): string | null =>
    terms.kind === 'keeping' ? tell(terms) : null;

function decisionOf(terms: StoreTerms, { decisions }: DiffWords): string {
  if (terms.kind === 'keeping') return terms.closes ? decisions.closes : decisions.staysOpen;
  if (terms.opens) return decisions.opens;
  if (terms.barrier !== null) return decisions.barred;
  return terms.reviews ? decisions.staysOut : decisions.noReview;
}

/** What is shown of a store, in the order of the reckoning. */
const storeTerms = (words: DiffWords): Told<StoreTerms> => [
  ['decision', (terms) => decisionOf(terms, words)],
  ['barrier', opening((o) => (o.barrier === null ? null : words.barriers[o.barrier]))],
  ['hazard', opening((o) => chance(o.hazard))],
  ['reviewDraw', opening((o) => chance(o.reviewDraw))],
  ['byContent', opening((o) => yuan(o.prospect.outlook.byContent))],
  ['bySearch', opening((o) => yuan(o.prospect.outlook.bySearch))],
  ['sales', opening((o) => yuan(o.prospect.outlook.sales))],
  ['margin', opening((o) => chance(o.prospect.outlook.margin))],
  ['running', opening((o) => yuan(o.prospect.running))],
  ['reckoned', opening((o) => yuan(o.prospect.reckoned))],
  ['imitated', opening((o) => yuan(o.prospect.imitated))],
  ['weekly', opening((o) => yuan(o.prospect.weekly))],
  ['cannibalised', opening((o) => (o.prospect.cannibalised === 0 ? null : chance(o.prospect.cannibalised)))],
  ['annuity', opening((o) => number(o.prospect.annuity))],
  ['coldStart', opening((o) => (o.prospect.coldStart === 0 ? null : yuan(o.prospect.coldStart)))],
  ['worth', opening((o) => yuan(o.prospect.worth))],
  ['setup', opening((o) => yuan(o.prospect.setup))],
  ['deposit', opening((o) => yuan(o.prospect.deposit))],
  ['exclusivity', opening((o) => yuan(o.prospect.exclusivity))],
  ['closure', opening((o) => yuan(o.prospect.closure))],
  ['fines', opening((o) => yuan(o.prospect.fines))],
  ['cost', opening((o) => yuan(o.prospect.cost))],
  ['hurdle', opening((o) => number(o.hurdle))],
  ['chance', opening((o) => chance(o.chance))],
  ['enterDraw', opening((o) => chance(o.enterDraw))],
  ['profit', keeping((k) => yuan(k.profit))],
  ['threshold', keeping((k) => yuan(k.threshold))],
  ['rate', keeping((k) => chance(k.rate))],
  ['exitDraw', keeping((k) => chance(k.exitDraw))],
  ['broke', keeping((k) => (k.broke === 0 ? null : String(k.broke)))],
];

function anchorText(a: AnchorWeek, b: AnchorWeek, speech: Speech): string[] {
  const { words } = speech;
  const [one, two] = [a, b].map((week) => optionsText(week, speech));
  return [
    sides('', rowsOf(anchorTerms(speech), a, b, words)),
    '',
    ...(one === two
      ? [heading(`  A = B: ${words.options}`), one]
      : [heading(`  A: ${words.options}`), one, '', heading(`  B: ${words.options}`), two]),
    faint(paragraph(words.optionNote)),
  ];
}

function actOf({ revision }: AnchorWeek, { acts }: DiffWords): string {
  if (revision === null) return acts.gone;
  if (!revision.revises) return acts.noRevision;
  if (revision.moves) return acts.moves;
  return revision.matchDraw >= revision.matchChance ? acts.noMatch : acts.stays;
}

/** What is shown of an anchor, in the order of the week. */
function anchorTerms(speech: Speech): Told<AnchorWeek> {
  const { words } = speech;
  const yesNo = (is: boolean): string => (is ? words.yes : words.no);
  return [
    ['before', (week) => placeWords(speech, week.before)],
    ['permit', ({ compliance: c }) => c && chance(c.permit)],
    ['stocked', ({ compliance: c }) => c && yesNo(c.stocked)],
    ['complyDraw', ({ compliance: c }) => c && chance(c.draw)],
    ['complies', ({ compliance: c }) => c && yesNo(c.idle)],
    ['usual', ({ revision: r }) => r && yuan(r.usual)],
    ['income', ({ revision: r }) => r && yuan(r.income)],
    ['anchorHazard', ({ revision: r }) => r && chance(r.hazard)],
    ['reviseDraw', ({ revision: r }) => r && chance(r.reviseDraw)],
    ['decision', (week) => actOf(week, words)],
    ['optionDraw', ({ revision: r }) => r && chance(r.optionDraw)],
    ['wanted', ({ revision: r }) => (r?.revises ? placeWords(speech, r.wanted) : null)],
    ['matchChance', ({ revision: r }) => (r?.revises ? chance(r.matchChance) : null)],
    ['matchDraw', ({ revision: r }) => (r?.revises ? chance(r.matchDraw) : null)],
    ['after', (week) => placeWords(speech, week.after)],
  ];
}

function optionsText({ revision }: AnchorWeek, speech: Speech): string {
  if (revision === null) return paragraph('–');
  const { words } = speech;
  let sum = 0;
  const rows = revision.options.map((option) => [
    ...optionRow(option, speech),
    chance((sum += option.probability)),
  ]);
  return table(words.optionHead, rows, ['left', ...words.optionHead.slice(1).map(() => 'right' as const)]);
}

function optionRow({ to, income, probability, prospects: p }: WeighedOption, speech: Speech): string[] {
  const terms = p
    ? [
        yuan(p.sales),
        chance(p.kept),
        chance(p.added),
        fixed(p.outlook, 2),
        yuan(p.sourceCost + p.platformCost),
      ]
    : ['', '', '', '', ''];
  return [placeWords(speech, to), ...terms, yuan(income), chance(probability)];
}
