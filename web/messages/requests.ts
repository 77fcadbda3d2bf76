import { type Language, useLanguage } from './messages.ts'
import { de } from './requests-de.ts'
import { en, type RequestWords } from './requests-en.ts'

/** What the pages about requests say. They alone load it. */
const words: Readonly<Record<Language, RequestWords>> = { en, de }
export const useRequestWords = (): RequestWords => words[useLanguage()]
