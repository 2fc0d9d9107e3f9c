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
import { allVerdicts, inspectedStores, losesGood, strictest, whyNoRatio, type Verdicts } from './verdicts.ts';

const counted = [
  ...(['badFlagged', 'badPassed', 'goodFlagged', 'goodPassed'] as const),
  ...(['removedBad', 'removedGood'] as const),
];
const metricOf = (name: (typeof counted)[number]): string =>
  name.startsWith('removed') ? `stores.${name}` : `enforcement.${name}`;

function shareCell(value: number | null): Cell {
  return value === null ? nothing : { text: share(value), value };
}

/** The ratio where there is one; otherwise why there is none. */
function goodPerBadCell(view: View, v: Verdicts): Cell {
  const { accounts, interval, unit } = view.words;
  if (v.goodPerBad && !losesGood(v)) return { text: '0', value: 0 };
  if (v.goodPerBad) {
    const { value, p10, p90, n } = v.goodPerBad;
    const t = spreadText({ median: value, p10, p90 }, unit('1', false));
    const all = view.report.findings.replicates;
    const some = n < all ? [accounts.inReplicates(n, all)] : [];
    return { text: t.median, value, detail: [interval(t.low, t.high), ...some] };
  }
  return { text: whyNoRatio(view, v), value: null, tone: 'unclear' };
}

function cells(view: View, v: Verdicts): Cell[] {
  const stores = view.words.unit('stores', false);
  const counts = counted.map((name): Cell => {
    const value = v[name];
    return value === null ? nothing : { text: quantity(value, stores), value };
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

function table(view: View, all: readonly Verdicts[]): Table {
  const { labels, accounts } = view.words;
  const { detection, falseAlarms, precision } = accounts.labels;
  const titles = counted.map((name) => metricTitle(view, metricOf(name)));
  return {
    columns: [
      column(labels.scenario),
      ...[...titles.slice(0, 4), detection, falseAlarms, precision, ...titles.slice(4)].map((t) =>
        column(t, true),
      ),
      column(metricTitle(view, 'enforcement.goodPerBad')),
    ],
    rows: all.map((v) => cells(view, v)),
  };
}

function file(all: readonly Verdicts[], { platform, period }: Choice): Table {
  return records(
    all.map(({ goodPerBad, scenario, ...v }) => ({
      ...{ scenario, platform, period, ...v, goodPerBad: goodPerBad?.value ?? null },
      ...{ goodPerBadP10: goodPerBad?.p10 ?? null, goodPerBadP90: goodPerBad?.p90 ?? null },
      goodPerBadN: goodPerBad?.n ?? 0,
    })),
  );
}

function title(view: View, at: Choice, all: readonly Verdicts[]): string {
  const { accounts, period, unit } = view.words;
  const v = strictest(view, all);
  const t = losesGood(v)
    ? spreadText({ ...v.goodPerBad, median: v.goodPerBad.value }, unit('1', false))
    : null;
  const removed = (stores: number | null): string | null =>
    stores ? quantity(stores, unit('stores', false)) : null;
  return accounts.inspections({
    ...{ scenario: view.scenarioTitle(v.scenario), period: period(at['period']) },
    platform: view.platformTitle(at['platform']),
    detection: v.detection === null ? '–' : share(v.detection),
    falseAlarms: v.falseAlarms === null ? '–' : share(v.falseAlarms),
    goodPerBad: t && { value: t.median, low: t.low, high: t.high },
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
      table: () => table(view, all),
      file: () => file(all, at),
    };
  },
};
