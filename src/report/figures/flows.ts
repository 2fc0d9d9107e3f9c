import type { PageFlow } from '../pageReport.ts';
import { OTHER } from '../mergeFlows.ts';
import type { View } from '../view.ts';
import { inOrder, initialPeriod } from '../view.ts';
import { choice, type Choice, type Control } from './exhibit.ts';
import { scenarioControl } from './weekly.ts';

type Kind = PageFlow['kind'];

/** Sellers or anchors, as far as flows of them are known; each with its tiers where `withTiers`. */
function whoControl(view: View, withTiers: boolean): Control {
  const { controls, tier } = view.words;
  const { flows } = view.report.findings;
  const name = (kind: Kind): string => (kind === 'seller' ? controls.sellers : controls.anchors);
  const kinds = (['seller', 'anchor'] as const).filter((kind) => flows.some((f) => f.kind === kind));
  const options = kinds.flatMap((kind) => {
    const tiers = new Set(flows.filter((f) => f.kind === kind && f.tier !== null).map((f) => f.tier!));
    const some = withTiers ? [...tiers] : [];
    return [
      [`${kind}|`, withTiers ? `${name(kind)}: ${controls.allTiers}` : name(kind)] as const,
      ...some.map((t) => [`${kind}|${t}`, `${name(kind)}: ${tier(t)}`] as const),
    ];
  });
  return choice('who', controls.who, options);
}

/** Controls of the figures on migration: scenario, period, and sellers or anchors. */
export function flowControls(view: View, withTiers: boolean): Control[] {
  const { controls, period } = view.words;
  const periods = inOrder(view.report.findings.flows.map((f) => f.period));
  const initial = initialPeriod(view, periods);
  const options = periods.map((p) => [p, period(p)] as const);
  return [
    scenarioControl(view, true),
    choice('period', controls.period, options, initial),
    whoControl(view, withTiers),
  ];
}

/** What is chosen by the control of sellers and anchors, with the word for it. */
export function chosenWho(view: View, at: Choice): { kind: Kind; tier: string | null; word: string } {
  const [kind, tier] = (at['who'] ?? '').split('|');
  const anchors = kind === 'anchor';
  const { controls } = view.words;
  return {
    kind: anchors ? 'anchor' : 'seller',
    tier: tier || null,
    word: anchors ? controls.anchors : controls.sellers,
  };
}

/** The flows of one choice, largest first. */
export function chosenFlows(view: View, at: Choice): PageFlow[] {
  const { kind, tier } = chosenWho(view, at);
  return view.report.findings.flows
    .filter(
      (f) => f.scenario === at['scenario'] && f.period === at['period'] && f.kind === kind && f.tier === tier,
    )
    .sort((a, b) => b.mean - a.mean);
}

/** Fewer simulated sellers or anchors than this are chance. */
const FEW = 3;

/** All sellers and anchors by kind, scenario and period; a page asks for them with every redraw. */
const totals = new WeakMap<View['report'], Map<string, number>>();

function totalsOf({ report }: View): ReadonlyMap<string, number> {
  const known = totals.get(report) ?? new Map<string, number>();
  if (!totals.has(report))
    for (const { kind, tier, scenario, period, mean } of report.findings.flows) {
      const key = `${kind} ${scenario} ${period}`;
      if (tier === null) known.set(key, (known.get(key) ?? 0) + mean);
    }
  totals.set(report, known);
  return known;
}

/** Real sellers or anchors for which so few simulated ones stand, on average over all kinds. */
export function fewOf(view: View, kind: Kind, scenario: string, period: string): number {
  const { merchants, anchors } = view.report.provenance;
  const all = totalsOf(view).get(`${kind} ${scenario} ${period}`) ?? 0;
  return (FEW * all) / Math.max(1, kind === 'seller' ? merchants : anchors);
}

/** Merged small flows are moves, although they share the name of their ends. */
export const moved = (f: PageFlow): boolean => f.from !== f.to || f.from === OTHER;

/** The fixed order of places: one platform alone first, then sets by size, then those that left. */
export function placeOrder(view: View, place: string): number {
  if (place === OTHER) return 9000;
  if (place === 'none' || place === 'left') return 8000;
  if (place === 'idle') return 7000;
  const parts = place.split(/[+>]/);
  const index = (name: string): number => Math.max(0, view.platforms.indexOf(name));
  const size = place.includes('>') ? 1 : parts.length;
  return size * 1000 + index(parts[0]) * 100 + index(parts[1] ?? '') * 10 + index(parts.at(-1)!);
}

/** Places in their fixed order; the name decides between places of equal standing. */
export function inPlaceOrder(view: View, places: Iterable<string>): string[] {
  return [...new Set(places)].sort(
    (a, b) => placeOrder(view, a) - placeOrder(view, b) || (a < b ? -1 : a > b ? 1 : 0),
  );
}
