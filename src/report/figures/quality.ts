import type { View } from '../view.ts';
import { claim } from '../words/claim.ts';
import { spreadText } from '../words/numbers.ts';
import { metricTitle, periodControl, reported, sentence } from './accounts.ts';
import { choice, type Choice, type Exhibit, type Figure, type Panel } from './exhibit.ts';
import { platformColour } from './palette.ts';
import {
  PANEL_HEIGHT,
  quarterLayout,
  quarterLine,
  quarterTraces,
  sharedRange,
  type QuarterLine,
} from './qualityPanels.ts';
import { legendBeside } from './pairedDifferences.ts';
import { qualityFile, qualityTable } from './qualityTable.ts';
import { legendOf, scenarioControl } from './weekly.ts';

const measures = ['quality.mean', 'returns.rate', 'trust', 'rating.mean', 'returns.refused'] as const;

/** The chosen scenario, then those that are drawn beside it. */
function shownScenarios(view: View, at: Choice): string[] {
  const chosen = at['scenario'];
  const beside = at['show'] === 'difference' ? view.alternatives : [view.baseline];
  return [...new Set([chosen, ...beside])];
}

interface Drawn {
  readonly platform: string;
  readonly lines: readonly QuarterLine[];
}

/** The platforms that have numbers for the chosen scenario, with what is drawn of them. */
function drawnPlatforms(view: View, at: Choice): Drawn[] {
  return view.platforms.flatMap((platform): Drawn[] => {
    if (!quarterLine(view, at, at['scenario'], platform)) return [];
    const lines = shownScenarios(view, at).map((s) => quarterLine(view, at, s, platform));
    return [{ platform, lines: lines.filter((line) => line !== null) }];
  });
}

/** What may be said of the focus platform in the chosen period: a claim, or a level. */
function title(view: View, at: Choice): string {
  const { captions, accounts, period, quantity, unit } = view.words;
  const { scenario, measure, period: when } = at;
  const where = [scenario, measure, view.focusPlatform, when] as const;
  const difference = view.measureDifference(...where);
  const named = captions.scenario(view.scenarioTitle(scenario));
  if (difference) return captions.finding(named, period(when), claim(view, difference));
  const level = view.measure(...where);
  const name = quantity(measure, view.platformTitle(view.focusPlatform));
  if (!level || level.p10 === null || level.p90 === null)
    return captions.gmvTitle(view.scenarioTitle(scenario), name);
  const style = unit(level.unit, false);
  const t = spreadText({ median: level.value, p10: level.p10, p90: level.p90 }, style);
  const told = { value: t.median, low: t.low, high: t.high };
  return accounts.levelTitle(view.scenarioTitle(scenario), period(when), name, told, style.suffix);
}

function subtitle(view: View, at: Choice, unit: string): string {
  const { accounts, unit: styleOf } = view.words;
  const differences = at['show'] === 'difference';
  const against = differences ? view.scenarioTitle(view.baseline) : null;
  const { label } = styleOf(unit, differences);
  return accounts.quality(view.words.metric(at['measure']), label, against, view.report.findings.replicates);
}

/** Amounts differ tenfold between platforms; indices and shares do not. */
const isAmount = (unit: string): boolean => unit === 'CNY_bn';

function panels(view: View, at: Choice, drawn: readonly Drawn[], unit: string, width: number): Panel[] {
  const style = view.words.unit(unit, at['show'] === 'difference');
  const lines = drawn.flatMap((d) => d.lines);
  const range = isAmount(unit) ? null : sharedRange(lines, style.scale);
  return drawn.map(({ platform, lines: own }) => {
    const heading = view.platformTitle(platform);
    return {
      ...{ key: platform, heading, colour: platformColour(platform, view.platforms), height: PANEL_HEIGHT },
      alt: view.words.captions.alt(`${heading}: ${title(view, at)}`, subtitle(view, at, unit)),
      traces: quarterTraces(view, at, own, platform),
      layout: quarterLayout(view, width, style.label, range),
    };
  });
}

function caption(view: View, at: Choice, drawn: readonly Drawn[], unit: string): string {
  const { accounts } = view.words;
  const beside =
    at['show'] === 'difference' || at['scenario'] === view.baseline
      ? null
      : view.scenarioTitle(view.baseline);
  const without = view.platforms.filter((p) => !drawn.some((d) => d.platform === p));
  return [
    accounts.meanings[at['measure']],
    accounts.qualityBands(beside),
    isAmount(unit) ? accounts.ownScale : accounts.sharedScale,
    ...(without.length > 0 ? [accounts.without(without.map(view.platformTitle))] : []),
  ].join(' ');
}

/** Quality, returns and trust by quarter, one panel a platform: the chosen scenario with its band beside the baseline. */
export const quality: Figure = {
  id: 'quality',
  form: 'multiples',
  controls(view) {
    const { labels } = view.words.accounts;
    const known = reported(view, measures);
    return [
      choice(
        'measure',
        labels.measure,
        known.map((m) => [m, metricTitle(view, m)] as const),
        known[0],
      ),
      scenarioControl(view, true),
      choice('show', labels.show, [
        ['level', labels.level],
        ...(view.alternatives.length > 0 ? [['difference', labels.difference] as const] : []),
      ]),
      { ...periodControl(view), title: labels.headlinePeriod },
    ];
  },
  build(view, chosen, width): Exhibit {
    // The baseline differs from nothing: its levels are drawn whatever is to be shown.
    const at = chosen['scenario'] === view.baseline ? { ...chosen, show: 'level' } : chosen;
    const drawn = at['measure'] ? drawnPlatforms(view, at) : [];
    const unit = drawn[0]?.lines[0]?.unit;
    if (unit === undefined)
      return sentence(
        view,
        view.words.accounts.missing(view.words.metric(at['measure'] || measures[0]), null),
      );
    return {
      title: title(view, at),
      subtitle: subtitle(view, at, unit),
      caption: caption(view, at, drawn, unit),
      legend:
        at['show'] === 'difference'
          ? legendBeside(view, at['scenario'])
          : shownScenarios(view, at).map((name) => legendOf(view, name, at['scenario'])),
      marks: [],
      panels: panels(view, at, drawn, unit, width),
      table: () => qualityTable(view, at, shownScenarios(view, at), unit),
      file: () => qualityFile(view, at['measure']),
    };
  },
};
