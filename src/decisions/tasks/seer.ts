import { type RawBuilder, sql } from 'kysely'
import type { Micros } from '../../base/time.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import { around, type Doer } from '../requests/keep.ts'
import type { Task } from './task.ts'

/** Who looks at tasks, and what of them is theirs to see and to do. */
export type Seer = {
  /** Who they are in the plan; null where it does not know them. */
  readonly planPerson: string | null
  /** What of the tasks they see, as a condition of SQL; undefined for all. */
  readonly only: RawBuilder<boolean> | undefined
  sees(db: Db | Trx, task: Task): Promise<boolean>
  mayAct(task: Task): boolean
}

/** They run the workspace: they see every task, and may do with each what there is to do. */
const running = ['owner', 'operator', 'reviewer']

/**
 * Where a provider maintains the workspace for a client, those of the client who do not run it see what concerns them: what is theirs to
 * do, what they made, and what comes of what their side asked for.
 */
export async function seerOf(db: Db, workspace: string, doer: Doer, now: Micros): Promise<Seer> {
  const { actor, version } = await around(db, workspace, doer, now)
  const { planPerson } = actor
  const isRunning = doer.roles.some((role) => running.includes(role))
  const isNarrow = !isRunning && actor.side === 'client' && version?.plan.provider !== undefined
  const only = isNarrow
    ? sql<boolean>`(task.owner = ${planPerson} or task.made_by = ${doer.by} or (task.from_kind = 'request' and exists (
        select 1 from request where request.workspace_id = task.workspace_id and request.id = task.from_id
        and request.body #>> '{requester,side}' = 'client')))`
    : undefined
  return {
    planPerson,
    only,
    mayAct: ({ owner }) => isRunning || owner === planPerson,
    async sees(db, { id }) {
      if (only === undefined) return true
      const found = await db
        .selectFrom('task')
        .select('id')
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .where(only)
        .executeTakeFirst()
      return found !== undefined
    },
  }
}
