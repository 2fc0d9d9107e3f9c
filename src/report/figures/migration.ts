import type { PageFlow } from '../pageReport.ts';
import { OTHER } from '../mergeFlows.ts';
import type { View } from '../view.ts';
import { claim } from '../words/claim.ts';
import { roughly, fixed, share } from '../words/numbers.ts';
import { placeTitle } from '../words/places.ts';
import { alluvial, type Band } from './alluvial.ts';
import {
  choice,
  column,
  records,
  text,
  type Cell,
  type Choice,
  type Exhibit,
  type Figure,
  type Panel,
  type Table,
} from './exhibit.ts';
import { chosenFlows, chosenWho, flowControls, inPlaceOrder, moved } from './flows.ts';

/** How many flows are drawn one by one. */
export const MOST_BANDS = 12;

/** `1,234 [1,100 – 1,400]`, or the mean alone where the interval is not known. */
export function flowText(f: PageFlow): string {
  const interval = f.p10 === null || f.p90 === null ? '' : ` [${roughly(f.p10)} – ${roughly(f.p90)}]`;
  return `${roughly(f.mean)}${interval}`;
}

const sum = (flows: readonly PageFlow[]): number => flows.reduce((total, f) => total + f.mean, 0);

/** The largest flows one by one, and the rest as one band between other places. */
export function drawnFlows(flows: readonly PageFlow[]): { drawn: readonly PageFlow[]; rest: number } {
  const named = flows.filter((f) => f.from !== OTHER && f.mean > 0);
  const drawn = named.slice(0, MOST_BANDS);
  return { drawn, rest: sum(flows) - sum(drawn) };
}

function bandsOf(view: View, drawn: readonly PageFlow[], rest: number): Band[] {
  const bands = drawn.map((f) => ({
    ...{ from: f.from, to: f.to, value: f.mean },
    text: `${placeTitle(view, f.from)} → ${placeTitle(view, f.to)}: ${flowText(f)}`,
  }));
  const remains = {
    from: OTHER,
    to: OTHER,
    value: rest,
    text: `${view.words.places.other}: ${roughly(rest)}`,
  };
  return rest >= 0.5 ? [...bands, remains] : bands;
}

/** Whether the mean lies inside its interval; where few replicates make it, it does not. */
const isTypical = ({ mean, p10, p90 }: PageFlow): boolean =>
  p10 === null || p90 === null || (mean >= p10 && mean <= p90);

function table(view: View, flows: readonly PageFlow[]): Table {
  const { labels } = view.words;
  const cell = (value: number | null): Cell => ({ value, text: value === null ? '–' : roughly(value) });
  return {
    columns: [
      ...[column(labels.from), column(labels.to)],
      ...[labels.mean, labels.p10, labels.p90].map((title) => column(title, true)),
    ],
    rows: flows.map((f) => [
      ...[text(placeTitle(view, f.from)), text(placeTitle(view, f.to))],
      { ...cell(f.mean), ...(isTypical(f) ? {} : { tone: 'unclear' as const }) },
      ...[f.p10, f.p90].map(cell),
    ]),
  };
}

function title(view: View, at: Choice, all: readonly PageFlow[], kind: string): string {
  const { captions, period } = view.words;
  const total = sum(all);
  const movers = sum(all.filter(moved));
  const scenario = view.scenarioTitle(at['scenario']);
  const when = period(at['period'] ?? '');
  if (total === 0 || fixed(movers, 0) === '0') return captions.migrationNone(scenario, when, kind);
  const parts = [roughly(movers), roughly(total), share(movers / total)] as const;
  const said = captions.migrationTitle(scenario, when, ...parts, kind);
  const metric = chosenWho(view, at).kind === 'seller' ? 'sellers.moved' : 'anchors.changedPlatform';
  const d = view.difference(at['scenario'], metric, null, at['period'] ?? '');
  const beside = d && captions.besideBaseline(view.scenarioTitle(view.baseline), claim(view, d));
  return beside === undefined ? said : view.words.accounts.both(said, beside);
}

/** Who moved from which place to which: an alluvial diagram of the largest flows. */
export const migration: Figure = {
  id: 'migration',
  form: 'wide',
  controls: (view) => [
    ...flowControls(view, false),
    choice('staying', view.words.controls.staying, [
      ['movers', view.words.controls.movers],
      ['everyone', view.words.controls.everyone],
    ]),
  ],
  build(view, at, width): Exhibit {
    const { captions } = view.words;
    const { word: kind } = chosenWho(view, at);
    const all = chosenFlows(view, at);
    const shown = at['staying'] === 'everyone' ? all : all.filter(moved);
    const { drawn, rest } = drawnFlows(shown);
    const bands = bandsOf(view, drawn, rest);
    const heading = title(view, at, all, kind);
    const subtitle = captions.migrationSubtitle(kind, view.report.findings.replicates);
    const order = inPlaceOrder(
      view,
      bands.flatMap((b) => [b.from, b.to]),
    );
    const panel: Panel = {
      key: 'flows',
      ...{ heading: '', colour: null, alt: captions.alt(heading, subtitle) },
      ...alluvial(view, bands, order, width),
    };
    return {
      ...{ title: heading, subtitle, legend: [], marks: [] },
      caption: `${captions.migration(drawn.length, roughly(rest), kind)}${view.report.merged ? ` ${captions.trimmed}` : ''}`,
      panels: bands.length > 0 ? [panel] : [],
      table: () => table(view, all),
      file: () => records(all),
    };
  },
};
