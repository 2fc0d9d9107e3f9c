import { Document } from 'yaml';
import { formatDay, type Day } from '../base/calendar.ts';
import { formatQuantity } from '../base/units.ts';
import { levers, parameters, type Unit } from '../model/index.ts';
import { defaultPlatforms } from './platforms.ts';
import { platformFields, type FieldValue, type PlatformField } from './platformFields.ts';
import type { LeverSetting, LinkRule, Path, PlatformBlock, Scenario } from './scenario.ts';

/** Without what is null, which stands for "none". */
const present = (map: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));

const dayOrNone = (day: Day | null): string | null => (day === null ? null : formatDay(day));

const knotsOf = (path: Path, unit: Unit): Record<string, string> =>
  Object.fromEntries(path.knots.map(({ day, value }) => [formatDay(day), formatQuantity(value, unit)]));

function pathOf(path: Path, unit: Unit): unknown {
  const [only, ...more] = path.knots;
  if (path.between === 'step' && more.length === 0) return formatQuantity(only.value, unit);
  return { [path.between === 'step' ? 'steps' : 'ramp']: knotsOf(path, unit) };
}

function fieldText(field: PlatformField, value: FieldValue): unknown {
  if (field.form === 'quantity') return formatQuantity(value as number, field.unit!);
  return field.form === 'path' ? pathOf(value as Path, field.unit!) : value;
}

function blockOf(block: PlatformBlock): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const field of platformFields) {
    const steps = field.name.split('.');
    const value = steps.reduce<unknown>(
      (here, step) => (here as Record<string, unknown> | undefined)?.[step],
      block,
    );
    if (value === undefined) continue;
    const last = steps.pop()!;
    let map = written;
    for (const step of steps) map = (map[step] ??= {}) as Record<string, unknown>;
    map[last] = fieldText(field, value as FieldValue);
  }
  return written;
}

function rowOf(link: LinkRule): Record<string, unknown> {
  return present({
    ...link,
    from: formatDay(link.from),
    announced: dayOrNone(link.announced),
    capacity: link.capacity === null ? null : formatQuantity(link.capacity, 'share'),
    fee: link.fee && { ...link.fee, rate: formatQuantity(link.fee.rate, 'share') },
  });
}

function settingOf(setting: LeverSetting, start: Day): Record<string, unknown> {
  const { unit } = levers.find(({ name }) => name === setting.lever)!;
  const { path, from } = setting;
  const whole = path.between === 'step' && path.knots.length === 1 && path.knots[0].day === (from ?? start);
  return present({
    ...(whole
      ? { value: formatQuantity(path.knots[0].value, unit) }
      : { [path.between === 'step' ? 'steps' : 'ramp']: knotsOf(path, unit) }),
    from: dayOrNone(from),
    until: dayOrNone(setting.until),
    weeklyBudget: setting.weeklyBudget === null ? null : formatQuantity(setting.weeklyBudget, 'CNY'),
    totalBudget: setting.totalBudget === null ? null : formatQuantity(setting.totalBudget, 'CNY'),
    of: setting.of,
    for: setting.tiers && { tier: setting.tiers },
  });
}

const unitOf = (parameter: string): Unit => parameters.find(({ name }) => name === parameter)!.unit;

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Platforms and parameters that a file must name: all of them, or those that are not as declared. */
function named(
  { platforms, parameters: values }: Scenario,
  brief: boolean,
): Pick<Scenario, 'platforms' | 'parameters'> {
  if (!brief) return { platforms, parameters: values };
  const usual = new Map<string, number>(parameters.map((p) => [p.name, p.default]));
  return {
    platforms: platforms.filter((block) => !defaultPlatforms.some((known) => sameValue(known, block))),
    parameters: Object.fromEntries(Object.entries(values).filter(([name, x]) => x !== usual.get(name))),
  };
}

const heads = {
  whole: '# Everything is written out: this file needs no parent.\n',
  brief: '# Without a parent: what is not named here is as declared.\n',
};

/**
 * The scenario as a file without a parent; reading it again gives the same scenario. Whole, or brief: without platforms
 * and parameters that are as declared.
 */
export function toYaml(scenario: Scenario, length: 'whole' | 'brief' = 'whole'): string {
  const { run, uncertain } = scenario;
  const { platforms, parameters: values } = named(scenario, length === 'brief');
  const whole = {
    schema: 1,
    name: scenario.name,
    ...present({ title: scenario.title, question: scenario.question }),
    run: { ...run, from: formatDay(run.from) },
    platforms: Object.fromEntries(platforms.map((block) => [block.name, blockOf(block)])),
    parameters: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, formatQuantity(value, unitOf(name))]),
    ),
    links: scenario.links.map(rowOf),
    levers: Object.fromEntries(
      scenario.levers.map((setting) => [
        `${setting.platform}.${setting.lever}`,
        settingOf(setting, run.from),
      ]),
    ),
    uncertain: Object.fromEntries(
      Object.entries(uncertain).map(([name, [low, high]]) => {
        const unit = unitOf(name);
        return [name, `${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`];
      }),
    ),
    expect: scenario.expect,
    study: present(scenario.study),
  };
  return heads[length] + new Document(whole, { aliasDuplicateObjects: false }).toString({ lineWidth: 0 });
}
