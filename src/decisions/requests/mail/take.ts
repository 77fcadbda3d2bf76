import { newId } from '../../../base/ids.ts'
import { say } from '../../../base/say.ts'
import { type Micros, toDate } from '../../../base/time.ts'
import { owe } from '../../../store/state/owed.ts'
import type { Db, State, Trx } from '../../../store/state/state.ts'
import { BETWEEN, type Doer, file, moveIn } from '../keep.ts'
import type { Asked } from '../request.ts'
import { folded } from './folded.ts'
import type { Proof } from './proven.ts'
import { keyOf, type Mail } from './read.ts'

/** Whoever may file in a workspace, by a mail address they sign in with; null for anybody else. */
export type SenderOf = (db: Db, workspace: string, address: string) => Promise<Doer | null>

export type Taken = {
  readonly mail: Mail
  readonly proof: Proof
  /** Masks a text, as every text that is kept. */
  readonly mask: (text: string) => string
  readonly senderOf: SenderOf
  readonly now: Micros
}

export type TakenAs = 'request' | 'note' | 'held' | 'passed' | 'known'

/**
 * Takes a mail, once: of a proven sender who may file it becomes a request, or a word on the one it answers. Anything else is held for a
 * person to look at; what a program wrote is kept and passed over, so that two programs never talk to each other.
 */
export async function takeMail(state: State, workspace: string, taken: Taken): Promise<TakenAs> {
  return await state.transaction(async (trx) => {
    // One after the other: of the same mail twenty times at once one is taken.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const { mail, proof, mask, senderOf, now } = taken
    const known = await trx
      .selectFrom('request_mail')
      .select('id')
      .where('workspace_id', '=', workspace)
      .where('message_key', '=', mail.key)
      .executeTakeFirst()
    if (known) return 'known'
    const mailId = newId(now)
    const answered = await requestAnswered(trx, workspace, mail)
    /** What is not held is not kept twice: its words are the request's, or nobody's. */
    const keep = (as: Exclude<TakenAs, 'known'>, because: string | null, request: string | null = null) => {
      const isHeld = as === 'held'
      const names = isHeld ? mail.attachments.map((one) => ({ ...one, name: mask(one.name) })) : []
      return trx
        .insertInto('request_mail')
        .values({
          ...{ workspace_id: workspace, id: mailId, message_key: mail.key, received_at: toDate(now) },
          ...{ sender: mail.from.join(', ').slice(0, 400), proven: proof.proven, attachments: JSON.stringify(names) },
          ...{ subject: isHeld ? mask(mail.subject) : '', text: isHeld ? mask(mail.text) : '' },
          ...{ answers: isHeld ? answered : null },
          ...{ state: as, because, request_id: request, settled_by: null, settled_at: null, settled_seq: null },
        })
        .execute()
    }
    if (mail.automatic !== null) {
      await keep('passed', say`A program wrote it (${mail.automatic}).`)
      return 'passed'
    }
    const hold = async (because: string) => {
      await tellOfHeld(trx, workspace, now)
      await keep('held', because)
      return 'held' as const
    }
    if (!proof.proven) return await hold(proof.because)
    const doer = await senderOf(trx, workspace, mail.from[0] ?? '')
    if (doer === null) return await hold(say`Its sender has no account in this workspace.`)
    if (answered !== null) {
      const { note, ...cut } = noteOf(mail, mask)
      await moveIn(trx, workspace, {
        id: answered,
        move: { move: 'note', note },
        doer,
        now,
        mail: { id: mailId, ...cut },
      })
      await keep('note', null, answered)
      return 'note'
    }
    const filing = { asked: askedIn(mail, mask), links: [], submit: true, doer, now, mail: { id: mailId } }
    const id = await file(trx, workspace, filing)
    await keep('request', null, id)
    const body = { request: id, user: doer.user }
    await owe(
      trx,
      workspace,
      { kind: 'request.received', urgency: 'low', about: `request:${id}`, opens: null, workflow: null, body },
      now,
    )
    return 'request'
  })
}

/** What a mail asks for: its subject, and all that it says. What is altered and in which workflow, people say. */
export function askedIn(
  { subject, text, attachments }: Pick<Mail, 'subject' | 'text' | 'attachments'>,
  mask: (text: string) => string,
): Asked {
  const title = subject || folded(text).written.split('\n')[0]?.trim() || 'By mail, without a subject'
  return {
    title: mask(title).slice(0, 200),
    why: mask(withAttachments(text || title, attachments)).slice(0, 4000),
    ...{ workflow: null, part: null, what: null, purpose: null, adds: [], cause: null, effect: null, standard: null },
  }
}

/** A note is read at a glance; what it answers is kept behind it, as far as there is room. */
const MOST_WRITTEN = 4_000
const MOST_NOTE = 12_000

/** What somebody wrote as a note, and behind it what they answered: `written` letters of it are theirs. */
export function noteOf(
  { text, subject, attachments }: Pick<Mail, 'subject' | 'text' | 'attachments'>,
  mask: (text: string) => string,
): { readonly note: string; readonly written?: number } {
  const { written, below } = folded(text)
  const first = mask(withAttachments(written || subject || '...', attachments)).slice(0, MOST_WRITTEN)
  if (below === '') return { note: first }
  return { note: `${first}${BETWEEN}${mask(below)}`.slice(0, MOST_NOTE), written: first.length }
}

/** What was attached is named, and not kept. */
function withAttachments(text: string, attachments: Mail['attachments']): string {
  if (attachments.length === 0) return text
  const names = attachments.map(({ name, bytes }) => `${name || '?'} (${bytes} bytes)`).join(', ')
  return `${text.slice(0, 3500)}\n\n[${names}]`
}

/** The request that a mail answers: ours that told of it, or an earlier mail that it came by. */
async function requestAnswered(trx: Trx, workspace: string, { answers }: Mail): Promise<string | null> {
  if (answers.length === 0) return null
  const byMail = await trx
    .selectFrom('request_mail')
    .select('request_id')
    .where('workspace_id', '=', workspace)
    .where(
      'message_key',
      'in',
      answers.map((id) => keyOf(Buffer.from(id))),
    )
    .where('request_id', 'is not', null)
    .executeTakeFirst()
  if (byMail?.request_id) return byMail.request_id
  // The Message-ID of what we send is the id of its delivery.
  const told = await trx
    .selectFrom('notice_delivery')
    .select('about')
    .where('workspace_id', '=', workspace)
    .where(
      'id',
      'in',
      answers.map((id) => id.split('@')[0] ?? ''),
    )
    .where('about', 'like', 'request:%')
    .executeTakeFirst()
  return told ? told.about.slice('request:'.length) : null
}

/** Whom the plan's rules name hears that a mail waits; of those that come while one waits already nobody is told again. */
async function tellOfHeld(trx: Trx, workspace: string, now: Micros): Promise<void> {
  const waiting = await trx
    .selectFrom('request_mail')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'held')
    .limit(1)
    .executeTakeFirst()
  if (waiting) return
  await owe(
    trx,
    workspace,
    { kind: 'request.held', urgency: 'medium', about: 'request-mail', opens: null, workflow: null, body: {} },
    now,
  )
}
