import type { View } from '../view.ts';
import type { Choice, Exhibit, Figure, LegendItem, Panel } from './exhibit.ts';
import { weeklyTitle } from './gmvByPlatform.ts';
import { markLayout, markNotes, numberedMarks, type NumberedMark } from './marks.ts';
import { lookOf, platformColour, withAlpha } from './palette.ts';
import {
  attributionControl,
  attributionWords,
  drawnSeries,
  fan,
  legendOf,
  lineCaption,
  median,
  panelHeight,
  roleIn,
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
  const look = (scenario: string) => lookOf(roleIn(view, scenario, chosen.scenario));
  const traces = fan(report.weeks, chosen, colour, style, view.scenarioTitle(chosen.scenario), true);
  const others = here
    .filter((s) => s !== chosen && s.scenario !== view.baseline)
    .sort((a, b) => look(a.scenario).alpha - look(b.scenario).alpha)
    .map((s) => {
      const { alpha, ...line } = look(s.scenario);
      const title = view.scenarioTitle(s.scenario);
      return median(report.weeks, s, withAlpha(colour, alpha), style, title, { ...line, signed: true });
    });
  const base = weeklyLayout(report.weeks, width, style.label, layout.top);
  return {
    key: platform,
    heading,
    colour,
    alt: words.captions.alt(`${heading}: ${weeklyTitle(view, at, view.headline)}`, subtitle(view, at)),
    height: panelHeight(layout.top),
    traces: [...traces.slice(0, -1), ...others, ...traces.slice(-1)],
    layout: {
      ...base,
      yaxis: { ...(base['yaxis'] as object), zeroline: true, zerolinecolor: '#222222', zerolinewidth: 1.5 },
      ...{ shapes: layout.shapes, annotations: layout.annotations },
    },
  };
}

/** The chosen scenario, the one it adds to, and all the others as one. */
export function legendBeside(view: View, chosen: string): LegendItem[] {
  const others = view.alternatives.filter((name) => roleIn(view, name, chosen) === 'other');
  const named = view.alternatives
    .filter((name) => !others.includes(name))
    .sort((a, b) => Number(b === chosen) - Number(a === chosen));
  const titles = others.map(view.scenarioTitle).join(', ');
  const rest = {
    ...lookOf('other'),
    title: view.words.captions.mark(view.words.labels.otherScenarios, titles),
    band: false,
  };
  return [...named.map((name) => legendOf(view, name, chosen)), ...(others.length > 0 ? [rest] : [])];
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
      title: weeklyTitle(view, at, view.headline),
      subtitle: subtitle(view, at),
      caption: lineCaption(view, at),
      legend: legendBeside(view, at['scenario']),
      marks: markNotes(marks).filter((note) => !note.shared),
      panels: view.platforms.map((p) => panel(view, p, at, marks, width)).filter((p) => p !== null),
      table: () => weeklyTable(view, series, true),
    };
  },
};
