import { de } from './evidence-de.ts'
import { type EvidenceWords, en } from './evidence-en.ts'
import { type Language, useLanguage } from './messages.ts'

/** What the pages about evidence itself say: what was refused, what is erased, what is read of sheets. They alone load it. */
const words: Readonly<Record<Language, EvidenceWords>> = { en, de }
export const useEvidenceWords = (): EvidenceWords => words[useLanguage()]
