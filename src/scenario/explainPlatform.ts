/** What `explain douyin` says: all that can be set of a built-in platform, each under the name that the file gives it. */
import { builtInPlatforms, levers, type Text } from '../model/index.ts';
import { valueText } from './entries.ts';
import { platformFields } from './platformFields.ts';
import { builtInValues } from './platforms.ts';

export const isPlatform = (name: string): boolean => (builtInPlatforms as readonly string[]).includes(name);

type Row = readonly [name: string, text: string];

function aligned(rows: readonly Row[]): string[] {
  const width = rows.reduce((most, [name]) => Math.max(most, name.length), 0);
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}

export function explainPlatform(platform: string): string[] {
  const values = builtInValues[platform];
  const title = values['title'].value as Text;
  const fields = platformFields.flatMap((field): Row[] => {
    const founded = values[field.name];
    const text = founded ? `${valueText(field, founded.value)} · ${field.meaning.en}` : field.meaning.en;
    return [[`platforms.${platform}.${field.name}`, text]];
  });
  const own = levers.map((lever): Row => [`${platform}.${lever.name}`, lever.meaning.en]);
  return [
    `${platform}  (platform)`,
    `  ${title.en}${title.zh === undefined ? '' : ` · ${title.zh}`}`,
    'levers, what it can decide',
    ...aligned(own),
    'fields, what it is',
    ...aligned(fields),
    'links, its rules for orders that settle elsewhere',
    ...aligned([['links', `rows with on: ${platform}; see: cartban explain links`]]),
    'metrics, what is reported of it',
    ...aligned([['metrics', `METRIC of ${platform}; see: cartban explain metrics`]]),
  ];
}
