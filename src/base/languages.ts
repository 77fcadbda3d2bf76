import { de } from './languages/de.ts'
import type { Dictionary } from './say.ts'

/** What sentences can be said in. English is what they are made in: it needs no dictionary. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

export const dictionaries: Readonly<Record<Language, Dictionary>> = { en: {}, de }
