import { listed, say, sayDay, sayNumber } from '../../base/say.ts'
import { parseCondition } from '../../plan/condition.ts'
import { wilson } from '../../statistics/wilson.ts'
import type { Said } from './rate-watch.ts'

/** What is promised of a rate, by itself and in no plan: at most `rate` of bad ones. The share that is told is the one that the promise is of. */
export type Target = {
  readonly rate: number
  readonly isOfGood: boolean
  /** ">= 85%" */
  readonly words: string
}

/** ">= 85%": at least so many are good, or "<= 5%": at most so many are what is counted; or why it is neither. */
export function readTarget(text: string): Target | { readonly why: string } {
  const parsed = parseCondition(text, 'share')
  if (parsed.kind === 'error') return { why: `: ${parsed.message}. Write it like ">= 85%" or "<= 5%".` }
  const { comparison, limit } = parsed.condition
  const isOfGood = comparison.startsWith('>')
  const rate = isOfGood ? 1 - Number(limit) / 100 : Number(limit) / 100
  return rate > 0 && rate < 1
    ? { rate, isOfGood, words: `${comparison} ${limit}%` }
    : {
        why: ', which leaves no room for a single miss, or for none to be kept. Write a share between 0 and 100 %.',
      }
}

/** One false alarm in ten years, of what is watched by itself. */
export const FALSE_ALARMS_A_YEAR = 0.1
/** One a week: who accepts more needs no watch. */
export const MOST_FALSE_ALARMS_A_YEAR = 52

export const isBudget = (alarmsAYear: number): boolean => alarmsAYear > 0 && alarmsAYear <= MOST_FALSE_ALARMS_A_YEAR

/** The share that a promise is of, and what it lies between, where so many of `n` break it. */
function shareIn(bad: number, n: number, { isOfGood }: Target) {
  const of = isOfGood ? n - bad : bad
  const interval = wilson(of, n)
  return interval && { share: of / n, ...interval }
}

/** What a watch said, as a sentence without the day on which it said so. */
export function saidInWords(said: Said, target: Target): string {
  const since = sayDay(dayOf(said.since))
  const size = sizeInWords(said, target)
  switch (said.kind) {
    case 'breach':
      return say`Promised ${target.words}, and not kept since about ${since}: ${size}`
    case 'drift':
      return say`Worse than in its own past since about ${since}: ${size}`
    case 'over':
      return said.of === 'breach'
        ? say`Kept again since about ${since}: ${size}`
        : say`Like its own past again since about ${since}: ${size}`
  }
}

function sizeInWords({ bad, n }: Said, target: Target): string {
  const seen = shareIn(bad, n, target)
  if (!seen) return say`no outcomes since then`
  const { share, low, high } = seen
  const part = say`${percent(share)} of ${sayNumber(String(n))}`
  const bounds = say`very likely between ${percent(low)} and ${percent(high)}`
  return target.isOfGood ? say`${part} right since then (${bounds})` : say`${part} wrong since then (${bounds})`
}

/** A day that is counted from 1970, with or without a fraction: 2026-03-09. */
export const dayOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10)

const percent = (share: number): string => listed([sayNumber((100 * share).toFixed(1)), '%'], '\u00a0')

/** More years are no more to anybody. */
const MOST_YEARS = 1000

/** Evidence is in years: so rarely, on average, something like it would be told where nothing is off. */
export function howSure(evidence: number): string {
  if (evidence >= MOST_YEARS)
    return say`By chance alone, something like this would be told less than once in ${sayNumber(String(MOST_YEARS))} years.`
  return say`By chance alone, something like this would be told at most once in ${sayNumber(String(Number(evidence.toPrecision(2))))} years.`
}
