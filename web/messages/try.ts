import { type Language, useLanguage } from './messages.ts'
import { de } from './try-de.ts'
import { en, type TryWords } from './try-en.ts'

/** What the page for a history of one's own says. It alone loads it. */
const words: Readonly<Record<Language, TryWords>> = { en, de }
export const useTryWords = (): TryWords => words[useLanguage()]
