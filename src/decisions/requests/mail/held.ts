import { sql } from 'kysely'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { fromDate, MICROS, type Micros, toDate } from '../../../base/time.ts'
import { appendDecision, hashOfValue } from '../../../store/state/decision-log.ts'
import type { Db, State, Trx } from '../../../store/state/state.ts'
import { type Doer, file, moveIn } from '../keep.ts'
import { askedIn, noteOf, type TakenAs } from './take.ts'

export type KeptMail = {
  readonly id: string
  readonly received_at: Micros
  readonly sender: string
  readonly proven: boolean
  readonly subject: string
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[]
  readonly state: Exclude<TakenAs, 'known'> | 'rejected' | 'lapsed'
  readonly because: string | null
  /** What it is, or was added to. */
  readonly request: string | null
  /** Of one that is held: the request that it says it answers. */
  readonly answers: { readonly id: string; readonly title: string } | null
  /** Until when its words are kept, of one that is held. */
  readonly until: Micros | null
  readonly settled: { readonly by: string; readonly at: Micros } | null
}

/**
 * Held mails are of people who may not know that they are read here, and most of what nobody takes is of no use. Their words are kept as
 * long as the shortest time for which a plan can have its texts kept: long enough for a month with holidays in it.
 */
export const HELD_DAYS = 30

/** The mails that came, the newest first: those that are held, or all. */
export async function listMails(
  db: Db,
  workspace: string,
  { all, limit }: { readonly all: boolean; readonly limit: number },
): Promise<KeptMail[]> {
  let query = db
    .selectFrom('request_mail as mail')
    .leftJoin('request', (join) =>
      join.onRef('request.workspace_id', '=', 'mail.workspace_id').onRef('request.id', '=', 'mail.answers'),
    )
    .selectAll('mail')
    .select(sql<string | null>`request.body #>> '{asked,title}'`.as('answers_title'))
    .where('mail.workspace_id', '=', workspace)
  if (!all) query = query.where('mail.state', '=', 'held')
  const rows = await query.orderBy('mail.id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    ...{ id: row.id, received_at: fromDate(row.received_at), sender: row.sender, proven: row.proven },
    ...{ subject: row.subject, text: row.text, attachments: row.attachments as KeptMail['attachments'] },
    ...{ state: row.state as KeptMail['state'], because: row.because, request: row.request_id },
    answers: row.answers === null ? null : { id: row.answers, title: row.answers_title ?? '' },
    until: row.state === 'held' ? fromDate(row.received_at) + HELD_DAYS * MICROS.d : null,
    settled:
      row.settled_by === null || row.settled_at === null ? null : { by: row.settled_by, at: fromDate(row.settled_at) },
  }))
}

/** How many mails wait for somebody to settle them. */
export async function countHeld(db: Db, workspace: string): Promise<number> {
  const { count } = await db
    .selectFrom('request_mail')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The mails by which a request, or notes on it, came: who wrote them, as they say. */
export async function mailsOf(db: Db, workspace: string, request: string): Promise<Map<string, MailOf>> {
  const rows = await db
    .selectFrom('request_mail')
    .select(['id', 'sender', 'proven', 'settled_by'])
    .where('workspace_id', '=', workspace)
    .where('request_id', '=', request)
    .execute()
  return new Map(
    rows.map(({ id, sender, proven, settled_by }) => [id, { sender, proven, taken_on: settled_by !== null }]),
  )
}
export type MailOf = { readonly sender: string; readonly proven: boolean; readonly taken_on: boolean }

type Settling = { readonly id: string; readonly doer: Doer; readonly now: Micros }

/**
 * Somebody takes a held mail on: it is a request of theirs, whoever wrote it, or their note on a request. It is never done in the name of
 * whom the mail says it is from: who vouches for it could then approve it as somebody else. A decision.
 */
export async function takeOn(
  state: State,
  workspace: string,
  { id, onto, doer, now }: Settling & { readonly onto?: string | undefined },
): Promise<{ request: string }> {
  return await state.transaction(async (trx) => {
    const row = await hold(trx, workspace, id)
    const mail = { ...row, attachments: row.attachments as KeptMail['attachments'] }
    const same = (text: string) => text
    const request = onto ?? (await file(trx, workspace, filingOf()))
    if (onto !== undefined) {
      const { note, ...cut } = noteOf(mail, same)
      await moveIn(trx, workspace, { id: onto, move: { move: 'note', note }, doer, now, mail: { id, ...cut } })
    }
    const as = onto === undefined ? 'request' : 'note'
    const body = { mail: id, request, as }
    const entry = { principal: doer.by, kind: 'request_mail.taken_on', body }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    await settle(trx, workspace, id, { state: as, request_id: request, by: doer.by, seq, now })
    return { request }

    function filingOf() {
      return { asked: askedIn(mail, same), links: [], submit: true, doer, now, mail: { id } }
    }
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

/** Lets go of the words of what nobody settled in time, and of who wrote them; that it came is kept. A decision of nobody, in the log. */
export async function forgetHeld(state: State, workspace: string, now: Micros): Promise<void> {
  const before = toDate(now - HELD_DAYS * MICROS.d)
  const isOver = (db: Db) =>
    db
      .selectFrom('request_mail')
      .select('id')
      .where('workspace_id', '=', workspace)
      .where('state', '=', 'held')
      .where('received_at', '<=', before)
      .orderBy('id')
      .execute()
  if ((await isOver(state.db)).length === 0) return
  await state.transaction(async (trx) => {
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    for (const { id } of await isOver(trx)) {
      const entry = { principal: JOB, kind: 'request_mail.lapsed', body: { mail: id, kept_days: HELD_DAYS } }
      const { seq } = await appendDecision(trx, workspace, entry, now)
      const because = say`Nobody settled it within ${HELD_DAYS} days.`
      await settle(trx, workspace, id, { state: 'lapsed', sender: '', because, by: JOB, seq, now })
    }
  })
}

const JOB = 'job:retention'

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
