import { inLanguage, say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { planOnDuty } from '../../plan/swaps.ts'
import { unseal } from '../../store/sealed.ts'
import type { Trx } from '../../store/state/state.ts'
import { ATTEMPT_MS, type Outcome } from './channels/channel.ts'
import { places } from './channels/channels.ts'
import { sendMail } from './channels/mail.ts'
import { type Claimed, type ClaimedRow, claim, type Row, whoOf } from './claim.ts'
import { noticeOf } from './notice.ts'
import { outgoing } from './outgoing.ts'
import type { NoticeParts } from './parts.ts'
import { openPlace } from './places.ts'
import { reachableIn } from './reachable.ts'
import type { ChannelKind, Recipient } from './recipient.ts'
import { insteadOf } from './recipients.ts'
import { nextTry } from './retry.ts'
import { ADDRESS, addDelivery, endOf, underWay } from './route.ts'

/** Several are sent at once, each to somebody else: whoever is slow holds up nobody but themselves. */
const LANES = 8

/** Longer than an attempt can take, with a pause of this process in between; what was lost with a process is sent again after it. */
const LEASE = 3 * ATTEMPT_MS * 1000

export type Turn = {
  readonly signal?: AbortSignal | undefined
  readonly random?: () => number
  /** For tests that end processes and do not wait for a minute. */
  readonly lease?: Micros
}

/**
 * Sends what is due, until nothing is. At least once: an attempt is noted before it is made, so whoever is killed in between sends the same
 * again, under the same id. Answers how many attempts were made.
 */
export async function deliverDue(parts: NoticeParts, turn: Turn = {}): Promise<number> {
  /** Who is being told, or just did not take it: not another one in this turn. */
  const resting = new Set<string>()
  let attempts = 0
  if (!(await isAnyDue(parts))) return attempts
  /** Another begins beside it once this one has something to send: mostly there is no more than that. */
  const lane = async (number: number): Promise<void> => {
    let next: Promise<void> | undefined
    while (!turn.signal?.aborted) {
      const claimed = await claim(parts, resting, turn.lease ?? LEASE)
      if (claimed === undefined) break
      if (claimed === 'settled') continue
      if ('busy' in claimed) {
        resting.add(claimed.busy)
        continue
      }
      attempts++
      const who = whoOf(claimed.rows[0])
      resting.add(who)
      if (next === undefined && number < LANES) {
        next = lane(number + 1)
        // Awaited at the end; a failure until then is not one that nobody handles.
        next.catch(() => undefined)
      }
      const outcome = await attempt(parts, claimed, turn)
      await record(parts, claimed, outcome, turn)
      if (outcome.kind !== 'again') resting.delete(who)
    }
    await next
  }
  await lane(1)
  return attempts
}

/** Nothing is, most of the time: one question, and no lane begins. */
async function isAnyDue({ state, now }: NoticeParts): Promise<boolean> {
  const due = state.db.selectFrom('notice_delivery').select('id').where(underWay).where('next_at', '<=', toDate(now()))
  return (await due.limit(1).executeTakeFirst()) !== undefined
}

/** Sends one, once. Whatever goes wrong is what became of it. */
async function attempt(parts: NoticeParts, claimed: Claimed, { signal }: Turn): Promise<Outcome> {
  const [row] = claimed.rows
  const timeout = AbortSignal.timeout(ATTEMPT_MS)
  const sending = { now: parts.now(), signal: signal ? AbortSignal.any([signal, timeout]) : timeout }
  try {
    if (row.channel === 'mail') {
      if (parts.mail === undefined)
        return { kind: 'again', why: say`This installation sends no mail any more.`, mayHaveArrived: false }
      const address = unseal(row.address ?? '', { secret: parts.secret, workspace: row.workspace_id, place: ADDRESS })
      return await sendMail(address, await outgoing(parts, claimed, address), parts.mail, sending)
    }
    const place = await openPlace(parts, row.workspace_id, row.recipient.slice('channel:'.length))
    if (!place) return { kind: 'refused', why: say`The channel was removed.` }
    return await places[place.kind].send(place.target, await outgoing(parts, claimed), sending)
  } catch (error) {
    // A defect of ours: it is logged, and tried again, since it may be mended by then.
    parts.log.error({ error, delivery: claimed.id }, 'a notice could not be sent')
    return {
      kind: 'again',
      why: say`It could not be sent, by a fault that is in the log of the server.`,
      mayHaveArrived: true,
    }
  }
}

/** Keeps what became of an attempt, of all that stood in the message at once, unless the lease ran out and somebody else holds it. */
async function record(parts: NoticeParts, { id, rows, claim }: Claimed, outcome: Outcome, turn: Turn): Promise<void> {
  const now = parts.now()
  const [{ workspace_id: workspace, channel, first_try_at }] = rows
  const keep = async (valuesOf: (row: ClaimedRow) => object, then: readonly Then[] = []) =>
    await parts.state.transaction(async (trx) => {
      const mine = await trx
        .selectFrom('notice_delivery')
        .select('id')
        .where('workspace_id', '=', workspace)
        .where('claimed_by', '=', claim)
        .orderBy('id')
        .forUpdate()
        .execute()
      for (const row of rows) {
        if (!mine.some((one) => one.id === row.id)) continue
        await trx
          .updateTable('notice_delivery')
          .set({ ...valuesOf(row), claimed_until: null, claimed_by: null })
          .where('workspace_id', '=', workspace)
          .where('id', '=', row.id)
          .execute()
      }
      if (mine.length > 0) for (const next of then) await next(trx)
    })
  if (outcome.kind === 'sent') {
    const sent = { state: 'sent', reason: null, heard: 'yes', last_error: null, next_at: null }
    return await keep(() => ({ ...sent, sent_at: toDate(now), ended_at: toDate(now) }))
  }
  const heardOf = ({ heardBefore }: ClaimedRow) =>
    outcome.kind === 'again' && outcome.mayHaveArrived ? {} : { heard: heardBefore }
  const tried = { attempts: rows[0].attempts, firstTryAt: fromDate(first_try_at ?? toDate(now)) }
  const { afterMs } = outcome as { afterMs?: number }
  const next =
    outcome.kind === 'again' ? nextTry(tried, now, { afterMs, random: turn.random ?? Math.random }) : undefined
  const failed = { last_error: outcome.why, reason: null }
  if (next !== undefined)
    return await keep((row) => ({ ...heardOf(row), ...failed, state: 'failed', next_at: toDate(next) }))
  parts.log.warn({ delivery: id, channel, why: inLanguage(outcome.why) }, 'a notice is given up')
  const instead: Then[] = []
  for (const row of rows) instead.push(await insteadFor(parts, row, now))
  const ended = { ...failed, state: 'exhausted', next_at: null, ended_at: toDate(now) }
  await keep((row) => ({ ...heardOf(row), ...ended }), instead)
}

type Then = (trx: Trx) => Promise<void>

/** By whom it is told instead, in the transaction in which it is given up. One that stands for another already is not passed on. */
async function insteadFor(parts: NoticeParts, row: Row, now: Micros): Promise<Then> {
  if (row.instead_of !== null) return async () => undefined
  const { db } = parts.state
  const workspace = row.workspace_id
  const [plan, reachable, found] = await Promise.all([
    planOnDuty(db, workspace, now),
    reachableIn(db, workspace, parts),
    db
      .selectFrom('notice')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('id', '=', row.notice_id)
      .executeTakeFirstOrThrow(),
  ])
  const notice = noticeOf(found)
  const failed = { to: row.recipient, channel: row.channel as ChannelKind }
  const others = insteadOf(plan, notice, failed, reachable, now)
  // Others heard nothing of the beginning: of its end they hear nothing either.
  const fitting = notice.opens === false ? others.filter(({ to }: Recipient) => to === failed.to) : others
  return async (trx) => {
    if (notice.opens === true && (await endOf(trx, workspace, notice))) return
    const standing = { instead_of: row.id, step: row.step }
    for (const one of fitting) await addDelivery(trx, { workspace, secret: parts.secret, now }, notice, one, standing)
  }
}

/** After a start on the embedded store, which has one process: whoever held something is gone. */
export async function freeClaims({ state }: Pick<NoticeParts, 'state'>): Promise<void> {
  if (state.engine !== 'pglite') return
  await state.db
    .updateTable('notice_delivery')
    .set({ claimed_until: null, claimed_by: null })
    .where('claimed_until', 'is not', null)
    .execute()
}
