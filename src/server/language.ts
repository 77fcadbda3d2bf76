import type { Context } from 'hono'
import { languageDetector } from 'hono/language'
import { type LanguageName, languages } from '../base/languages.ts'

/** What is asked for with Accept-Language (RFC 9110), where we have it. The API is read by programs: nothing is remembered. */
export const inTheirLanguage = languageDetector({
  supportedLanguages: Object.keys(languages),
  fallbackLanguage: 'en',
  order: ['header'],
  caches: false,
})

/** English where nobody has looked at what was asked for. */
export const languageOf = (c: Context): LanguageName => (c.get('language') as LanguageName | undefined) ?? 'en'
