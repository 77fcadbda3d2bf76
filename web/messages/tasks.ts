import { type Language, useLanguage } from './messages.ts'
import { de } from './tasks-de.ts'
import { en, type TaskWords } from './tasks-en.ts'

const words: Readonly<Record<Language, TaskWords>> = { en, de }
/** What the desk says about tasks; the pages that show some load it. */
export const useTaskWords = (): TaskWords => words[useLanguage()]
