import type { View } from '../view.ts';
import { claim } from '../words/claim.ts';
import { decimalsFor, quantity, type UnitStyle } from '../words/numbers.ts';
import {
  allScenarios,
  capital,
  differenceCell,
  judgementCell,
  metricTitle,
  periodControl,
  platformControl,
  sentence,
} from './accounts.ts';
import { column, nothing, records, type Cell, type Exhibit, type Figure, type Table } from './exhibit.ts';
import { contributionPanel, statementPanel } from './moneyPanels.ts';
import { amountOf, changeOf, statement, whereOf, type Amount, type Change, type Where } from './statement.ts';
import { scenarioControl } from './weekly.ts';

const lines = statement.flatMap((block) => [...block.lines, ...block.totals]);

/** All amounts of an account have one decimal more than suits the largest, so that the eye can add them up. */
function accountStyle(view: View, at: Where): UnitStyle {
  const style = view.words.unit('CNY_bn', false);
  const both = [at.scenario, view.baseline].map((scenario) => ({ ...at, scenario }));
  const totals = both.flatMap((w) => ['platform.revenue', 'subsidy.spend'].map((m) => amountOf(view, w, m)));
  const decimals = decimalsFor(Math.max(0, ...totals.map((a) => (a?.value ?? 0) * style.scale)));
  return { ...style, decimals: decimals + 1 };
}

/** An amount; one too small for the decimals of its account is printed with its own. */
function amountCell(view: View, amount: Amount | null, style: UnitStyle, strong: boolean): Cell {
  if (!amount) return nothing;
  const { value, unit } = amount;
  const own = view.words.unit(unit, false);
  const text = unit === 'CNY_bn' ? quantity(value, style) : `${quantity(value, own)}${own.suffix}`;
  const shown = /[1-9]/.test(text) ? text : quantity(value, own);
  return { text: value === 0 ? '0' : shown, value, ...(strong ? { tone: 'strong' } : {}) };
}

/** The difference with what may be said of it; without an interval nothing is said. */
function changeCells(view: View, change: Change | null): [Cell, Cell] {
  if (!change) return [nothing, nothing];
  const style = view.words.unit(change.unit, true);
  const inUnit = change.unit === 'CNY_bn' ? [] : [style.label];
  const { paired } = change;
  if (!paired)
    return [{ text: quantity(change.value, style, true), value: change.value, detail: inUnit }, nothing];
  const cell = differenceCell(view, paired);
  return [{ ...cell, detail: [...(cell.detail ?? []), ...inUnit] }, judgementCell(view, paired)];
}

function cells(view: View, at: Where, style: UnitStyle, metric: string, strong: boolean): Cell[] {
  const isBase = at.scenario === view.baseline;
  const amount = (scenario: string): Cell =>
    amountCell(view, amountOf(view, { ...at, scenario }, metric), style, strong);
  return [
    { text: metricTitle(view, metric), ...(strong ? { tone: 'strong' as const } : {}) },
    amount(view.baseline),
    ...(isBase ? [] : [amount(at.scenario), ...changeCells(view, changeOf(view, at, metric))]),
  ];
}

/** The account of the chosen scenario beside the baseline's. */
function table(view: View, at: Where): Table {
  const { labels } = view.words.accounts;
  const style = accountStyle(view, at);
  const beside = [
    column(view.scenarioTitle(at.scenario), true),
    column(capital(labels.difference), true),
    column(labels.judgement),
  ];
  let above = 0;
  const parts = statement.map((block) => {
    const part = { title: labels[block.title], above };
    above += block.lines.length + block.totals.length;
    return part;
  });
  return {
    parts,
    columns: [
      ...[column(labels.line), column(view.scenarioTitle(view.baseline), true)],
      ...(at.scenario === view.baseline ? [] : beside),
    ],
    rows: statement.flatMap((block) => [
      ...block.lines.map((metric) => cells(view, at, style, metric, false)),
      ...block.totals.map((metric) => cells(view, at, style, metric, true)),
    ]),
  };
}

/** The accounts of all scenarios, for a file. */
function file(view: View, at: Where): Table {
  return records(
    allScenarios(view).flatMap((scenario) =>
      lines.flatMap((metric) => {
        const where = { ...at, scenario };
        const amount = amountOf(view, where, metric);
        if (!amount) return [];
        const change = scenario === view.baseline ? null : changeOf(view, where, metric);
        return [
          {
            ...{ ...where, metric, unit: amount.unit, mean: amount.value, difference: change?.value ?? null },
            ...{ p10: change?.paired?.p10 ?? null, p90: change?.paired?.p90 ?? null },
            probabilityPositive: change?.paired?.probabilityPositive ?? null,
          },
        ];
      }),
    ),
  );
}

/** What may be said of the contribution, or of revenue where the contribution has no interval. */
function title(view: View, at: Where): string {
  const { captions, accounts, period } = view.words;
  const named = captions.scenario(view.scenarioTitle(at.scenario));
  const style = accountStyle(view, at);
  const keptBy = (scenario: string): string =>
    quantity(amountOf(view, { ...at, scenario }, 'platform.contribution')?.value ?? 0, style);
  const kept = accounts.kept(
    ...[view.platformTitle(at.platform), keptBy(at.scenario), view.scenarioTitle(view.baseline)],
    ...[keptBy(view.baseline), style.suffix],
  );
  const contribution = changeOf(view, at, 'platform.contribution')?.paired;
  const paired = contribution ?? changeOf(view, at, 'platform.revenue')?.paired;
  if (at.scenario === view.baseline || !paired) return captions.finding(named, period(at.period), kept);
  const said = claim(view, paired);
  return captions.finding(named, period(at.period), contribution ? said : accounts.both(said, kept));
}

/** What a platform earns, pays in cash and keeps, beside the baseline. */
export const money: Figure = {
  id: 'money',
  form: 'tabled',
  controls: (view) => [scenarioControl(view, true), platformControl(view), periodControl(view)],
  build(view, choice, width): Exhibit {
    const { accounts, captions, period, unit } = view.words;
    const at = whereOf(choice);
    const platform = view.platformTitle(at.platform);
    const needed = ['platform.revenue', 'subsidy.spend'].find((metric) => !amountOf(view, at, metric));
    if (needed) return sentence(view, accounts.missing(view.words.metric(needed), platform));
    const heading = title(view, at);
    const { replicates } = view.report.findings;
    const told = [platform, period(at.period), unit('CNY_bn', false).label, replicates] as const;
    const subtitle = accounts.money(...told, at.scenario !== view.baseline);
    const alt = captions.alt(heading, subtitle);
    const isPaired = changeOf(view, at, 'platform.contribution')?.paired || at.scenario === view.baseline;
    return {
      ...{ title: heading, subtitle, legend: [], marks: [] },
      caption: isPaired ? accounts.moneyCaption : `${accounts.moneyCaption} ${accounts.noInterval}`,
      panels: [statementPanel, contributionPanel]
        .map((panel) => panel(view, at, width, alt))
        .filter((panel) => panel !== null),
      table: () => table(view, at),
      file: () => file(view, at),
    };
  },
};
