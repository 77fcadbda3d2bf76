/** What a cell becomes: the kinds of values that fields of the record hold. */
export type FieldKind =
  | 'text'
  | 'time'
  | 'day'
  | 'period'
  | 'decimal'
  | 'count'
  | 'number'
  | 'milliseconds'
  | 'minutes'
  | 'percent'

/** Lines of the record that rows of a sheet can be made into, each field by its path. */
export const fieldsByType = {
  run: {
    ...texts(
      'run',
      'part',
      'workflow',
      'case',
      'case_type',
      'route',
      'release',
      'mode',
      'status',
      'trigger',
      'session',
    ),
    ...texts('user', 'input', 'output'),
    ...times('started', 'ended'),
  },
  step: {
    ...texts('run', 'step', 'parent', 'kind', 'name', 'integration', 'action', 'status', 'error.type', 'error.message'),
    ...texts(
      'model',
      'provider',
      'finish_reason',
      'cost.currency',
      'cost.basis',
      'prompt.name',
      'prompt.version',
      'input',
      'output',
    ),
    ...times('started', 'ended'),
    ...counts('attempt', 'tokens.input', 'tokens.cached_input', 'tokens.cache_write', 'tokens.output'),
    ...counts('tokens.reasoning'),
    'cost.amount': 'decimal',
  },
  verdict: {
    ...texts('verdict', 'run', 'case', 'kind', 'by.kind', 'by.id', 'severity'),
    ...times('at'),
    waited_ms: 'milliseconds',
    worked_ms: 'milliseconds',
    'sampled.probability': 'number',
  },
  eligible: { ...texts('workflow', 'case_type', 'source'), ...counts('cases'), period: 'period' },
  spend: {
    ...texts('spend', 'workflow', 'kind', 'currency', 'basis', 'source'),
    ...times('from', 'to'),
    amount: 'decimal',
    minutes: 'number',
  },
  incident: {
    ...texts('incident', 'workflow', 'severity', 'class', 'loss.currency', 'source'),
    ...times('opened', 'contained', 'restored'),
    'loss.amount': 'decimal',
  },
} as const satisfies Record<string, Readonly<Record<string, FieldKind>>>

/** How it was before the automation: no line of the record, but part of the plan. */
const baselineFields = {
  ...texts('workflow', 'case_type', 'method', 'source', 'period', 'confirmed_by'),
  ...of('minutes', ['minutes', 'low', 'high']),
  ...counts('n'),
  error_rate: 'percent',
  from: 'day',
} as const satisfies Readonly<Record<string, FieldKind>>

export type SheetType = keyof typeof fieldsByType
export const sheetTypes = Object.keys(fieldsByType) as [SheetType, ...SheetType[]]

/** What rows are made into: a kind of line, or a part of the plan. */
export const mappedTypes = [...sheetTypes, 'baseline'] as const
export type MappedType = (typeof mappedTypes)[number]

export const fieldsOf = (type: MappedType): Readonly<Record<string, FieldKind>> =>
  type === 'baseline' ? baselineFields : fieldsByType[type]

/** Of a field by its path; labels of a run are named by whoever maps them. */
export function kindOfField(type: MappedType, path: string): FieldKind | undefined {
  if (type === 'run' && /^labels\.[^.]+$/.test(path)) return 'text'
  const fields = fieldsOf(type)
  return Object.hasOwn(fields, path) ? fields[path] : undefined
}

function texts<const Names extends string[]>(...names: Names) {
  return of('text', names)
}
function times<const Names extends string[]>(...names: Names) {
  return of('time', names)
}
function counts<const Names extends string[]>(...names: Names) {
  return of('count', names)
}
function of<Kind extends FieldKind, const Names extends string[]>(kind: Kind, names: Names) {
  return Object.fromEntries(names.map((name) => [name, kind])) as Record<Names[number], Kind>
}
