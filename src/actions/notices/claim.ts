import { type Selectable, sql } from 'kysely'
import { newId } from '../../base/ids.ts'
import { type Micros, toDate } from '../../base/time.ts'
import { unseal } from '../../store/sealed.ts'
import type { Urgency } from '../../store/state/owed.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import type { Tables } from '../../store/state/tables.ts'
import { standingOf } from './acknowledge.ts'
import { gatheredWith, mayBeGathered } from './digest.ts'
import type { NoticeParts } from './parts.ts'
import { ADDRESS, endOf, lastEndBefore, underWay } from './route.ts'

export type Row = Selectable<Tables['notice_delivery']>

/** One message that this process may send, and nobody else before the lease is over: one delivery, or several that are gathered. */
export type Claimed = {
  /** What its reader sees as its id, the same however often it is sent. */
  readonly id: string
  readonly rows: readonly [ClaimedRow, ...ClaimedRow[]]
  readonly claim: string
}
export type ClaimedRow = Row & { readonly heardBefore: string }

export const whoOf = ({
  workspace_id,
  channel,
  recipient,
}: Pick<Row, 'workspace_id' | 'channel' | 'recipient'>): string => `${workspace_id} ${channel} ${recipient}`

/**
 * Takes the next one that is due, of those that nobody holds and that come first of what they are about, and with it what is gathered for
 * the same person. What nobody needs any more is settled instead: an opening that is over and was not heard, and the end of one that
 * nobody heard. `busy` is somebody whose mail another process is gathering.
 */
export async function claim(
  { state, secret, now: clock }: NoticeParts,
  resting: ReadonlySet<string>,
  lease: Micros,
): Promise<Claimed | 'settled' | { readonly busy: string } | undefined> {
  const now = clock()
  const at = toDate(now)
  return await state.transaction(async (trx) => {
    let due = trx
      .selectFrom('notice_delivery')
      .selectAll()
      .where(free(at))
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
    const first = await due
      .orderBy('next_at')
      .orderBy('notice_seq')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!first) return undefined
    const found = await gather(trx, secret, first, at)
    if (found === 'busy') return { busy: whoOf(first) }
    const update = async ({ workspace_id, id }: Row, values: object) => {
      await trx
        .updateTable('notice_delivery')
        .set(values)
        .where('workspace_id', '=', workspace_id)
        .where('id', '=', id)
        .execute()
    }
    const needed: Row[] = []
    for (const row of found) {
      const reason = await needless(trx, row)
      if (reason === null) needed.push(row)
      else
        await update(row, {
          state: 'dropped',
          reason,
          next_at: null,
          ended_at: at,
          claimed_until: null,
          claimed_by: null,
        })
    }
    const [lead] = needed
    if (lead === undefined) return 'settled'
    const claim = newId(now)
    const digest = lead.digest ?? (needed.length > 1 ? newId(now) : null)
    const rows: ClaimedRow[] = []
    for (const row of needed) {
      const claimed = {
        claimed_by: claim,
        claimed_until: toDate(now + lease),
        attempts: row.attempts + 1,
        first_try_at: row.first_try_at ?? at,
        digest,
      }
      // From here on it may arrive, whatever becomes of this process.
      await update(row, { ...claimed, heard: row.heard === 'no' ? 'maybe' : row.heard })
      rows.push({ ...row, ...claimed, heardBefore: row.heard })
    }
    return { id: digest ?? lead.id, rows: rows as [ClaimedRow, ...ClaimedRow[]], claim }
  })
}

/** Due, and nobody holds it. */
const free = (at: Date) =>
  sql<boolean>`state in ('waiting', 'failed', 'held') and next_at <= ${at}
    and (claimed_until is null or claimed_until <= ${at})`

/** What goes out in one message with one that is due: what stood in it when it was tried; what is gathered with it; else it alone. */
async function gather(trx: Trx, secret: string, first: Row, at: Date): Promise<readonly Row[] | 'busy'> {
  const { workspace_id: workspace, channel, recipient } = first
  const ofThem = () =>
    trx
      .selectFrom('notice_delivery')
      .where('notice_delivery.workspace_id', '=', workspace)
      .where('channel', '=', channel)
      .where('recipient', '=', recipient)
  const urgencyOf = async ({ notice_id }: Row) => {
    const notices = trx.selectFrom('notice').select('urgency').where('workspace_id', '=', workspace)
    return (await notices.where('id', '=', notice_id).executeTakeFirstOrThrow()).urgency as Urgency
  }
  if (first.digest === null && !mayBeGathered({ ...first, urgency: await urgencyOf(first) })) return [first]
  // Of two that gather for the same person one does; the other holds a row of it only until it has asked.
  const { rows: locks } = await sql<{ mine: boolean }>`select
    pg_try_advisory_xact_lock(hashtext('aftercare digest'), hashtext(${whoOf(first)})) as mine`.execute(trx)
  if (locks[0]?.mine !== true) return 'busy'
  if (first.digest !== null)
    return await ofThem()
      .selectAll()
      .where('digest', '=', first.digest)
      .where(underWay)
      .orderBy('notice_seq')
      .orderBy('step')
      .forUpdate()
      .execute()
  const due = await ofThem()
    .innerJoin('notice', (join) =>
      join
        .onRef('notice.workspace_id', '=', 'notice_delivery.workspace_id')
        .onRef('notice.id', '=', 'notice_delivery.notice_id'),
    )
    .selectAll('notice_delivery')
    .select('notice.urgency')
    .where('state', '=', 'held')
    .where('digest', 'is', null)
    .where(free(at))
    .orderBy('notice_seq')
    .orderBy('notice_delivery.step')
    .forUpdate('notice_delivery')
    .execute()
  const others = await ofThem().select(['id', 'about', 'notice_seq']).where(underWay).execute()
  const opened = due.map(({ urgency, ...row }) => ({
    ...row,
    urgency: urgency as Urgency,
    address: unseal(row.address ?? '', { secret, workspace, place: ADDRESS }),
  }))
  const lead = opened.find(({ id }) => id === first.id)
  if (!lead) return [first]
  const ids = new Set(gatheredWith(lead, opened, others).map(({ id }) => id))
  return due.filter(({ id }) => ids.has(id)).map(({ urgency: _, ...row }) => row)
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
export const openingOf = (db: Db, row: Row) =>
  db
    .selectFrom('notice_delivery')
    .select(['id', 'digest'])
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
