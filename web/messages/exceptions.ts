import { de } from './exceptions-de.ts'
import { type ExceptionWords, en } from './exceptions-en.ts'
import { type Language, useLanguage } from './messages.ts'

/** What the pages about recurring problems say. They alone load it. */
const words: Readonly<Record<Language, ExceptionWords>> = { en, de }
export const useExceptionWords = (): ExceptionWords => words[useLanguage()]
