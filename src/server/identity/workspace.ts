import { sql } from 'kysely'
import { newId } from '../../base/ids.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { Db, State } from '../../store/state/state.ts'

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

/** What workspaces are called, by their ids; one that is not there is not in it. */
export async function workspaceNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  // A list of nothing is no SQL.
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('workspace').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((one) => [one.id, one.name]))
}

/**
 * What the people are called whom pages of a workspace name, by their ids: who may see it, and who has acted in it or was the
 * subject of an act, also where they have left since.
 */
export async function namesOfPeople(db: Db, workspace: string): Promise<Record<string, string>> {
  const acted = db.selectFrom('decision').where('workspace_id', '=', workspace)
  const rows = await db
    .selectFrom('user')
    .select(['id', 'name'])
    .where((eb) =>
      eb.or([
        eb('id', 'in', eb.selectFrom('member').select('userId').where('organizationId', '=', workspace)),
        eb(
          'id',
          'in',
          eb
            .selectFrom('workspace_grant')
            .innerJoin('provider_staff', 'provider_staff.provider_id', 'workspace_grant.provider_id')
            .select('user_id')
            .where('workspace_id', '=', workspace)
            // Who joins a provider after the client let it go is nobody's business there.
            .where('ended_at', 'is', null),
        ),
        eb(sql<string>`'user:' || id`, 'in', acted.select('principal')),
        eb('id', 'in', acted.select(sql<string>`body ->> 'person'`.as('person'))),
      ]),
    )
    .execute()
  return Object.fromEntries(rows.map((one) => [one.id, one.name]))
}
