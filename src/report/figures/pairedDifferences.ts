import type { View } from '../view.ts';
import type { Choice, Exhibit, Figure, Panel } from './exhibit.ts';
import { weeklyTitle } from './gmvByPlatform.ts';
import { markLayout, markNotes, numberedMarks, type NumberedMark } from './marks.ts';
import { platformColour, scenarioDash } from './palette.ts';
import {
  attributionControl,
  attributionWords,
  drawnSeries,
  fan,
  legendOf,
  lineCaption,
  median,
  panelHeight,
  scenarioControl,
  smoothingControl,
  weeklyLayout,
  weeklyTable,
} from './weekly.ts';

const MARGINS = 62;

function subtitle(view: View, at: Choice): string {
  const { captions, unit } = view.words;
  const how = attributionWords(view, at['attribution']);
  return captions.differences(
    view.scenarioTitle(view.baseline),
    how,
    captions.perWeek(unit('CNY_bn', true).label, at['line'] !== 'weekly'),
    view.report.findings.replicates,
  );
}

function panel(
  view: View,
  platform: string,
  at: Choice,
  marks: readonly NumberedMark[],
  width: number,
): Panel | null {
  const { report, words } = view;
  const here = drawnSeries(view, at, true).filter((s) => s.platform === platform);
  const chosen = here.find((s) => s.scenario === at['scenario']);
  if (!chosen) return null;
  const colour = platformColour(platform, view.platforms);
  const style = words.unit(chosen.unit, true);
  const layout = markLayout(marks, report.weeks, width - MARGINS);
  const heading = view.platformTitle(platform);
  const look = (scenario: string) => ({
    dash: scenarioDash(scenario, view.baseline, view.alternatives),
    width: 1.1,
    signed: true,
  });
  const traces = fan(report.weeks, chosen, colour, style, view.scenarioTitle(chosen.scenario), true);
  const chosenLine = {
    ...traces.at(-1),
    line: { color: colour, width: 2.2, dash: look(chosen.scenario).dash },
  };
  const others = here
    .filter((s) => s !== chosen && s.scenario !== view.baseline)
    .map((s) => median(report.weeks, s, colour, style, view.scenarioTitle(s.scenario), look(s.scenario)));
  const base = weeklyLayout(report.weeks, width, style.label, layout.top);
  return {
    key: platform,
    heading,
    colour,
    alt: words.captions.alt(`${heading}: ${weeklyTitle(view, at, view.year)}`, subtitle(view, at)),
    height: panelHeight(layout.top),
    traces: [...traces.slice(0, -1), ...others, chosenLine],
    layout: {
      ...base,
      yaxis: { ...(base['yaxis'] as object), zeroline: true, zerolinecolor: '#222222', zerolinewidth: 1.5 },
      ...{ shapes: layout.shapes, annotations: layout.annotations },
    },
  };
}

/** Paired weekly differences from the baseline: the chosen scenario's bands, the others' medians, and a zero line. */
export const pairedDifferences: Figure = {
  id: 'differences',
  form: 'multiples',
  controls: (view) => [scenarioControl(view), attributionControl(view), smoothingControl(view)],
  build(view, at, width): Exhibit {
    const marks = numberedMarks(view, at['scenario']).filter((m) => !m.shared);
    const series = view.report.weeklyDifferences.filter(
      (s) => s.metric === at['attribution'] && s.scenario !== view.baseline,
    );
    return {
      title: weeklyTitle(view, at, view.year),
      subtitle: subtitle(view, at),
      caption: lineCaption(view, at),
      legend: view.alternatives.map((name) => legendOf(view, name, name === at['scenario'])),
      marks: markNotes(marks),
      panels: view.platforms.map((p) => panel(view, p, at, marks, width)).filter((p) => p !== null),
      table: () => weeklyTable(view, series, true),
    };
  },
};
