import { de } from './hours-de.ts'
import { en, type HoursWords } from './hours-en.ts'
import { type Language, useLanguage } from './messages.ts'

const words: Readonly<Record<Language, HoursWords>> = { en, de }
/** What the page of the hours account says, which alone loads it. */
export const useHoursWords = (): HoursWords => words[useLanguage()]
