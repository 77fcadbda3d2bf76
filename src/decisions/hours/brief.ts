import type { Micros } from '../../base/time.ts'
import type { Db } from '../../store/state/state.ts'
import { listIssued } from './issue.ts'
import { askHours, type Stand, usedOf } from './stand.ts'

export const statementWaits = ['to issue', 'to answer', 'disputed'] as const

/** The hours of a workspace in one line, among those of others; null where its plan includes none and none are left to settle. */
export type BriefHours = {
  /** Null where the plan includes no hours now. */
  readonly now: {
    readonly left: number
    readonly had: number
    readonly used_percent: string | null
    readonly to: string
    /** Nothing is left, and nothing of what was agreed to beyond it: more work needs somebody of the client to agree. */
    readonly needs_consent: boolean
  } | null
  /** What becomes of the statement of the period that ended last; null where it is accepted, or none ended. */
  readonly statement: { readonly from: string; readonly waits: (typeof statementWaits)[number] } | null
}

export async function hoursInBrief(db: Db, workspace: string, moment: Micros): Promise<BriefHours | null> {
  const { current, periods } = await askHours(db, workspace, moment)
  const ended = periods.find(({ ends }) => ends <= moment)
  const statement = ended ? await statementOf(db, workspace, ended) : null
  if (!current && !statement) return null
  return { now: current && inBrief(current), statement }
}

function inBrief(current: Stand): NonNullable<BriefHours['now']> {
  const { opening, granted, carried_in, left, beyond } = current.figures
  return {
    ...{ left, had: opening + granted + carried_in, to: current.to },
    used_percent: usedOf(current)?.toFixed(1, 1) ?? null,
    needs_consent: left === 0 && current.consented <= beyond,
  }
}

async function statementOf(db: Db, workspace: string, { starts, from }: Stand): Promise<BriefHours['statement']> {
  const [newest] = await listIssued(db, workspace, starts)
  if (!newest) return { from, waits: 'to issue' }
  const answer = newest.answers[0]?.answer
  if (answer === 'accepted') return null
  return { from, waits: answer === 'disputed' ? 'disputed' : 'to answer' }
}
