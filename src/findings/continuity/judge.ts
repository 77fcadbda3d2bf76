import { localDay } from '../../base/calendar.ts'
import { say, sayDay } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type ContinuityItem, continuityItems } from '../../plan/continuity.ts'
import { nameOf } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import { type ProofState, proofState } from '../../plan/proof.ts'

/** How a part of a workflow's continuity stands on a day. */
export type ContinuityState = {
  readonly item: ContinuityItem
  readonly words: string
  readonly state: ProofState
  /** By name. */
  readonly provedBy: string | null
}

const words: Record<ContinuityItem['kind'], string> = {
  rollback: say`Rollback`,
  fallback: say`Fallback by hand`,
  incident: say`Incident response`,
  owner_notification: say`Telling the owner`,
  relaunch: say`Relaunch`,
  drills: say`Drill`,
  permissions: say`Permission`,
  contacts: say`Contact`,
  accepted_risks: say`Accepted risk`,
}

/** Every part that must be proved again and again, with how its proof stands. */
export function continuityOf(plan: Plan, workflow: string, asOf: Micros): ContinuityState[] {
  const continuity = plan.workflows[workflow]?.continuity
  if (!continuity) return []
  const today = localDay(asOf, plan.time_zone)
  return continuityItems(continuity).map((item) => ({
    item,
    words: item.name === null ? words[item.kind] : say`${words[item.kind]} "${item.name}"`,
    state: proofState(item.proof, today),
    provedBy: item.proof.proved_by === undefined ? null : nameOf(plan, item.proof.proved_by),
  }))
}

/** "proved by Maria Ortega, good until 1 Apr 2026", "never proved", "its proof expired on 5 Jan 2026". */
export function proofInWords({ state, provedBy }: ContinuityState): string {
  switch (state.kind) {
    case 'never':
      return say`never proved`
    case 'expired':
      return say`its proof expired on ${sayDay(state.since)}`
    case 'good':
      return provedBy
        ? say`proved by ${provedBy}, good until ${sayDay(state.until)}`
        : say`proved, good until ${sayDay(state.until)}`
  }
}
