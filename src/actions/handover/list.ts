import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '../../base/cursor.ts'
import type { Db } from '../../store/state/state.ts'
import { type About, type Handover, type HandoverState, toHandover } from './handover.ts'

export type HandoverFilter = {
  readonly state: HandoverState | 'followed' | 'all'
  readonly tracker?: string | undefined
  readonly about?: About | undefined
}

/** The newest first. Of tasks only those that whoever looks may see: `tasks` is a condition over `task`. */
export async function listHandovers(
  db: Db,
  workspace: string,
  { state, tracker, about }: HandoverFilter,
  page: { cursor?: string | undefined; limit: number; tasks: RawBuilder<boolean> | undefined },
): Promise<{ items: Handover[]; next: string | null }> {
  let query = db.selectFrom('handover').selectAll().where('workspace_id', '=', workspace)
  if (state === 'followed') query = query.where('state', '!=', 'ended')
  else if (state !== 'all') query = query.where('state', '=', state)
  if (tracker !== undefined) query = query.where('tracker_id', '=', tracker)
  if (about) query = query.where('about_kind', '=', about.kind).where('about_id', '=', about.id)
  if (page.tasks)
    query = query.where(
      sql<boolean>`(about_kind <> 'task' or exists (select 1 from task where task.workspace_id = handover.workspace_id
        and task.id = handover.about_id and ${page.tasks}))`,
    )
  const asked = { state, tracker, about: about && `${about.kind} ${about.id}` }
  if (page.cursor !== undefined) {
    const [id] = readCursor(page.cursor, asked, [''] as [string])
    query = query.where('id', '<', id)
  }
  const rows = await query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(toHandover),
    next: rows.length > page.limit && last ? writeCursor([last.id], asked) : null,
  }
}
