import { createContext, use } from 'react'
import { de } from './de.ts'
import { en, type Messages } from './en.ts'

export const languages = { en, de } satisfies Record<string, Messages>
export type Language = keyof typeof languages

const KEPT = 'aftercare-language'

/** What was chosen, else what the browser prefers, else English. */
export function preferredLanguage(): Language {
  const wished = localStorage.getItem(KEPT) ?? navigator.language.slice(0, 2)
  return wished in languages ? (wished as Language) : 'en'
}

export const keepLanguage = (language: Language) => localStorage.setItem(KEPT, language)

export const Speaking = createContext<Language>('en')
export const useLanguage = (): Language => use(Speaking)
export const useMessages = (): Messages => languages[useLanguage()]
