import { createHash } from 'node:crypto'
import type { AliasableExpression } from 'kysely'
import { formatTime, fromDate, type Micros, toDate } from '../../base/time.ts'
import type { Db, Trx } from './state.ts'

/** A decision as it is entered: ids, figures and hashes; never evidence or names. */
export type Entry = {
  /** Who decided: user:..., key:..., local:... or job:... */
  readonly principal: string
  /** What was decided, such as `plan.applied` or `review.signed`. */
  readonly kind: string
  readonly body: Record<string, unknown>
}

export type LogEntry = Entry & {
  readonly seq: number
  readonly at: Micros
  readonly previous: string
  readonly hash: string
}

export type Verified =
  | { readonly kind: 'whole'; readonly entries: number; readonly head: string }
  | { readonly kind: 'broken'; readonly seq: number; readonly reason: string }

/** Something that an entry froze and that is not as the entry holds it any more; what of it, in words. */
export type Altered = {
  readonly about:
    | 'review'
    | 'finding'
    | 'request'
    | 'mail'
    | 'note'
    | 'statement'
    | 'task'
    | 'report'
    | 'swap'
    | 'handover'
    | 'plan'
  readonly id: string
  readonly seq: number
  readonly what: string
}

const START = '0'.repeat(64)

/**
 * Appends inside the caller's transaction, so that a decision and what it changed are kept together or not at all.
 * Entries of a workspace form a chain: each carries the hash of the one before.
 */
export async function appendDecision(trx: Trx, workspace: string, entry: Entry, now: Micros): Promise<LogEntry> {
  // Appenders of one workspace wait for each other here: two with the same predecessor would break the chain.
  await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
  const last = await trx
    .selectFrom('decision')
    .select(['seq', 'hash'])
    .where('workspace_id', '=', workspace)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  // The store keeps milliseconds; the hash is over what can be read back.
  const at = Math.floor(now / 1000) * 1000
  const chained = { ...entry, seq: (last?.seq ?? 0) + 1, at, previous: last?.hash ?? START }
  const hash = hashOf(workspace, chained)
  await trx
    .insertInto('decision')
    .values({
      workspace_id: workspace,
      seq: chained.seq,
      at: toDate(at),
      principal: entry.principal,
      kind: entry.kind,
      body: JSON.stringify(entry.body),
      previous: chained.previous,
      hash,
    })
    .execute()
  return { ...chained, hash }
}

/** The entries, newest first. */
export async function listDecisions(
  db: Db,
  workspace: string,
  page: { before?: number | undefined; limit: number },
): Promise<LogEntry[]> {
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('seq', '<', page.before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('seq', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toEntry)
}

/** Entries by their number. */
export async function entriesAt(db: Db, workspace: string, seqs: readonly number[]): Promise<Map<number, LogEntry>> {
  if (seqs.length === 0) return new Map()
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('seq', 'in', seqs)
    .execute()
  return new Map(rows.map((row) => [row.seq, toEntry(row)]))
}

/** Numbers of the entries that rows hold, as a query of one column: `seq`. */
type Held = AliasableExpression<{ readonly seq: number | null }>

/** Entries of some kinds (with % for any end) that no row holds any more: what was decided is gone. */
export async function lostEntries(
  db: Db,
  workspace: string,
  kinds: readonly string[],
  held: Held,
): Promise<{ readonly seq: number; readonly body: Readonly<Record<string, unknown>> }[]> {
  const rows = await db
    .selectFrom('decision')
    .select(['seq', 'body'])
    .where('workspace_id', '=', workspace)
    .where((eb) => eb.or(kinds.map((kind) => eb('kind', 'like', kind))))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom(held.as('held')).select('held.seq').whereRef('held.seq', '=', 'decision.seq'))),
    )
    .orderBy('seq')
    .execute()
  return rows.map(({ seq, body }) => ({ seq, body: body as Record<string, unknown> }))
}

/** Computes every hash again, in order. The head's hash, kept elsewhere, also proves that nothing was cut off at the end. */
export async function verifyDecisions(db: Db, workspace: string): Promise<Verified> {
  let previous = START
  let seq = 0
  for (;;) {
    const rows = await db
      .selectFrom('decision')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(1000)
      .execute()
    if (rows.length === 0) return { kind: 'whole', entries: seq, head: previous }
    for (const entry of rows.map(toEntry)) {
      if (entry.seq !== seq + 1) return { kind: 'broken', seq: seq + 1, reason: `entry ${seq + 1} is missing` }
      if (entry.previous !== previous)
        return { kind: 'broken', seq: entry.seq, reason: `entry ${entry.seq} does not follow the one before it` }
      if (entry.hash !== hashOf(workspace, entry))
        return { kind: 'broken', seq: entry.seq, reason: `entry ${entry.seq} was altered` }
      previous = entry.hash
      seq = entry.seq
    }
  }
}

const toEntry = (row: {
  seq: number
  at: Date
  principal: string
  kind: string
  body: unknown
  previous: string
  hash: string
}): LogEntry => ({
  seq: row.seq,
  at: fromDate(row.at),
  principal: row.principal,
  kind: row.kind,
  body: row.body as Record<string, unknown>,
  previous: row.previous,
  hash: row.hash,
})

/** SHA-256 over the entry in one fixed spelling: keys in order, so that a store that reorders them changes nothing. */
export function hashOf(workspace: string, entry: Omit<LogEntry, 'hash'>): string {
  const { seq, at, principal, kind, body, previous } = entry
  return hashOfValue({ workspace, seq, at: formatTime(at), principal, kind, body, previous })
}

/** SHA-256 over a value in one fixed spelling: what an entry holds of what it froze. */
export const hashOfValue = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')

/** JSON with the keys of every object in code-unit order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const object = value as Record<string, unknown>
  const held: string[] = []
  for (const key of Object.keys(object).sort())
    if (object[key] !== undefined) held.push(`${JSON.stringify(key)}:${canonical(object[key])}`)
  return `{${held.join(',')}}`
}
