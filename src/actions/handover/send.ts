import type { Selectable } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { inLanguage, say } from '../../base/say.ts'
import { fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import type { Tables } from '../../store/state/tables.ts'
import { nextTry } from '../notices/retry.ts'
import { enterEvent } from './enter.ts'
import { aboutSchema, type EventKind, type Facts, sentSchema } from './handover.ts'
import { maskedTicket } from './masked.ts'
import type { HandoverParts } from './parts.ts'
import { overAmong } from './subject.ts'
import { openingOf } from './tracker.ts'
import { mayBeDone, mayPass, restAsked } from './trackers/ask.ts'
import { kindOf } from './trackers/kinds.ts'
import type { Ticket } from './trackers/tickets.ts'

type Row = Selectable<Tables['handover']>
/** One that this process may carry out, and nobody else before the lease is over. */
type Claimed = Row & { readonly claim: string; readonly until: Micros }

export type Turn = {
  readonly signal?: AbortSignal | undefined
  readonly random?: () => number
  /** For tests that end processes and do not wait for minutes. */
  readonly lease?: Micros
  readonly settles?: Micros
}

/** So long one attempt may take: looking for what is there, and making what is not. */
const ATTEMPT_MS = 60_000
/** Longer than an attempt can take, with a pause of this process in between. */
const LEASE = 2 * ATTEMPT_MS * MICROS.ms

/** What came of one attempt. */
type Came =
  | { readonly kind: 'made' | 'found'; readonly ticket: Ticket }
  /** `isOpen`: it may be there in spite of it, and is looked for before another is made. */
  | { readonly kind: 'again'; readonly why: string; readonly afterMs: number | undefined; readonly isOpen: boolean }
  | { readonly kind: 'later'; readonly why: string; readonly at: Micros }
  | { readonly kind: 'failed'; readonly why: string; readonly isOpen: boolean }
  | { readonly kind: 'ended'; readonly why: string }

/**
 * Carries out what was ordered and is due, or one of it. The making of a ticket is noted before it is begun; where its answer was lost,
 * with the connection or with this process, the ticket is looked for by its mark before another is made.
 */
export async function sendDue(
  parts: HandoverParts,
  turn: Turn = {},
  only?: { workspace: string; id: string },
): Promise<number> {
  let attempts = 0
  if (!(await isAnyDue(parts))) return attempts
  while (!turn.signal?.aborted) {
    const row = await claim(parts, turn, only)
    if (row === undefined) return attempts
    attempts++
    await record(parts, row, await attempt(parts, row, turn), turn)
    if (only) return attempts
  }
  return attempts
}

/** Nothing is, most of the time: one question, and no transaction. */
async function isAnyDue({ state, now }: HandoverParts): Promise<boolean> {
  const due = state.db.selectFrom('handover').select('id').where('state', '=', 'sending')
  return (await due.where('next_at', '<=', toDate(now())).limit(1).executeTakeFirst()) !== undefined
}

async function claim(
  { state, now: clock }: HandoverParts,
  { lease = LEASE }: Turn,
  only?: { workspace: string; id: string },
): Promise<Claimed | undefined> {
  const now = clock()
  const at = toDate(now)
  return await state.transaction(async (trx) => {
    let due = trx
      .selectFrom('handover')
      .selectAll()
      .where('state', '=', 'sending')
      .where('next_at', '<=', at)
      .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', at)]))
    if (only) due = due.where('workspace_id', '=', only.workspace).where('id', '=', only.id)
    const row = await due.orderBy('next_at').limit(1).forUpdate().skipLocked().executeTakeFirst()
    if (!row) return undefined
    const until = now + lease
    const claimed = {
      claimed_by: newId(now),
      claimed_until: toDate(until),
      attempts: row.attempts + 1,
      first_try_at: row.first_try_at ?? at,
    }
    await trx
      .updateTable('handover')
      .set(claimed)
      .where('workspace_id', '=', row.workspace_id)
      .where('id', '=', row.id)
      .execute()
    return { ...row, ...claimed, claim: claimed.claimed_by, until }
  })
}

async function attempt(parts: HandoverParts, row: Claimed, { signal, settles }: Turn): Promise<Came> {
  const workspace = row.workspace_id
  const about = aboutSchema.parse({ kind: row.about_kind, id: row.about_id })
  const opened = await openingOf(parts, workspace, row.tracker_id)
  if (!opened) return { kind: 'ended', why: say`The tracker was removed.` }
  // Of what may be there already it is found out first.
  if (row.begun_at === null && (await overAmong(parts.state.db, workspace, about.kind, [about.id])).has(about.id))
    return { kind: 'ended', why: say`It was over here before it was handed over.` }
  const kind = kindOf(opened.kind)
  const timeout = AbortSignal.timeout(ATTEMPT_MS)
  const tickets = kind.open({ ...opened.opening, signal: signal ? AbortSignal.any([signal, timeout]) : timeout })
  let isOpen = row.begun_at !== null
  try {
    if (row.begun_at !== null) {
      const begun = fromDate(row.begun_at)
      const settled = begun + (settles ?? kind.settles)
      if (parts.now() < settled)
        return {
          kind: 'later',
          at: settled,
          why: say`The answer of ${kind.name} was lost. Whether the ticket is there is looked for before another is made.`,
        }
      const found = await tickets.find(opened.target, row.id, begun)
      if (found) return { kind: 'found', ticket: found }
    }
    if (!(await begin(parts, row))) return { kind: 'later', at: parts.now(), why: '' }
    isOpen = true
    return { kind: 'made', ticket: await tickets.make(opened.target, row.id, sentSchema.parse(row.sent)) }
  } catch (error) {
    if (!(error instanceof AppError)) {
      // What cannot be understood of an answer may be an answer to what was done.
      parts.log.error({ error, handover: row.id }, 'something could not be handed over')
      return {
        kind: 'again',
        afterMs: undefined,
        isOpen,
        why: say`${kind.name} answered in a way that is not understood here. The log of the server has it.`,
      }
    }
    const stillOpen = isOpen && (row.begun_at !== null || mayBeDone(error))
    if (mayPass(error)) return { kind: 'again', why: error.said, afterMs: restAsked(error), isOpen: stillOpen }
    return { kind: 'failed', why: error.said, isOpen: stillOpen }
  }
}

/** Notes that a ticket is begun to be made, as long as nobody else holds the order. */
async function begin({ state, now: clock }: HandoverParts, row: Claimed): Promise<boolean> {
  const now = clock()
  if (now >= row.until) return false
  const { numUpdatedRows } = await state.db
    .updateTable('handover')
    .set({ begun_at: toDate(now) })
    .where('workspace_id', '=', row.workspace_id)
    .where('id', '=', row.id)
    .where('claimed_by', '=', row.claim)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Keeps what came of an attempt, unless the lease ran out and somebody else holds it. */
async function record(parts: HandoverParts, row: Claimed, came: Came, { random = Math.random }: Turn): Promise<void> {
  const now = parts.now()
  const masker = await parts.masker(row.workspace_id)
  const keep = async (values: object, event?: { kind: EventKind; facts: Facts }) =>
    await parts.state.transaction(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('handover')
        .set({ ...values, claimed_by: null, claimed_until: null })
        .where('workspace_id', '=', row.workspace_id)
        .where('id', '=', row.id)
        .where('claimed_by', '=', row.claim)
        .executeTakeFirst()
      if (numUpdatedRows === 1n && event) await enterEvent(trx, row.workspace_id, row.id, event, now)
    })
  switch (came.kind) {
    case 'made':
    case 'found': {
      const ticket = maskedTicket(came.ticket, masker)
      const stands = {
        there: ticket.there,
        there_said: ticket.said,
        assignee: ticket.assignee,
        there_since: toDate(now),
        read_at: toDate(now),
      }
      const made = {
        state: 'handed',
        next_at: null,
        begun_at: null,
        problem: null,
        ticket: ticket.id,
        ticket_name: ticket.name,
        ticket_url: ticket.url,
      }
      return await keep(
        { ...made, ...stands },
        {
          kind: came.kind,
          facts: { ticket: ticket.name, there: ticket.there, said: ticket.said, assignee: ticket.assignee },
        },
      )
    }
    case 'later':
      return await keep({
        next_at: toDate(came.at),
        attempts: row.attempts - 1,
        ...(came.why === '' ? {} : { problem: came.why }),
      })
    case 'ended':
      return await keep(
        { state: 'ended', next_at: null, problem: came.why },
        { kind: 'ended', facts: { why: came.why } },
      )
    case 'again': {
      const tried = { attempts: row.attempts, firstTryAt: fromDate(row.first_try_at ?? toDate(now)) }
      const next = nextTry(tried, now, { afterMs: came.afterMs, random })
      const open = came.isOpen ? {} : { begun_at: null }
      if (next !== undefined) return await keep({ ...open, problem: came.why, next_at: toDate(next) })
      return await keep(
        { ...open, state: 'failed', problem: came.why, next_at: null },
        { kind: 'failed', facts: { why: came.why } },
      )
    }
    case 'failed': {
      parts.log.warn(
        { handover: row.id, why: inLanguage(came.why) },
        'something was not taken by the tool it was handed over to',
      )
      const open = came.isOpen ? {} : { begun_at: null }
      return await keep(
        { ...open, state: 'failed', problem: came.why, next_at: null },
        { kind: 'failed', facts: { why: came.why } },
      )
    }
  }
}

/** After a start on the embedded store, which has one process: whoever held something is gone. */
export async function freeHandovers({ state }: Pick<HandoverParts, 'state'>): Promise<void> {
  if (state.engine !== 'pglite') return
  await state.db
    .updateTable('handover')
    .set({ claimed_until: null, claimed_by: null })
    .where('claimed_until', 'is not', null)
    .execute()
}
