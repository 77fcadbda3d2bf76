import { z } from 'zod'
import { clockTime, decimal, duration, key, percent, text, zone } from './fields.ts'
import { holidaysSchema } from './holidays.ts'
import { rotaSchema } from './rota.ts'

export const severities = ['S1', 'S2', 'S3', 'S4'] as const
export type Severity = (typeof severities)[number]
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const hours = z
  .strictObject({
    days: z.array(z.enum(weekdays)).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri']),
    from: clockTime,
    to: clockTime,
  })
  .refine((given) => !/^\d{2}:/.test(given.from) || given.from < given.to, {
    path: ['to'],
    error: 'is not after "from"; hours end on the day they begin',
  })

const calendar = z.strictObject({
  hours: z.union([z.literal('always'), hours]),
  time_zone: zone.optional().describe('When it differs from the plan’s.'),
  holidays: z
    .union([z.literal('none'), holidaysSchema])
    .optional()
    .describe('The country or region whose holidays are days off, or "none". Left out: those of the plan.'),
})

const severity = z.strictObject({
  means: text.describe('When it is this severe.'),
  acknowledge: duration.describe('Until somebody answers.'),
  contain: duration.optional().describe('Until no further harm is done: paused or limited.'),
  restore: duration.optional().describe('Until it works again, or people do it by hand.'),
  update_every: duration.optional(),
  calendar: key
    .optional()
    .describe(
      '"always", or one of "calendars". Left out: the hours of support. A day of a promise is a working day of it.',
    ),
})

/** Why the clocks of something stand still. */
export const pauseReasons = ['client', 'third party', 'maintenance', 'out of scope'] as const
export type PauseReason = (typeof pauseReasons)[number]

const level = z.enum(severities)
const severityOf = z.strictObject({
  high: level.default('S2').describe('Of a finding of high severity.'),
  medium: level.default('S3'),
  low: level.default('S4'),
  request: level.default('S4').describe('Of a request.'),
  emergency: level.default('S2').describe('Of a request whose work somebody ordered as an emergency.'),
})

const hourBand = z
  .strictObject({
    name: text.describe('What people call it: nights, weekends.'),
    weight: decimal
      .refine((given) => Number(given) > 0 && Number(given) <= 10, {
        error: 'is no weight; give more than 0, up to 10',
      })
      .describe('How often a minute in it counts: 1.5 counts one and a half times.'),
    days: z.array(z.enum(weekdays)).min(1).optional().describe('On these days only.'),
    from: clockTime.optional(),
    to: clockTime.optional().describe('Before "from", it passes midnight.'),
    holidays: z.boolean().default(false).describe('On public holidays of the plan only.'),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined) && (from === undefined || from !== to), {
    path: ['to'],
    error: 'and "from" belong together and differ',
  })
export type HourBand = z.infer<typeof hourBand>

const allowance = z.strictObject({
  hours: decimal.describe('Hours included in each period.'),
  per: z.enum(['month', 'quarter', 'year']).default('month'),
  rollover: percent.default('0%').describe('The share of unused hours carried into the next period.'),
  expires: duration.optional().describe('How long carried hours last.'),
  step_minutes: z.int().min(1).max(60).default(15).describe('The smallest time that is counted.'),
  bands: z
    .array(hourBand)
    .default([])
    .refine((bands) => new Set(bands.map(({ name }) => name)).size === bands.length, {
      error: 'have one name twice; give each band another',
    })
    .describe('Hours that count more or less. In order: the first that holds a minute decides; any other counts once.'),
  warn_at: z.array(percent).default(['75%', '90%', '100%']),
})

/** What help is owed: when, how fast, how much of it, and what it does not cover. */
export const supportSchema = z.strictObject({
  hours: z
    .union([z.literal('always'), hours])
    .optional()
    .describe('"always", or days and hours in the plan’s time zone. Clocks stand still outside them.'),
  holidays: z.boolean().default(false).describe('Whether help is also given on public holidays.'),
  calendars: z
    .record(key, calendar)
    .default({})
    .describe('Other hours than these, by name, for severities that are promised in them.'),
  severities: z.partialRecord(level, severity).default({}),
  severity_of: severityOf.prefault({}).describe('How severe something is taken to be until a person says otherwise.'),
  paused_by: z
    .array(z.enum(pauseReasons))
    .default([...pauseReasons])
    .describe('Which reasons for waiting stop the clocks. Others are noted and shown, and the clocks go on.'),
  stops_while_away: z
    .boolean()
    .default(false)
    .describe('Whether clocks also stand still on days on which nobody answers for the workflow.'),
  warn_at: z
    .array(percent)
    .default(['50%', '75%', '90%'])
    .describe('Shares of a promised time at which people are told.'),
  rota: z
    .record(key, rotaSchema)
    .default({})
    .describe('Who is on duty in turns, by name. Of several for a workflow the first whose hours it is decides.'),
  contacts: z.array(key).default([]).describe('The people to turn to, in order.'),
  covers: z.array(text).default([]).describe('What is covered beside the workflows: dashboards, environments.'),
  exclusions: z.array(text).default([]).describe('What is not covered.'),
  client_duties: z.array(text).default([]).describe('What the client does so that it works.'),
  allowance: allowance.optional().describe('The included hours.'),
})
export type Support = z.infer<typeof supportSchema>
