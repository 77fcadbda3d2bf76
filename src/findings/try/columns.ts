import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { parseTime } from '../../base/time.ts'
import { type DateOrder, datesIn, decimalSign, plain } from '../../evidence/receive/sheets/guess.ts'
import { columnsOf, type Row, readRows } from '../../evidence/receive/sheets/rows.ts'

/** What columns of a history say. A row is a case, an hour, a day: whatever it is, of `cases` at one time. */
export const meanings = ['time', 'cases', 'bad', 'good', 'cost'] as const
export type Meaning = (typeof meanings)[number]
/** Which column says it; null where none does. */
export type Columns = Readonly<Record<Meaning, string | null>>

/** A table in the memory: its columns by their headers, and its rows. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly Row[] }

export async function readTable(bytes: Uint8Array): Promise<Table> {
  let columns: readonly string[] = []
  const rows: Row[] = []
  for await (const row of readRows(inParts(bytes), say`The table`)) {
    if (columns.length === 0) columns = columnsOf(row)
    else rows.push(row)
  }
  if (rows.length === 0)
    throw new AppError(
      'invalid_input',
      say`The table has one line only. Give one with a line of names and rows below it.`,
    )
  return { columns, rows }
}

const PART = 64 * 1024

/** A part at a time, so that others get their turn between them. */
async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PART) {
    yield bytes.subarray(at, at + PART)
    await setImmediate()
  }
}

/** What people call a column, in English and German; the first that fits is meant. */
const names: Readonly<Record<Meaning, string>> = {
  time: 'timestamp|date|datum|day|tag|time|zeitpunkt|zeit|started at|started|created at|created|when',
  cost: 'cost|costs|spend|amount|price|kosten|ausgaben|betrag|preis',
  bad: 'bad|wrong|failed|failures|errors|rejected|exceptions|defects|complaints|schlecht|falsch|fehler|fehlerhaft|abgelehnt|ausnahmen|beanstandet',
  good: 'good|right|accepted|passed|correct|ok|outcome|verdict|result|gut|richtig|angenommen|korrekt|ergebnis|urteil|status',
  cases:
    'cases|total|count|volume|runs|tickets|orders|invoices|fälle|vorgänge|anzahl|gesamt|menge|läufe|rechnungen|belege',
}

/** A share of something, or what a thing is called, counts nothing. */
const countsNothing = /%|\b(rate|share|quote|anteil|prozent|percent|id|nr|no|number|nummer|name)\b/

/** What the columns seem to say, by their headers: first by the whole of one, then by a word in it. */
export function guessColumns(columns: readonly string[]): Columns {
  const found: Record<Meaning, string | null> = { time: null, cases: null, bad: null, good: null, cost: null }
  const taken = new Set<string>()
  const fits = [
    (header: string, word: string) => header === word,
    (header: string, word: string) => ` ${header} `.includes(` ${word} `) && !countsNothing.test(header),
  ]
  for (const isMeant of fits)
    for (const [meaning, words] of Object.entries(names) as [Meaning, string][])
      for (const word of words.split('|')) {
        if (found[meaning] !== null) break
        const column = columns.find((one) => !taken.has(one) && isMeant(plain(one), word))
        if (column === undefined) continue
        found[meaning] = column
        taken.add(column)
      }
  return found
}

/** How cells of a table are written. `dates` is undefined where times are ISO, and null where day and month cannot be told apart. */
export type Writing = { readonly dates: string | undefined | null; readonly decimal: ',' | '.' | undefined }

export function writingOf({ columns, rows }: Table, meant: Columns, first: DateOrder | undefined): Writing {
  const cellsOf = (meaning: Meaning) => {
    const place = columns.indexOf(meant[meaning] ?? '')
    return place === -1 ? [] : spread(rows.map(({ cells }) => cells[place]?.trim() ?? '').filter((cell) => cell !== ''))
  }
  const times = cellsOf('time')
  const isIso = times.filter((one) => parseTime(one) !== undefined).length >= 0.6 * times.length
  return {
    decimal: decimalSign([...cellsOf('cost'), ...cellsOf('cases'), ...cellsOf('bad'), ...cellsOf('good')]),
    dates: isIso ? undefined : (datesIn(times, first) ?? (datesIn(times, 'day') === undefined ? undefined : null)),
  }
}

const LOOKED_AT = 60

/** Some of many, from the first to the last: of a long history all days of a month are among them. */
const spread = (cells: readonly string[]): readonly string[] =>
  cells.length <= LOOKED_AT
    ? cells
    : Array.from({ length: LOOKED_AT }, (_, place) => cells[Math.floor((place * cells.length) / LOOKED_AT)] as string)
