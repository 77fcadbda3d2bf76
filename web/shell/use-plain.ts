import { useLanguage, useMessages } from '../messages/messages.ts'
import { usePlace } from './place.ts'
import { plain } from './plain.ts'

/** Texts of the plan's file as people read them. */
export function usePlain(): (text: string) => string {
  const words = useMessages().plain
  const language = useLanguage()
  const { zone } = usePlace()
  return (text) => plain(text, { words, language, zone })
}
