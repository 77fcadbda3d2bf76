import { localDay } from '../../base/calendar.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { endDay, type RateWatch, type Said, startRateWatch, type Terms, takeCounted } from './rate-watch.ts'

/** Outcomes that became known at one moment: one run, or an hour or a day of them. */
export type Outcomes = { readonly at: Micros; readonly bad: number; readonly n: number }

/** A day of a calendar as a whole number, 1970-01-01 as 0. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

/** 1970-01-01 was a Thursday. */
export const isWeekend = (day: number): boolean => [2, 3].includes(((day % 7) + 7) % 7)

/**
 * What an objective would have told of a history, as it would have been told while it came in: outcomes in the order of time, days
 * of a time zone. The last day is taken as over.
 */
export function watchHistory(
  outcomes: readonly Outcomes[],
  terms: Terms,
  zone: string,
): { readonly said: readonly Said[]; readonly watch: RateWatch } {
  const ordered = outcomes.toSorted((a, b) => a.at - b.at)
  const watch = startRateWatch((ordered[0]?.at ?? 0) / MICROS.d, 1)
  const said: Said[] = []
  for (const { at, bad, n } of ordered) {
    const day = dayNumber(localDay(at, zone))
    said.push(...takeCounted(watch, { at: at / MICROS.d, day, isWeekend: isWeekend(day), bad, n }, terms))
  }
  said.push(...endDay(watch, terms))
  return { said, watch }
}
