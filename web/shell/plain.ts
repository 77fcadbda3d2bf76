import type { Messages } from '../messages/en.ts'
import { day, lengthInWords, moment, money, number, share } from '../parts/format.ts'

type Given = { readonly words: Messages['plain']; readonly language: string; readonly zone: string }

/** What the file of a plan says in its own short way, as people read it: "90d", "2026-03-09", "p90 <= 4h over 7d". */
export function plain(text: string, given: Given): string {
  const { language, zone } = given
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text, zone, language)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return moment(text, zone, language)
  return lengthInWords(text, language) ?? promiseInWords(text, given) ?? text
}

const condition =
  /^(?:(p\d+|median|mean|total) )?([<>]=?) (-?\d+(?:\.\d+)?)(%|ms|s|m|h|d| [A-Z]{3})?(?: per (case|run|day|week|month))?(?: over (.+))?$/

/** "≤ 4 hours for 90 of 100 over 7 days"; null for what is no promise. */
function promiseInWords(text: string, { words, language }: Given): string | null {
  const found = condition.exec(text)
  if (!found) return null
  const [, aggregate, comparison = '', limit = '', unit = '', per, window] = found
  const value = Number(limit)
  const amount =
    unit === '%'
      ? share(value / 100, language)
      : unit.startsWith(' ')
        ? money(value, unit.trim(), language)
        : (lengthInWords(limit + unit, language) ?? number(value, language, 3))
  const part = Number(aggregate?.slice(1))
  return [
    `${comparison.replace('<=', '≤').replace('>=', '≥')} ${amount}`,
    per && words.per[per as keyof typeof words.per],
    aggregate &&
      (words.aggregate[aggregate as keyof typeof words.aggregate] ??
        words.for(comparison.startsWith('<') ? part : 100 - part)),
    window && words.over(lengthInWords(window, language) ?? window),
  ]
    .filter(Boolean)
    .join(' ')
}
