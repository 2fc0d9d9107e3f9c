import type { View } from '../view.ts';
import { share, spreadText } from '../words/numbers.ts';
import type { Choice, Panel } from './exhibit.ts';
import { metricTitle } from './accounts.ts';
import { platformColour } from './palette.ts';
import { hovering, intervalBar, rowChart } from './rowChart.ts';
import { inspectedStores, whyNoRatio, type Verdicts } from './verdicts.ts';

type Build = (view: View, at: Choice, all: readonly Verdicts[], width: number, alt: string) => Panel;

const titlesOf = (view: View, all: readonly Verdicts[]): string[] =>
  all.map((v) => view.scenarioTitle(v.scenario));

/** A sentence in the row of a scenario that has no number. */
function note(text: string, y: number): Record<string, unknown> {
  return {
    ...{ xref: 'paper', x: 0.02, xanchor: 'left', yref: 'y', y, yanchor: 'middle', showarrow: false },
    ...{ text, font: { size: 11, color: '#555555' }, bgcolor: '#ffffff' },
  };
}

/** Flagged share of bad stores and of good ones, a row a scenario: far apart is good. */
export const ratesPanel: Build = (view, at, all, width, alt) => {
  const { accounts } = view.words;
  const colour = platformColour(at['platform'], view.platforms);
  const chart = rowChart(titlesOf(view, all), width, '%');
  const dots = (name: 'detection' | 'falseAlarms', symbol: string) => {
    const known = all.map((v, i) => ({ v, y: chart.y[i] })).filter(({ v }) => v[name] !== null);
    const texts = known.map(
      ({ v }) => `${view.scenarioTitle(v.scenario)}: ${accounts.labels[name]} ${share(v[name]!)}`,
    );
    return {
      ...{ type: 'scatter', mode: 'markers', x: known.map(({ v }) => v[name]! * 100) },
      ...{ y: known.map(({ y }) => y), ...hovering(texts), cliponaxis: false },
      marker: { color: colour, size: 11, symbol, line: { color: colour, width: 2 } },
    };
  };
  const empty = all.map((v, i) => ({ v, y: chart.y[i] })).filter(({ v }) => inspectedStores(v) === 0);
  return {
    ...{ key: 'rates', heading: accounts.ratesHeading, colour, alt: `${accounts.ratesHeading}. ${alt}` },
    height: chart.height,
    traces: [dots('detection', 'circle'), dots('falseAlarms', 'diamond-open')],
    layout: {
      ...chart.layout,
      xaxis: { ...(chart.layout['xaxis'] as object), range: [-5, 105], dtick: 25 },
      annotations: empty.map(({ y }) => note(accounts.labels.noneInspected, y)),
    },
  };
};

/** Good sellers lost per bad one removed, a row a scenario; rows without a number say why. */
export const goodPerBadPanel: Build = (view, at, all, width, alt) => {
  const { accounts, unit } = view.words;
  const colour = platformColour(at['platform'], view.platforms);
  const heading = accounts.goodPerBadHeading;
  const chart = rowChart(titlesOf(view, all), width, metricTitle(view, 'enforcement.goodPerBad'));
  const rows = all.map((v, i) => ({ v, per: v.goodPerBad, y: chart.y[i] }));
  const known = rows.flatMap(({ v, per, y }) =>
    per ? [{ v, per: { value: per.value, p10: per.p10 ?? per.value, p90: per.p90 ?? per.value }, y }] : [],
  );
  const texts = known.map(({ v, per }) => {
    const t = spreadText({ median: per.value, p10: per.p10, p90: per.p90 }, unit('1', false));
    return `${view.scenarioTitle(v.scenario)}: ${t.median} [${t.low} – ${t.high}]`;
  });
  const most = Math.max(0, ...known.map(({ per }) => per.p90)) * 1.08 || 1;
  return {
    ...{ key: 'goodPerBad', heading, colour, alt: `${heading}. ${alt}`, height: chart.height },
    traces: [
      {
        ...{
          type: 'scatter',
          mode: 'markers',
          x: known.map(({ per }) => per.value),
          y: known.map((k) => k.y),
        },
        ...{ marker: { color: colour, size: 9 }, ...hovering(texts) },
        error_x: intervalBar(
          known.map(({ per }) => per),
          1,
          colour,
        ),
      },
    ],
    layout: {
      ...chart.layout,
      xaxis: { ...(chart.layout['xaxis'] as object), range: [-most / 20, most] },
      annotations: rows.filter(({ per }) => !per).map(({ v, y }) => note(whyNoRatio(view, v), y)),
    },
  };
};
