import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { type Micros, toDate } from '../../base/time.ts'
import { localityOf } from '../../plan/versions.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import { draftOf, type Wish } from './draft.ts'
import { enterEvent } from './enter.ts'
import { type About, entryOf, type Handover, type HandoverEvent, toEvent, toHandover } from './handover.ts'
import type { HandoverParts } from './parts.ts'
import { subjectOf, whyNot } from './subject.ts'
import { getTracker, type Tracker } from './tracker.ts'
import { kindOf } from './trackers/kinds.ts'
import type { Sent } from './trackers/tickets.ts'

/** Who does it, when by the real clock, and the moment that is looked at. */
export type Acting = { readonly by: string; readonly now: Micros; readonly moment: Micros }

/** What would be sent, for whoever decides whether it is. */
export async function previewOf(
  parts: Pick<HandoverParts, 'state' | 'url' | 'masker'>,
  workspace: string,
  { about, wish }: { readonly about: About; readonly wish: Wish },
  moment: Micros,
): Promise<Sent> {
  const { db } = parts.state
  const subject = await subjectOf(db, workspace, about, await localityOf(db, workspace, moment))
  const refused = whyNot(subject)
  if (refused) throw refused
  const masker = await parts.masker(workspace)
  return draftOf(subject, wish, { url: parts.url, workspace, about, masker })
}

/**
 * Orders that something is handed over to a tracker: a decision, which is carried out by `send.ts`. One thing is handed over to one
 * tracker once, however often it is ordered.
 */
export async function orderHandover(
  parts: Pick<HandoverParts, 'state' | 'url' | 'masker'>,
  workspace: string,
  { tracker: which, about, wish }: { readonly tracker: string; readonly about: About; readonly wish: Wish },
  { by, now, moment }: Acting,
): Promise<string> {
  const tracker = await getTracker(parts.state.db, workspace, which)
  const sent = await previewOf(parts, workspace, { about, wish }, moment)
  const id = newId(now)
  await parts.state.transaction(async (trx) => {
    await holdWorkspace(trx, workspace)
    await requireLive(trx, workspace, tracker)
    await requireFirst(trx, workspace, tracker, about)
    const entry = { principal: by, ...entryOf({ id, tracker: tracker.id, about, sent }) }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    await trx
      .insertInto('handover')
      .values({
        ...{ workspace_id: workspace, id, tracker_id: tracker.id, about_kind: about.kind, about_id: about.id },
        ...{ sent: JSON.stringify(sent), ordered_by: by, ordered_at: toDate(now), decision_seq: seq },
        ...{ state: 'sending', next_at: toDate(now) },
      })
      .execute()
    await enterEvent(trx, workspace, id, { kind: 'ordered', by, decision_seq: seq }, now)
  })
  return id
}

/** Tries again what was given up or refused, once somebody has mended why. */
export async function tryAgain(
  state: State,
  workspace: string,
  { id, by, now }: { id: string } & Omit<Acting, 'moment'>,
): Promise<void> {
  await state.transaction(async (trx) => {
    await holdWorkspace(trx, workspace)
    const handover = await held(trx, workspace, id)
    if (handover.state !== 'failed')
      throw new AppError('conflict', say`Handover ${id} did not fail: there is nothing to try again.`)
    const entry = { principal: by, kind: 'handover.again', body: { handover: id } }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    await set(trx, workspace, id, {
      state: 'sending',
      problem: null,
      attempts: 0,
      first_try_at: null,
      next_at: toDate(now),
    })
    await enterEvent(trx, workspace, id, { kind: 'again', by, decision_seq: seq }, now)
  })
}

/** Nobody follows the ticket any more, and nothing more is sent. What is in the tool stays there. */
export async function endHandover(
  state: State,
  workspace: string,
  { id, by, now }: { id: string } & Omit<Acting, 'moment'>,
): Promise<void> {
  await state.transaction(async (trx) => {
    await holdWorkspace(trx, workspace)
    const handover = await held(trx, workspace, id)
    if (handover.state === 'ended') throw new AppError('conflict', say`Handover ${id} was ended already.`)
    const entry = { principal: by, kind: 'handover.ended', body: { handover: id } }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    await set(trx, workspace, id, {
      state: 'ended',
      problem: null,
      next_at: null,
      claimed_by: null,
      claimed_until: null,
    })
    await enterEvent(trx, workspace, id, { kind: 'ended', by, decision_seq: seq }, now)
  })
}

export async function getHandover(db: Db, workspace: string, id: string): Promise<Handover> {
  const row = await db
    .selectFrom('handover')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw noHandover(id)
  return toHandover(row)
}

/** Everything that happened to it, in its order. */
export async function handoverEventsOf(db: Db, workspace: string, id: string): Promise<HandoverEvent[]> {
  const rows = await db
    .selectFrom('handover_event')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('handover_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(toEvent)
}

export const noHandover = (id: string) =>
  new AppError('not_found', say`There is no handover "${id}" in this workspace. "aftercare handovers" lists them.`)

async function requireLive(trx: Trx, workspace: string, { id, name }: Tracker): Promise<void> {
  const live = await trx
    .selectFrom('tracker')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!live) throw new AppError('conflict', say`The tracker "${name}" was removed just now.`)
}

async function requireFirst(trx: Trx, workspace: string, tracker: Tracker, { kind, id }: About): Promise<void> {
  const before = await trx
    .selectFrom('handover')
    .select(['id', 'ticket_name', 'state'])
    .where('workspace_id', '=', workspace)
    .where('tracker_id', '=', tracker.id)
    .where('about_kind', '=', kind)
    .where('about_id', '=', id)
    .where('state', '!=', 'ended')
    .executeTakeFirst()
  if (!before) return
  const tool = kindOf(tracker.kind).name
  throw new AppError(
    'conflict',
    before.ticket_name === null
      ? say`It is being handed over to "${tracker.name}" already: handover ${before.id}.`
      : say`It was handed over to ${tool} already: ${before.ticket_name}.`,
  )
}

/** The log has one line for the workspace: taken before the row, so that two that hold one each never wait for each other. */
const holdWorkspace = (trx: Trx, workspace: string) =>
  trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()

async function held(trx: Trx, workspace: string, id: string): Promise<Handover> {
  const row = await trx
    .selectFrom('handover')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noHandover(id)
  return toHandover(row)
}

const set = (trx: Trx, workspace: string, id: string, values: object) =>
  trx.updateTable('handover').set(values).where('workspace_id', '=', workspace).where('id', '=', id).execute()
