import { canonicalJson } from '../base/canonical.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Comparison } from './compare.ts';
import type { Touch } from './findings.ts';

/** The scenario that a scenario is an addition to: the one its file extends where the study has it, else the baseline. */
export function referenceOf({ scenarios, baseline, parents = {} }: Comparison, name: string): string {
  const parent = parents[name];
  return parent !== undefined && parent !== name && scenarios.some((s) => s.name === parent)
    ? parent
    : baseline;
}

/** What a scenario sets, by platform and by what is set; equal texts are equal settings. */
function settings({ links, levers, platforms }: Scenario): Map<string, { touch: Touch; exact: string }> {
  const found = new Map<string, { touch: Touch; exact: string }>();
  const add = (platform: string, what: string, value: unknown): void => {
    const key = `${platform} ${what}`;
    const exact = `${found.get(key)?.exact ?? ''}${canonicalJson(value)}`;
    found.set(key, { touch: { platform, what }, exact });
  };
  for (const row of links) add(row.on, 'links', row);
  for (const setting of levers) add(setting.platform, setting.lever, setting);
  for (const block of platforms) add(block.name, 'platform', block);
  return found;
}

/** Where two scenarios differ in policy: the platform, and the lever, `links` or `platform` for its own block. */
export function touches(scenario: Scenario, other: Scenario): Touch[] {
  const [own, base] = [settings(scenario), settings(other)];
  return [...new Set([...own.keys(), ...base.keys()])]
    .filter((key) => own.get(key)?.exact !== base.get(key)?.exact)
    .map((key) => (own.get(key) ?? base.get(key))!.touch);
}
