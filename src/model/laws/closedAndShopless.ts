import { columnsAt, nameOf, valueOf } from './figures.ts';
import type { Figures, TwinLaw } from './law.ts';

/** Sales of Douyin’s content, by week. */
function soldByContent(figures: Figures): number[] {
  const content = columnsAt(figures, 'gmv.cell', { platform: 'douyin' }).filter(
    (c) => figures.columns[c].channel !== 'shelf',
  );
  return Array.from({ length: figures.weeks }, (_, w) =>
    content.reduce((sum, c) => sum + valueOf(figures, c, w), 0),
  );
}

export const closedAndShopless: TwinLaw = {
  kind: 'twin',
  name: 'closedAndShopless',
  rule: 35,
  statement: {
    en: 'Without a shop of its own and with every link closed, content of a platform sells nothing at all; with shops, what its anchors show sells again.',
  },
  twin: { en: 'The same closed platform, with shops of its own.' },
  check(shopless, stocked) {
    const sold = soldByContent(shopless);
    const week = sold.findIndex((x) => x !== 0);
    const breaches = week < 0 ? [] : [`${sold[week]} bn yuan are sold in week ${week} without any shop`];
    const again = soldByContent(stocked).some((x) => x > 0);
    const [first] = columnsAt(stocked, 'gmv.cell', { platform: 'douyin', channel: 'live', to: 'douyin' });
    return again ? breaches : [...breaches, `${nameOf(stocked.columns[first])} stays at nothing with shops`];
  },
};
