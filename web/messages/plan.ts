import { type Language, useLanguage } from './messages.ts'
import { planDe } from './plan-de.ts'
import { type PlanWords, planEn } from './plan-en.ts'

const languages: Record<Language, PlanWords> = { en: planEn, de: planDe }

/** The words of the pages of the plan, in the language that is spoken. */
export const usePlanWords = (): PlanWords => languages[useLanguage()]

/** What a choice of the format is called; one that has no name stays as it is. */
export const choiceWord = (words: PlanWords, value: string): string =>
  Object.hasOwn(words.choices, value) ? words.choices[value as keyof PlanWords['choices']] : value

/** A field's name, and the line that says what to write in it. */
export function labelOf(words: PlanWords, whose: string, key: string): { label: string; hint?: string } {
  const found =
    (words.labels as Record<string, Record<string, string | readonly [string, string]>>)[whose]?.[key] ?? key
  return typeof found === 'string' ? { label: found } : { label: found[0], hint: found[1] }
}
