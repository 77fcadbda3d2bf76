import { Exact } from '../../../base/money.ts'
import { say } from '../../../base/say.ts'
import { didYouMean } from '../../../plan/nearest.ts'
import type { Edit } from '../../../plan/splice-text.ts'
import { isMap, writtenAt } from '../../../plan/written.ts'
import type { Refusal } from '../read-line.ts'
import { quoted, Unreadable } from './cells.ts'
import { cellsOf, lineOf } from './make.ts'
import { type Mapping, readMappingOf, requireColumns, wrong } from './mapping.ts'
import { columnsOf, readRows } from './rows.ts'

/** How it was before the automation, as a row of a sheet tells it. Numbers are decimal text. */
export type Baseline = {
  /** The line of the file on which the row begins. */
  readonly line: number
  readonly workflow: string
  /** "all" stands for those that have none of their own. */
  readonly case_type: string
  readonly minutes?: string
  readonly low?: string
  readonly high?: string
  /** "3.5%" */
  readonly error_rate?: string
  readonly n?: number
  readonly method?: Method
  readonly source?: string
  readonly from?: string
  readonly confirmed_by?: string
}

const methods = ['measured', 'sampled', 'contracted', 'estimated'] as const
type Method = (typeof methods)[number]

export type Baselines = {
  readonly rows: number
  readonly baselines: readonly Baseline[]
  readonly refused: readonly Refusal[]
}

/** What people write where a row stands for every kind of case. */
const ALL = /^(?:|all|any|total|overall|alle|gesamt)$/i

/** A mapping of rows to baselines: one kind of row. */
export function readBaselineMapping(source: string): Mapping {
  const mapping = readMappingOf(source)
  const [first, ...more] = mapping.lines
  if (first?.type !== 'baseline' || more.length > 0)
    throw wrong(say`for baselines of a plan it has one kind of row, of type baseline`)
  return mapping
}

/** What a sheet says of how it was before, in words of the plan that is written: its workflows, kinds of case and people. */
export async function readBaselines(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  mapping: Mapping,
  written: unknown,
): Promise<Baselines> {
  let columns: readonly string[] | undefined
  let rows = 0
  const baselines: Baseline[] = []
  const refused: Refusal[] = []
  for await (const row of readRows(chunks, name, { delimiter: mapping.delimiter })) {
    if (columns === undefined) {
      columns = columnsOf(row)
      requireColumns(mapping, columns)
      continue
    }
    rows++
    try {
      const [one] = mapping.lines
      const cells = cellsOf(columns, row)
      if (!one || (one.when !== undefined && cells.get(one.when) === '')) continue
      const read = inWordsOfPlan(lineOf(mapping, one, cells) as Record<string, string>, row.line, written)
      requireAlone(read, baselines)
      baselines.push(read)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      refused.push({ position: row.line, reason: error.message })
    }
  }
  return { rows, baselines, refused }
}

function inWordsOfPlan(given: Record<string, string>, line: number, written: unknown): Baseline {
  const { minutes, low, high, error_rate, n, from } = given as Partial<Record<string, string>>
  if (minutes === undefined && error_rate === undefined) throw new Unreadable('has neither minutes nor an error rate')
  const numbers = [low, minutes, high].filter((one) => one !== undefined).map((one) => new Exact(one))
  if (numbers.some((one, place) => one.lt(numbers[place - 1] ?? 0)))
    throw new Unreadable(`does not have low <= minutes <= high (${[low, minutes, high].filter(Boolean).join(', ')})`)
  if (error_rate !== undefined && new Exact(error_rate.replace('%', '')).gt(100))
    throw new Unreadable(`has an error rate of ${error_rate}, which is more than 100%`)
  if (n !== undefined && !(Number.isInteger(Number(n)) && Number(n) > 0))
    throw new Unreadable(`has n = ${n}, which is no number of cases`)
  const workflow = named(given.workflow, writtenAt(written, ['workflows']), 'workflow')
  const types = writtenAt(written, ['workflows', workflow, 'case_types'])
  const source = [given.source, given.period].filter((one) => one !== undefined).join(', ')
  return {
    line,
    workflow,
    case_type: ALL.test(given.case_type ?? '') ? 'all' : named(given.case_type, types, `case type of ${workflow}`),
    ...(minutes === undefined ? {} : { minutes }),
    ...(low === undefined || minutes === undefined ? {} : { low }),
    ...(high === undefined || minutes === undefined ? {} : { high }),
    ...(error_rate === undefined ? {} : { error_rate }),
    ...(n === undefined ? {} : { n: Number(n) }),
    ...(given.method === undefined ? {} : { method: methodOf(given.method) }),
    ...(source === '' ? {} : { source }),
    ...(from === undefined ? {} : { from }),
    ...(given.confirmed_by === undefined
      ? {}
      : { confirmed_by: named(given.confirmed_by, writtenAt(written, ['people']), 'person') }),
  }
}

/** The key of what a sheet names by it or by its name. */
function named(word: string | undefined, there: unknown, noun: string): string {
  if (word === undefined) throw new Unreadable(`names no ${noun}`)
  const known = Array.isArray(there)
    ? there.map((key) => [String(key), String(key)] as const)
    : Object.entries(isMap(there) ? there : {}).map(
        ([key, one]) => [key, isMap(one) ? String(one.name ?? key) : key] as const,
      )
  const found = known.filter(([key, name]) => [key, name].some((one) => plain(one) === plain(word)))
  if (found.length === 1 && found[0]) return found[0][0]
  const keys = known.map(([key]) => key)
  throw new Unreadable(
    keys.length === 0
      ? `names ${quoted(word)}, and the plan has no ${noun}`
      : `names ${quoted(word)}, which is no ${noun} in the plan${didYouMean(word, keys) || `; it has ${keys.slice(0, 10).join(', ')}`}`,
  )
}

const plain = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, ' ')

function methodOf(word: string): Method {
  const method = methods.find((one) => one === word.toLowerCase())
  if (method) return method
  throw new Unreadable(`has the method ${quoted(word)}; write under values which of ${methods.join(', ')} it means`)
}

/** The plan holds one value of each: which of two is meant a person says. */
function requireAlone(read: Baseline, before: readonly Baseline[]): void {
  for (const one of before) {
    if (one.workflow !== read.workflow) continue
    if (one.minutes !== undefined && read.minutes !== undefined && one.case_type === read.case_type)
      throw new Unreadable(
        `tells the minutes of ${read.case_type} in ${read.workflow} once more (line ${one.line}); keep one of them`,
      )
    if (one.error_rate !== undefined && read.error_rate !== undefined && one.error_rate !== read.error_rate)
      throw new Unreadable(`tells another error rate of ${read.workflow} than line ${one.line}; the plan holds one`)
  }
}

/** What is to be changed in the text of the plan. A value of which nothing else is known is written alone. */
export function editsOf(baselines: readonly Baseline[]): Edit[] {
  return baselines.flatMap(
    ({ workflow, case_type, minutes, low, high, error_rate, n, method, source, from, confirmed_by }) => {
      const known = given({ n, method, source, from, confirmed_by })
      const at = ['workflows', workflow, 'value']
      const estimate = (value: string, bounds: object) => {
        const details = { ...bounds, ...known }
        return Object.keys(details).length === 0 ? number(value) : { value: number(value), ...details }
      }
      return [
        ...(minutes === undefined
          ? []
          : [
              {
                path: [...at, 'baseline_minutes', case_type],
                value: estimate(minutes, given({ low: low && number(low), high: high && number(high) })),
              },
            ]),
        ...(error_rate === undefined ? [] : [{ path: [...at, 'error_rate_before'], value: estimate(error_rate, {}) }]),
      ]
    },
  )
}

const given = (values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** A number where it is one, so that it is written without quotes. */
const number = (text: string): number | string => (String(Number(text)) === text ? Number(text) : text)
