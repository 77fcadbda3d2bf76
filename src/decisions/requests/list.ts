import { sql } from 'kysely'
import { readCursor, writeCursor } from '../../base/cursor.ts'
import { fromDate, toDate } from '../../base/time.ts'
import type { Db } from '../../store/state/state.ts'
import { type KeptRequest, toKept } from './keep.ts'
import type { RequestClass, RequestState } from './request.ts'

/** Those that are over stay; what is looked at first is what is not. */
export const over = ['rejected', 'closed', 'cancelled'] as const

export type RequestFilter = {
  readonly state: RequestState | 'open' | 'over' | 'all'
  readonly workflow?: string | undefined
  readonly class?: RequestClass | undefined
  /** Who asked: as the decision log names a person. */
  readonly by?: string | undefined
}

/** A page of requests, what changed last first; how many fit in all. */
export async function listRequests(
  db: Db,
  workspace: string,
  filter: RequestFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: KeptRequest[]; next: string | null; total: number }> {
  let fitting = db.selectFrom('request').where('workspace_id', '=', workspace)
  if (filter.state === 'open') fitting = fitting.where('state', 'not in', over)
  else if (filter.state === 'over') fitting = fitting.where('state', 'in', over)
  else if (filter.state !== 'all') fitting = fitting.where('state', '=', filter.state)
  if (filter.workflow) fitting = fitting.where('workflow', '=', filter.workflow)
  if (filter.class) fitting = fitting.where('class', '=', filter.class)
  if (filter.by) fitting = fitting.where(sql`body #>> '{requester,person}'`, '=', filter.by)
  let query = fitting.selectAll()
  if (page.cursor !== undefined) {
    const [moment, id] = readCursor(page.cursor, filter, [0, ''] as [number, string])
    query = query.where(sql<boolean>`(changed_at, id) < (${toDate(moment)}, ${id})`)
  }
  const [rows, counted] = await Promise.all([
    query
      .orderBy('changed_at', 'desc')
      .orderBy('id', 'desc')
      // One more than asked for tells whether there is a next page.
      .limit(page.limit + 1)
      .execute(),
    fitting.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow(),
  ])
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const next = rows.length > page.limit && last ? writeCursor([fromDate(last.changed_at), last.id], filter) : null
  return { items: shown.map(toKept), next, total: counted.count }
}
