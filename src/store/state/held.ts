import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { canonical, type Entry, type LogEntry } from './decision-log.ts'

/** The rows of a table, some at a time: `read` gives those after an id, in the order of their ids. */
export async function* someById<Row extends { readonly id: string }>(
  read: (after: string) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = ''; ; ) {
    const rows = await read(after)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.id
  }
}

/** What of a decision is not as its entry holds it, in words; null where all of it is. `about` is the part of the entry that names the row. */
export function alterationOf(
  entry: LogEntry | undefined,
  { kind, body, principal, at }: Entry & { readonly at: Micros },
  about: string,
): string | null {
  if (entry?.kind !== kind || entry.body[about] !== body[about]) return say`the decision log has no such entry`
  if (entry.principal !== principal) return say`who did it`
  if (entry.at !== at) return say`when it was done`
  return canonical(entry.body) === canonical(body) ? null : say`what was said or set`
}
