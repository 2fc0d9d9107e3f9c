import type { View } from '../view.ts';
import { quantity, type UnitStyle } from '../words/numbers.ts';
import { allScenarios, metricTitle, spreadLine } from './accounts.ts';
import type { Panel } from './exhibit.ts';
import { platformColour, withAlpha } from './palette.ts';
import { hovering, intervalBar, rowChart } from './rowChart.ts';
import { amountOf, changeOf, statement, type Amount, type Where } from './statement.ts';

interface Bar {
  readonly metric: string;
  readonly kind: 'part' | 'subsidy' | 'total';
  readonly own: Amount;
  readonly base: Amount | null;
}

/** The lines that are drawn: all that are not zero with both, and the totals. */
function bars(view: View, at: Where): Bar[] {
  const [revenue, subsidies] = statement;
  const bar = (metric: string, kind: Bar['kind']): Bar[] => {
    const own = amountOf(view, at, metric);
    const base = amountOf(view, { ...at, scenario: view.baseline }, metric);
    const isNothing = own === null || (own.value === 0 && (base?.value ?? 0) === 0 && kind !== 'total');
    return isNothing ? [] : [{ metric, kind, own, base }];
  };
  return [
    ...revenue.lines.flatMap((metric) => bar(metric, 'part')),
    ...bar('platform.revenue', 'total'),
    ...subsidies.lines.flatMap((metric) => bar(metric, 'subsidy')),
    ...bar('platform.contribution', 'total'),
  ];
}

/** Subsidies are taken away, so they run to the left. */
const signed = ({ kind }: Bar, amount: Amount): number => (kind === 'subsidy' ? -amount.value : amount.value);

function barTrace(view: View, all: readonly Bar[], y: readonly number[], style: UnitStyle, colour: string) {
  const texts = all.map(
    (b) => `${metricTitle(view, b.metric)}: ${quantity(signed(b, b.own), style)}${style.suffix}`,
  );
  return {
    ...{ type: 'bar', orientation: 'h', width: 15, y, x: all.map((b) => signed(b, b.own) * style.scale) },
    marker: {
      color: all.map((b) => (b.kind === 'total' ? colour : withAlpha(colour, 0.35))),
      line: { color: colour, width: 1 },
      pattern: { shape: all.map((b) => (b.kind === 'subsidy' ? '/' : '')), fgcolor: colour, size: 6 },
    },
    ...{ ...hovering(texts), textposition: 'none' },
  };
}

/** Every line of the chosen scenario from zero, the baseline's as open marks. */
export function statementPanel(view: View, at: Where, width: number, alt: string): Panel {
  const all = bars(view, at);
  const colour = platformColour(at.platform, view.platforms);
  const style = view.words.unit('CNY_bn', false);
  const base = view.scenarioTitle(view.baseline);
  const against = at.scenario === view.baseline ? null : base;
  const heading = view.words.accounts.statement(view.scenarioTitle(at.scenario), against, style.label);
  const chart = rowChart(
    all.map((b) => metricTitle(view, b.metric)),
    width,
    style.label,
  );
  const known = all.map((b, i) => ({ b, y: chart.y[i] })).filter(({ b }) => b.base !== null);
  const texts = known.map(({ b }) => `${base}: ${quantity(signed(b, b.base!), style)}${style.suffix}`);
  const beside = {
    ...{ type: 'scatter', mode: 'markers', y: known.map(({ y }) => y), ...hovering(texts) },
    x: known.map(({ b }) => signed(b, b.base!) * style.scale),
    marker: { symbol: 'diamond-open', size: 9, color: '#222222', line: { width: 2 } },
  };
  return {
    ...{ key: 'statement', heading, colour, alt: `${heading}. ${alt}`, height: chart.height },
    traces: [barTrace(view, all, chart.y, style, colour), ...(at.scenario === view.baseline ? [] : [beside])],
    layout: chart.layout,
  };
}

/** Each scenario's contribution less the baseline's, with the interval where the study knows it. */
export function contributionPanel(view: View, at: Where, width: number, alt: string): Panel | null {
  const known = allScenarios(view).flatMap((scenario) => {
    const change =
      scenario === view.baseline ? null : changeOf(view, { ...at, scenario }, 'platform.contribution');
    return change ? [{ scenario, change }] : [];
  });
  if (known.length === 0) return null;
  const colour = platformColour(at.platform, view.platforms);
  const style = view.words.unit('CNY_bn', true);
  const heading = view.words.accounts.contributions(view.scenarioTitle(view.baseline), style.label);
  const chart = rowChart(
    known.map(({ scenario }) => view.scenarioTitle(scenario)),
    width,
    style.label,
  );
  const spreads = known.map(({ change: { value, paired } }) => ({
    ...{ value, p10: paired?.p10 ?? value, p90: paired?.p90 ?? value },
  }));
  const texts = known.map(({ scenario, change: { value, paired } }) => {
    const ends = paired ?? { p10: null, p90: null };
    return `${view.scenarioTitle(scenario)}: ${spreadLine(value, ends, style, true)}${style.suffix}`;
  });
  return {
    ...{ key: 'contribution', heading, colour, alt: `${heading}. ${alt}`, height: chart.height },
    traces: [
      {
        ...{ type: 'scatter', mode: 'markers', y: chart.y, x: spreads.map((s) => s.value * style.scale) },
        ...{ marker: { color: colour, size: 10 }, ...hovering(texts) },
        error_x: intervalBar(spreads, style.scale, colour),
      },
    ],
    layout: { ...chart.layout, xaxis: { ...(chart.layout['xaxis'] as object), rangemode: 'tozero' } },
  };
}
