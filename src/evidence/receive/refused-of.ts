import type { Db } from '../../store/state/state.ts'
import { parseJson } from './read-line.ts'

/** Refused lines that belong to something, and the runs that they say are of it. */
export type RefusedOf = { readonly ids: readonly string[]; readonly runs: readonly string[] }

/** So short it stands in many texts by chance: then it must be all that stands somewhere. */
const SHORTEST_WORD = 4

/** What refused lines are looked for: texts, wherever they stand, and ids, of which there may be very many, where they stand alone. */
type Named = {
  readonly texts: readonly string[]
  readonly ids?: readonly string[]
  /** The member that makes a run belong to it. */
  readonly as?: 'case' | 'user' | 'run'
}

/** Refused lines that name something. They are wrong somewhere, so it may stand anywhere: as a value, also as a number, or as a word of a text. */
export async function refusedOf(db: Db, workspace: string, { texts, ids: names = [], as }: Named): Promise<RefusedOf> {
  const rows = await db
    .selectFrom('refused_line')
    .select(['id', 'line', 'reason'])
    .where('workspace_id', '=', workspace)
    .execute()
  const isNamed = naming(texts, new Set([...texts, ...names]))
  const ids = rows.filter(({ line, reason }) => isNamed(line, reason)).map(({ id }) => id)
  const own = new Set(texts)
  const runs = rows.flatMap(({ line }) => {
    const value = line === null ? undefined : objectIn(line)
    const [of, run] = [as && value?.[as], value?.run]
    return typeof run === 'string' && run !== '' && own.has(String(of)) ? [run] : []
  })
  return { ids, runs: [...new Set(runs)] }
}

/** Whether a line, or why it was refused, names one of them. */
function naming(
  texts: readonly string[],
  whole: ReadonlySet<string>,
): (line: string | null, reason: string) => boolean {
  const long = wordsOf(texts.filter((text) => text.length >= SHORTEST_WORD))
  const any = wordsOf(texts)
  const within = (value: unknown): boolean => {
    if (typeof value === 'string') return whole.has(value) || (long?.test(value) ?? false)
    if (typeof value !== 'object' || value === null) return whole.has(String(value))
    return Object.entries(value).some(([key, inner]) => within(key) || within(inner))
  }
  const quoted = (text: string): boolean => text.match(/[^"]+/g)?.some((part) => whole.has(part)) ?? false
  return (line, reason) => {
    if (long?.test(reason) || quoted(reason)) return true
    const value = line === null ? undefined : objectIn(line)
    if (value) return within(value)
    // What cannot be read may mean it by any of its words.
    return [line ?? '', reason].some((text) => quoted(text) || (any?.test(text) ?? false))
  }
}

/** As words: neither T-47 nor 1T-4 holds T-4. As they are, and as JSON spells them. */
function wordsOf(texts: readonly string[]): RegExp | undefined {
  if (texts.length === 0) return undefined
  const spelled = new Set(texts.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]))
  const escaped = [...spelled].map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'u')
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parseJson(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
