import { sql } from 'kysely'
import { readCursor, writeCursor } from '../../base/cursor.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import type { Db } from '../../store/state/state.ts'
import { type Alteration, type ChangeNote, toNote } from './note.ts'
import { notesOfPlan } from './of-plan.ts'

export type NoteFilter = { readonly workflow?: string | undefined; readonly what?: Alteration | undefined }

/** A page of notes, the newest alteration first: those that were written, and what the versions of the plan say. */
export async function listNotes(
  db: Db,
  workspace: string,
  versions: readonly PlanVersion[],
  filter: NoteFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number; readonly until: Micros },
): Promise<{ readonly items: readonly ChangeNote[]; readonly next: string | null }> {
  const { cursor, limit, until } = page
  const after = cursor === undefined ? undefined : readCursor(cursor, filter, [0, ''] as [number, string])
  let query = rowsOf(db, workspace, filter).where('at', '<=', toDate(until))
  if (after) query = query.where(sql<boolean>`(at, id collate "C") < (${toDate(after[0])}, ${after[1]})`)
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy(sql`id collate "C"`, 'desc')
    .limit(limit + 1)
    .execute()
  const planned = notesOfPlan(versions).filter(
    (one) =>
      (filter.workflow === undefined || one.workflow === filter.workflow) &&
      (filter.what === undefined || one.what === filter.what) &&
      one.at <= until &&
      (after === undefined || inOrder(one, { at: after[0], id: after[1] }) > 0),
  )
  const notes = [...rows.map(toNote), ...planned].sort(inOrder)
  const items = notes.slice(0, limit)
  const last = items.at(-1)
  return { items, next: notes.length > limit && last ? writeCursor([last.at, last.id], filter) : null }
}

/** Every note of a workflow, the newest first. */
export async function notesOf(
  db: Db,
  workspace: string,
  versions: readonly PlanVersion[],
  workflow: string,
): Promise<ChangeNote[]> {
  const rows = await rowsOf(db, workspace, { workflow }).execute()
  const planned = notesOfPlan(versions).filter((one) => one.workflow === workflow)
  return [...rows.map(toNote), ...planned].sort(inOrder)
}

/** Who wrote notes, by name. */
export async function noteAuthors(
  db: Db,
  workspace: string,
  notes: readonly ChangeNote[],
): Promise<ReadonlyMap<string, string>> {
  return await sendersByName(
    db,
    workspace,
    notes.map((one) => one.by),
  )
}

/** The newest first; of one moment by their ids, character by character, as the store orders them. */
const inOrder = (a: Pick<ChangeNote, 'at' | 'id'>, b: Pick<ChangeNote, 'at' | 'id'>): number =>
  b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

function rowsOf(db: Db, workspace: string, { workflow, what }: NoteFilter) {
  let query = db.selectFrom('change_note').selectAll().where('workspace_id', '=', workspace)
  if (workflow !== undefined) query = query.where('workflow', '=', workflow)
  if (what !== undefined) query = query.where('what', '=', what)
  return query
}
