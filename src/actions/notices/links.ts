import { createHash, createHmac } from 'node:crypto'
import { fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import { deriveKey } from '../../store/keys.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import { type Notice, noticeOf } from './notice.ts'

/** A link in a mail by which somebody acknowledges what it tells, once, as themselves. */
export type NoticeLink = {
  readonly workspace: string
  readonly hash: string
  readonly user: string
  readonly notice: Notice
  readonly expires_at: Micros
  readonly used_at: Micros | null
}

/** A weekend and the days around it; who comes back later signs in. */
const LASTS = 7 * MICROS.d

/** Where the links of mails lead, under the address of the installation. The token is all that stands in it. */
export const LINKS = '/notice'

/**
 * The link of a delivery, for whoever has an account under the address it goes to; undefined where nobody has, or there is nothing to
 * acknowledge. The same mail sent twice has the same link: once it was used, both are.
 */
export async function linkFor(
  { db, secret, url, now }: { readonly db: Db; readonly secret: string; readonly url: string; readonly now: Micros },
  workspace: string,
  notice: Notice,
  { id, address }: { readonly id: string; readonly address: string },
): Promise<string | undefined> {
  // A review is signed or refused; that somebody has seen it is worth saying where others are told next.
  const isSeen =
    notice.kind.startsWith('finding.') || notice.kind === 'workflow.stopped' || notice.next_step_at !== null
  if (notice.opens !== true || !isSeen) return undefined
  const account = await db
    .selectFrom('user')
    .select('id')
    .where('email', '=', address.trim().toLowerCase())
    .executeTakeFirst()
  if (!account) return undefined
  const token = createHmac('sha256', deriveKey(secret, 'signing')).update(`notice-link ${id}`).digest('base64url')
  await db
    .insertInto('notice_link')
    .values({
      workspace_id: workspace,
      hash: hashOf(token),
      notice_id: notice.id,
      user_id: account.id,
      made_at: toDate(now),
      expires_at: toDate(now + LASTS),
    })
    .onConflict((same) => same.doNothing())
    .execute()
  return `${url}${LINKS}/${token}`
}

/** What a token opens, be it used or over; undefined where there never was such a link. */
export async function readLink(db: Db, token: string): Promise<NoticeLink | undefined> {
  const row = await db.selectFrom('notice_link').selectAll().where('hash', '=', hashOf(token)).executeTakeFirst()
  if (!row) return undefined
  const notice = await db
    .selectFrom('notice')
    .selectAll()
    .where('workspace_id', '=', row.workspace_id)
    .where('id', '=', row.notice_id)
    .executeTakeFirstOrThrow()
  return {
    workspace: row.workspace_id,
    hash: row.hash,
    user: row.user_id,
    notice: noticeOf(notice),
    expires_at: fromDate(row.expires_at),
    used_at: row.used_at === null ? null : fromDate(row.used_at),
  }
}

/** Uses a link up, in the transaction of what it does. False where another was faster. */
export async function useLink(trx: Trx, { workspace, hash }: NoticeLink, now: Micros): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('notice_link')
    .set({ used_at: toDate(now) })
    .where('workspace_id', '=', workspace)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', toDate(now))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
