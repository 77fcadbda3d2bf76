import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'
import { z } from 'zod'
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

/** Loaded where a plan first names a region: it takes a tenth of a second, which no other start should wait for. */
function holidays(): Holidays {
  loaded ??= new (createRequire(import.meta.url)('date-holidays') as typeof Holidays)()
  return loaded
}
let loaded: Holidays | undefined

function isRegion(code: string): boolean {
  const [country = '', state, ...rest] = code.split('-')
  if (!/^[A-Z]{2}$/.test(country) || rest.length > 0) return false
  if (!Object.hasOwn(holidays().getCountries(), country)) return false
  return state === undefined || Object.hasOwn(holidays().getStates(country) ?? {}, state)
}
