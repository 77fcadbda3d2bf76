import { type Language, useLanguage } from './messages.ts'
import { de } from './rota-de.ts'
import { en, type RotaWords } from './rota-en.ts'

/** What the page about who covers when says. It alone loads it. */
const words: Readonly<Record<Language, RotaWords>> = { en, de }
export const useRotaWords = (): RotaWords => words[useLanguage()]
