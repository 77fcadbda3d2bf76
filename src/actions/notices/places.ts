import { sql } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { seal, unseal } from '../../store/sealed.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import { principalInWords } from '../../store/state/principal-words.ts'
import type { Db, State } from '../../store/state/state.ts'
import { isNameTaken } from '../taken-name.ts'
import { type Given, type PlaceKind, places, targetSchema } from './channels/channels.ts'

/** A place that a workspace tells its notices to. Its address and secret are sealed, and in no answer. */
export type Place = {
  readonly id: string
  readonly kind: PlaceKind
  readonly name: string
  readonly created_at: Micros
  readonly by: string
}

type Parts = { readonly state: State; readonly secret: string }
type Acting = { readonly by: string; readonly now: Micros }

/** Those of a workspace that were not removed, the oldest first. */
export async function listPlaces(db: Db, workspace: string): Promise<Place[]> {
  const rows = await db
    .selectFrom('notice_channel')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('notice_channel.created_by')))
    .select(['notice_channel.id', 'kind', 'notice_channel.name', 'created_at', 'created_by', 'user.name as person'])
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .orderBy('notice_channel.id')
    .execute()
  return rows.map(({ id, kind, name, created_at, created_by, person }) => ({
    id,
    kind: kind as PlaceKind,
    name,
    created_at: fromDate(created_at),
    by: principalInWords(created_by, person),
  }))
}

/** By its id or its name. */
export async function getPlace(db: Db, workspace: string, which: string): Promise<Place> {
  const all = await listPlaces(db, workspace)
  const found = all.find((one) => one.id === which) ?? all.find((one) => one.name === which)
  if (found) return found
  throw new AppError(
    'not_found',
    say`There is no channel "${which}" for notices in this workspace. "aftercare notices channels" lists them.`,
  )
}

/** Sets a place up. A decision, entered in the log without its address. Answers the secret with which it is signed, this once. */
export async function addPlace(
  { state, secret }: Parts,
  workspace: string,
  given: Given & Acting & { readonly kind: PlaceKind; readonly name: string },
): Promise<{ readonly place: Place; readonly secret: string }> {
  const { kind, name, by, now } = given
  const target = places[kind].read(given)
  const id = newId(now)
  await state.transaction(async (trx) => {
    const { seq } = await appendDecision(
      trx,
      workspace,
      { principal: by, kind: 'notice_channel.added', body: { channel: id, kind } },
      now,
    )
    if (await isNameTaken(trx, workspace, { of: 'notice_channel', name, id }))
      throw new AppError(
        'conflict',
        say`There is a channel "${name}" already. Give this one another name, or remove that one first.`,
      )
    await trx
      .insertInto('notice_channel')
      .values({
        ...{ workspace_id: workspace, id, kind, name, created_by: by, created_at: toDate(now), created_seq: seq },
        sealed: seal(JSON.stringify(target), { secret, workspace, place: sealedAt(id) }),
      })
      .execute()
  })
  return { place: await getPlace(state.db, workspace, id), secret: target.secret }
}

/** Removes a place, at once: nothing is told there any more, and its address is forgotten. */
export async function removePlace(
  state: State,
  workspace: string,
  { which, by, now }: Acting & { readonly which: string },
): Promise<void> {
  const { id } = await getPlace(state.db, workspace, which)
  await state.transaction(async (trx) => {
    const body = { channel: id }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'notice_channel.removed', body }, now)
    await trx
      .updateTable('notice_channel')
      .set({ sealed: '', ended_by: by, ended_at: toDate(now), ended_seq: seq })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
  })
}

/** Where a place is, for whoever sends; undefined where it was removed. */
export async function openPlace({ state, secret }: Parts, workspace: string, id: string) {
  const row = await state.db
    .selectFrom('notice_channel')
    .select(['kind', 'sealed'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const target = targetSchema.parse(JSON.parse(unseal(row.sealed, { secret, workspace, place: sealedAt(id) })))
  return { kind: row.kind as PlaceKind, target }
}

const sealedAt = (id: string): string => `notice-channel:${id}`
