import { claim } from '../words/claim.ts';
import type { View } from '../view.ts';
import type { Choice, Exhibit, Figure, Panel } from './exhibit.ts';
import { markLayout, markNotes, numberedMarks, type NumberedMark } from './marks.ts';
import { lookOf, platformColour } from './palette.ts';
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

/** Left and right margins of a weekly panel, in pixels. */
const MARGINS = 62;

function panel(
  view: View,
  platform: string,
  at: Choice,
  marks: readonly NumberedMark[],
  width: number,
): Panel | null {
  const { report, words } = view;
  const series = drawnSeries(view, at, false);
  const find = (scenario: string) => series.find((s) => s.scenario === scenario && s.platform === platform);
  const chosen = find(at['scenario']);
  if (!chosen) return null;
  const colour = platformColour(platform, view.platforms);
  const style = words.unit(chosen.unit, false);
  const baseline = at['scenario'] === view.baseline ? undefined : find(view.baseline);
  const look = { ...lookOf('baseline'), signed: false };
  const layout = markLayout(marks, report.weeks, width - MARGINS);
  const heading = view.platformTitle(platform);
  return {
    key: platform,
    heading,
    colour,
    alt: words.captions.alt(`${heading}: ${weeklyTitle(view, at, view.headline)}`, subtitle(view, at)),
    height: panelHeight(layout.top),
    traces: [
      ...fan(report.weeks, chosen, colour, style, view.scenarioTitle(chosen.scenario), false),
      ...(baseline
        ? [median(report.weeks, baseline, colour, style, view.scenarioTitle(view.baseline), look)]
        : []),
    ],
    layout: {
      ...weeklyLayout(report.weeks, width, style.label, layout.top),
      ...{ shapes: layout.shapes, annotations: layout.annotations },
    },
  };
}

/** A scenario beside the baseline, or alone where it is the baseline. */
export function besideBaseline(view: View, scenario: string): string {
  const { captions } = view.words;
  const name = view.scenarioTitle(scenario);
  return scenario === view.baseline
    ? captions.scenario(name)
    : captions.gmvTitle(name, view.scenarioTitle(view.baseline));
}

/** The finding for GMV, booked as chosen, of the focus platform in a period; names alone where none is reported. */
export function weeklyTitle(view: View, at: Choice, period: string): string {
  const scenario = at['scenario'];
  const difference = view.measureDifference(scenario, at['attribution'], view.focusPlatform, period);
  const names = besideBaseline(view, scenario);
  if (!difference) return names;
  return view.words.captions.finding(names, view.words.period(period), claim(view, difference));
}

function subtitle(view: View, at: Choice): string {
  const { captions, unit } = view.words;
  const label = unit('CNY_bn', false).label;
  return captions.gmv(
    attributionWords(view, at['attribution']),
    captions.perWeek(label, at['line'] !== 'weekly'),
    view.report.findings.replicates,
  );
}

/** Weekly GMV of one scenario with its bands beside the baseline, one panel a platform. */
export const gmvByPlatform: Figure = {
  id: 'gmv',
  form: 'multiples',
  controls: (view) => [scenarioControl(view, true), attributionControl(view), smoothingControl(view)],
  build(view, at, width): Exhibit {
    const marks = numberedMarks(view, at['scenario']);
    const shown = [...new Set([at['scenario'], view.baseline])];
    const series = view.report.weekly.filter(
      (s) => shown.includes(s.scenario) && s.metric === at['attribution'],
    );
    return {
      title: weeklyTitle(view, at, view.headline),
      subtitle: subtitle(view, at),
      caption: lineCaption(view, at),
      legend: shown.map((name) => legendOf(view, name, at['scenario'])),
      marks: markNotes(marks),
      panels: view.platforms.map((p) => panel(view, p, at, marks, width)).filter((p) => p !== null),
      table: () => weeklyTable(view, series, false),
    };
  },
};
