import { sql } from 'kysely'
import { readCursor, writeCursor } from '../../base/cursor.ts'
import type { Db } from '../../store/state/state.ts'
import type { Seer } from './seer.ts'
import { type Origin, type Task, type TaskState, toTask } from './task.ts'

export type TaskFilter = {
  readonly state: TaskState | 'overdue' | 'all'
  /** A person of the plan. */
  readonly owner?: string | undefined
  readonly workflow?: string | undefined
  readonly from?: Origin | undefined
}

/** Those that are open by their day, the first first; others by their last change, the newest first. */
export async function listTasks(
  db: Db,
  workspace: string,
  { only }: Pick<Seer, 'only'>,
  filter: TaskFilter,
  page: { today: string; cursor?: string | undefined; limit: number },
): Promise<{ items: Task[]; next: string | null; total: number }> {
  const { state, owner, workflow, from } = filter
  let fitting = db.selectFrom('task').where('workspace_id', '=', workspace)
  if (only) fitting = fitting.where(only)
  if (state === 'overdue') fitting = fitting.where('state', '=', 'open').where('due', '<', page.today)
  else if (state !== 'all') fitting = fitting.where('state', '=', state)
  if (owner !== undefined) fitting = fitting.where('owner', '=', owner)
  if (workflow !== undefined) fitting = fitting.where('workflow', '=', workflow)
  if (from) fitting = fitting.where('from_kind', '=', from.kind).where('from_id', '=', from.id)
  const isOpen = state === 'open' || state === 'overdue'
  const asked = { state, owner, workflow, from: from && `${from.kind} ${from.id}` }
  let query = fitting.selectAll()
  if (page.cursor !== undefined) {
    const [place, id] = readCursor(page.cursor, asked, ['', ''] as [string, string])
    query = isOpen
      ? query.where(sql<boolean>`(due, id) > (${place}, ${id})`)
      : query.where(sql<boolean>`(changed_at, id) < (${place}::timestamptz, ${id})`)
  }
  const ordered = isOpen
    ? query.orderBy('due').orderBy('id')
    : query.orderBy('changed_at', 'desc').orderBy('id', 'desc')
  const [rows, counted] = await Promise.all([
    // One more than asked for tells whether there is a next page.
    ordered.limit(page.limit + 1).execute(),
    fitting.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow(),
  ])
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const next =
    rows.length > page.limit && last
      ? writeCursor([isOpen ? last.due : last.changed_at.toISOString(), last.id], asked)
      : null
  return { items: shown.map(toTask), next, total: counted.count }
}

/** How many are open, and of these how many are overdue on a day: of all, and of one person of the plan. */
export async function countTasks(
  db: Db,
  workspace: string,
  { only, planPerson }: Pick<Seer, 'only' | 'planPerson'>,
  today: string,
): Promise<{ open: number; overdue: number; mine: number; mine_overdue: number }> {
  let query = db.selectFrom('task').where('workspace_id', '=', workspace).where('state', '=', 'open')
  if (only) query = query.where(only)
  return await query
    .select([
      sql<number>`count(*)::int`.as('open'),
      sql<number>`(count(*) filter (where due < ${today}))::int`.as('overdue'),
      sql<number>`(count(*) filter (where owner = ${planPerson}))::int`.as('mine'),
      sql<number>`(count(*) filter (where owner = ${planPerson} and due < ${today}))::int`.as('mine_overdue'),
    ])
    .executeTakeFirstOrThrow()
}
