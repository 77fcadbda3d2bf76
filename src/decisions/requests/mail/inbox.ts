import { randomBytes } from 'node:crypto'
import { AppError } from '../../../base/errors.ts'
import { newId } from '../../../base/ids.ts'
import { say } from '../../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../../base/time.ts'
import { appendDecision } from '../../../store/state/decision-log.ts'
import type { Db, State } from '../../../store/state/state.ts'
import { keyOf } from './read.ts'

/** Where mails are posted to; the token stands behind it. */
export const INBOX = '/mail'

export type Inbox = { readonly created_at: Micros; readonly by: string }
type Acting = { readonly by: string; readonly now: Micros }

/** The address of a workspace; null where it has none. What it is was shown once. */
export async function findInbox(db: Db, workspace: string): Promise<Inbox | null> {
  const row = await db
    .selectFrom('request_inbox')
    .select(['created_at', 'created_by'])
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ? { created_at: fromDate(row.created_at), by: row.created_by } : null
}

/** A new address, in the place of the one there was, which takes nothing any more. A decision. */
export async function openInbox(state: State, workspace: string, { by, now }: Acting): Promise<{ token: string }> {
  const id = newId(now)
  const token = randomBytes(24).toString('base64url')
  await state.transaction(async (trx) => {
    await appendDecision(trx, workspace, { principal: by, kind: 'request_mail.opened', body: { inbox: id } }, now)
    await trx
      .updateTable('request_inbox')
      .set({ ended_by: by, ended_at: toDate(now) })
      .where('workspace_id', '=', workspace)
      .where('ended_at', 'is', null)
      .execute()
    await trx
      .insertInto('request_inbox')
      .values({
        ...{ workspace_id: workspace, id, token_hash: keyOf(Buffer.from(token)) },
        ...{ created_by: by, created_at: toDate(now), ended_by: null, ended_at: null },
      })
      .execute()
  })
  return { token }
}

/** Takes no mail any more. A decision. */
export async function closeInbox(state: State, workspace: string, { by, now }: Acting): Promise<void> {
  await state.transaction(async (trx) => {
    await appendDecision(trx, workspace, { principal: by, kind: 'request_mail.closed', body: {} }, now)
    const { numUpdatedRows } = await trx
      .updateTable('request_inbox')
      .set({ ended_by: by, ended_at: toDate(now) })
      .where('workspace_id', '=', workspace)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n)
      throw new AppError('not_found', say`This workspace takes no requests by mail: there is no address to close.`)
  })
}

/** Whose an address is, by its token; undefined for one that is none, or none any more. */
export async function workspaceOfInbox(db: Db, token: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('request_inbox')
    .select('workspace_id')
    .where('token_hash', '=', keyOf(Buffer.from(token)))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.workspace_id
}
