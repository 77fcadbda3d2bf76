import { type Language, useLanguage } from './messages.ts'
import { de } from './reports-de.ts'
import { en, type ReportsWords } from './reports-en.ts'

const words: Readonly<Record<Language, ReportsWords>> = { en, de }
/** What the pages of the monthly reports say, which alone load it. */
export const useReportsWords = (): ReportsWords => words[useLanguage()]
