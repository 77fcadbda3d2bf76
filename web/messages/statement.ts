import { type Language, useLanguage } from './messages.ts'
import { de } from './statement-de.ts'
import { en, type StatementWords } from './statement-en.ts'

const words: Readonly<Record<Language, StatementWords>> = { en, de }
/** What the page of a statement says, which alone loads it. */
export const useStatementWords = (): StatementWords => words[useLanguage()]
