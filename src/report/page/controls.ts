import type { Choice, Control } from '../figures/exhibit.ts';
import { h } from './dom.ts';

function input(control: Control, id: string): HTMLInputElement | HTMLSelectElement {
  if (control.kind === 'text')
    return h('input', { id, type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const options = control.options.map((o) => h('option', { value: o.value }, o.title));
  const select = h('select', { id }, ...options);
  select.value = control.initial;
  return select;
}

/** A row of labelled inputs; `changed` hears every change. Controls with nothing to choose are not shown. */
export function controlsElement(
  figure: string,
  controls: readonly Control[],
  changed: (choice: Choice) => void,
): HTMLElement {
  const chosen: Record<string, string> = initialChoice(controls);
  const shown = controls.filter((c) => c.kind === 'text' || c.options.length > 1);
  const labels = shown.map((control) => {
    const id = `${figure}-${control.name}`;
    const field = input(control, id);
    field.addEventListener('input', () => {
      chosen[control.name] = field.value;
      changed({ ...chosen });
    });
    return h('label', { for: id }, `${control.title} `, field);
  });
  return h('div', { class: 'controls' }, ...labels);
}

export function initialChoice(controls: readonly Control[]): Record<string, string> {
  return Object.fromEntries(controls.map((c) => [c.name, c.initial]));
}
