import type { Panel } from '../figures/exhibit.ts';
import { h } from './dom.ts';
import { inflate } from './embedded.ts';

interface Plotly {
  react(
    element: HTMLElement,
    traces: readonly unknown[],
    layout: Readonly<Record<string, unknown>>,
    config: Readonly<Record<string, unknown>>,
  ): Promise<unknown>;
  purge(element: HTMLElement): void;
  readonly Plots: { resize(element: HTMLElement): Promise<unknown> };
}

declare global {
  interface Window {
    Plotly?: Plotly;
  }
}

/** No upload button, no server, no logo, no tool bar over the data. */
const config = {
  showSendToCloud: false,
  plotlyServerURL: '',
  displaylogo: false,
  responsive: true,
  displayModeBar: false,
};

/**
 * The library brings a style sheet for maps, which the page's policy refuses and no chart here needs. It skips it where
 * an element of the sheet's id already stands; the id is a hash and changes with the library's version.
 */
function holdMapStyles(script: string): void {
  for (const [, id] of script.matchAll(/getElementById\("([0-9a-f]{64})"\)/g)) {
    document.head.append(h('meta', { id: id }));
  }
}

/** Inflates the plotting library that the page carries and runs it; the page's policy knows the hash of its text. */
export async function loadPlotly(packed: string): Promise<void> {
  const script = document.createElement('script');
  script.textContent = await inflate(packed);
  holdMapStyles(script.textContent);
  document.head.append(script);
  if (!window.Plotly) throw new Error('the plotting library did not start');
}

/** Draws a panel; does nothing while the library is not there. */
export async function draw(element: HTMLElement, panel: Panel): Promise<void> {
  await window.Plotly?.react(element, panel.traces, panel.layout, config);
}

export function purge(element: HTMLElement): void {
  window.Plotly?.purge(element);
}

export async function resize(element: HTMLElement): Promise<void> {
  await window.Plotly?.Plots.resize(element);
}
