import { de } from './maintenance-de.ts'
import { en, type MaintenanceWords } from './maintenance-en.ts'
import { type Language, useLanguage } from './messages.ts'

const words: Readonly<Record<Language, MaintenanceWords>> = { en, de }
/** What the desk says about planned maintenance; the pages that show some load it. */
export const useMaintenanceWords = (): MaintenanceWords => words[useLanguage()]
