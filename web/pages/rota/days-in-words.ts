import type { RotaWords } from '../../messages/rota-en.ts'
import { weekday } from '../../parts/format.ts'

/** "Mon 9 Mar", or "Mon 9 Mar to Fri 13 Mar". */
export const daysInWords = (
  { from, to }: { readonly from: string; readonly to: string },
  said: Pick<RotaWords, 'fromTo'>,
  language: string,
): string => (from === to ? weekday(from, language) : said.fromTo(weekday(from, language), weekday(to, language)))
