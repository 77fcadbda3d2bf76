import { sql } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { planAt } from '../../plan/versions.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import type { Principal } from '../principal.ts'
import { endSignIns } from './people.ts'

/** Somebody who was taken out of a workspace. */
export type Left = {
  readonly id: string
  readonly name: string
  /** Null of whoever was forgotten. */
  readonly email: string | null
  readonly left_at: Micros
  /** Why they cannot be forgotten as things are; null where they can, or are. */
  readonly because: string | null
}

/** Nobody has an address under it (RFC 2606). */
const NOWHERE = '@forgotten.invalid'

/** Who was taken out of a workspace and is not in it again, the last first. */
export async function whoLeft(db: Db, workspace: string, asking: Asking): Promise<Left[]> {
  const rows = await leftOf(db, workspace).limit(500).execute()
  const known = rows.filter(({ email }) => !email.endsWith(NOWHERE))
  const kept = await whyKept(db, workspace, known, asking)
  return rows.map(({ id, name, email, left_at }) => ({
    ...{ id, name, left_at: fromDate(left_at) },
    ...{ email: email.endsWith(NOWHERE) ? null : email, because: kept.get(id) ?? null },
  }))
}

/**
 * Forgets somebody who left: their name, their address, how they were told and signed in. What they did stays under their id, so every hash of
 * the decision log still verifies. Mails of theirs keep what became of them, and no sender. A decision, entered in the log.
 */
export async function forgetPerson(
  state: State,
  workspace: string,
  { who, by, now }: { readonly who: string; readonly by: Principal; readonly now: Micros },
): Promise<{ id: string }> {
  return await state.transaction(async (trx) => {
    const given = who.trim().toLowerCase()
    const found = await leftOf(trx, workspace)
      .where(({ or, eb }) => or([eb('user.id', '=', who), eb('user.email', '=', given)]))
      .executeTakeFirst()
    if (!found || found.email.endsWith(NOWHERE))
      throw new AppError(
        'not_found',
        say`Nobody "${who}" left this workspace. Who is in it is taken out first; "aftercare people --left" lists who left.`,
      )
    const { id, email } = found
    await trx.selectFrom('user').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
    const because = (await whyKept(trx, workspace, [found], { asker: by, now })).get(id)
    if (because !== undefined) throw new AppError('conflict', because)
    await endSignIns(trx, id)
    await endNotices(trx, id, now)
    await trx
      .updateTable('request_mail')
      .set({ sender: '' })
      .where('workspace_id', 'in', (await pastsOf(trx, [id])).get(id) ?? [workspace])
      .where(sql`lower(sender)`, '=', email)
      .execute()
    await trx
      .updateTable('user')
      .set({ name: say`Somebody who was forgotten`, email: `${id.toLowerCase()}${NOWHERE}`, emailVerified: false })
      .where('id', '=', id)
      .execute()
    const body = { person: id }
    await appendDecision(trx, workspace, { principal: by.id, kind: 'person.forgotten', body }, now)
    return { id }
  })
}

const leftOf = (db: Db, workspace: string) =>
  db
    .selectFrom('decision')
    .innerJoin('user', (join) => join.on('user.id', '=', sql`decision.body ->> 'person'`))
    .select(({ fn }) => ['user.id', 'user.name', 'user.email', fn.max('decision.at').as('left_at')])
    .where('workspace_id', '=', workspace)
    .where('kind', '=', 'person.removed')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('member')
            .select('member.id')
            .where('organizationId', '=', workspace)
            .whereRef('userId', '=', 'user.id'),
        ),
      ),
    )
    .groupBy(['user.id', 'user.name', 'user.email'])
    .orderBy('left_at', 'desc')

type Asking = { readonly asker: Principal; readonly now: Micros }

/** Of those who left, why somebody is not forgotten as things are; whoever can be is not in it. */
async function whyKept(
  db: Db,
  workspace: string,
  people: readonly { readonly id: string; readonly email: string }[],
  { asker, now }: Asking,
): Promise<Map<string, string>> {
  const ids = people.map(({ id }) => id)
  const [standing, pasts] = await Promise.all([thoseInside(db, ids), pastsOf(db, ids)])
  const named = new Map<string, Set<string>>()
  for (const one of new Set([...pasts.values()].flat())) {
    const version = await planAt(db, one, now)
    const addresses = Object.values(version?.plan.people ?? {}).flatMap(({ email }) => email?.toLowerCase() ?? [])
    named.set(one, new Set(addresses))
  }
  const why = ({ id, email }: { id: string; email: string }): string | undefined => {
    const past = pasts.get(id) ?? []
    if (standing.has(id))
      return say`They are in another workspace, or with a provider: they can be forgotten once they left everywhere.`
    if (asker.via !== 'local' && past.some((one) => one !== workspace))
      return say`They worked in another workspace, too, whose record shows their name. "aftercare people forget" on the machine that holds the folder can.`
    if (past.some((one) => named.get(one)?.has(email)))
      return say`The plan in force names "${email}". Apply one without this address first.`
    return undefined
  }
  return new Map(
    people.flatMap((one) => {
      const said = why(one)
      return said === undefined ? [] : [[one.id, said]]
    }),
  )
}

/** Who of some is in a workspace, or with a provider, whose next grant opens one. */
async function thoseInside(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('member')
    .select('userId as id')
    .where('userId', 'in', ids)
    .union(db.selectFrom('provider_staff').select('user_id as id').where('user_id', 'in', ids))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The workspaces in whose log each of some stands, by what they did or by what was done about them. */
async function pastsOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const about = sql<string>`body ->> 'person'`
  const rows = await db
    .selectFrom('decision')
    .select(['workspace_id', sql<string>`substr(principal, 6)`.as('id')])
    .where(
      'principal',
      'in',
      ids.map((id) => `user:${id}`),
    )
    .union(
      db
        .selectFrom('decision')
        .select(['workspace_id', about.as('id')])
        .where('kind', 'like', 'person.%')
        .where(about, 'in', ids),
    )
    .execute()
  const pasts = Map.groupBy(rows, ({ id }) => id)
  return new Map([...pasts].map(([id, of]) => [id, of.map(({ workspace_id }) => workspace_id)]))
}

/** How they wanted to be told, their calendar and their links; what was under way to them goes nowhere. */
async function endNotices(trx: Trx, id: string, now: Micros): Promise<void> {
  await trx.deleteFrom('notice_preference').where('person', '=', id).execute()
  await trx.deleteFrom('calendar_feed').where('person', '=', id).execute()
  await trx.deleteFrom('notice_link').where('user_id', '=', id).execute()
  const theirs = trx.updateTable('notice_delivery').where('recipient', '=', `user:${id}`)
  await theirs
    .set({ state: 'dropped', reason: 'forgotten', next_at: null, ended_at: toDate(now) })
    .where('state', 'in', ['waiting', 'failed', 'held'])
    .execute()
  await theirs.set({ address: null }).execute()
}
