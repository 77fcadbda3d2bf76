import { type Language, useLanguage } from './messages.ts'
import { de } from './support-de.ts'
import { en, type SupportWords } from './support-en.ts'

/** What the pages about support say. They alone load it. */
const words: Readonly<Record<Language, SupportWords>> = { en, de }
export const useSupportWords = (): SupportWords => words[useLanguage()]
