import { type Language, useLanguage } from './messages.ts'
import { de } from './sources-de.ts'
import { en, type SourcesWords } from './sources-en.ts'

/** What the pages about answers and their sources say. They alone load it. */
const words: Readonly<Record<Language, SourcesWords>> = { en, de }
export const useSourcesWords = (): SourcesWords => words[useLanguage()]
