import type { Dictionary } from './dictionary.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Language = 'en' | 'zh';

const dictionaries: Readonly<Record<Language, Dictionary>> = { en, zh };

export const languages = Object.keys(dictionaries) as readonly Language[];

/**
 * The words of a language. The page's own script gets a module in the place of this one that knows one language alone
 * (`scripts/pack-plotly.mjs`): a page is written in one.
 */
export const dictionary = (language: Language): Dictionary => dictionaries[language];
