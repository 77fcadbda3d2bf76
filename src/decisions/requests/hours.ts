import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { planAt } from '../../plan/versions.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import { counted } from '../hours/pay.ts'
import { keptFor, releaseIn, reserveIn } from '../hours/reservations.ts'
import { askHours } from '../hours/stand.ts'
import type { ChangeRequest, RequestState } from './request.ts'

/** From its approval to its end. */
const keeping: readonly RequestState[] = ['approved', 'scheduled', 'implementing', 'verifying', 'released', 'reviewed']
const keepsHours = ({ class: decided, state, assessment }: ChangeRequest): boolean =>
  decided?.is === 'from allowance' && assessment !== null && keeping.includes(state)

/**
 * What is approved from the included hours keeps its likely minutes of them, under the id of the request, where there are as many; work on
 * it uses these first, and what is left of them is given back when it is over or anything of it is decided anew.
 */
export async function keepHours(
  trx: Trx,
  workspace: string,
  given: { readonly before: ChangeRequest; readonly after: ChangeRequest; readonly by: string; readonly now: Micros },
): Promise<{ readonly kept_minutes?: number; readonly given_back_minutes?: number }> {
  const { before, after, by, now } = given
  const [was, is] = [keepsHours(before), keepsHours(after)]
  if (was === is) return {}
  const acting = { by, now, moment: now }
  const because = say`the request “${after.asked.title}”`
  const { id } = after
  if (!is) {
    const minutes = await releaseIn(trx, workspace, { id, because }, acting)
    return minutes === 0 ? {} : { given_back_minutes: minutes }
  }
  const minutes = counted(after.assessment?.estimate.likely ?? 0, await stepAt(trx, workspace, now))
  if (minutes === 0) return {}
  const isKept = await reserveIn(trx, workspace, { id, minutes, because }, acting)
  return { kept_minutes: isKept ? minutes : 0 }
}

export type HoursTaken = {
  readonly low: number
  readonly likely: number
  readonly high: number
  /** What can be used now, without what is kept for anything. */
  readonly left: number
  /** What is kept for this request already. */
  readonly kept: number
  /** What would be left after the likely minutes: below zero where there are not as many. */
  readonly left_after: number
}

/** What a request from the included hours would take of them; null for any other. */
export async function hoursTaken(
  db: Db,
  workspace: string,
  { id, class: decided, assessment, state }: ChangeRequest,
  now: Micros,
): Promise<HoursTaken | null> {
  if (decided?.is !== 'from allowance' || assessment === null || state === 'closed') return null
  const [{ current, lots }, kept] = await Promise.all([askHours(db, workspace, now), keptFor(db, workspace, id)])
  if (!current && lots.length === 0) return null
  const step = await stepAt(db, workspace, now)
  const { low, likely, high } = assessment.estimate
  const takes = { low: counted(low, step), likely: counted(likely, step), high: counted(high, step) }
  const left = lots.reduce((sum, lot) => sum + lot.left, 0)
  return { ...takes, left, kept, left_after: kept > 0 ? left : left - takes.likely }
}

const stepAt = async (db: Db, workspace: string, now: Micros): Promise<number> =>
  (await planAt(db, workspace, now))?.plan.support?.allowance?.step_minutes ?? 1
