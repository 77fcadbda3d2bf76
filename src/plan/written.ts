/** Plans as they are written: plain values of any shape, which no schema has looked at yet. */

type Path = readonly (string | number)[]
export type Fields = Readonly<Record<string, unknown>>

export const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path; undefined where nothing does. */
export function writtenAt(written: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    return (at as Record<string | number, unknown>)[step]
  }, written)
}

/** The same with another value at a path, or without it where the value is undefined; what is on the way is made. */
export function withWritten(written: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(written) && typeof step === 'number') {
    if (value === undefined && rest.length === 0) return written.toSpliced(step, 1)
    return Object.assign([...written], { [step]: withWritten(written[step], rest, value) })
  }
  const fields = isMap(written) ? written : {}
  const below = rest.length === 0 ? value : withWritten(Object.hasOwn(fields, step) ? fields[step] : {}, rest, value)
  const entries = Object.entries(fields)
  const at = entries.findIndex(([key]) => key === String(step))
  // fromEntries gives "__proto__" no meaning of its own.
  if (below === undefined) return Object.fromEntries(entries.filter((_, index) => index !== at))
  return Object.fromEntries(at < 0 ? [...entries, [String(step), below]] : entries.with(at, [String(step), below]))
}
