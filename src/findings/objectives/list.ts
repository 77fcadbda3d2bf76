import { localDay } from '../../base/calendar.ts'
import { fromDate, type Micros } from '../../base/time.ts'
import { type Dimension, type MeasureName, measures, promiseName } from '../../plan/measures.ts'
import type { Objective } from '../../plan/objective.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import type { Db } from '../../store/state/state.ts'
import type { Finding } from '../finding.ts'
import { silenceKey } from '../silence/silence.ts'
import { listWatched, type WatchedDimension } from '../watched.ts'
import { termsOf } from '../watches/kept.ts'
import { outlookOfLevel } from '../watches/level-outlook.ts'
import { askKnown, type Outlook, outlookOf, type WatchKnown } from '../watches/outlook.ts'
import { promiseOf, type Watched, watchedOf } from '../watches/subjects.ts'
import { termsInWords } from './evaluate.ts'
import { objectiveKey } from './key.ts'

import { dayNumber } from './watch-history.ts'

/** A promise of the plan with how it stands and how it is watched. */
export type ListedObjective = {
  readonly workflow: string
  readonly name: string
  readonly called: string
  readonly objective: Objective
  readonly measure: MeasureName
  readonly dimension: Dimension
  readonly target: string
  readonly window: string
  /** How it stood when its workflow was looked at last; null: not under this plan yet. */
  readonly stands: (WatchedDimension['objectives'][number] & { readonly watched_at: Micros }) | null
  /** Its share of the false alarms a year; null where it is asked of its window alone, and nothing is promised of chance. */
  readonly alarms_a_year: number | null
  readonly outlook: Outlook | null
  readonly findings: readonly FindingOf[]
}

export type FindingOf = Pick<Finding, 'id' | 'key' | 'state' | 'severity' | 'title' | 'first_seen' | 'resolved_at'>

/** Every promise of a version of the plan, or of one workflow of it: by workflow, what is not kept first. Findings are those that are not over. */
export async function listObjectives(
  db: Db,
  workspace: string,
  { plan, version }: PlanVersion,
  asked: { readonly workflow?: string | undefined; readonly asOf: Micros },
): Promise<ListedObjective[]> {
  const [watched, known, findings] = await Promise.all([
    listWatched(db, workspace, version),
    askKnown(db, workspace, asked.workflow),
    findingsOfPromises(db, workspace, asked),
  ])
  const subjects = watchedOf(plan)
  const today = dayNumber(localDay(asked.asOf, plan.time_zone))
  return Object.entries(plan.workflows)
    .filter(([workflow]) => asked.workflow === undefined || workflow === asked.workflow)
    .flatMap(([workflow, { objectives }]) =>
      Object.entries(objectives).map(([name, objective]): ListedObjective => {
        const looked = watched.find((one) => one.workflow === workflow)
        const stands = looked?.dimensions.flatMap((one) => one.objectives).find((one) => one.name === name)
        const subject = subjects.find((one) => one.workflow === workflow && promiseOf(one.subject)?.name === name)
        const watch = subject && known.get(workflow)?.get(termsOf(subject.subject, plan.time_zone))
        return {
          ...{ workflow, name, objective, measure: objective.measure },
          called: promiseName(name, objective.measure),
          dimension: measures[objective.measure].dimension,
          ...termsInWords(objective),
          stands: looked && stands ? { ...stands, watched_at: looked.as_of } : null,
          alarms_a_year: subject?.alarmsAYear ?? null,
          outlook: subject ? outlookFor(subject, watch, { today, currency: plan.currency }) : null,
          findings: findings.filter(
            ({ key }) =>
              keysOf(workflow, name).includes(key) ||
              // Why it cannot be told: nothing arrives.
              (stands?.result === 'unknown' && key === silenceKey(workflow)),
          ),
        }
      }),
    )
    .sort(
      (a, b) =>
        inOrder(a.workflow, b.workflow) ||
        worstFirst.indexOf(resultOf(a)) - worstFirst.indexOf(resultOf(b)) ||
        inOrder(a.name, b.name),
    )
}

/** What is to be expected of what watches a promise. */
function outlookFor(
  { subject, alarmsAYear }: Watched,
  known: WatchKnown | undefined,
  { today, currency }: { readonly today: number; readonly currency: string },
): Outlook | null {
  switch (subject.kind) {
    case 'objective':
      return outlookOf(subject.objective, {
        ...{ watch: known?.kind === 'objective' ? known.watch : undefined, alarmsAYear, today },
      })
    case 'level':
      return outlookOfLevel(subject.objective, {
        ...{ watch: known?.kind === 'level' ? known.watch : undefined, alarmsAYear, today, currency },
      })
    case 'step':
    case 'days':
      return null
  }
}

const worstFirst = ['fail', 'unknown', 'pass', null]
const resultOf = ({ stands }: ListedObjective) => stands?.result ?? null
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const keysOf = (workflow: string, name: string): string[] => [objectiveKey(workflow, name), `drift:${workflow}:${name}`]

/** As many of one promise as anybody reads. */
const MOST = 20

/** What was found of one promise, the newest first, also what is over. */
export async function findingsOfObjective(
  db: Db,
  workspace: string,
  workflow: string,
  name: string,
): Promise<FindingOf[]> {
  const rows = await inBrief(db, workspace).where('key', 'in', keysOf(workflow, name)).limit(MOST).execute()
  return rows.map(toFindingOf)
}

/** What was found of promises and is not over, and of workflows that are silent. */
async function findingsOfPromises(
  db: Db,
  workspace: string,
  { workflow }: { readonly workflow?: string | undefined },
): Promise<FindingOf[]> {
  let query = inBrief(db, workspace)
    .where('state', '<>', 'resolved')
    .where((eb) => eb.or(['objective:%', 'drift:%', silenceKey('%')].map((keys) => eb('key', 'like', keys))))
  if (workflow !== undefined) query = query.where('workflow', '=', workflow)
  return (await query.execute()).map(toFindingOf)
}

const inBrief = (db: Db, workspace: string) =>
  db
    .selectFrom('finding')
    .select(['id', 'key', 'state', 'severity', 'title', 'first_seen', 'resolved_at'])
    .where('workspace_id', '=', workspace)
    .orderBy('first_seen', 'desc')
    .orderBy('id', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof inBrief>['execute']>>[number]

const toFindingOf = (row: Row): FindingOf => ({
  ...row,
  state: row.state as Finding['state'],
  severity: row.severity as Finding['severity'],
  first_seen: fromDate(row.first_seen),
  resolved_at: row.resolved_at === null ? null : fromDate(row.resolved_at),
})
