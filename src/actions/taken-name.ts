import type { Trx } from '../store/state/state.ts'

/**
 * Whether one that was not removed has a name already. Asked once the log has the entry of giving it: of two that are given one name at
 * once the second waits there, and finds it taken.
 */
export async function isNameTaken(
  trx: Trx,
  workspace: string,
  { of, name, id }: { readonly of: 'tracker' | 'notice_channel'; readonly name: string; readonly id: string },
): Promise<boolean> {
  const found = await trx
    .selectFrom(of)
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('name', '=', name)
    .where('ended_at', 'is', null)
    .where('id', '!=', id)
    .executeTakeFirst()
  return found !== undefined
}
