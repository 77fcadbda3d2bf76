import { type Language, useLanguage } from './messages.ts'
import { de } from './objectives-de.ts'
import { en, type ObjectiveWords } from './objectives-en.ts'

/** What the pages about promises say. They alone load it. */
const words: Readonly<Record<Language, ObjectiveWords>> = { en, de }
export const useObjectiveWords = (): ObjectiveWords => words[useLanguage()]
