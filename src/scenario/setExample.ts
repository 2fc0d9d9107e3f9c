/** A value that `--set` could give to a path, for a mend that can be typed as it stands. */
import { formatDay } from '../base/calendar.ts';
import { formatQuantity } from '../base/units.ts';
import { levers, parameters } from '../model/index.ts';
import { defaultRun } from './language.ts';
import { platformFields } from './platformFields.ts';

function valueFor([section, ...rest]: readonly string[]): string | null {
  const name = rest.join('.');
  const declared =
    section === 'parameters'
      ? parameters.find((p) => p.name === name)
      : section === 'levers'
        ? levers.find((lever) => rest[0].endsWith(`.${lever.name}`) && rest.length === 1)
        : section === 'platforms'
          ? platformFields.find((field) => field.name === rest.slice(1).join('.'))
          : undefined;
  if (declared?.unit && declared.range) return formatQuantity(declared.range[1], declared.unit);
  if (section !== 'run' || !Object.hasOwn(defaultRun, name)) return null;
  return name === 'from' ? formatDay(defaultRun.from) : String(defaultRun[name as keyof typeof defaultRun]);
}

/** `path=value` as a shell takes it; the value is left open where none suggests itself. */
export function setExample(path: string, steps: readonly string[]): string {
  const value = valueFor(steps) ?? '…';
  return `${path}=${/^[\w.-]+$/.test(value) ? value : `"${value}"`}`;
}
