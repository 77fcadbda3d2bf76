import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { seal, unseal } from '../../store/sealed.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import { principalInWords } from '../../store/state/principal-words.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import type { Tables } from '../../store/state/tables.ts'
import { isNameTaken } from '../taken-name.ts'
import { enterEvent } from './enter.ts'
import type { HandoverParts } from './parts.ts'
import { kindOf, readOpening, type TrackerKind } from './trackers/kinds.ts'
import type { Opening, Target, Tickets } from './trackers/tickets.ts'

/** A tool that things are handed over to, with one place in it. Its token is sealed, and in no answer. */
export type Tracker = {
  readonly id: string
  readonly kind: TrackerKind
  readonly name: string
  readonly url: string
  readonly account: string
  readonly target: Target
  readonly tells_end: boolean
  readonly created_at: Micros
  readonly by: string
  readonly read_at: Micros | null
  readonly problem: string | null
  readonly problem_since: Micros | null
  readonly not_before: Micros | null
}

/** What is typed to reach a tool. */
export type Reaching = {
  readonly kind: TrackerKind
  readonly url?: string | undefined
  readonly account?: string | undefined
  readonly token: string
}
export type Acting = { readonly by: string; readonly now: Micros }
export type Parts = Pick<HandoverParts, 'state' | 'secret'>

/** So long it is tried while somebody waits for the answer. */
const TRY_MS = 30_000

/** Looks whose a token is and where tickets could be made, and keeps nothing. */
export async function lookAt(given: Reaching): Promise<{ account: string; targets: readonly Target[] }> {
  const tickets = openNow(given)
  return { account: await tickets.whoAmI(), targets: await tickets.targets() }
}

/** Sets a tracker up, once its token and its target have been tried. A decision, entered in the log without its token. */
export async function addTracker(
  parts: Parts,
  workspace: string,
  given: Reaching &
    Acting & { readonly name?: string | undefined; readonly target: string; readonly tells_end: boolean },
): Promise<Tracker> {
  const { kind, tells_end, by, now } = given
  const opening = readOpening(kind, given)
  const tickets = openNow(given)
  const account = await tickets.whoAmI()
  const target = await tickets.target(given.target)
  const name = given.name?.trim() || nameAfter(kind, target)
  const id = newId(now)
  await parts.state.transaction(async (trx) => {
    const body = { tracker: id, kind, hash: hashOfValue({ name, url: opening.url, target, tells_end }) }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'tracker.added', body }, now)
    await requireFree(trx, workspace, name, id)
    await trx
      .insertInto('tracker')
      .values({
        ...{
          workspace_id: workspace,
          id,
          kind,
          name,
          url: opening.url,
          account,
          target: target.id,
          target_name: target.name,
        },
        ...{ tells_end, created_by: by, created_at: toDate(now), created_seq: seq },
        sealed: sealed(parts, workspace, id, opening),
      })
      .execute()
  })
  return await getTracker(parts.state.db, workspace, id)
}

export const nameAfter = (kind: TrackerKind, target: Target): string =>
  `${kindOf(kind).name}: ${target.name}`.slice(0, 100)

export async function requireFree(trx: Trx, workspace: string, name: string, id: string): Promise<void> {
  if (await isNameTaken(trx, workspace, { of: 'tracker', name, id }))
    throw new AppError(
      'conflict',
      say`There is a tracker "${name}" already. Give this one another name, or remove that one first.`,
    )
}

/** Removes a tracker, at once: its token is forgotten, and nothing is handed over or followed there any more. */
export async function removeTracker(
  parts: Parts,
  workspace: string,
  { which, by, now }: Acting & { readonly which: string },
): Promise<void> {
  const { id, name } = await getTracker(parts.state.db, workspace, which)
  await parts.state.transaction(async (trx) => {
    const { seq } = await appendDecision(
      trx,
      workspace,
      { principal: by, kind: 'tracker.removed', body: { tracker: id } },
      now,
    )
    await trx
      .updateTable('tracker')
      .set({ sealed: '', ended_by: by, ended_at: toDate(now), ended_seq: seq })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
    await endAll(trx, workspace, id, { why: say`The tracker "${name}" was removed.`, by, decision_seq: seq, now })
  })
}

async function endAll(
  trx: Trx,
  workspace: string,
  tracker: string,
  { why, by, decision_seq, now }: Acting & { readonly why: string; readonly decision_seq: number },
): Promise<void> {
  const rows = await trx
    .updateTable('handover')
    .set({ state: 'ended', problem: why, next_at: null, claimed_by: null, claimed_until: null })
    .where('workspace_id', '=', workspace)
    .where('tracker_id', '=', tracker)
    .where('state', '!=', 'ended')
    .returning('id')
    .execute()
  for (const { id } of rows)
    await enterEvent(trx, workspace, id, { kind: 'ended', by, facts: { why }, decision_seq }, now)
}

/** Those of a workspace that were not removed, the oldest first. */
export async function listTrackers(db: Db, workspace: string): Promise<Tracker[]> {
  const rows = await db
    .selectFrom('tracker')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('tracker.created_by')))
    .selectAll('tracker')
    .select('user.name as person')
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .orderBy('tracker.id')
    .execute()
  return rows.map(({ person, ...row }) => toTracker(row, person))
}

/** By its id or its name. */
export async function getTracker(db: Db, workspace: string, which: string): Promise<Tracker> {
  const all = await listTrackers(db, workspace)
  const found = all.find((one) => one.id === which) ?? all.find((one) => one.name === which)
  if (found) return found
  throw noTracker(which)
}

export const noTracker = (which: string) =>
  new AppError('not_found', say`There is no tracker "${which}" in this workspace. "aftercare trackers" lists them.`)

const moment = (date: Date | null): Micros | null => (date === null ? null : fromDate(date))

const toTracker = (row: Selectable<Tables['tracker']>, person: string | null): Tracker => ({
  id: row.id,
  kind: row.kind as TrackerKind,
  name: row.name,
  url: row.url,
  account: row.account,
  target: { id: row.target, name: row.target_name },
  tells_end: row.tells_end,
  created_at: fromDate(row.created_at),
  by: principalInWords(row.created_by, person),
  read_at: moment(row.read_at),
  problem: row.problem,
  problem_since: moment(row.problem_since),
  not_before: moment(row.not_before),
})

export const openNow = (given: Reaching): Tickets =>
  kindOf(given.kind).open({ ...readOpening(given.kind, given), signal: AbortSignal.timeout(TRY_MS) })

/** Of what is sealed, the address is a part: a row that leads elsewhere takes no token with it. */
const sealedSchema = z.object({ url: z.string(), account: z.string(), token: z.string() })
const placeOf = (id: string) => `tracker:${id}`
export const sealed = ({ secret }: Parts, workspace: string, id: string, { url, account, token }: Opening): string =>
  seal(JSON.stringify({ url, account, token }), { secret, workspace, place: placeOf(id) })

/** How a tracker is reached, for whoever asks it; undefined where it was removed. */
export async function openingOf({ state, secret }: Parts, workspace: string, id: string) {
  const row = await state.db
    .selectFrom('tracker')
    .select(['kind', 'sealed', 'target', 'tells_end'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const opening = sealedSchema.parse(JSON.parse(unseal(row.sealed, { secret, workspace, place: placeOf(id) })))
  return { kind: row.kind as TrackerKind, opening, target: row.target, tells_end: row.tells_end }
}
