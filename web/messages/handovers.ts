import { de } from './handovers-de.ts'
import { en, type HandoverWords } from './handovers-en.ts'
import { type Language, useLanguage } from './messages.ts'

/** What the desk says about what is handed over; the pages that do it load it. */
const words: Readonly<Record<Language, HandoverWords>> = { en, de }
export const useHandoverWords = (): HandoverWords => words[useLanguage()]
