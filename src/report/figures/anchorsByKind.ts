import type { Difference, Estimate } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { claim } from '../words/claim.ts';
import { printedDirection } from '../words/likelihood.ts';
import { spreadText } from '../words/numbers.ts';
import { inKindOrder } from './anchorKinds.ts';
import {
  choice,
  column,
  nothing,
  records,
  signs,
  type Cell,
  type Choice,
  type Exhibit,
  type Figure,
} from './exhibit.ts';
import { scenarioControl } from './weekly.ts';

/** What can become of an anchor, in the order of the columns. */
const outcomes = ['idle', 'rematched', 'changedPlatform', 'left'] as const;

/** Kinds of anchors that the report tells of, all of them together (null) first. */
function kindsOf(view: View): (string | null)[] {
  const all = view.report.findings.estimates.filter((e) => e.metric === 'anchors.idle').map((e) => e.tier);
  return [null, ...inKindOrder(all.filter((tier) => tier !== null))];
}

/** The difference from the baseline, as a line below a level; its direction only where the interval allows one. */
function changeLines(view: View, d: Difference | undefined): string[] {
  if (!d) return [];
  const { labels, interval, unit } = view.words;
  const t = spreadText(d, unit(d.unit, true), true);
  const direction = printedDirection(d, t);
  if (direction === 'unchanged') return [labels.unchanged];
  const line = `${signs[direction]}${t.median} [${interval(t.low, t.high)}]`;
  return direction === 'unclear' || direction === 'tooFew' ? [line, labels[direction]] : [line];
}

function cell(view: View, e: Estimate | undefined, d: Difference | undefined): Cell {
  if (!e) return nothing;
  const t = spreadText(e, view.words.unit(e.unit, false));
  return { text: t.median, value: e.median, detail: [`${t.low} – ${t.high}`, ...changeLines(view, d)] };
}

/** Levels and differences of all scenarios for a file. */
function fileRows(view: View, period: string): object[] {
  const { estimates, differences } = view.report.findings;
  const wanted = (row: Estimate): boolean =>
    row.period === period && outcomes.some((o) => row.metric === `anchors.${o}`);
  const row = (kind: string, scenario: string, e: Estimate, probabilityPositive: number | null) => {
    const { metric, tier, unit, mean, median, p10, p90, n } = e;
    return { kind, scenario, metric, tier, period, unit, mean, median, p10, p90, probabilityPositive, n };
  };
  return [
    ...estimates.filter(wanted).map((e) => row('level', e.scenario, e, null)),
    ...differences.filter(wanted).map((d) => row('difference', d.scenario, d, d.probabilityPositive)),
  ];
}

function title(view: View, at: Choice): string {
  const { captions, period } = view.words;
  const scenario = captions.scenario(view.scenarioTitle(at['scenario']));
  const d = view.difference(at['scenario'], 'anchors.idle', null, at['period']);
  return d ? captions.finding(scenario, period(at['period']), claim(view, d)) : scenario;
}

/** What became of the anchors in a period: without goods, supplied again, elsewhere, gone; by kind. */
export const anchorsByKind: Figure = {
  id: 'anchors',
  form: 'table',
  controls(view) {
    const options = view.periods.map((p) => [p, view.words.period(p)] as const);
    return [
      scenarioControl(view, true),
      choice('period', view.words.controls.period, options, view.headline),
    ];
  },
  build(view, at): Exhibit {
    const { anchors, labels, controls, tier } = view.words;
    const { scenario, period } = at;
    const cells = (kind: string | null): Cell[] =>
      outcomes.map((outcome) => {
        const where = [scenario, `anchors.${outcome}`, null, period, kind] as const;
        return cell(view, view.estimate(...where), view.difference(...where));
      });
    return {
      title: title(view, at),
      subtitle: anchors.table(
        scenario === view.baseline ? null : view.scenarioTitle(view.baseline),
        view.report.findings.replicates,
      ),
      ...{ caption: anchors.tableCaption, legend: [], marks: [], panels: [] },
      table: () => ({
        columns: [column(labels.kind), ...outcomes.map((o) => column(anchors.outcomes[o], true))],
        rows: kindsOf(view).map((kind) => [
          { text: kind === null ? controls.allTiers : tier(kind), tone: 'strong' as const },
          ...cells(kind),
        ]),
      }),
      file: () => records(fileRows(view, period)),
    };
  },
};
