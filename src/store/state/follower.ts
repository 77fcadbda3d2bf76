import type { Micros } from '../../base/time.ts'
import type { Db, State, Trx } from './state.ts'

/** How far a follower of the evidence has read in a workspace; 0 before its first time. */
export async function followerPosition(state: State, workspace: string, name: string): Promise<Micros> {
  const row = await state.db
    .selectFrom('follower')
    .select('position')
    .where('workspace_id', '=', workspace)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.position ?? 0
}

/** The same of several, in the order of their names here. */
export async function followerPositions<Names extends readonly string[]>(
  state: State,
  workspace: string,
  names: Names,
): Promise<{ readonly [Place in keyof Names]: Micros }> {
  const rows = await state.db
    .selectFrom('follower')
    .select(['name', 'position'])
    .where('workspace_id', '=', workspace)
    .where('name', 'in', names)
    .execute()
  const known = new Map(rows.map(({ name, position }) => [name, position]))
  return names.map((name) => known.get(name) ?? 0) as { [Place in keyof Names]: Micros }
}

/** How far any follower has read in any workspace. */
export async function furthestPosition(state: State): Promise<Micros> {
  const { furthest } = await state.db
    .selectFrom('follower')
    .select((eb) => eb.fn.max('position').as('furthest'))
    .executeTakeFirstOrThrow()
  return Number(furthest ?? 0)
}

/**
 * Has a follower go by a name that begins with `prefix` and tells by what rules it reads. Where it went by another, it begins anew: nothing
 * is known any more of how far it had come by those.
 */
export async function beginFollower(trx: Trx, workspace: string, prefix: string, name: string): Promise<void> {
  await trx
    .deleteFrom('follower')
    .where('workspace_id', '=', workspace)
    .where('name', 'like', `${prefix}%`)
    .where('name', '!=', name)
    .execute()
}

/**
 * Moves a follower on, in the transaction that records what it concluded, or, where that is recorded elsewhere, by itself. Only forward and only
 * from where it started: false means that another process was faster, and what this one did is repeated work, not new.
 */
export async function advanceFollower(
  db: Db,
  workspace: string,
  name: string,
  from: Micros,
  to: Micros,
): Promise<boolean> {
  if (from === 0) {
    const begun = await db
      .insertInto('follower')
      .values({ workspace_id: workspace, name, position: to })
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'name']).doUpdateSet({ position: to }).where('follower.position', '=', 0),
      )
      .executeTakeFirst()
    return begun.numInsertedOrUpdatedRows === 1n
  }
  const moved = await db
    .updateTable('follower')
    .set({ position: to })
    .where('workspace_id', '=', workspace)
    .where('name', '=', name)
    .where('position', '=', from)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}
