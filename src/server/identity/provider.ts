import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import type { Db, State } from '../../store/state/state.ts'
import type { Principal, Role } from '../principal.ts'
import { mayGiveSignIn } from './access.ts'

/** A provider's access to a workspace, as its client sees it. */
export type Grant = {
  readonly id: string
  readonly provider: string
  readonly provider_name: string
  readonly roles: readonly string[]
  readonly granted_by: string
  readonly granted_at: Micros
  readonly ended_at: Micros | null
}

export async function createProvider(db: Db, name: string, now: Micros): Promise<string> {
  const id = newId(now)
  await db
    .insertInto('provider')
    .values({ id, name, created_at: toDate(now) })
    .execute()
  return id
}

/**
 * Somebody of the staff adds a person, by id or mail, whose sign-in is theirs to give: nobody is made to see clients by a
 * stranger. Whether a stranger has an account here is not told to whoever only knows their address.
 */
export async function addStaff(db: Db, provider: string, given: { person: string; by: Principal }): Promise<void> {
  const known = await db
    .selectFrom('user')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', given.person), eb('email', '=', given.person.trim().toLowerCase())]))
    .executeTakeFirst()
  if (!known || !(await mayGiveSignIn(db, known.id, given.by)))
    throw new AppError(
      'not_found',
      say`There is no person "${given.person}" in a workspace you own. Invite them to one first.`,
    )
  await db
    .insertInto('provider_staff')
    .values({ provider_id: provider, user_id: known.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who works for a provider. */
export async function staffOf(db: Db, provider: string): Promise<{ id: string; name: string; email: string }[]> {
  return await db
    .selectFrom('provider_staff')
    .innerJoin('user', 'user.id', 'provider_staff.user_id')
    .select(['user.id', 'user.name', 'user.email'])
    .where('provider_id', '=', provider)
    .orderBy('user.name')
    .orderBy('user.id')
    .execute()
}

/**
 * Who leaves a provider sees its clients no longer, at once. Somebody stays: what nobody works for, nobody could give to
 * anybody any more, and its clients' grants would stand for no one.
 */
export async function removeStaff(state: State, provider: string, person: string): Promise<void> {
  await state.transaction(async (trx) => {
    // Two who take each other off at once come one after the other.
    await trx.selectFrom('provider').select('id').where('id', '=', provider).forUpdate().executeTakeFirst()
    const staff = await trx.selectFrom('provider_staff').select('user_id').where('provider_id', '=', provider).execute()
    if (!staff.some((one) => one.user_id === person))
      throw new AppError('not_found', say`There is no person "${person}" on the staff of this provider.`)
    if (staff.length === 1) throw new AppError('conflict', say`This is the last of the staff. Add somebody else first.`)
    await trx.deleteFrom('provider_staff').where('provider_id', '=', provider).where('user_id', '=', person).execute()
  })
}

/** The client lets a provider in. A decision, entered in the log. A provider is never made an owner. */
export async function grantAccess(
  state: State,
  workspace: string,
  given: { provider: string; roles: readonly Exclude<Role, 'owner'>[]; by: string; now: Micros },
): Promise<string> {
  const id = newId(given.now)
  const known = await state.db.selectFrom('provider').select('id').where('id', '=', given.provider).executeTakeFirst()
  if (!known)
    throw new AppError('not_found', say`There is no provider "${given.provider}". Ask the provider for its id.`)
  await state.transaction(async (trx) => {
    // The row is locked so that two grants at once cannot both be the first; ending the one the client sees must end it all.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirst()
    const open = await trx
      .selectFrom('workspace_grant')
      .select('id')
      .where('workspace_id', '=', workspace)
      .where('provider_id', '=', given.provider)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (open)
      throw new AppError(
        'conflict',
        say`This provider already has the grant "${open.id}". End it first to change its roles.`,
      )
    await trx
      .insertInto('workspace_grant')
      .values({
        workspace_id: workspace,
        id,
        provider_id: given.provider,
        roles: given.roles.join(','),
        granted_by: given.by,
        granted_at: toDate(given.now),
        ended_by: null,
        ended_at: null,
      })
      .execute()
    const body = { grant: id, provider: given.provider, roles: [...given.roles] }
    await appendDecision(trx, workspace, { principal: given.by, kind: 'grant.given', body }, given.now)
  })
  return id
}

/** The client ends a provider's access, at once. */
export async function endGrant(
  state: State,
  workspace: string,
  given: { grant: string; by: string; now: Micros },
): Promise<void> {
  await state.transaction(async (trx) => {
    const ended = await trx
      .updateTable('workspace_grant')
      .set({ ended_by: given.by, ended_at: toDate(given.now) })
      .where('workspace_id', '=', workspace)
      .where('id', '=', given.grant)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows === 0n)
      throw new AppError(
        'not_found',
        say`There is no open grant "${given.grant}" in this workspace. List them with "aftercare grants".`,
      )
    await appendDecision(
      trx,
      workspace,
      { principal: given.by, kind: 'grant.ended', body: { grant: given.grant } },
      given.now,
    )
  })
}

export async function listGrants(db: Db, workspace: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('workspace_grant')
    .innerJoin('provider', 'provider.id', 'workspace_grant.provider_id')
    .select(['workspace_grant.id', 'provider_id', 'provider.name', 'roles', 'granted_by', 'granted_at', 'ended_at'])
    .where('workspace_id', '=', workspace)
    .orderBy('granted_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    provider: row.provider_id,
    provider_name: row.name,
    roles: row.roles.split(','),
    granted_by: row.granted_by,
    granted_at: fromDate(row.granted_at),
    ended_at: row.ended_at === null ? null : fromDate(row.ended_at),
  }))
}

/** The providers a person works for. */
export async function providersOf(db: Db, user: string): Promise<{ id: string; name: string }[]> {
  return await db
    .selectFrom('provider_staff')
    .innerJoin('provider', 'provider.id', 'provider_staff.provider_id')
    .select(['provider.id', 'provider.name'])
    .where('user_id', '=', user)
    .orderBy('provider.name')
    .execute()
}

export async function isStaff(db: Db, provider: string, user: string): Promise<boolean> {
  const row = await db
    .selectFrom('provider_staff')
    .select('user_id')
    .where('provider_id', '=', provider)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return row !== undefined
}
