import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { isTimeZone } from '../../../base/calendar.ts'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { nearest } from '../../../plan/nearest.ts'
import { columnsOfCorrections, correctionsSchema } from './corrections.ts'
import { fieldsOf, kindOfField, mappedTypes } from './fields.ts'
import { delimiters } from './rows.ts'

const text = z.string().min(1).max(200)

const column = z.union([
  text.transform((name) => ({ column: name, values: undefined, unit: undefined, as: undefined })),
  z.strictObject({
    column: text,
    /** What a cell says, and what the record calls it. */
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).optional(),
    /** Of a length of time, or a share: in what the sheet states it. */
    unit: z.enum(['ms', 's', 'm', 'h', '%']).optional(),
    /** Of a period: a day of it stands for the whole. */
    as: z.enum(['day', 'week', 'month']).optional(),
  }),
])

const lineSchema = z.strictObject({
  type: z.enum(mappedTypes),
  /** From fields of the record to columns of the sheet, by their headers. */
  columns: z.record(z.string(), column).default({}),
  /** Fields that are the same of every row. */
  set: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).default({}),
  /** Of a verdict: where it stands which fields people corrected. */
  corrections: correctionsSchema.optional(),
  /** Only of rows in which this column is not empty. */
  when: text.optional(),
})
export type LineMapping = z.infer<typeof lineSchema>

const mappingSchema = z.strictObject({
  /** The version of this format. */
  sheet: z.literal(1),
  delimiter: z.preprocess((given) => (given === 'tab' ? '\t' : given), z.enum(delimiters)).optional(),
  decimal: z.enum([',', '.']).optional(),
  /** How times are written, by the tokens of Luxon ("dd.MM.yyyy HH:mm"); ISO 8601 where it is left out. */
  dates: z.union([text.transform((one) => [one]), z.array(text).min(1)]).default([]),
  /** The zone of times that name none. */
  zone: z.string().refine(isTimeZone, { error: 'is no time zone; write one such as Europe/Berlin' }).optional(),
  /** Columns by which a row is known again when something else in it changed; all it holds where it is left out. */
  id: z.union([text.transform((one) => [one]), z.array(text).min(1)]).default([]),
  lines: z.array(lineSchema).min(1).max(10),
})
export type Mapping = z.infer<typeof mappingSchema>

const short = ['type', 'columns', 'set', 'corrections', 'when'] as const

/** A mapping of rows to lines of the record. */
export function readMapping(source: string | object): Mapping {
  const mapping = readMappingOf(source)
  if (mapping.lines.some(({ type }) => type === 'baseline'))
    throw wrong(
      say`a baseline is no line of the record, it belongs into the plan; put it there with "aftercare plan baselines FILE --mapping FILE"`,
    )
  return mapping
}

/** A mapping from its file, which is YAML or JSON. One kind of line may stand at the top, without "lines". */
export function readMappingOf(source: string | object): Mapping {
  let given: unknown
  try {
    given = typeof source === 'string' ? parse(source) : source
  } catch (error) {
    throw wrong(say`it is no YAML (${(error as Error).message.split('\n')[0] ?? ''})`)
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrong(say`it is no map of keys`)
  const isShort = !('lines' in given)
  const line = Object.fromEntries(short.flatMap((key) => (key in given ? [[key, (given as never)[key]]] : [])))
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !isShort || !short.includes(key as never)))
  const read = mappingSchema.safeParse(isShort ? { ...rest, lines: [line] } : rest)
  if (!read.success) {
    const [issue] = read.error.issues
    const path = (issue?.path ?? []).filter(
      (step, place) => !(isShort && (step === 'lines' || (place === 1 && step === 0))),
    )
    throw wrong(say`${path.join('.') || 'it'}: ${issue?.message ?? ''}`)
  }
  for (const { type, columns, set, corrections } of read.data.lines) {
    if (corrections !== undefined && type !== 'verdict')
      throw wrong(say`"corrections" are of a line of type verdict, and this one is of type ${type}`)
    for (const field of [...Object.keys(columns), ...Object.keys(set)])
      if (kindOfField(type, field) === undefined) throw noField(type, field)
  }
  return read.data
}

function noField(type: LineMapping['type'], field: string): AppError {
  const names = Object.keys(fieldsOf(type))
  const near = nearest(field, names)
  return wrong(
    near === undefined
      ? say`"${field}" is no field of a line of type ${type}; it has: ${names.join(', ')}`
      : say`"${field}" is no field of a line of type ${type}; did you mean "${near}"?`,
  )
}

export const wrong = (what: string) =>
  new AppError('invalid_input', say`The mapping cannot be used: ${what}. docs/sheets.md tells how it is written.`)

/** That a sheet has every column that a mapping names. */
export function requireColumns({ id, lines }: Mapping, columns: readonly string[]): void {
  const named = [
    ...id,
    ...lines.flatMap(({ columns, corrections, when }) => [
      ...Object.values(columns).map((of) => of.column),
      ...(corrections ? columnsOfCorrections(corrections) : []),
      ...(when ? [when] : []),
    ]),
  ]
  const missing = named.find((name) => !columns.includes(name))
  if (missing !== undefined)
    throw new AppError(
      'invalid_input',
      say`The sheet has no column "${missing}", which the mapping names. It has: ${columns.join(', ')}.`,
    )
}

/** A mapping as people write it. */
export const mappingToText = (mapping: object): string => stringify(mapping, { lineWidth: 120 })

/** A mapping as it is written, with its kinds of lines always under "lines" and what may be a list as one: for whoever changes it in a form. */
export type Written = {
  readonly sheet: 1
  readonly delimiter?: string
  readonly decimal?: string
  readonly dates?: readonly string[]
  readonly zone?: string
  readonly id?: readonly string[]
  readonly lines: readonly {
    readonly type: LineMapping['type']
    readonly columns: Readonly<Record<string, string | { readonly column: string }>>
    readonly set?: Readonly<Record<string, string>>
    readonly corrections?: unknown
    readonly when?: string
  }[]
}

/** Of a text that was read as a mapping: what no form knows stays as it was written. */
export function writtenOf(source: string): Written {
  type Line = Omit<Written['lines'][number], 'columns' | 'set'> & {
    readonly columns?: Written['lines'][number]['columns']
    readonly set?: Readonly<Record<string, string | number>>
  }
  type Given = Omit<Written, 'lines' | 'dates' | 'id'> & {
    readonly lines?: readonly Line[]
    readonly dates?: string | readonly string[]
    readonly id?: string | readonly string[]
  } & Line
  const { type, columns, set, corrections, when, lines, dates, id, ...rest } = parse(source) as Given
  const alone = { type, columns, set, corrections, when } as Line
  const list = (one: string | readonly string[]) => (typeof one === 'string' ? [one] : one)
  return {
    ...rest,
    ...(dates === undefined ? {} : { dates: list(dates) }),
    ...(id === undefined ? {} : { id: list(id) }),
    lines: (lines ?? [alone]).map(({ type, columns = {}, set, corrections, when }) => ({
      type,
      columns,
      ...(set === undefined
        ? {}
        : { set: Object.fromEntries(Object.entries(set).map(([field, value]) => [field, String(value)])) }),
      ...(corrections === undefined ? {} : { corrections }),
      ...(when === undefined ? {} : { when }),
    })),
  }
}
