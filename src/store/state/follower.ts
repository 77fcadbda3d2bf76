import type { Micros } from '../../base/time.ts'
import type { State, Trx } from './state.ts'

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
 * Moves a follower on, inside the transaction that records what it concluded. Only forward and only from where it
 * started: false means that another process was faster, and what this one did is repeated work, not new.
 */
export async function advanceFollower(
  trx: Trx,
  workspace: string,
  name: string,
  from: Micros,
  to: Micros,
): Promise<boolean> {
  if (from === 0)
    await trx
      .insertInto('follower')
      .values({ workspace_id: workspace, name, position: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const moved = await trx
    .updateTable('follower')
    .set({ position: to })
    .where('workspace_id', '=', workspace)
    .where('name', '=', name)
    .where('position', '=', from)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}
