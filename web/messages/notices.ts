import { type Language, useLanguage } from './messages.ts'
import { de } from './notices-de.ts'
import { en, type NoticeWords } from './notices-en.ts'

/** What the page about notices says; it alone loads it. */
const words: Readonly<Record<Language, NoticeWords>> = { en, de }
export const useNoticeWords = (): NoticeWords => words[useLanguage()]
