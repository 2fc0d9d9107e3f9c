import type { Dictionary } from './dictionary.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Language = 'en' | 'zh';

const dictionaries: Readonly<Record<Language, Dictionary>> = { en, zh };

/** The words of a language. */
export const dictionary = (language: Language): Dictionary => dictionaries[language];
