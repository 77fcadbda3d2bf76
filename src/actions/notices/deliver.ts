import { type Selectable, sql } from 'kysely'
import { newId } from '../../base/ids.ts'
import { type LanguageName, languages } from '../../base/languages.ts'
import { english, inLanguage, type Language, say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { planAt } from '../../plan/versions.ts'
import { unseal } from '../../store/sealed.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import type { Tables } from '../../store/state/tables.ts'
import { standingOf } from './acknowledge.ts'
import { ATTEMPT_MS, type Outcome, type Outgoing } from './channels/channel.ts'
import { places } from './channels/channels.ts'
import { sendMail } from './channels/mail.ts'
import { linkFor } from './links.ts'
import { messageOf } from './message.ts'
import { noticeOf } from './notice.ts'
import type { NoticeParts } from './parts.ts'
import { openPlace } from './places.ts'
import { addressKey } from './preferences.ts'
import { reachableIn } from './reachable.ts'
import type { ChannelKind, Recipient } from './recipient.ts'
import { insteadOf } from './recipients.ts'
import { nextTry } from './retry.ts'
import { ADDRESS, addDelivery, endOf, lastEndBefore, underWay } from './route.ts'

type Row = Selectable<Tables['notice_delivery']>

/** One that this process may send, and nobody else before the lease is over. */
type Claimed = Row & { readonly claim: string; readonly heardBefore: string }

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
  const lane = async () => {
    while (!turn.signal?.aborted) {
      const claimed = await claim(parts, resting, turn)
      if (claimed === undefined) return
      if (claimed === 'settled') continue
      attempts++
      const who = whoOf(claimed)
      resting.add(who)
      const outcome = await attempt(parts, claimed, turn)
      await record(parts, claimed, outcome, turn)
      if (outcome.kind !== 'again') resting.delete(who)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return attempts
}

/** Nothing is, most of the time: one question, and no lane begins. */
async function isAnyDue({ state, now }: NoticeParts): Promise<boolean> {
  const due = state.db.selectFrom('notice_delivery').select('id').where(underWay).where('next_at', '<=', toDate(now()))
  return (await due.limit(1).executeTakeFirst()) !== undefined
}

const whoOf = ({ workspace_id, channel, recipient }: Pick<Row, 'workspace_id' | 'channel' | 'recipient'>): string =>
  `${workspace_id} ${channel} ${recipient}`

/**
 * Takes the next one that is due, of those that nobody holds and that come first of what they are about. What nobody needs any more is
 * settled instead: an opening that is over and was not heard, and the end of one that nobody heard.
 */
async function claim(
  { state, now: clock }: NoticeParts,
  resting: ReadonlySet<string>,
  { lease = LEASE }: Turn,
): Promise<Claimed | 'settled' | undefined> {
  const now = clock()
  const at = toDate(now)
  return await state.transaction(async (trx) => {
    let due = trx
      .selectFrom('notice_delivery')
      .selectAll()
      .where(underWay)
      .where('next_at', '<=', at)
      .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', at)]))
      .where(
        sql<boolean>`not exists (select 1 from notice_delivery earlier
          where earlier.workspace_id = notice_delivery.workspace_id and earlier.about = notice_delivery.about
            and earlier.channel = notice_delivery.channel and earlier.recipient = notice_delivery.recipient
            and earlier.notice_seq < notice_delivery.notice_seq and earlier.state in ('waiting', 'failed', 'held'))`,
      )
    if (resting.size > 0)
      due = due.where(
        sql<boolean>`workspace_id || ' ' || channel || ' ' || recipient not in (${sql.join([...resting])})`,
      )
    const row = await due.orderBy('next_at').orderBy('notice_seq').limit(1).forUpdate().skipLocked().executeTakeFirst()
    if (!row) return undefined
    const update = (values: object) =>
      trx
        .updateTable('notice_delivery')
        .set(values)
        .where('workspace_id', '=', row.workspace_id)
        .where('id', '=', row.id)
        .execute()
    const why = await needless(trx, row)
    if (why !== null) {
      await update({
        state: 'dropped',
        reason: why,
        next_at: null,
        ended_at: at,
        claimed_until: null,
        claimed_by: null,
      })
      return 'settled'
    }
    const claimed = {
      claimed_by: newId(now),
      claimed_until: toDate(now + lease),
      attempts: row.attempts + 1,
      first_try_at: row.first_try_at ?? at,
    }
    // From here on it may arrive, whatever becomes of this process.
    await update({ ...claimed, heard: row.heard === 'no' ? 'maybe' : row.heard })
    return { ...row, ...claimed, claim: claimed.claimed_by, heardBefore: row.heard }
  })
}

/** Why nobody needs to be told any more; null where they do. */
async function needless(trx: Trx, row: Row): Promise<string | null> {
  if (row.opens === true && row.heard === 'no') {
    // Over since it was settled who is told, while an attempt was under way that came to nothing.
    if (await endOf(trx, row.workspace_id, { about: row.about, seq: row.notice_seq })) return 'over_before'
    if (row.step === 0) return null
    const notice = await trx
      .selectFrom('notice')
      .select(['about', 'seq', 'acknowledged_at'])
      .where('workspace_id', '=', row.workspace_id)
      .where('id', '=', row.notice_id)
      .executeTakeFirstOrThrow()
    return (await standingOf(trx, row.workspace_id, notice)) === 'open' ? null : 'acknowledged'
  }
  // What stands for one that did not get there by another way has no opening of its own.
  if (row.opens !== false || row.instead_of !== null) return null
  return (await openingOf(trx, row)) === undefined ? 'unheard' : null
}

/** What told somebody last, by this way, the beginning of what a delivery tells the end of; undefined where nothing did. */
const openingOf = (db: Db, row: Row) =>
  db
    .selectFrom('notice_delivery')
    .select('id')
    .where('workspace_id', '=', row.workspace_id)
    .where('about', '=', row.about)
    .where('channel', '=', row.channel)
    .where('recipient', '=', row.recipient)
    .where('opens', '=', true)
    .where('heard', '!=', 'no')
    .where('notice_seq', '<', row.notice_seq)
    .where('notice_seq', '>', lastEndBefore(row.workspace_id, { about: row.about, seq: row.notice_seq }))
    .orderBy('notice_seq', 'desc')
    .orderBy('step', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Sends one, once. Whatever goes wrong is what became of it. */
async function attempt(parts: NoticeParts, row: Claimed, { signal }: Turn): Promise<Outcome> {
  const timeout = AbortSignal.timeout(ATTEMPT_MS)
  const sending = { now: parts.now(), signal: signal ? AbortSignal.any([signal, timeout]) : timeout }
  try {
    if (row.channel === 'mail') {
      if (parts.mail === undefined)
        return { kind: 'again', why: say`This installation sends no mail any more.`, mayHaveArrived: false }
      const address = unseal(row.address ?? '', { secret: parts.secret, workspace: row.workspace_id, place: ADDRESS })
      return await sendMail(address, await outgoing(parts, row, address), parts.mail, sending)
    }
    const place = await openPlace(parts, row.workspace_id, row.recipient.slice('channel:'.length))
    if (!place) return { kind: 'refused', why: say`The channel was removed.` }
    return await places[place.kind].send(place.target, await outgoing(parts, row), sending)
  } catch (error) {
    // A defect of ours: it is logged, and tried again, since it may be mended by then.
    parts.log.error({ error, delivery: row.id }, 'a notice could not be sent')
    return {
      kind: 'again',
      why: say`It could not be sent, by a fault that is in the log of the server.`,
      mayHaveArrived: true,
    }
  }
}

async function outgoing({ state, secret, url, now }: NoticeParts, row: Row, address?: string): Promise<Outgoing> {
  const notice = noticeOf(
    await state.db
      .selectFrom('notice')
      .selectAll()
      .where('workspace_id', '=', row.workspace_id)
      .where('id', '=', row.notice_id)
      .executeTakeFirstOrThrow(),
  )
  const plan = (await planAt(state.db, row.workspace_id, now()))?.plan
  const answers = row.opens === false ? ((await openingOf(state.db, row))?.id ?? null) : null
  const { kind, about, opens, urgency, workflow, owed_at } = notice
  // Only mail is read by one person alone: a link that acts is nobody else's.
  const acknowledge =
    address === undefined
      ? undefined
      : await linkFor({ db: state.db, secret, url, now: now() }, row.workspace_id, notice, { id: row.id, address })
  const language = address === undefined ? english : await languageAt(state.db, address)
  const acts = acknowledge === undefined ? [] : [{ label: say`Acknowledge it`, url: acknowledge }]
  const theirs = address === undefined ? {} : { because: row.because, acts }
  return {
    ...messageOf(notice, { plan, workspace: row.workspace_id, url, language, step: row.step, ...theirs }),
    ...{
      id: row.id,
      answers,
      step: row.step,
      workspace: row.workspace_id,
      kind,
      about,
      opens,
      urgency,
      workflow,
      owed_at,
    },
  }
}

/** In which somebody's mail is written, by their address; rooms are written to in English. */
async function languageAt(db: Db, address: string): Promise<Language> {
  const row = await db
    .selectFrom('user')
    .innerJoin('notice_preference', 'notice_preference.person', 'user.id')
    .select('language')
    .where('email', '=', addressKey(address))
    .executeTakeFirst()
  return languages[(row?.language ?? 'en') as LanguageName]
}

/** Keeps what became of an attempt, unless the lease ran out and somebody else holds it. */
async function record(parts: NoticeParts, row: Claimed, outcome: Outcome, turn: Turn): Promise<void> {
  const now = parts.now()
  const free = { claimed_until: null, claimed_by: null }
  const keep = async (values: object, then?: (trx: Trx) => Promise<void>) =>
    await parts.state.transaction(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('notice_delivery')
        .set({ ...values, ...free })
        .where('workspace_id', '=', row.workspace_id)
        .where('id', '=', row.id)
        .where('claimed_by', '=', row.claim)
        .executeTakeFirst()
      if (numUpdatedRows === 1n) await then?.(trx)
    })
  if (outcome.kind === 'sent') {
    const sent = { state: 'sent', reason: null, heard: 'yes', last_error: null, next_at: null }
    return await keep({ ...sent, sent_at: toDate(now), ended_at: toDate(now) })
  }
  const heard = outcome.kind === 'again' && outcome.mayHaveArrived ? {} : { heard: row.heardBefore }
  const tried = { attempts: row.attempts, firstTryAt: fromDate(row.first_try_at ?? toDate(now)) }
  const { afterMs } = outcome as { afterMs?: number }
  const next =
    outcome.kind === 'again' ? nextTry(tried, now, { afterMs, random: turn.random ?? Math.random }) : undefined
  const failed = { ...heard, last_error: outcome.why, reason: null }
  if (next !== undefined) return await keep({ ...failed, state: 'failed', next_at: toDate(next) })
  parts.log.warn({ delivery: row.id, channel: row.channel, why: inLanguage(outcome.why) }, 'a notice is given up')
  const instead = await insteadFor(parts, row, now)
  await keep({ ...failed, state: 'exhausted', next_at: null, ended_at: toDate(now) }, instead)
}

/** By whom it is told instead, in the transaction in which it is given up. One that stands for another already is not passed on. */
async function insteadFor(parts: NoticeParts, row: Row, now: Micros): Promise<(trx: Trx) => Promise<void>> {
  if (row.instead_of !== null) return async () => undefined
  const { db } = parts.state
  const workspace = row.workspace_id
  const [version, reachable, found] = await Promise.all([
    planAt(db, workspace, now),
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
  const others = insteadOf(version?.plan, notice, failed, reachable, now)
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
