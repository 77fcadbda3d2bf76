import { z } from 'zod'
import { clockTime, day, key } from './fields.ts'

/** People who are on duty in turns: who, how long each, and in which hours. */
export const rotaSchema = z.strictObject({
  turns: z
    .array(key)
    .min(1)
    .max(100)
    .describe('People in the order of their turns. Somebody who is there more often may be named more often.'),
  each: z
    .enum(['day', 'week'])
    .default('week')
    .describe('How long a turn is: a day of the calendar on which people are at work, or a week.'),
  from: day.describe('The day on which the first turn begins; weeks begin on its weekday.'),
  hand_over: clockTime.default('00:00').describe('When one hands over to the next, on the clock of the calendar.'),
  calendar: key
    .optional()
    .describe('In which hours somebody is on duty: "always", or one of "calendars". Left out: the hours of support.'),
  workflows: z.array(key).min(1).optional().describe('For which workflows. Left out: for all.'),
})
export type Rota = z.infer<typeof rotaSchema>

/** A change of a rota that somebody said: who is on duty from one moment to another, whoever's turn it is. */
export type Swap = {
  readonly id: string
  readonly rota: string
  readonly person: string
  /** From this moment on, up to the other. */
  readonly from: number
  readonly to: number
}
