import { say } from '../../base/say.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Trx } from '../../store/state/state.ts'
import { isOwn, type Notice } from './notice.ts'
import type { Reachable, Recipient } from './recipient.ts'
import { aboutOf, toldBy } from './routes.ts'

type Own = { readonly recipients: readonly Recipient[]; readonly notTold: readonly string[] }

/** Whose own a notice is, whatever the rules say: they are told by mail, and nobody else. Undefined for what the rules are about. */
export async function ownTo(
  trx: Trx,
  { plan, reachable, now }: { readonly plan: Plan | undefined; readonly reachable: Reachable; readonly now: Micros },
  notice: Notice,
): Promise<Own | undefined> {
  const { kind, body } = notice
  if (kind === 'request.received') return { recipients: await senderIn(trx, notice, reachable.mail), notTold: [] }
  if (!isOwn(kind) || body.test === true) return undefined
  const named =
    kind === 'task.given'
      ? { tell: ['owner'] }
      : { tell: String(body.people ?? '').split('\n'), because: say`you may approve it` }
  const asked = { plan, about: aboutOf(notice), reachable }
  const told = toldBy(asked, { tell: named.tell, by: ['mail'] }, { ...named, from: now, owed: now })
  return { recipients: told.recipients, notTold: told.notTold.map(({ because }) => because) }
}

/**
 * Who needs not be told an end: whoever did it themselves; and of a task that is somebody's no longer, whoever hears at the same time that it is
 * not overdue any more.
 */
export async function whoKnows(
  trx: Trx,
  workspace: string,
  { kind, body, owed_at }: Notice,
): Promise<(recipient: string, channel: string) => boolean> {
  const doer = typeof body.doer === 'string' ? `person:${body.doer}` : undefined
  if (kind !== 'task.left') return (recipient) => recipient === doer
  const rows = await trx
    .selectFrom('notice_delivery')
    .innerJoin('notice', (join) =>
      join
        .onRef('notice.workspace_id', '=', 'notice_delivery.workspace_id')
        .onRef('notice.id', '=', 'notice_delivery.notice_id'),
    )
    .select(['notice_delivery.recipient', 'notice_delivery.channel'])
    .where('notice.workspace_id', '=', workspace)
    .where('notice.about', '=', `task:${body.task}`)
    .where('notice.opens', '=', false)
    .where('notice.owed_at', '=', toDate(owed_at))
    .execute()
  return (recipient, channel) =>
    recipient === doer || rows.some((one) => one.recipient === recipient && one.channel === channel)
}

/** Whoever asked by mail, and nobody else: the answer to their mail. */
async function senderIn(trx: Trx, { body }: Notice, canMail: boolean): Promise<Recipient[]> {
  if (!canMail) return []
  const user = await trx
    .selectFrom('user')
    .select(['id', 'email'])
    .where('id', '=', String(body.user ?? ''))
    .executeTakeFirst()
  return user
    ? [{ to: `user:${user.id}`, channel: 'mail', address: user.email, because: say`you asked for it by mail` }]
    : []
}
