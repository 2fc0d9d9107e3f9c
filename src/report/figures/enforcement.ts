import type { View } from '../view.ts';
import { quantity, share, spreadText } from '../words/numbers.ts';
import { metricTitle, periodControl, platformControl, sentence } from './accounts.ts';
import { goodPerBadPanel, ratesPanel } from './enforcementPanels.ts';
import {
  column,
  nothing,
  records,
  type Cell,
  type Choice,
  type Exhibit,
  type Figure,
  type Table,
} from './exhibit.ts';
import { fewOf } from './flows.ts';
import {
  allAlike,
  allVerdicts,
  inspectedStores,
  losesGood,
  strictest,
  whyNoRatio,
  type GoodPerBad,
  type Verdicts,
} from './verdicts.ts';

const counted = [
  ...(['badFlagged', 'badPassed', 'goodFlagged', 'goodPassed'] as const),
  ...(['removedBad', 'removedGood'] as const),
];
const metricOf = (name: (typeof counted)[number]): string =>
  name.startsWith('removed') ? `stores.${name}` : `enforcement.${name}`;

function shareCell(value: number | null): Cell {
  return value === null ? nothing : { text: share(value), value };
}

/** A ratio as text; its ends repeat it where it has none. */
const ratioText = (view: View, { value, p10, p90 }: GoodPerBad) =>
  spreadText({ median: value, p10: p10 ?? value, p90: p90 ?? value }, view.words.unit('1', false));

/** The ratio where there is one; otherwise why there is none. */
function goodPerBadCell(view: View, v: Verdicts): Cell {
  const { interval, subsidy } = view.words;
  if (v.goodPerBad && !losesGood(v)) return { text: '0', value: 0 };
  if (v.goodPerBad) {
    const t = ratioText(view, v.goodPerBad);
    const bounds = v.goodPerBad.p10 === null ? subsidy.unbounded : interval(t.low, t.high);
    return { text: t.median, value: v.goodPerBad.value, detail: [bounds] };
  }
  return { text: whyNoRatio(view, v), value: null, tone: 'unclear' };
}

function cells(view: View, { period }: Choice, v: Verdicts): Cell[] {
  const stores = view.words.unit('stores', false);
  const few = fewOf(view, 'seller', v.scenario, period);
  const counts = counted.map((name): Cell => {
    const value = v[name];
    if (value === null) return nothing;
    const chance = name.startsWith('removed') && value > 0 && value < few;
    return { text: quantity(value, stores), value, ...(chance ? { tone: 'unclear' } : {}) };
  });
  const isBase = v.scenario === view.baseline;
  return [
    {
      text: view.scenarioTitle(v.scenario),
      detail: isBase ? [view.words.labels.baseline] : [],
      tone: 'strong',
    },
    ...counts.slice(0, 4),
    ...[v.detection, v.falseAlarms, v.precision].map(shareCell),
    ...counts.slice(4),
    goodPerBadCell(view, v),
  ];
}

function table(view: View, at: Choice, all: readonly Verdicts[]): Table {
  const { labels, accounts } = view.words;
  const { detection, falseAlarms, precision } = accounts.labels;
  const titles = counted.map((name) => metricTitle(view, metricOf(name)));
  return {
    columns: [
      column(labels.scenario),
      ...[...titles.slice(0, 4), detection, falseAlarms, precision, ...titles.slice(4)].map((t) =>
        column(t, true),
      ),
      column(metricTitle(view, 'enforcement.goodPerBad'), true),
    ],
    rows: all.map((v) => cells(view, at, v)),
  };
}

function file(all: readonly Verdicts[], { platform, period }: Choice): Table {
  return records(
    all.map(({ goodPerBad, scenario, ...v }) => ({
      ...{ scenario, platform, period, ...v, goodPerBad: goodPerBad?.value ?? null },
      ...{ goodPerBadP10: goodPerBad?.p10 ?? null, goodPerBadP90: goodPerBad?.p90 ?? null },
    })),
  );
}

function title(view: View, at: Choice, all: readonly Verdicts[]): string {
  const { accounts, period, unit } = view.words;
  const v = strictest(view, at['platform'], all);
  const t = losesGood(v) ? ratioText(view, v.goodPerBad) : null;
  const bounded = v.goodPerBad?.p10 !== null;
  const removed = (stores: number | null): string | null =>
    stores ? quantity(stores, unit('stores', false)) : null;
  return accounts.inspections({
    ...{ scenario: view.scenarioTitle(v.scenario), period: period(at['period']) },
    ...{ platform: view.platformTitle(at['platform']), alike: allAlike(all) },
    detection: v.detection === null ? '–' : share(v.detection),
    falseAlarms: v.falseAlarms === null ? '–' : share(v.falseAlarms),
    goodPerBad: t && { value: t.median, low: bounded ? t.low : '', high: bounded ? t.high : '' },
    goodRemoved: removed(v.removedGood),
    badRemoved: removed(v.removedBad),
  });
}

/** What inspections find, miss and get wrong, and how many good sellers are lost for each bad one. */
export const enforcement: Figure = {
  id: 'enforcement',
  form: 'tabled',
  controls: (view) => [platformControl(view), periodControl(view)],
  build(view, at, width): Exhibit {
    const { accounts, period } = view.words;
    const all = allVerdicts(view, at);
    const platform = view.platformTitle(at['platform']);
    if (all.length === 0)
      return sentence(view, accounts.missing(view.words.metric('enforcement.badFlagged'), platform));
    if (all.every((v) => inspectedStores(v) === 0))
      return sentence(view, accounts.noInspections(platform, period(at['period'])));
    const heading = title(view, at, all);
    const subtitle = accounts.enforcement(platform, period(at['period']), view.report.findings.replicates);
    const alt = view.words.captions.alt(heading, subtitle);
    return {
      ...{ title: heading, subtitle, caption: accounts.enforcementCaption, legend: [], marks: [] },
      panels: [ratesPanel, ...(all.some(losesGood) ? [goodPerBadPanel] : [])].map((panel) =>
        panel(view, at, all, width, alt),
      ),
      table: () => table(view, at, all),
      file: () => file(all, at),
    };
  },
};
