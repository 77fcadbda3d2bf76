import { sql } from 'kysely'
import { say } from '../../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import { planAt } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Answer, evidenceOf } from '../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'

/** How long a tool may be unreachable before somebody must know: as long as a platform. */
const SILENT = MICROS.h

const PREFIX = 'tracker:'
const trackerKey = (tracker: string): string => `${PREFIX}${tracker}`

type Reading = {
  readonly id: string
  readonly name: string
  readonly problem: string | null
  readonly since: Micros | null
  /** Workflows of which something is followed there; null for what is of none. */
  readonly of: readonly (string | null)[]
}

/**
 * Finds tools that teams work their tickets in and that have not been readable for longer than an hour, while something that was handed
 * over is followed there; it is over when one reads again, was removed, or nothing is followed there any more. `onlyChanges` is for looks
 * between those of each hour: what is known already is left as it is.
 */
export async function watchTrackers(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
  onlyChanges = false,
): Promise<void> {
  const [trackers, current] = await Promise.all([
    trackersIn(state.db, workspace),
    currentKeys(state.db, workspace, PREFIX),
  ])
  const failing = trackers.filter(({ since, of }) => since !== null && of.length > 0)
  if (failing.length === 0 && current.size === 0) return
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  const seen: Noticed[] = []
  const over = new Set(current)
  for (const tracker of failing) {
    const key = trackerKey(tracker.id)
    const workflow = plan && workflowOf(plan, tracker)
    if (workflow === undefined || tracker.since === null) continue
    // Short of an hour it is not known whether it lasts: what is open stays so.
    over.delete(key)
    if (now - tracker.since <= SILENT || (onlyChanges && current.has(key))) continue
    seen.push({
      ...({ key, workflow, dimension: 'incidents', severity: 'medium' } as const),
      title: say`${tracker.name} cannot be read`,
      detail: say`What becomes there of what was handed over is not known until it is read again; what was read last stays. ${tracker.problem ?? ''}`,
      answers: plan?.workflows[workflow]?.owner ?? null,
      evidence: evidenceOf(
        {
          question: { kind: 'tracker', tracker: tracker.id },
          behind: { url: '/api/v1/trackers', command: 'aftercare trackers' },
          to: now,
          ...readingInWords(tracker),
        },
        now,
      ),
    })
  }
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

/** Whether a tracker can be read, as it is known now. */
export async function askTracker(db: Db, workspace: string, id: string): Promise<Answer> {
  const tracker = (await trackersIn(db, workspace)).find((one) => one.id === id)
  return tracker ? readingInWords(tracker) : { said: say`It is read no more.`, answer: null }
}

/** How often a tracker was read, removed or failed anew since a moment: once, as far as is kept. */
export async function askTrackerReads(db: Db, workspace: string, id: string, after: Micros): Promise<number> {
  const row = await db
    .selectFrom('tracker')
    .select(['read_at', 'problem_since', 'ended_at'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  const times = row ? [row.read_at, row.problem_since, row.ended_at] : []
  return times.some((at) => at !== null && fromDate(at) > after) ? 1 : 0
}

function readingInWords({ problem, since }: Pick<Reading, 'problem' | 'since'>): Answer {
  if (problem === null || since === null) return { said: say`It can be read.`, answer: { since: null } }
  return { said: problem, answer: { since: formatTime(since) } }
}

/** Those that were not removed, with the workflows of what is followed there and is not over on both sides. */
async function trackersIn(db: Db, workspace: string): Promise<Reading[]> {
  const rows = await db
    .selectFrom('tracker')
    .select(['id', 'name', 'problem', 'problem_since'])
    .select(
      sql<(string | null)[] | null>`(
        select array_agg(distinct coalesce(finding.workflow, request.workflow, task.workflow))
        from handover
        left join finding on about_kind = 'finding' and finding.workspace_id = handover.workspace_id and finding.id = about_id
        left join request on about_kind = 'request' and request.workspace_id = handover.workspace_id and request.id = about_id
        left join task on about_kind = 'task' and task.workspace_id = handover.workspace_id and task.id = about_id
        where handover.workspace_id = tracker.workspace_id and tracker_id = tracker.id and handover.state = 'handed'
          and not (over_here and there in ('done', 'cancelled', 'gone'))
      )`.as('of'),
    )
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, problem, problem_since, of }) => ({
    ...{ id, name, problem, since: problem_since && fromDate(problem_since) },
    of: of ?? [],
  }))
}

/** The riskiest of what is followed there; where that is of no workflow of the plan, the riskiest of the plan. */
function workflowOf(plan: Plan, { of }: Reading): string | undefined {
  const all = byRisk(plan)
  return all.find((workflow) => of.includes(workflow)) ?? all[0]
}
