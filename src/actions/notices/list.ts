import { sql } from 'kysely'
import { readCursor, writeCursor } from '../../base/cursor.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Db } from '../../store/state/state.ts'
import { type Standing, standingsOf } from './acknowledge.ts'
import { type Notice, noticeOf } from './notice.ts'
import type { ChannelKind } from './recipient.ts'

export const deliveryStates = ['waiting', 'failed', 'held', 'sent', 'exhausted', 'dropped'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** One notice on its way to one person or place, as people look at it: without the address. */
export type Delivery = {
  readonly id: string
  /** A name where it is known. */
  readonly to: string
  readonly channel: ChannelKind
  readonly because: string
  readonly state: DeliveryState
  readonly reason: string | null
  readonly attempts: number
  readonly next_at: Micros | null
  readonly last_error: string | null
  readonly sent_at: Micros | null
  /** Which telling it is of what nobody had acknowledged; the first is 0. */
  readonly step: number
  /** The message in which it stands with others, by the id that its reader sees; null where it goes alone. */
  readonly digest: string | null
}

export type ListedNotice = Notice & {
  readonly deliveries: readonly Delivery[]
  /** How it stands with what began; null for what did not begin. */
  readonly standing: Standing | null
  /** By whom, by name, where somebody acknowledged it. */
  readonly acknowledged_by: string | null
}

export type NoticeFilter = {
  /** Those that are under way, or that somebody was to be told and was not. */
  readonly state?: 'under_way' | 'not_delivered' | undefined
  readonly workflow?: string | undefined
}

/** A page of notices, the newest first. `cursor` is what the page before gave as `next`, and holds for the same filter only. */
export async function listNotices(
  db: Db,
  workspace: string,
  plan: Plan | undefined,
  filter: NoticeFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ readonly items: readonly ListedNotice[]; readonly next: string | null }> {
  let query = db.selectFrom('notice').selectAll().where('workspace_id', '=', workspace)
  if (filter.workflow) query = query.where('workflow', '=', filter.workflow)
  if (filter.state === 'under_way')
    query = query.where((eb) => eb.or([eb('routed_at', 'is', null), hasDelivery("'waiting', 'failed', 'held'")]))
  if (filter.state === 'not_delivered') query = query.where(hasDelivery("'failed', 'exhausted'"))
  if (page.cursor !== undefined) query = query.where('seq', '<', readCursor(page.cursor, filter, [0] as [number])[0])
  const rows = await query
    .orderBy('seq', 'desc')
    .limit(page.limit + 1)
    .execute()
  const notices = rows.slice(0, page.limit).map(noticeOf)
  const last = notices.at(-1)
  const next = rows.length > page.limit && last ? writeCursor([last.seq], filter) : null
  return { items: await withDeliveries(db, workspace, plan, notices), next }
}

const hasDelivery = (states: string) =>
  sql<boolean>`exists (select 1 from notice_delivery d where d.workspace_id = notice.workspace_id
    and d.notice_id = notice.id and d.state in (${sql.raw(states)}))`

export async function getNotice(db: Db, workspace: string, plan: Plan | undefined, id: string): Promise<ListedNotice> {
  const row = await db
    .selectFrom('notice')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  const [found] = row ? await withDeliveries(db, workspace, plan, [noticeOf(row)]) : []
  if (found) return found
  throw new AppError(
    'not_found',
    say`There is no notice "${id}" in this workspace. List them with "aftercare notices".`,
  )
}

async function withDeliveries(
  db: Db,
  workspace: string,
  plan: Plan | undefined,
  notices: readonly Notice[],
): Promise<ListedNotice[]> {
  if (notices.length === 0) return []
  const ids = notices.map(({ id }) => id)
  const [rows, standings, places] = await Promise.all([
    db
      .selectFrom('notice_delivery')
      .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('notice_delivery.recipient')))
      .selectAll('notice_delivery')
      .select('user.name as person')
      .where('workspace_id', '=', workspace)
      .where('notice_id', 'in', ids)
      .orderBy('notice_delivery.step')
      .orderBy('notice_delivery.id')
      .execute(),
    standingsOf(db, workspace, notices),
    // Also those that were removed: what was told there was.
    db.selectFrom('notice_channel').select(['id', 'name']).where('workspace_id', '=', workspace).execute(),
  ])
  const nameOf = (recipient: string, person: string | null): string => {
    const id = recipient.slice(recipient.indexOf(':') + 1)
    if (recipient.startsWith('person:')) return plan?.people[id]?.name ?? id
    return person ?? places.find((one) => one.id === id)?.name ?? id
  }
  const byNotice = Map.groupBy(rows, (row) => row.notice_id)
  const moment = (date: Date | null) => (date === null ? null : fromDate(date))
  return notices.map((notice) => ({
    ...notice,
    ...(standings.get(notice.id) ?? { standing: null, acknowledged_by: null }),
    deliveries: (byNotice.get(notice.id) ?? []).map((row) => ({
      id: row.id,
      to: nameOf(row.recipient, row.person),
      channel: row.channel as ChannelKind,
      because: row.because,
      state: row.state as DeliveryState,
      reason: row.reason,
      attempts: row.attempts,
      next_at: moment(row.next_at),
      last_error: row.last_error,
      sent_at: moment(row.sent_at),
      step: row.step,
      digest: row.digest,
    })),
  }))
}
