import { createHash } from 'node:crypto'
import type { Micros } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import type { SaidSwap } from '../../plan/swaps.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import type { Db } from '../../store/state/state.ts'

/** What stands in somebody's calendar: names of the plan and titles of tasks, and nothing else that people typed. */
export type CalendarEntry = {
  /** The same as long as it is the same thing, wherever it is moved to. */
  readonly uid: string
  /** Whole days, the last one included; or two moments. */
  readonly when: { readonly day: string } | { readonly from: Micros; readonly to: Micros }
  readonly title: string
  /** Where it stands at the desk, behind the address of the installation. */
  readonly path: string
  /** When it last became what it is, and the how many-th form of it this is. */
  readonly changed: Micros
  readonly sequence: number
}

/** Whose calendar it is, of which plan, and as of when. */
export type About = {
  readonly db: Db
  readonly workspace: string
  readonly versions: readonly PlanVersion[]
  readonly version: PlanVersion
  readonly plan: Plan
  readonly person: string
  readonly asOf: Micros
}

/** Every version of the plan and every word said of its rotas may move what follows from them: each is another form of it. */
export function formOf({ version, applied_at }: PlanVersion, said: readonly SaidSwap[] = []) {
  const times = said.flatMap(({ said_at, ended }) => [said_at, ...(ended ? [ended.at] : [])])
  return { changed: Math.max(applied_at, ...times), sequence: version + times.length }
}

/** Of what it is made of: names may hold anything, and say nothing to whoever reads the file. */
export const uidOf = (workspace: string, kind: string, ...of: readonly string[]): string =>
  `${kind}-${createHash('sha256')
    .update(JSON.stringify([workspace, kind, ...of]))
    .digest('hex')
    .slice(0, 32)}@aftercare`
