import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../../base/time.ts'
import { appendDecision, hashOfValue } from '../../../store/state/decision-log.ts'
import type { Db, State, Trx } from '../../../store/state/state.ts'
import { type Doer, file } from '../keep.ts'
import { askedIn, type TakenAs } from './take.ts'

export type KeptMail = {
  readonly id: string
  readonly received_at: Micros
  readonly sender: string
  readonly proven: boolean
  readonly subject: string
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[]
  readonly state: Exclude<TakenAs, 'known'> | 'rejected'
  readonly because: string | null
  readonly request: string | null
}

/** The mails that came, the newest first: those that are held, or all. */
export async function listMails(
  db: Db,
  workspace: string,
  { all, limit }: { readonly all: boolean; readonly limit: number },
): Promise<KeptMail[]> {
  let query = db.selectFrom('request_mail').selectAll().where('workspace_id', '=', workspace)
  if (!all) query = query.where('state', '=', 'held')
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    ...{ id: row.id, received_at: fromDate(row.received_at), sender: row.sender, proven: row.proven },
    ...{ subject: row.subject, text: row.text, attachments: row.attachments as KeptMail['attachments'] },
    ...{ state: row.state as KeptMail['state'], because: row.because, request: row.request_id },
  }))
}

type Settling = { readonly id: string; readonly doer: Doer; readonly now: Micros }

/** Somebody takes a held mail on: it is a request of theirs, whoever wrote it. A decision. */
export async function takeOn(
  state: State,
  workspace: string,
  { id, doer, now }: Settling,
): Promise<{ request: string }> {
  return await state.transaction(async (trx) => {
    const mail = await hold(trx, workspace, id)
    const asked = askedIn({ ...mail, attachments: mail.attachments as KeptMail['attachments'] }, (text) => text)
    const request = await file(trx, workspace, { asked, links: [], submit: true, doer, now, byMail: true })
    const body = { mail: id, request }
    const entry = { principal: doer.by, kind: 'request_mail.taken_on', body }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    await settle(trx, workspace, id, { state: 'request', request_id: request, by: doer.by, seq, now })
    return { request }
  })
}

/** Somebody rejects a held mail, with a reason: what it said is forgotten, that it came is not. A decision. */
export async function rejectMail(
  state: State,
  workspace: string,
  { id, because, doer, now }: Settling & { readonly because: string },
): Promise<void> {
  await state.transaction(async (trx) => {
    await hold(trx, workspace, id)
    const body = { mail: id, hash: hashOfValue({ because }) }
    const { seq } = await appendDecision(
      trx,
      workspace,
      { principal: doer.by, kind: 'request_mail.rejected', body },
      now,
    )
    await settle(trx, workspace, id, { state: 'rejected', sender: '', because, by: doer.by, seq, now })
  })
}

async function hold(trx: Trx, workspace: string, id: string) {
  await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
  const found = await trx
    .selectFrom('request_mail')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found)
    throw new AppError(
      'not_found',
      say`There is no mail "${id}" in this workspace. "aftercare request mails" lists them.`,
    )
  if (found.state !== 'held') throw new AppError('conflict', say`This mail is not held any more: somebody settled it.`)
  return found
}

const settle = (
  trx: Trx,
  workspace: string,
  id: string,
  {
    by,
    seq,
    now,
    ...set
  }: { state: string; sender?: string; request_id?: string; because?: string; by: string; seq: number; now: Micros },
) =>
  trx
    .updateTable('request_mail')
    // What it said is the request's now, or nobody's.
    .set({
      subject: '',
      text: '',
      attachments: '[]',
      ...set,
      settled_by: by,
      settled_at: toDate(now),
      settled_seq: seq,
    })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute()
