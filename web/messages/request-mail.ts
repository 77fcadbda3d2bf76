import { type Language, useLanguage } from './messages.ts'
import { de } from './request-mail-de.ts'
import { en, type RequestMailWords } from './request-mail-en.ts'

/** What the page about requests by mail says. It alone loads it. */
const words: Readonly<Record<Language, RequestMailWords>> = { en, de }
export const useRequestMailWords = (): RequestMailWords => words[useLanguage()]
