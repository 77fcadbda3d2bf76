import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { type Micros, toDate } from '../../base/time.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import type { Principal, Role } from '../principal.ts'
import { mayGiveSignIn, standingOf } from './access.ts'

/** Who owns an installation before anybody was invited. */
export const firstOwner = { email: 'owner@aftercare.local', name: 'Owner' }

export async function findPerson(db: Db, id: string): Promise<{ id: string; name: string; email: string } | null> {
  const found = await db.selectFrom('user').select(['id', 'name', 'email']).where('id', '=', id).executeTakeFirst()
  return found ?? null
}

/** Somebody who sees a workspace, by id or mail address. Whether others have an account here is nobody's business. */
export async function requirePersonHere(db: Db, workspace: string, who: string): Promise<string> {
  const known = await db
    .selectFrom('user')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', who), eb('email', '=', who.trim().toLowerCase())]))
    .executeTakeFirst()
  const seen = known ? (await standingOf(db, known.id)).workspaces : []
  if (!known || !seen.some((one) => one.workspace === workspace)) throw notHere(who)
  return known.id
}

/** The person of an address: a known one, or a new one who has not signed in yet. */
export async function ensurePerson(trx: Trx, person: { email: string; name: string }, now: Micros): Promise<string> {
  const email = person.email.toLowerCase()
  for (;;) {
    await trx
      .insertInto('user')
      // Proved by the first link that is opened.
      .values({ id: newId(now), name: person.name, email, emailVerified: false })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute()
    // Held until they are somebody here: whoever is being forgotten meanwhile is not found any more, and comes as somebody new.
    const held = trx.selectFrom('user').select('id').where('email', '=', email).forUpdate()
    const found = await held.executeTakeFirst()
    if (found) return found.id
  }
}

/** Makes somebody a member, or changes their role. A decision, entered in the log. */
export async function joinWorkspace(
  state: State,
  workspace: string,
  given: { email: string; name: string; role: Role; by: Principal; now: Micros },
): Promise<string> {
  const { role, by, now } = given
  return await state.transaction(async (trx) => {
    const user = await ensurePerson(trx, given, now)
    if (!(await mayGiveSignIn(trx, user, by)))
      throw new AppError(
        'conflict',
        say`"${given.email}" already belongs to another workspace here, so a sign-in of theirs is not yours to give. Let their provider in with a grant, or invite another address.`,
      )
    const theirs = await standingOf(trx, user)
    // Who sees nothing may be somebody else by now: what they had left from before ends here.
    if (theirs.workspaces.length === 0 && theirs.providers.length === 0) await endSignIns(trx, user)
    if (role !== 'owner') await requireAnotherOwner(trx, workspace, user)
    await trx
      .insertInto('member')
      .values({ id: newId(now), organizationId: workspace, userId: user, role, createdAt: toDate(now) })
      .onConflict((conflict) => conflict.columns(['organizationId', 'userId']).doUpdateSet({ role }))
      .execute()
    await appendDecision(
      trx,
      workspace,
      { principal: by.id, kind: 'person.role', body: { person: user, role } },
      given.now,
    )
    return user
  })
}

/** Gives somebody of a workspace another role. A decision, entered in the log; none where they have it already. */
export async function changeRole(
  state: State,
  workspace: string,
  given: { person: string; role: Role; by: string; now: Micros },
): Promise<void> {
  const { person, role, by, now } = given
  await state.transaction(async (trx) => {
    const of = trx
      .selectFrom('member')
      .select('role')
      .where('organizationId', '=', workspace)
      .where('userId', '=', person)
    const had = await of.forUpdate().executeTakeFirst()
    if (!had) throw notHere(person)
    if (had.role === role) return
    if (role !== 'owner') await requireAnotherOwner(trx, workspace, person)
    await trx
      .updateTable('member')
      .set({ role })
      .where('organizationId', '=', workspace)
      .where('userId', '=', person)
      .execute()
    await appendDecision(trx, workspace, { principal: by, kind: 'person.role', body: { person, role } }, now)
  })
}

/** Whether a known person may be given a new link by somebody; a decision, entered in the log, because a link signs in. */
export async function allowLink(
  state: State,
  workspace: string,
  given: { email: string; by: Principal; now: Micros },
): Promise<void> {
  const { email, by, now } = given
  await state.transaction(async (trx) => {
    let known = trx.selectFrom('user').select('user.id').where('user.email', '=', email.toLowerCase())
    // Who belongs to other workspaces is nobody's business but theirs.
    if (by.via !== 'local')
      known = known.innerJoin('member', 'member.userId', 'user.id').where('member.organizationId', '=', workspace)
    const person = await known.executeTakeFirst()
    if (!person)
      throw new AppError('not_found', say`There is no person "${email}" here. List them with "aftercare people".`)
    if (!(await mayGiveSignIn(trx, person.id, by)))
      throw new AppError(
        'not_allowed',
        say`"${email}" belongs to more than you own, so a sign-in of theirs is not yours to give. An owner of all of it can, or "aftercare link" on the machine that holds the folder.`,
      )
    await appendDecision(trx, workspace, { principal: by.id, kind: 'person.link', body: { person: person.id } }, now)
  })
}

/**
 * Takes a person out of a workspace, at once: every right is read when it is used. Who sees nothing any more is signed out
 * everywhere. The last owner stays.
 */
export async function removePerson(
  state: State,
  workspace: string,
  given: { person: string; by: string; now: Micros },
): Promise<void> {
  await state.transaction(async (trx) => {
    await requireAnotherOwner(trx, workspace, given.person)
    const removed = await trx
      .deleteFrom('member')
      .where('organizationId', '=', workspace)
      .where('userId', '=', given.person)
      .executeTakeFirst()
    if (removed.numDeletedRows === 0n) throw notHere(given.person)
    const left = await standingOf(trx, given.person)
    if (left.workspaces.length === 0 && left.providers.length === 0) await endSignIns(trx, given.person)
    await appendDecision(
      trx,
      workspace,
      { principal: given.by, kind: 'person.removed', body: { person: given.person } },
      given.now,
    )
  })
}

/** Sessions, keys, and links that were not opened yet. */
export async function endSignIns(trx: Trx, user: string): Promise<void> {
  await trx.deleteFrom('session').where('userId', '=', user).execute()
  await trx.deleteFrom('apikey').where('referenceId', '=', user).execute()
  const person = await trx.selectFrom('user').select('email').where('id', '=', user).executeTakeFirst()
  if (person) await endLinks(trx, person.email)
}

/** Makes the links of a person that were not opened yet useless. */
export async function endLinks(db: Db, email: string): Promise<void> {
  await db.deleteFrom('verification').where('value', '=', JSON.stringify({ email })).execute()
}

const notHere = (person: string): AppError =>
  new AppError('not_found', say`There is no person "${person}" in this workspace. List them with GET /api/v1/people.`)

/** Refuses to leave a workspace without an owner. Locks the members, so that two owners cannot leave past each other. */
async function requireAnotherOwner(trx: Trx, workspace: string, person: string): Promise<void> {
  const owners = await trx
    .selectFrom('member')
    .select('userId')
    .where('organizationId', '=', workspace)
    .where('role', '=', 'owner')
    .orderBy('userId')
    .forUpdate()
    .execute()
  if (owners.length === 1 && owners[0]?.userId === person)
    throw new AppError('conflict', say`This is the last owner. Make somebody else an owner first.`)
}
