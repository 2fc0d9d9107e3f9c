import { OTHER } from '../mergeFlows.ts';
import type { PageFlow } from '../pageReport.ts';
import type { View } from '../view.ts';
import { roughly } from '../words/numbers.ts';
import { placeTitle } from '../words/places.ts';
import { column, records, type Cell, type Choice, type Exhibit, type Figure, type Table } from './exhibit.ts';
import { chosenFlows, chosenWho, fewOf, flowControls, inPlaceOrder, moved } from './flows.ts';

function cell(f: PageFlow | undefined, few: number): Cell {
  if (!f) return { text: '·', value: 0, tone: 'unchanged' };
  const interval = f.p10 === null || f.p90 === null ? [] : [`${roughly(f.p10)} – ${roughly(f.p90)}`];
  return {
    text: roughly(f.mean),
    value: f.mean,
    detail: interval,
    tone: f.mean < few ? 'unclear' : moved(f) ? 'strong' : 'stay',
  };
}

function matrix(view: View, flows: readonly PageFlow[], few: number): Table {
  const places = inPlaceOrder(
    view,
    flows.flatMap((f) => [f.from, f.to]),
  );
  const from = places.filter((p) => flows.some((f) => f.from === p));
  const to = places.filter((p) => flows.some((f) => f.to === p));
  const { labels } = view.words;
  return {
    columns: [column(`${labels.from} \\ ${labels.to}`), ...to.map((p) => column(placeTitle(view, p), true))],
    rows: from.map((p) => [
      { text: placeTitle(view, p) },
      ...to.map((q) =>
        cell(
          flows.find((f) => f.from === p && f.to === q),
          few,
        ),
      ),
    ]),
  };
}

function title(view: View, at: Choice, flows: readonly PageFlow[], kind: string): string {
  const { captions, period } = view.words;
  const scenario = view.scenarioTitle(at['scenario']);
  const when = period(at['period'] ?? '');
  const top = flows.find((f) => f.from !== f.to && f.from !== OTHER && roughly(f.mean) !== '0');
  if (!top) return captions.migrationNone(scenario, when, kind);
  return captions.matrixTitle(
    scenario,
    when,
    placeTitle(view, top.from),
    placeTitle(view, top.to),
    roughly(top.mean),
    kind,
  );
}

/** Every flow from place to place, for all or for one tier. */
export const flowMatrix: Figure = {
  id: 'matrix',
  form: 'table',
  controls: (view) => flowControls(view, true),
  build(view, at): Exhibit {
    const { captions } = view.words;
    const { word: kind } = chosenWho(view, at);
    const flows = chosenFlows(view, at);
    return {
      title: title(view, at, flows, kind),
      subtitle: captions.matrix(kind, view.report.findings.replicates),
      caption: [captions.fewAgents(kind), ...(view.report.merged ? [captions.trimmed] : [])].join(' '),
      ...{ legend: [], marks: [], panels: [] },
      table: () => matrix(view, flows, fewOf(view, chosenWho(view, at).kind, at['scenario'], at['period'])),
      file: () => records(flows),
    };
  },
};
