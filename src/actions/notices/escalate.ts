import { say } from '../../base/say.ts'
import { toDate } from '../../base/time.ts'
import { planOnDuty } from '../../plan/swaps.ts'
import type { Trx } from '../../store/state/state.ts'
import { standingOf } from './acknowledge.ts'
import { type Notice, noticeOf } from './notice.ts'
import type { NoticeParts } from './parts.ts'
import { reachableIn } from './reachable.ts'
import { addDelivery, endOf, type Settling, underWay } from './route.ts'
import { aboutOf } from './routes.ts'
import { nextStepAt, stepAfter } from './steps.ts'

/** So many are carried out before others have their turn. */
const AT_ONCE = 200

/**
 * Carries out what is due of what nobody has acknowledged: the next step of its rule, by the plan, people and hours of now. One after
 * the other, also of two programs; acknowledged or over in between, it ends.
 */
export async function escalate(parts: NoticeParts, workspace: string): Promise<void> {
  const { state } = parts
  if ((await due(parts, workspace, 1)).length === 0) return
  // Not while others settle who is told an end: that goes to whom this tells.
  await state.exclusively(`route notices ${workspace}`, async () => {
    const now = parts.now()
    const plan = await planOnDuty(state.db, workspace, now)
    const reachable = await reachableIn(state.db, workspace, parts)
    for (const id of await due(parts, workspace, AT_ONCE))
      await state.transaction((trx) => carryOut(trx, { ...parts, workspace, plan, reachable, now }, id))
  })
}

async function due({ state, now }: NoticeParts, workspace: string, limit: number): Promise<string[]> {
  const rows = await state.db
    .selectFrom('notice')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('next_step_at', '<=', toDate(now()))
    .orderBy('next_step_at')
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

async function carryOut(trx: Trx, settling: Settling, id: string): Promise<void> {
  const { workspace, plan, reachable, now } = settling
  const row = await trx
    .selectFrom('notice')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('next_step_at', '<=', toDate(now))
    .forUpdate()
    .executeTakeFirst()
  // Another was faster.
  if (!row) return
  const notice = noticeOf(row)
  const update = (values: object) =>
    trx.updateTable('notice').set(values).where('workspace_id', '=', workspace).where('id', '=', id).execute()
  // What is over may have begun again since: that is told by a notice of its own.
  const isSettled = (await endOf(trx, workspace, notice)) || (await standingOf(trx, workspace, row)) !== 'open'
  const about = aboutOf(notice)
  // The plan may have fewer steps by now.
  const step = isSettled ? undefined : stepAfter({ plan, about, reachable }, notice.step, now)
  if (step === undefined) {
    await update({ next_step_at: null })
    return
  }
  for (const one of step.recipients) {
    if (await isBeingTold(trx, workspace, notice, one)) continue
    const because = say`nobody has acknowledged it, and ${one.because}`
    await addDelivery(trx, settling, notice, { ...one, because }, { step: step.number })
  }
  const next = nextStepAt({ plan, about }, step.number, step.recipients, now)
  await update({
    step: step.number,
    next_step_at: next === null ? null : toDate(next),
    ...(step.recipients.length > 0 ? { nobody: null } : {}),
  })
}

/** Whoever could not be told yet by an earlier step is told by that. */
async function isBeingTold(
  trx: Trx,
  workspace: string,
  { id }: Notice,
  { to, channel }: { readonly to: string; readonly channel: string },
): Promise<boolean> {
  const earlier = await trx
    .selectFrom('notice_delivery')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('notice_id', '=', id)
    .where('recipient', '=', to)
    .where('channel', '=', channel)
    .where(underWay)
    .limit(1)
    .executeTakeFirst()
  return earlier !== undefined
}
