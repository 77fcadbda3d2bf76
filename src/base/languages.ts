import { de } from './languages/de.ts'
import { english, type Language } from './say.ts'

/** What sentences can be said in, by what a request asks for. */
export const languages = { en: english, de } satisfies Record<string, Language>
export type LanguageName = keyof typeof languages
