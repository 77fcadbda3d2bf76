import type { paths } from '../../../sdk/src/api.ts'

export type Seen = paths['/api/v1/sheets/preview']['post']['responses'][200]['content']['application/json']
export type Mapping = Seen['written']
export type Line = Mapping['lines'][number]
export type LineType = Line['type']

/** What a mapping says, as a form changes it: each change is a new one, and what no form shows stays as it was written. */

const columnOf = (of: Line['columns'][string] | undefined): string | undefined =>
  typeof of === 'string' ? of : of?.column

/** What a column becomes in a line; empty where it is not used. */
export const fieldOf = ({ columns }: Line, column: string): string =>
  Object.keys(columns).find((field) => columnOf(columns[field]) === column) ?? ''

/** What a column tells of what people corrected: of which field, null where the column itself names fields. */
export type Corrects = { readonly field: string | null; readonly is: 'fields' | 'before' | 'after' | 'reason' }

/** Whether a column tells of corrections in a line, in any of the ways a mapping may say so; the form leaves them as they are. */
export function correctsOf({ corrections }: Line, column: string): Corrects | undefined {
  if (corrections === column) return { field: null, is: 'fields' }
  if (typeof corrections !== 'object' || corrections === null) return undefined
  for (const [name, of] of Object.entries(corrections as Readonly<Record<string, unknown>>)) {
    // A row for each field.
    if (of === column) return { field: null, is: name === 'field' ? 'fields' : (name as Corrects['is']) }
    if (typeof of !== 'object' || of === null) continue
    const [is] = Object.entries(of).find(([, from]) => from === column) ?? []
    if (is !== undefined) return { field: name, is: is as Corrects['is'] }
  }
  return undefined
}

/** A column becomes another field, or with an empty one none; whatever became that before, or was the same of every row, does no more. */
export function withField(line: Line, column: string, field: string): Line {
  if (field === fieldOf(line, column)) return line
  const others = Object.entries(line.columns).filter(([name, of]) => columnOf(of) !== column && name !== field)
  const { [field]: _, ...set } = line.set ?? {}
  return withSet(
    { ...line, columns: { ...Object.fromEntries(others), ...(field === '' ? {} : { [field]: column }) } },
    set,
  )
}

/** A field is the same of every row; an empty text takes that away. */
export function withSame(line: Line, field: string, text: string): Line {
  const { [field]: _, ...set } = line.set ?? {}
  return withSet(line, text === '' ? set : { ...set, [field]: text })
}

function withSet(line: Line, set: Readonly<Record<string, string>>): Line {
  const { set: _, ...rest } = line
  return Object.keys(set).length === 0 ? rest : { ...rest, set: { ...set } }
}

/** Another kind of line: of what was mapped stays what it has, too. */
export function withType(line: Line, type: LineType, fields: readonly string[]): Line {
  const has = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([field]) => fields.includes(field)))
  const { corrections, ...rest } = line
  // Only outcomes tell what people corrected.
  const more = type === 'verdict' && corrections !== undefined ? { corrections } : {}
  return withSet({ ...rest, ...more, type, columns: has(line.columns) }, has(line.set ?? {}))
}

export function withWhen(line: Line, column: string): Line {
  const { when: _, ...rest } = line
  return column === '' ? rest : { ...rest, when: column }
}

export const withLine = (mapping: Mapping, place: number, line: Line): Mapping => ({
  ...mapping,
  lines: mapping.lines.map((one, at) => (at === place ? line : one)),
})

/** What stands beside the lines; an empty one is left out. */
export function withRest<K extends 'decimal' | 'dates' | 'zone' | 'id'>(
  mapping: Mapping,
  name: K,
  value: NonNullable<Mapping[K]> | '',
): Mapping {
  const { [name]: _, ...rest } = mapping
  return (value.length === 0 ? rest : { ...rest, [name]: value }) as Mapping
}
