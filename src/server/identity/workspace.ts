import { newId } from '../../base/ids.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { State } from '../../store/state/state.ts'

/**
 * A workspace and the organization of the same id, with its owner where there is one yet, in one transaction. Given an id,
 * an existing workspace gets its owner.
 */
export async function createWorkspace(
  state: State,
  given: { id?: string; name: string; owner: string | null; now: Micros },
): Promise<string> {
  const id = given.id ?? newId(given.now)
  const now = toDate(given.now)
  await state.transaction(async (trx) => {
    await trx
      .insertInto('workspace')
      .values({ id, name: given.name, time_zone: 'UTC', currency: 'USD', created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await trx
      .insertInto('organization')
      .values({ id, name: given.name, slug: id, createdAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    if (given.owner === null) return
    await trx
      .insertInto('member')
      .values({ id: newId(given.now), organizationId: id, userId: given.owner, role: 'owner', createdAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  return id
}
