import { setImmediate } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { say } from '../../base/say.ts'
import { MICROS, type Micros, parseTime } from '../../base/time.ts'
import { decimalIn, quoted } from '../../evidence/receive/sheets/cells.ts'
import { outcomes, statuses } from '../../evidence/receive/sheets/guess.ts'
import type { Columns, Meaning, Table, Writing } from './columns.ts'

/** What one row says. What it does not say is null, and not 0. */
export type Reading = {
  /** What the clock on the wall showed, as if it hung in UTC: days are those of the zone. Of a whole day, its end: then it is known. */
  readonly at: Micros
  readonly cases: number
  readonly bad: number | null
  readonly cost: number | null
}

export type PassedOver = { readonly count: number; readonly first: string | null }

/** What the rows of a table say, and of how many nothing can be read, with the reason of the first. */
export async function readReadings(
  { columns, rows }: Table,
  meant: Columns,
  writing: Writing,
  zone: string,
): Promise<{ readonly readings: readonly Reading[]; readonly passedOver: PassedOver }> {
  const clock = clockOf(writing, zone)
  const places = Object.fromEntries(
    Object.entries(meant).map(([meaning, name]) => [meaning, columns.indexOf(name ?? '')]),
  )
  const readings: Reading[] = []
  let [count, first]: [number, string | null] = [0, null]
  for (const [place, { line, cells }] of rows.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) await setImmediate()
    const cell = (meaning: Meaning) => cells[places[meaning] ?? -1]?.trim() ?? ''
    const read = readingOf(cell, meant, writing, clock)
    if (typeof read !== 'string') readings.push(read)
    else {
      count++
      first ??= say`line ${line}: ${read}`
    }
  }
  return { readings, passedOver: { count, first } }
}

/** So many rows, and others get their turn. */
const AT_ONCE = 5000

/** What a row says, or why nothing of it counts. */
function readingOf(
  cell: (meaning: Meaning) => string,
  meant: Columns,
  { decimal }: Writing,
  clock: (text: string) => Micros | undefined,
): Reading | string {
  const at = clock(cell('time'))
  if (at === undefined) return say`${quoted(cell('time'))} is no time`
  const numberIn = (meaning: Meaning): number | undefined => {
    const text = decimalIn(cell(meaning), decimal)
    return text === undefined || Number(text) < 0 ? undefined : Number(text)
  }
  const isOne = meant.cases === null
  const counted = (meaning: 'bad' | 'good'): number | null | undefined => {
    if (cell(meaning) === '') return null
    return (isOne ? wordOf(meaning, cell(meaning)) : undefined) ?? numberIn(meaning)
  }
  const [bad, good] = [counted('bad'), counted('good')]
  if (bad === undefined) return say`${quoted(cell('bad'))} does not say how many went wrong`
  if (good === undefined) return say`${quoted(cell('good'))} does not say how many went right`
  const cases = isOne ? (bad !== null && good !== null ? bad + good : 1) : numberIn('cases')
  if (cases === undefined || !Number.isInteger(cases)) return say`${quoted(cell('cases'))} is no count of cases`
  const cost = cell('cost') === '' ? null : numberIn('cost')
  if (cost === undefined) return say`${quoted(cell('cost'))} is no amount`
  const wrong = bad ?? (good === null ? null : cases - good)
  if (wrong !== null && !(wrong >= 0 && wrong <= cases)) return say`more went wrong or right than there were cases`
  return { at, cases, bad: wrong, cost }
}

const yes = new Set(['yes', 'ja', 'true', 'wahr', 'x'])
const no = new Set(['no', 'nein', 'false', 'falsch'])

/** What a word says of a single case in a column that names what went wrong, or right: 1 for what it names; undefined where it is no such word. */
function wordOf(names: 'bad' | 'good', cell: string): 0 | 1 | undefined {
  const word = cell.toLowerCase()
  if (yes.has(word)) return 1
  if (no.has(word)) return 0
  const said = outcomes[word] ?? statuses[word]
  if (said === undefined || said === 'running' || said === 'escalated' || said === 'handed_over') return undefined
  const isRight = said === 'accepted' || said === 'ok'
  return isRight === (names === 'good') ? 1 : 0
}

/** Reads times as they are written, each day once. */
function clockOf({ dates }: Writing, zone: string): (text: string) => Micros | undefined {
  const known = new Map<string, Micros | undefined>()
  return (text) => {
    if (!known.has(text)) {
      if (known.size > MOST_KNOWN) known.clear()
      known.set(text, dates ? writtenTime(text, dates, known) : isoTime(text, zone))
    }
    return known.get(text)
  }
}

const MOST_KNOWN = 10_000
const END_OF_DAY = MICROS.d - 1

function isoTime(text: string, zone: string): Micros | undefined {
  const time = parseTime(text)
  if (!time) return undefined
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return time.micros + END_OF_DAY
  if (!time.zoned) return time.micros
  const ms = Math.floor(time.micros / 1000)
  return (ms + DateTime.fromMillis(ms, { zone }).offset * 60_000) * 1000
}

/** The calendar's library reads the day, which many rows share; the time of day is read here. */
function writtenTime(text: string, format: string, known: Map<string, Micros | undefined>): Micros | undefined {
  const [, day = '', hour, minute = '', second = '0', half] =
    /^(\S+?)(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([ap]m))?)?$/i.exec(text) ?? []
  const key = `day ${day}`
  if (!known.has(key)) {
    const read = DateTime.fromFormat(day, format.split(/,? /)[0] ?? '', { zone: 'utc', locale: 'en' })
    known.set(key, read.isValid ? read.toMillis() * 1000 : undefined)
  }
  const start = known.get(key)
  if (start === undefined || hour === undefined) return start === undefined ? undefined : start + END_OF_DAY
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return start + hours * MICROS.h + Number(minute) * MICROS.m + Number(second) * MICROS.s
}
