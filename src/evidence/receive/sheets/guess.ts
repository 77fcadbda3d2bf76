import { DateTime } from 'luxon'
import { decimalIn } from './cells.ts'
import { kindOfField, type SheetType } from './fields.ts'
import { type GuessedCorrections, guessCorrections } from './guess-corrections.ts'
import type { Row } from './rows.ts'

/** A mapping as it is written into a file. */
type Written = {
  sheet: 1
  decimal?: ',' | '.'
  dates?: string
  id?: string
  lines: {
    type: SheetType
    columns: Record<string, string | { column: string; values?: Record<string, string>; as?: string }>
    set?: Record<string, string>
    corrections?: GuessedCorrections
    when?: string
  }[]
}

/** What people call a field in the header of a column, in English and German. */
const names: readonly [field: string, words: string][] = [
  ['run', 'run id|run|execution id|execution|lauf|trace id|trace'],
  ['case', 'case id|case|ticket id|ticket|invoice id|invoice|order id|order|record|vorgang|fall|beleg|rechnung'],
  ['case_type', 'case type|category of case|kind of case|fallart|art des falls'],
  ['workflow', 'workflow|automation|process|prozess|automatisierung'],
  ['release', 'release|version'],
  ['started', 'started at|started|start time|start|begin|beginn|created at|timestamp|time|date|datum|zeit'],
  ['ended', 'ended at|ended|end time|end|finished at|finished|ende'],
  ['status', 'status|state'],
  ['outcome', 'outcome|verdict|result|decision|ergebnis|urteil|entscheidung'],
  ['by', 'reviewer|reviewed by|checked by|decided by|agent|prüfer|geprüft von|wer'],
  ['at', 'reviewed at|checked at|decided at|geprüft am'],
  ['amount', 'amount|cost|costs|price|total|betrag|kosten|preis|summe'],
  ['currency', 'currency|währung'],
  ['cases', 'eligible cases|eligible|cases|count|volume|number|anzahl|fälle|menge'],
  ['period', 'week|month|day|period|woche|monat|tag|zeitraum|kw'],
  ['category', 'kind|type|art|typ'],
  ['severity', 'severity|priority|schwere|priorität'],
  ['opened', 'opened at|opened|reported at|gemeldet am|gemeldet'],
  ['restored', 'restored at|restored|resolved at|resolved|closed at|behoben am|behoben'],
  ['id', 'id|nr|no|number|nummer|key'],
  ['model', 'model|modell'],
  ['input', 'input|question|prompt|eingabe|frage'],
  ['output', 'output|answer|response|ausgabe|antwort'],
]

/** What people write of how something went. */
export const outcomes: Readonly<Record<string, string>> = {
  ...same('accepted', 'accepted ok okay approved correct right good pass passed yes angenommen richtig korrekt ja gut'),
  ...same('corrected', 'corrected edited changed fixed adjusted korrigiert geändert'),
  ...same('rejected', 'rejected wrong bad fail failed declined no abgelehnt falsch nein'),
  ...same('escalated', 'escalated handed eskaliert'),
  ...same('reopened', 'reopened wiedereröffnet'),
}
export const statuses: Readonly<Record<string, string>> = {
  ...same('ok', 'ok success succeeded successful done completed finished erfolgreich fertig'),
  ...same('error', 'error failed failure fehler'),
  ...same('exception', 'exception ausnahme'),
  ...same('handed_over', 'handed_over handover escalated übergeben'),
  ...same('running', 'running pending läuft'),
}

function same(value: string, words: string): Record<string, string> {
  return Object.fromEntries(words.split(' ').map((word) => [word, value]))
}

/**
 * What a sheet seems to say, by its headers and first rows: a beginning that a person looks at and keeps, never what is stored by itself.
 */
export function guessMapping(columns: readonly string[], rows: readonly Row[], workflow?: string): Written {
  const cellsOf = (column: string) =>
    rows.map((row) => row.cells[columns.indexOf(column)]?.trim() ?? '').filter((cell) => cell !== '')
  const found = new Map<string, string>()
  // What was corrected is corrected of something that the sheet names.
  const isOfSomething = columns.some((one) =>
    names.some(([field, words]) => ofOne.has(field) && words.split('|').includes(plain(one))),
  )
  const corrections = isOfSomething ? guessCorrections(columns, plain, cellsOf) : undefined
  const taken = new Set<string>(corrections === undefined ? [] : columnsOfGuess(corrections))
  for (const [field, words] of names)
    for (const word of words.split('|')) {
      const column = columns.find((one) => !taken.has(one) && plain(one) === word)
      if (column === undefined || found.has(field)) continue
      found.set(field, column)
      taken.add(column)
    }
  const of = (...fields: [field: string, from: string][]) =>
    Object.fromEntries(fields.flatMap(([field, from]) => (found.has(from) ? [[field, found.get(from) ?? '']] : [])))
  const valued = (from: string, known: Readonly<Record<string, string>>) => {
    const column = found.get(from) ?? ''
    const words = [...new Set(cellsOf(column))].slice(0, 20)
    const values = Object.fromEntries(
      words.flatMap((one) => (known[one.toLowerCase()] ? [[one, known[one.toLowerCase()] ?? '']] : [])),
    )
    return Object.entries(values).every(([word, value]) => word === value) ? column : { column, values }
  }
  const named = found.has('workflow') ? of(['workflow', 'workflow']) : {}
  const set = found.has('workflow') ? {} : { set: { workflow: workflow ?? 'WORKFLOW' } }
  const lines: Written['lines'] = []
  if (found.has('severity') && (found.has('opened') || found.has('started')))
    lines.push({
      type: 'incident',
      columns: {
        ...of(['incident', 'id'], ['severity', 'severity'], ['class', 'category'], ['restored', 'restored']),
        ...of(
          ['opened', found.has('opened') ? 'opened' : 'started'],
          ['loss.amount', 'amount'],
          ['loss.currency', 'currency'],
        ),
        ...named,
      },
      ...set,
    })
  else if (found.has('cases') && (found.has('period') || found.has('started')))
    lines.push({
      type: 'eligible',
      columns: { ...of(['cases', 'cases'], ['case_type', 'case_type']), ...named, period: periodOf() },
      ...set,
    })
  else if (
    (found.has('outcome') || corrections !== undefined) &&
    (found.has('run') || found.has('case')) &&
    !found.has('started') &&
    !found.has('status')
  )
    lines.push({
      type: 'verdict',
      columns: {
        ...of(['verdict', 'id'], found.has('run') ? ['run', 'run'] : ['case', 'case'], ['by.id', 'by'], ['at', 'at']),
        ...(found.has('outcome') ? { kind: valued('outcome', outcomes) } : {}),
      },
      set: { 'by.kind': 'person' },
      ...corrected(),
    })
  else if (found.has('amount') && !found.has('run') && !found.has('case'))
    lines.push({
      type: 'spend',
      columns: {
        ...of(['spend', 'id'], ['amount', 'amount'], ['currency', 'currency'], ['from', 'started'], ['to', 'ended']),
        ...named,
        ...of(['kind', 'category']),
      },
      set: { ...set.set, ...(found.has('category') ? {} : { kind: 'other' }) },
    })
  else {
    lines.push({
      type: 'run',
      columns: {
        ...of(
          ['run', found.has('run') ? 'run' : 'id'],
          ['case', 'case'],
          ['case_type', 'case_type'],
          ['release', 'release'],
        ),
        ...of(['started', 'started'], ['ended', 'ended'], ['input', 'input'], ['output', 'output']),
        ...named,
        ...(found.has('status') ? { status: valued('status', statuses) } : {}),
      },
      ...set,
    })
    if (found.has('outcome') || corrections !== undefined)
      lines.push({
        type: 'verdict',
        columns: {
          ...of(['by.id', 'by'], ['at', found.has('at') ? 'at' : 'started']),
          ...(found.has('outcome') ? { kind: valued('outcome', outcomes) } : {}),
        },
        set: { 'by.kind': 'person' },
        ...corrected(),
        ...(found.has('outcome') ? { when: found.get('outcome') ?? '' } : {}),
      })
    if (found.has('amount') || found.has('model'))
      lines.push({
        type: 'step',
        columns: of(['cost.amount', 'amount'], ['cost.currency', 'currency'], ['model', 'model']),
        set: { kind: found.has('model') ? 'model' : 'other' },
      })
  }

  const kindsAt = (wanted: string[]) =>
    lines.flatMap(({ type, columns: mapped }) =>
      Object.entries(mapped).flatMap(([field, from]) =>
        wanted.includes(kindOfField(type, field) ?? '') ? cellsOf(typeof from === 'string' ? from : from.column) : [],
      ),
    )
  const correctedTo = corrections === undefined ? [] : columnsOfGuess(corrections).flatMap(cellsOf)
  const amounts = correctedTo.filter((one) => isNumber(one, ',') || isNumber(one, '.'))
  const decimal = decimalSign([...kindsAt(['decimal', 'number', 'count', 'milliseconds']), ...amounts])
  const dates = datesIn(kindsAt(['time', 'period']))
  return { sheet: 1, ...(decimal ? { decimal } : {}), ...(dates ? { dates } : {}), lines }

  /** Where each field has a row, or all stands in one column, rows without any say nothing; of others a person says what is meant. */
  function corrected() {
    if (corrections === undefined) return {}
    const only = typeof corrections === 'string' ? corrections : corrections.field
    return { corrections, ...(typeof only === 'string' && !found.has('outcome') ? { when: only } : {}) }
  }
  function periodOf() {
    const column = found.get('period') ?? found.get('started') ?? ''
    const as = /week|woche|kw/.test(plain(column)) ? 'week' : /month|monat/.test(plain(column)) ? 'month' : undefined
    return as !== undefined && cellsOf(column).some((cell) => !/^\d{4}-(W\d\d|\d\d)$/.test(cell))
      ? { column, as }
      : column
  }
}

const ofOne = new Set(['run', 'case'])

const columnsOfGuess = (guessed: GuessedCorrections): string[] =>
  typeof guessed === 'string'
    ? [guessed]
    : Object.values(guessed).flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)))

/** "Run_ID " -> "run id" */
export const plain = (header: string): string =>
  header
    .trim()
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[_\-./()]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

const isNumber = (cell: string, decimal: ',' | '.') => decimalIn(cell, decimal) !== undefined

/** Which sign stands before decimals; undefined where no cell has any, or where they do not agree. */
export function decimalSign(cells: readonly string[]): ',' | '.' | undefined {
  const bare = cells.map((one) => one.replaceAll(/[^\d.,]|\D+$/g, ''))
  const is = (sign: ',' | '.', other: ',' | '.') =>
    bare.some(
      (one) =>
        new RegExp(`\\${sign}(\\d{1,2}|\\d{4,})$`).test(one) ||
        (one.includes(sign) && one.lastIndexOf(sign) > one.lastIndexOf(other) && one.includes(other)),
    )
  if (is(',', '.')) return is('.', ',') ? undefined : ','
  return is('.', ',') && bare.some((one) => one.includes(',')) ? '.' : undefined
}

const dayFormats = ['dd.MM.yyyy', 'd.M.yyyy', 'MM/dd/yyyy', 'M/d/yyyy', 'dd/MM/yyyy', 'd/M/yyyy', 'yyyy/MM/dd']
const clocks = ['', ' HH:mm', ' HH:mm:ss', ' H:mm', ' H:mm:ss', ' h:mm a', ' h:mm:ss a', ', HH:mm', ', HH:mm:ss']

/** Which comes first where a day and a month are two numbers alike. */
export type DateOrder = 'day' | 'month'

/**
 * How the times are written, where most of them are written alike; undefined where that is ISO, or where more than one way would fit and mean
 * another day, unless it is said which comes first.
 */
export function datesIn(cells: readonly string[], first?: DateOrder): string | undefined {
  const fits = { day: /^[dy]/, month: /^[My]/ }
  const formats = dayFormats
    .filter((one) => first === undefined || fits[first].test(one))
    .flatMap((day) => clocks.map((clock) => day + clock))
  const read = (one: string, format: string) => DateTime.fromFormat(one, format, { zone: 'utc', locale: 'en' })
  // Among them somebody wrote "yesterday": that row is told apart later, and says nothing of the others.
  const written = cells.filter((one) => formats.some((format) => read(one, format).isValid))
  if (written.length === 0 || written.length < 0.6 * cells.length) return undefined
  const fitting = formats.filter((format) => written.every((one) => read(one, format).isValid))
  const [format] = fitting
  const days = (format: string) => written.map((one) => read(one, format).toISODate()).join()
  return format !== undefined && fitting.every((one) => days(one) === days(format)) ? format : undefined
}
