import { sql } from 'kysely'
import { newId } from '../../base/ids.ts'
import { listed, say } from '../../base/say.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import { planOnDuty } from '../../plan/swaps.ts'
import { seal, unseal } from '../../store/sealed.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import { type Notice, noticeOf } from './notice.ts'
import { ownTo, whoKnows } from './own.ts'
import type { NoticeParts } from './parts.ts'
import { reachableIn } from './reachable.ts'
import type { Reachable, Recipient } from './recipient.ts'
import { aboutOf, holdOfEnd, routesFor } from './routes.ts'
import { nextStepAt } from './steps.ts'

/** So many are settled before others have their turn. */
const AT_ONCE = 200

/**
 * Settles who is told each notice that is owed, in the order in which they are. What begins goes to whom the plan and the workspace name;
 * its end to whoever was sent the beginning, by the same way, whatever was changed in between.
 */
export async function routeNotices(parts: NoticeParts, workspace: string): Promise<void> {
  const { state } = parts
  if ((await unrouted(parts, workspace, 1)).length === 0) return
  await state.exclusively(`route notices ${workspace}`, async () => {
    const now = parts.now()
    const plan = await planOnDuty(state.db, workspace, now)
    const reachable = await reachableIn(state.db, workspace, parts)
    for (const notice of await unrouted(parts, workspace, AT_ONCE))
      await state.transaction((trx) => settle(trx, { ...parts, workspace, plan, reachable, now }, notice))
  })
}

async function unrouted({ state }: NoticeParts, workspace: string, limit: number): Promise<Notice[]> {
  const rows = await state.db
    .selectFrom('notice')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('routed_at', 'is', null)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(noticeOf)
}

export type Settling = Pick<NoticeParts, 'secret'> & {
  readonly workspace: string
  readonly plan: Plan | undefined
  readonly reachable: Reachable
  readonly now: Micros
}

async function settle(trx: Trx, settling: Settling, notice: Notice): Promise<void> {
  const { workspace, now } = settling
  const settled =
    notice.opens === false ? { nobody: await routeEnd(trx, settling, notice) } : await routeNew(trx, settling, notice)
  await trx
    .updateTable('notice')
    .set({ ...settled, routed_at: toDate(now) })
    .where('workspace_id', '=', workspace)
    .where('id', '=', notice.id)
    .execute()
}

async function routeNew(trx: Trx, settling: Settling, notice: Notice) {
  const { workspace, plan, reachable, now } = settling
  const isTold = { nobody: null, next_step_at: null }
  if (notice.opens === true && (await endOf(trx, workspace, notice)))
    return { ...isTold, nobody: say`It was over before anybody was told.` }
  const about = aboutOf(notice)
  const own = await ownTo(trx, settling, notice)
  const { rule, recipients: named } = own
    ? { rule: null, recipients: own.recipients }
    : routesFor(plan, about, reachable, now)
  // Whoever tries it waits for it: a test is told at once.
  const recipients = notice.body.test === true ? named.map(({ hold: _, ...rest }) => rest) : named
  for (const one of recipients) await addDelivery(trx, settling, notice, one)
  // What is no beginning waits for nobody to acknowledge it, and what is somebody's own is nobody else's to see to.
  const next = notice.opens === true && !own ? nextStepAt({ plan, about }, 0, recipients, now) : null
  const next_step_at = next === null ? null : toDate(next)
  if (recipients.length > 0) return { ...isTold, next_step_at }
  if (own && own.notTold.length > 0)
    return { ...isTold, nobody: say`Nobody could be told: ${listed(own.notTold, '; ')}.` }
  if (rule === null) return { ...isTold, nobody: say`No rule tells anybody of it: it stands at the desk.` }
  const nobody = reachable.mail
    ? say`The plan names nobody with a mail address for it, and no channel is set up.`
    : say`This installation sends no mail, and no channel is set up.`
  return { nobody, next_step_at }
}

/** Keeps that somebody is to be told, once; an address is sealed, so that an end goes where its opening went. */
export async function addDelivery(
  trx: Trx,
  { workspace, secret, now }: Pick<Settling, 'workspace' | 'secret' | 'now'>,
  notice: Notice,
  { to, channel, address, because, hold }: Recipient,
  { instead_of = null, step = 0 }: { readonly instead_of?: string | null; readonly step?: number } = {},
): Promise<void> {
  const isHeld = hold !== undefined && hold.until > now
  const next_at = toDate(isHeld ? hold.until : now)
  await trx
    .insertInto('notice_delivery')
    .values({
      ...deliveryOf(workspace, notice, now),
      ...{ channel, recipient: to, because, instead_of, step },
      address: address === undefined ? null : seal(address, { secret, workspace, place: ADDRESS }),
      state: isHeld ? 'held' : 'waiting',
      reason: isHeld ? hold.reason : null,
      next_at,
    })
    .onConflict((same) => same.doNothing())
    .execute()
  // Of one thing messages arrive in their order: what waited longer than this goes out before it.
  await trx
    .updateTable('notice_delivery')
    .set({ next_at })
    .where('workspace_id', '=', workspace)
    .where('about', '=', notice.about)
    .where('channel', '=', channel)
    .where('recipient', '=', to)
    .where('notice_seq', '<', notice.seq)
    .where('state', '=', 'held')
    .where('next_at', '>', next_at)
    .execute()
}

/** What an address in a delivery is sealed for. */
export const ADDRESS = 'notice-address'

const deliveryOf = (workspace: string, { id, seq, about, opens }: Notice, now: Micros) => ({
  workspace_id: workspace,
  id: newId(now),
  notice_id: id,
  notice_seq: seq,
  about,
  opens,
})

/** States in which a delivery is still under way. */
export const underWay = sql<boolean>`state in ('waiting', 'failed', 'held')`

/** Whoever was told the beginning is told the end, by whichever step, once by each way; whoever was about to be is not told at all. */
async function routeEnd(trx: Trx, settling: Settling, notice: Notice): Promise<string | null> {
  const { workspace, plan, reachable, secret, now } = settling
  // Whoever is about to send it holds its row; it is theirs first, and then it may have been heard.
  const told = await trx
    .selectFrom('notice_delivery')
    .select(['id', 'channel', 'recipient', 'address', 'heard', 'step'])
    .where('workspace_id', '=', workspace)
    .where('about', '=', notice.about)
    .where('opens', '=', true)
    .where('notice_seq', '<', notice.seq)
    .where('notice_seq', '>', lastEndBefore(workspace, notice))
    .orderBy('notice_seq', 'desc')
    .orderBy('step', 'desc')
    .orderBy('id', 'desc')
    .forUpdate()
    .execute()
  await trx
    .updateTable('notice')
    .set({ next_step_at: null })
    .where('workspace_id', '=', workspace)
    .where('about', '=', notice.about)
    .where('seq', '<', notice.seq)
    .where('next_step_at', 'is not', null)
    .execute()
  const knows = await whoKnows(trx, workspace, notice)
  for (const { id, channel, recipient, address: sealed, heard, step } of told) {
    if (heard === 'no') {
      await trx
        .updateTable('notice_delivery')
        .set({ state: 'dropped', reason: 'over_before', next_at: null, ended_at: toDate(now) })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .where(underWay)
        .execute()
      continue
    }
    // Mail has no address any more where its reader was forgotten.
    if (knows(recipient, channel) || (channel === 'mail' && sealed === null)) continue
    const address = sealed === null ? undefined : unseal(sealed, { secret, workspace, place: ADDRESS })
    const about = aboutOf(notice)
    const hold =
      address === undefined ? undefined : holdOfEnd({ plan, about, reachable }, { to: recipient, address, step }, now)
    // Told by several steps, the last of them first: where that one went is where they are.
    await trx
      .insertInto('notice_delivery')
      .values({
        ...deliveryOf(workspace, notice, now),
        ...{ channel, recipient, address: sealed, state: hold ? 'held' : 'waiting', reason: hold?.reason ?? null },
        next_at: toDate(hold?.until ?? now),
        because: say`whoever heard that it began hears that it is over`,
      })
      .onConflict((same) => same.doNothing())
      .execute()
  }
  const heard = told.filter((one) => one.heard !== 'no')
  if (heard.length === 0) return say`Nobody was told that it began.`
  return heard.every(({ recipient, channel }) => knows(recipient, channel))
    ? say`Whoever was told ended it, or hears of it by another notice.`
    : null
}

/** The place in the order of the end that came last before a notice; 0 where there was none. */
export const lastEndBefore = (workspace: string, { about, seq }: Pick<Notice, 'about' | 'seq'>) =>
  sql<number>`coalesce((select max(ended.seq) from notice ended where ended.workspace_id = ${workspace}
    and ended.about = ${about} and ended.opens = false and ended.seq < ${seq}), 0)`

/** Whether what a notice tells the beginning of is over by what is owed since. */
export async function endOf(
  db: Db,
  workspace: string,
  { about, seq }: Pick<Notice, 'about' | 'seq'>,
): Promise<boolean> {
  const end = await db
    .selectFrom('notice')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('about', '=', about)
    .where('opens', '=', false)
    .where('seq', '>', seq)
    .limit(1)
    .executeTakeFirst()
  return end !== undefined
}
