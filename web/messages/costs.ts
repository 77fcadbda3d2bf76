import { de } from './costs-de.ts'
import { type CostWords, en } from './costs-en.ts'
import { type Language, useLanguage } from './messages.ts'

/** What the page about costs says. It alone loads it. */
const words: Readonly<Record<Language, CostWords>> = { en, de }
export const useCostWords = (): CostWords => words[useLanguage()]
