import type { Page } from 'playwright-core';

/** Labels of charts that cover one another or leave their chart, as sentences; `selector` chooses the charts. */
export function labelFaults(page: Page, selector: string): Promise<string[]> {
  return page.$$eval(selector, (charts) => {
    const overlaps = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    return charts.flatMap((chart, c) => {
      const frame = chart.getBoundingClientRect();
      const labels = [
        ...chart.querySelectorAll('.annotation-text, .xtick text, .ytick text, .xtitle, .ytitle'),
      ].map((t) => ({
        text: t.textContent,
        box: t.getBoundingClientRect(),
      }));
      const cut = labels.filter(
        ({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1,
      );
      const pairs = labels.flatMap((a, i) =>
        labels
          .slice(0, i)
          .filter((b) => overlaps(a.box, b.box))
          .map((b) => `${a.text} on ${b.text}`),
      );
      return [...pairs, ...cut.map(({ text }) => `${text} is cut`)].map((fault) => `chart ${c}: ${fault}`);
    });
  });
}
