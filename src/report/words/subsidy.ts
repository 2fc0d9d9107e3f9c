import type { Interval, SubsidyReturn } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { printedReturn, type ReturnDirection } from './likelihood.ts';
import { count, spreadText, type SpreadText, type UnitStyle } from './numbers.ts';

/** A value with its interval as text; the ends repeat the value where there are none. */
export const intervalText = (i: Interval, style: UnitStyle, signed: boolean): SpreadText =>
  spreadText({ median: i.value, p10: i.low ?? i.value, p90: i.high ?? i.value }, style, signed);

/** The row of a return by its metric: on the paying platforms, or on all. */
export const returnOf = (s: SubsidyReturn, metric: string, everywhere = false) =>
  s.returns.find((r) => r.metric === metric && (r.platform === null) === everywhere);

/** What may be said of a yuan of a scenario's subsidies: a direction only where the interval leaves out zero. */
export function returnClaim(view: View, s: SubsidyReturn): string {
  const { words } = view;
  const platforms = s.platforms.map(view.platformTitle).join(' + ');
  const i = returnOf(s, 'gmv.net')?.perYuan ?? null;
  const style = words.unit('CNY/CNY', true);
  const said = (kind: ReturnDirection | 'unspent' | 'unpaired', t: SpreadText): string =>
    words.subsidy.claim[kind]({
      ...{ quantity: words.quantity('gmv.net', platforms), value: t.median, low: t.low, high: t.high },
      ...{ unit: style.suffix, n: count(s.n) },
    });
  if (i === null) return said(s.n === 0 ? 'unpaired' : 'unspent', { median: '', low: '', high: '' });
  const t = intervalText(i, style, false);
  return said(printedReturn(i, t), t);
}
