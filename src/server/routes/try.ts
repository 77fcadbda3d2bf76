import { z } from 'zod'
import { isTimeZone } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { say, sayDay } from '../../base/say.ts'
import { MICROS } from '../../base/time.ts'
import {
  dayOf,
  FALSE_ALARMS_A_YEAR,
  isBudget,
  MOST_FALSE_ALARMS_A_YEAR,
  readTarget,
} from '../../findings/objectives/target.ts'
import {
  type Columns,
  guessColumns,
  meanings,
  readTable,
  type Table,
  type Writing,
  writingOf,
} from '../../findings/try/columns.ts'
import { watchOwnHistory } from '../../findings/try/history.ts'
import { readReadings } from '../../findings/try/rows.ts'
import { route } from '../route.ts'

const MAX_BYTES = 5 * 1024 * 1024
/** A year that is mistyped is no history; and each day of it is an answer. */
const MOST_YEARS = 20

const column = (what: string) =>
  z
    .string()
    .max(300)
    .optional()
    .describe(`The column that says ${what}; guessed by its header where it is left out, none where it is empty.`)
const columns = z.object({
  time: column('when it was'),
  cases: column('how many cases a row is about; without one each row is a case'),
  bad: column('how many of them went wrong, or whether it did'),
  good: column('how many of them went right, or what became of it'),
  cost: column('what they cost together'),
})
const meant = z.object(
  Object.fromEntries(meanings.map((meaning) => [meaning, z.string().nullable()])) as Record<
    keyof Columns,
    z.ZodNullable<z.ZodString>
  >,
)
const number = z.number().nullable()

const shown = z.object({
  cases: z.number(),
  right: number.describe('Of those of which it is known, the share that went right.'),
  cost_per_case: number,
})

const answer = z.object({
  columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
  meant: meant.describe('Which column says what; null where none does.'),
  dates_unclear: z.boolean().describe('Day and month are two numbers alike: say "dates".'),
  lacks: z.string().nullable().describe('What is missing to read it; null where it could be read.'),
  rows: z.int(),
  passed_over: z.object({ count: z.int(), first: z.string().nullable().describe('Why the first of them was.') }),
  from: z.string().nullable(),
  to: z.string().nullable(),
  target: z
    .string()
    .nullable()
    .describe('What was promised; where nothing was given, what the first four weeks would have kept.'),
  is_target_suggested: z.boolean(),
  false_alarms: z.number().describe('How many false alarms a year are accepted, of all that is watched together.'),
  time_zone: z.string(),
  told: z
    .array(
      z.object({
        about: z.enum(['quality', 'price', 'volume']),
        is_over: z.boolean(),
        told: z.string().describe('The day on which it would have been told.'),
        since: z.string().describe('When it began, as far as can be told.'),
        said: z.string(),
        sure: z.string().nullable().describe('How sure that was.'),
        value: number.describe('What it was since: a share that went right, an amount per case, cases a day.'),
        low: number,
        high: number,
      }),
    )
    .describe('What would have been told, in the order of the days on which it would have been.'),
  stand: z.array(z.string()).describe('How it stands at the end.'),
  days: z.array(shown.extend({ day: z.string() })),
  total: shown,
  unknown: z.array(z.string()).describe('What cannot be known of it yet.'),
})

export const tryRoutes = [
  route({
    method: 'post',
    path: '/api/v1/try',
    who: 'signed in',
    summary:
      'See what would have been told of a history of your own, and when: a table as CSV or TSV with a time, and how many cases there were, how many went wrong or right, what they cost. Nothing is kept.',
    query: columns.extend({
      target: z.string().max(100).optional().describe('">= 85%" went right, or "<= 5%" went wrong.'),
      false_alarms: z.coerce
        .number()
        .optional()
        .describe(
          `How many false alarms a year are accepted; ${FALSE_ALARMS_A_YEAR}, one in ten years, where nothing is said.`,
        ),
      time_zone: z.string().max(100).optional().describe('Where days begin and end; UTC where nothing is said.'),
      dates: z.enum(['day', 'month']).optional().describe('Which comes first in 03/04/2026.'),
    }),
    body: { types: ['text/csv', 'text/tab-separated-values', 'text/plain'], maxBytes: MAX_BYTES },
    answer,
    async handle({ sent }, { query }) {
      const { target: promised, false_alarms = FALSE_ALARMS_A_YEAR, time_zone = 'UTC', dates } = query
      const target = targetIn(promised)
      if (!isBudget(false_alarms))
        throw new AppError(
          'invalid_input',
          say`The false alarms a year are ${false_alarms}. Write a number over 0 and up to ${MOST_FALSE_ALARMS_A_YEAR}, such as 0.1 for one in ten years.`,
        )
      if (!isTimeZone(time_zone))
        throw new AppError(
          'invalid_input',
          say`The time zone is "${time_zone}", and there is none of that name. Write it like Europe/Berlin.`,
        )
      const table = await readTable(sent)
      const named = meantIn(table, query)
      const writing = writingOf(table, named, dates)
      const lacks = lackOf(named, writing)
      const { readings, passedOver } = lacks
        ? { readings: [], passedOver: { count: 0, first: null } }
        : await readReadings(table, named, writing, time_zone)
      const [from, to] = [day(Math.min, readings), day(Math.max, readings)]
      if (from !== null && to !== null && Date.parse(to) - Date.parse(from) > MOST_YEARS * 366 * 86_400_000)
        throw new AppError(
          'invalid_input',
          say`The times go from ${sayDay(from)} to ${sayDay(to)}, which is more than ${MOST_YEARS} years. Look for a year that is mistyped, or send a part of it.`,
        )
      const history = watchOwnHistory(readings, { target, alarmsAYear: false_alarms })
      return {
        columns: table.columns.map((name, place) => ({ name, examples: examplesOf(table, place) })),
        meant: named,
        dates_unclear: writing.dates === null,
        lacks:
          lacks ?? (readings.length === 0 ? say`No row could be read. The first: ${passedOver.first ?? ''}.` : null),
        rows: table.rows.length,
        passed_over: passedOver,
        ...{ from, to },
        is_target_suggested: promised === undefined && history.target !== null,
        ...{ false_alarms, time_zone },
        ...history,
        told: [...history.told],
        stand: [...history.stand],
        days: [...history.days],
        unknown: readings.length === 0 ? [] : [...history.unknown],
      }
    },
  }),
]

function targetIn(text: string | undefined) {
  const target = text === undefined ? undefined : readTarget(text)
  if (target && 'why' in target)
    throw new AppError(
      'invalid_input',
      say`The promise is "${text ?? ''}", and has to be a share between 0 and 100 %. Write it like >= 85% or <= 5%.`,
    )
  return target
}

/** Which column says what: what is said of it, else what its header seems to say. */
function meantIn({ columns }: Table, given: Partial<Record<keyof Columns, string | undefined>>): Columns {
  const guessed = guessColumns(columns)
  const said = meanings.map((meaning) => {
    const name = given[meaning]
    if (name === undefined) {
      // What was said to mean something else is not guessed as well.
      const guess = guessed[meaning]
      return [meaning, meanings.some((other) => given[other] === guess) ? null : guess] as const
    }
    if (name !== '' && !columns.includes(name))
      throw new AppError(
        'invalid_input',
        say`The table has no column "${name}". Its columns are ${columns.join(', ')}.`,
      )
    return [meaning, name === '' ? null : name] as const
  })
  return Object.fromEntries(said) as Columns
}

function lackOf({ time, cases, bad, good, cost }: Columns, { dates }: Writing): string | null {
  if (time === null) return say`Say which column tells when it was.`
  if (dates === null) return say`In "${time}" day and month cannot be told apart. Say which comes first.`
  if (cases === null && bad === null && good === null && cost === null)
    return say`Say which column tells how many cases there were, how many went wrong or right, or what they cost.`
  return null
}

const day = (pick: (...of: number[]) => number, readings: readonly { readonly at: number }[]): string | null =>
  readings.length === 0
    ? null
    : dayOf(readings.reduce((found, { at }) => pick(found, at), readings[0]?.at ?? 0) / MICROS.d)

const SHOWN = 3
const SHOWN_OF_CELL = 80

function examplesOf({ rows }: Table, place: number): string[] {
  const cells = rows.slice(0, 50).map(({ cells }) => cells[place]?.trim() ?? '')
  return [...new Set(cells.filter((cell) => cell !== ''))].slice(0, SHOWN).map((cell) => cell.slice(0, SHOWN_OF_CELL))
}
