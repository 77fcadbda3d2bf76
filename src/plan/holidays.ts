import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'
import { z } from 'zod'
import { dayLater } from '../base/calendar.ts'
import { day, text } from './fields.ts'

const region = z.string().refine(isRegion, {
  error: 'is not a country or region whose holidays are known; write it like US, US-NY or DE-BY',
})

const details = z.strictObject({
  region: region.optional(),
  also: z
    .array(z.strictObject({ on: day, name: text }))
    .default([])
    .describe('Further days off, such as a works holiday.'),
  not: z.array(day).default([]).describe('Public holidays on which people work all the same.'),
})

/** Which days nobody is expected to work. The short form is the country or region: `holidays: DE-BY`. */
export const holidaysSchema = z
  .union([region, details])
  .transform((value): HolidayRules => (typeof value === 'string' ? { region: value, also: [], not: [] } : value))
export type HolidayRules = z.infer<typeof details>

/** Whether nobody is expected to work on a day, such as 2026-12-25. */
export function isHoliday(rules: HolidayRules | undefined, day: string): boolean {
  if (!rules || rules.not.includes(day)) return false
  return (
    rules.also.some(({ on }) => on === day) ||
    (rules.region !== undefined && publicDays(rules.region, day.slice(0, 4)).has(day))
  )
}

/** The public holidays of a region in a year. */
function publicDays(region: string, year: string): ReadonlySet<string> {
  const key = `${region} ${year}`
  const kept = daysByRegion.get(key)
  if (kept) return kept
  const [country = '', state] = region.split('-')
  const known = new (library())(country, state ?? '')
  const days = new Set(
    // The turn of the year may fall into one that lasts for days.
    [Number(year) - 1, Number(year)].flatMap((one) =>
      known.getHolidays(one).flatMap(({ type, date, start, end }) => {
        // Some begin on the evening before: what counts is whole days. A day of 23 hours is one.
        const length = Math.max(1, Math.floor((end.getTime() - start.getTime()) / 86_400_000 + 0.1))
        return type === 'public' ? Array.from({ length }, (_, more) => dayLater(date.slice(0, 10), more)) : []
      }),
    ),
  )
  daysByRegion.set(key, days)
  return days
}
const daysByRegion = new Map<string, ReadonlySet<string>>()

/** Loaded where a plan first names a region: it takes a tenth of a second, which no other start should wait for. */
function holidays(): Holidays {
  loaded ??= new (library())()
  return loaded
}
let loaded: Holidays | undefined
const library = () => createRequire(import.meta.url)('date-holidays') as typeof Holidays

function isRegion(code: string): boolean {
  const [country = '', state, ...rest] = code.split('-')
  if (!/^[A-Z]{2}$/.test(country) || rest.length > 0) return false
  if (!Object.hasOwn(holidays().getCountries(), country)) return false
  return state === undefined || Object.hasOwn(holidays().getStates(country) ?? {}, state)
}
