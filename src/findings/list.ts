import { sql } from 'kysely'
import { readCursor, writeCursor } from '../base/cursor.ts'
import { fromDate, type Micros, toDate } from '../base/time.ts'
import { principalInWords } from '../store/state/principal-words.ts'
import type { Db } from '../store/state/state.ts'
import { type Finding, type severities, toFinding } from './finding.ts'

export type FindingFilter = {
  readonly state: Finding['state'] | 'unresolved'
  readonly workflow?: string | undefined
  readonly severity?: Finding['severity'] | undefined
  /** Who has it: `nobody`, `somebody`, or one as the decision log names them. */
  readonly owner?: string | undefined
  /** Those that this finding or maintenance window explains; without it, what is explained is in no list before it is over: it stands beneath its cause. */
  readonly explained_by?: string | undefined
}

export type FindingPage = {
  readonly items: readonly Finding[]
  readonly next: string | null
  /** How many fit the filter in all, whatever their severity. */
  readonly counts: Readonly<Record<(typeof severities)[number], number>>
}

/**
 * A page of findings, the worst first and within that the newest; of what is over, what ended last. `cursor` is what the page
 * before gave as `next`, and holds for the same filter only.
 */
export async function listFindings(
  db: Db,
  workspace: string,
  filter: FindingFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<FindingPage> {
  const isOver = filter.state === 'resolved'
  const order = isOver
    ? sql`(resolved_at, id)`
    : sql`(array_position(array['low', 'medium', 'high'], severity), first_seen, id)`
  const fitting = fittingOf(db, workspace, filter)
  let query = fitting.selectAll()
  if (filter.severity) query = query.where('severity', '=', filter.severity)
  if (page.cursor !== undefined) {
    const [weight, moment, id] = readCursor(page.cursor, filter, [0, 0, ''] as [number, Micros, string])
    const after = isOver ? sql`(${toDate(moment)}, ${id})` : sql`(${weight}, ${toDate(moment)}, ${id})`
    query = query.where(sql<boolean>`${order} < ${after}`)
  }
  const [rows, counted] = await Promise.all([
    query
      .orderBy(order, 'desc')
      // One more than asked for tells whether there is a next page.
      .limit(page.limit + 1)
      .execute(),
    fitting
      .select(['severity', sql<number>`count(*)::int`.as('count')])
      .groupBy('severity')
      .execute(),
  ])
  const items = rows.slice(0, page.limit).map(toFinding)
  const last = items.at(-1)
  const weight = { low: 1, medium: 2, high: 3 }
  const place = (one: Finding) => [weight[one.severity], (isOver ? one.resolved_at : one.first_seen) ?? 0, one.id]
  const next = rows.length > page.limit && last ? writeCursor(place(last), filter) : null
  const count = (severity: string) => counted.find((one) => one.severity === severity)?.count ?? 0
  return { items, next, counts: { high: count('high'), medium: count('medium'), low: count('low') } }
}

function fittingOf(db: Db, workspace: string, { state, workflow, owner, explained_by }: FindingFilter) {
  let query = db.selectFrom('finding').where('workspace_id', '=', workspace)
  query = state === 'unresolved' ? query.where('state', '<>', 'resolved') : query.where('state', '=', state)
  if (explained_by) query = query.where('explained_by', '=', explained_by)
  else query = query.where((eb) => eb.or([eb('explained_by', 'is', null), eb('state', '=', 'resolved')]))
  if (workflow) query = query.where('workflow', '=', workflow)
  if (owner === 'nobody') query = query.where('owner', 'is', null)
  else if (owner === 'somebody') query = query.where('owner', 'is not', null)
  else if (owner) query = query.where('owner', '=', owner)
  return query
}

/** What one kind of look found and is not over, by its key. */
export async function unresolvedByKey(
  db: Db,
  workspace: string,
  prefix: string,
): Promise<ReadonlyMap<string, Pick<Finding, 'id' | 'title'>>> {
  const rows = await db
    .selectFrom('finding')
    .select(['key', 'id', 'title'])
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'resolved')
    .where('key', 'like', `${prefix}%`)
    .execute()
  return new Map(rows.map(({ key, ...one }) => [key, one]))
}

/** Every finding of a workflow that is not over, what another explains among them, the worst first and within that the newest. */
export async function unresolvedOf(db: Db, workspace: string, workflow: string): Promise<Finding[]> {
  const rows = await db
    .selectFrom('finding')
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'resolved')
    .where('workflow', '=', workflow)
    .selectAll()
    .orderBy(sql`array_position(array['high', 'medium', 'low'], severity)`)
    .orderBy('first_seen', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toFinding)
}

/** The findings of a workflow that were open in a time or are still, the first seen first; so many of them, and how many there are. */
export async function openDuring(
  db: Db,
  workspace: string,
  { workflow, from, to }: { readonly workflow: string; readonly from: Micros; readonly to: Micros },
  limit: number,
): Promise<{ items: Finding[]; count: number }> {
  const of = db
    .selectFrom('finding')
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .where('first_seen', '<', toDate(to))
    .where((eb) => eb.or([eb('resolved_at', 'is', null), eb('resolved_at', '>', toDate(from))]))
  const rows = await of.selectAll().orderBy('first_seen').orderBy('id').limit(limit).execute()
  const { count } = await of.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return { items: rows.map(toFinding), count }
}

/** As many as anybody reads beneath one. */
const MOST_EXPLAINED = 100

/** What a finding explains, also what is over, the newest first; and how many there are. */
export async function explainedBy(db: Db, workspace: string, id: string): Promise<{ items: Finding[]; count: number }> {
  const of = db.selectFrom('finding').where('workspace_id', '=', workspace).where('explained_by', '=', id)
  const rows = await of.selectAll().orderBy('first_seen', 'desc').orderBy('id', 'desc').limit(MOST_EXPLAINED).execute()
  const { count } = await of.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return { items: rows.map(toFinding), count }
}

/** What some findings are called, by their ids. */
export async function titlesOf(
  db: Db,
  workspace: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('finding')
    .select(['id', 'title'])
    .where('workspace_id', '=', workspace)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** How many findings each cause explains, or did. */
export async function countExplained(db: Db, workspace: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('finding')
    .select(['explained_by', sql<number>`count(*)::int`.as('count')])
    .where('workspace_id', '=', workspace)
    .where('explained_by', 'is not', null)
    .groupBy('explained_by')
    .execute()
  return new Map(rows.map(({ explained_by, count }) => [explained_by ?? '', count]))
}

/** What is said of a finding in one line. */
export type FindingInBrief = Pick<Finding, 'key' | 'workflow' | 'severity' | 'title' | 'first_seen'> & {
  /** Whoever has it: a name where it is known; null while nobody does. */
  readonly held_by: string | null
}

/** Every finding that is not over and that no other explains, in brief. */
export async function unresolvedFindings(db: Db, workspace: string): Promise<FindingInBrief[]> {
  const rows = await db
    .selectFrom('finding')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('finding.owner')))
    .select(['key', 'workflow', 'severity', 'title', 'first_seen', 'owner', 'user.name as name'])
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'resolved')
    .where('explained_by', 'is', null)
    .orderBy('first_seen')
    .orderBy('key')
    .execute()
  return rows.map(({ key, workflow, severity, title, first_seen, owner, name }) => ({
    key,
    workflow,
    severity: severity as Finding['severity'],
    title,
    first_seen: fromDate(first_seen),
    held_by: owner === null ? null : principalInWords(owner, name),
  }))
}
