import { de } from './incidents-de.ts'
import { en, type IncidentWords } from './incidents-en.ts'
import { type Language, useLanguage } from './messages.ts'

/** What the pages about incidents say. They alone load it. */
const words: Readonly<Record<Language, IncidentWords>> = { en, de }
export const useIncidentWords = (): IncidentWords => words[useLanguage()]
