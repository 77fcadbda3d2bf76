import { createHash } from 'node:crypto'
import { AppError } from '../../../base/errors.ts'
import { Exact } from '../../../base/money.ts'
import { say } from '../../../base/say.ts'
import { columnsOf, type Row, readRows } from '../../../evidence/receive/sheets/rows.ts'
import { day as calendarDay } from '../../../plan/fields.ts'
import type { Mapping } from './mapping.ts'

/** A row of another program's file, as it says it itself. */
export type Told = {
  readonly line: number
  /** What it is known by: the same row of another export of the same time has the same. */
  readonly key: string
  readonly day: string
  /** When it began on the clock; null where the file does not tell. */
  readonly from: string | null
  readonly minutes: number
  readonly mail: string | null
  readonly name: string
  readonly project: string
  readonly task: string
  readonly isBillable: boolean
  readonly note: string | null
}
export type Refused = { readonly line: number; readonly says: string }

/** Files that can be read. Each is known by the columns that no other has; columns that may be missing are not named. */
const programs = {
  toggl: {
    name: 'Toggl Track',
    columns: [['User', 'Member'], ['Start date'], ['Duration']],
    read: (cell: Cells) => ({
      ...{ day: cell('Start date'), from: cell('Start time').slice(0, 5), time: cell('Duration') },
      ...{ mail: cell('Email'), name: cell('User') || cell('Member'), note: cell('Description') },
    }),
  },
  harvest: {
    name: 'Harvest',
    columns: [['Date'], ['Hours'], ['First Name', 'Email'], ['Project']],
    read: (cell: Cells) => ({
      ...{ day: cell('Date'), from: '', time: cell('Hours'), mail: cell('Email'), note: cell('Notes') },
      name: [cell('First Name'), cell('Last Name')].filter(Boolean).join(' '),
    }),
  },
} as const
export type Program = keyof typeof programs
type Cells = (column: string) => string

/** A file is one of a month or two: each row is entered by itself, while nobody else changes the account. */
export const MOST_ROWS = 1000

/** The rows of a detailed report of Toggl Track or a time report of Harvest, as CSV. What cannot be read is told by its line. */
export async function readTimes(
  bytes: Uint8Array,
  mapping: Mapping,
): Promise<{ program: Program; rows: Told[]; refused: Refused[] }> {
  async function* once() {
    yield bytes
  }
  const [rows, refused]: [Told[], Refused[]] = [[], []]
  const times = new Map<string, number>()
  let columns: readonly string[] | undefined
  let program: Program | undefined
  for await (const row of readRows(once(), 'The file')) {
    if (!columns || !program) {
      columns = columnsOf(row)
      program = programOf(columns)
      continue
    }
    if (rows.length + refused.length === MOST_ROWS)
      throw new AppError(
        'invalid_input',
        say`The file has more than ${MOST_ROWS} rows. Export a shorter time, such as a month.`,
      )
    const told = toldBy(program, columns, row, mapping)
    if ('says' in told) {
      refused.push(told)
      continue
    }
    // Two rows that say the same are two times; which of them is which does not matter.
    const number = times.get(told.key) ?? 0
    times.set(told.key, number + 1)
    rows.push({ ...told, key: `${program} ${hashOf([told.key, number])}` })
  }
  if (!program) throw new AppError('invalid_input', say`The file has no row.`)
  return { program, rows, refused }
}

function programOf(columns: readonly string[]): Program {
  const found = (Object.keys(programs) as Program[]).find((one) =>
    programs[one].columns.every((names) => names.some((name) => columns.includes(name))),
  )
  if (found) return found
  throw new AppError(
    'invalid_input',
    say`These are not the columns of a detailed report of Toggl Track (User, Email, Project, Start date, Start time, Duration) or of a time report of Harvest (Date, Project, Task, Hours, First Name, Last Name). It has: ${columns.slice(0, 12).join(', ')}.`,
  )
}

function toldBy(program: Program, columns: readonly string[], { line, cells }: Row, mapping: Mapping): Told | Refused {
  const cell: Cells = (column) => (cells[columns.indexOf(column)] ?? '').trim()
  const { day: written, from, time, mail, name, note } = programs[program].read(cell)
  const refuse = (says: string): Refused => ({ line, says })
  const day = dayOf(written, mapping.dates)
  if (day === null)
    return refuse(
      /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(written)
        ? say`"${written}" can be two days. Say which with dates: dmy or dates: mdy in the mapping.`
        : say`"${written}" is no day.`,
    )
  const minutes = minutesOf(time)
  if (minutes === null) return refuse(say`"${time}" is no time that was worked. It is read as 0:45:00 or as 0.75.`)
  if (minutes < 1) return refuse(say`"${time}" is less than half a minute, which is nothing to enter.`)
  if (minutes > 24 * 60) return refuse(say`"${time}" is longer than a day.`)
  if (mail === '' && name === '') return refuse(say`It names nobody.`)
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(from)
  const [project, task] = [cell('Project'), cell('Task')]
  const isBillable = /^(yes|true|1)$/i.test(cell('Billable') || cell('Billable?'))
  const what = [day, isTime ? from : '', time, mail.toLowerCase(), name, cell('Client'), project, task, note]
  return {
    ...{ line, key: hashOf(what), day, from: isTime ? from : null, minutes, mail: mail || null, name, project, task },
    ...{ isBillable, note: note.slice(0, 1000) || null },
  }
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** 2026-03-09 and 9.3.2026 are one day; of 3/9/2026 the order must be said. */
function dayOf(text: string, order: 'dmy' | 'mdy' | undefined): string | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const slashed = order === undefined ? null : /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  const [, first = '', second = '', year = ''] = dotted ?? slashed ?? []
  const [month, date] = dotted || order === 'dmy' ? [second, first] : [first, second]
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return calendarDay.safeParse(iso).success ? iso : null
}

/** Whole minutes, half a minute upwards: of "0:05:00", "1:30", "1.5" and "1,5". */
function minutesOf(text: string): number | null {
  const clock = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  if (clock) {
    const [hours, minutes, seconds] = [clock[1], clock[2], clock[3] ?? '0'].map(Number) as [number, number, number]
    return hours * 60 + minutes + (seconds >= 30 ? 1 : 0)
  }
  if (!/^\d{1,4}(?:[.,]\d{1,12})?$/.test(text)) return null
  return new Exact(text.replace(',', '.')).times(60).toDecimalPlaces(0, Exact.ROUND_HALF_UP).toNumber()
}
