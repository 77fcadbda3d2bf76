import { fromDate, type Micros, parseTime } from '../../base/time.ts'
import { askCountedRecently, countedTo } from '../../evidence/runs/count.ts'
import type { Plan } from '../../plan/plan.ts'
import { holdsAt, listStops } from '../../plan/stops.ts'
import { inForceAt, planVersions } from '../../plan/versions.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State, Trx } from '../../store/state/state.ts'
import { type Cause, causeOf, causesAt } from '../explained/causes.ts'
import { endWhatLeftPlan } from '../left-plan.ts'
import { objectiveKey } from '../objectives/key.ts'
import { isCurrent, type Noticed, recordFindings } from '../record.ts'
import { isToldWithout } from './ask.ts'
import { beginCourses, budgetOf, type Course, type Entry, enter, goOn } from './course.ts'
import { coursesOf, type KeptInBrief, keepCourses, listKept, termsOf } from './kept.ts'
import { promiseOf, subjectName, type Watched, watchedOf } from './subjects.ts'
import { findingsOf } from './told.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }
type Moments = { readonly asOf: Micros; readonly now: Micros }

/**
 * Tells the watchers of a workspace what was counted since they were told last, and records what they tell. Where they stand, what they
 * know and what they found is kept in one transaction: killed anywhere, the same is read again. What began and was over before it
 * became known is no finding; a backtest tells of it.
 */
export async function followWatchers(parts: Parts, workspace: string, moments: Moments): Promise<void> {
  const { state, evidence } = parts
  const versions = await planVersions(state.db, workspace)
  const version = inForceAt(versions, moments.asOf)
  if (!version) return
  // What is not promised any more is not over: it is said so before.
  await endWhatLeftPlan(state, workspace, versions, moments)
  const { plan } = version
  const watched = watchedOf(plan)
  const to = await countedTo(state, workspace)
  const kept = await listKept(state.db, workspace)
  const looked = {
    plan,
    to,
    // An installation that is set to look at an earlier moment does not know what came after it.
    cut: moments.asOf < moments.now ? moments.asOf : null,
    current: await currentFindings(state, workspace, watched),
    fresh: await askCountedRecently(evidence, workspace, Math.min(to, ...kept.map((one) => one.position))),
    stops: await listStops(state.db, workspace),
    causes: once(() => causesAt(parts, workspace, moments.asOf)),
  }
  for (const [workflow, mine] of Map.groupBy(watched, (one) => one.workflow)) {
    const rows = kept.filter((one) => one.workflow === workflow)
    await followWorkflow(parts, workspace, { ...looked, workflow, watched: mine, kept: rows }, moments)
  }
  await letGo(state, workspace, watched, kept)
  await moveOn(state, workspace, to, [...looked.fresh.keys()])
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask()
    return asked
  }
}

/** A finding of a watcher that is not over, or over on a person's word. */
type Current = { readonly key: string; readonly workflow: string; readonly closedAt: Micros | null }

type Looked = {
  readonly workflow: string
  readonly watched: readonly Watched[]
  readonly kept: readonly KeptInBrief[]
  readonly plan: Plan
  readonly to: Micros
  readonly cut: Micros | null
  readonly current: readonly Current[]
  /** Of each workflow how much was counted lately, and how much of it long after it became so. */
  readonly fresh: ReadonlyMap<string, { readonly last: Micros; readonly old: number }>
  readonly stops: Awaited<ReturnType<typeof listStops>>
  /** Asked only where something is new. */
  readonly causes: () => Promise<readonly Cause[]>
}

async function followWorkflow(
  { state, evidence }: Parts,
  workspace: string,
  looked: Looked,
  { asOf, now }: Moments,
): Promise<void> {
  const { workflow, watched, kept, plan, to, cut } = looked
  const zone = plan.time_zone
  const entered = closings(looked)
  const rowOf = ({ subject }: Watched) => kept.find((one) => one.subject === subjectName(subject))
  const isBegun = (one: Watched) => {
    const row = rowOf(one)
    return row !== undefined && row.terms === termsOf(one.subject, zone) && !isToBegin(row, looked)
  }
  const isNew = kept.some((row) => (looked.fresh.get(workflow)?.last ?? 0) > row.position)
  const isOtherwise = (one: Watched) => budgetOf(rowOf(one)?.journal ?? []) !== one.alarmsAYear
  const isUntold = kept.some(({ open }) => open.some((key) => !looked.current.some((one) => one.key === key)))
  if (watched.every(isBegun) && !isNew && !watched.some(isOtherwise) && entered.length === 0 && !isUntold) return

  const going = await coursesOf(state.db, workspace, kept, { watched: watched.filter(isBegun), zone })
  await goOn(evidence, workspace, going, to)
  const begun = watched
    .filter((one) => !isBegun(one))
    .map(({ subject, alarmsAYear }) => {
      // What people closed stays closed, whatever is begun anew.
      const closed = kept.find((one) => one.subject === subjectName(subject))?.journal ?? []
      const journal = [{ at: to, alarms_a_year: alarmsAYear }, ...closed.filter((entry) => 'closed' in entry)]
      return { workflow, subject, zone, base: to, asOf: cut, journal }
    })
  const courses = [...going, ...(await beginCourses(evidence, workspace, begun, to))]
  for (const course of courses) {
    const { alarmsAYear } = watched.find((one) => subjectName(one.subject) === subjectName(course.subject)) as Watched
    if (course.watcher.alarmsAYear !== alarmsAYear) enter(course, { at: to, alarms_a_year: alarmsAYear })
    for (const entry of entered) if (belongs(course, entry)) enter(course, entry)
  }

  const open = new Set(looked.current.map((one) => one.key))
  const told: Noticed[] = []
  for (const one of courses.flatMap((course) => findingsOf(course, plan, now))) {
    const isOffWithout = (failed: ReadonlySet<string>) => isToldWithout(evidence, workspace, one, failed)
    const began = parseTime(one.evidence.from ?? '')?.micros ?? asOf
    const explained_by = open.has(one.key) ? null : await causeOf(await looked.causes(), began, isOffWithout)
    told.push({ ...one, explained_by })
  }

  await state.transaction(async (trx) => {
    if (!(await areAsRead(trx, workspace, workflow, kept))) return
    await keepCourses(trx, workspace, courses)
    // While a workflow stands still nothing of it is opened; what is open stays, and ends.
    const isStopped = looked.stops.some((stop) => stop.workflow === workflow && holdsAt(stop, asOf))
    const seen = isStopped ? told.filter((one) => open.has(one.key)) : told
    const keys = new Set(told.map((one) => one.key))
    const over = looked.current.flatMap((one) =>
      one.workflow === workflow && one.closedAt === null && !keys.has(one.key) ? one.key : [],
    )
    await recordFindings(trx, workspace, { seen, calm: [], over }, asOf)
  })
}

/** So many of what was counted lately that became so long before say that history was brought in: it is taken in its order, from the beginning. */
const HISTORY = 20

function isToBegin(row: KeptInBrief, { workflow, cut, fresh }: Looked): boolean {
  const { last, old } = fresh.get(workflow) ?? { last: 0, old: 0 }
  if (row.asOf !== cut) return true
  return cut === null ? last > row.position && old >= HISTORY : last > row.base
}

/** What a person closed and no watcher was told of yet. */
function closings({ workflow, kept, current, to }: Looked): (Entry & { readonly closed: string })[] {
  return current.flatMap(({ key, workflow: of, closedAt }) => {
    if (of !== workflow || closedAt === null) return []
    const isEntered = kept.some(({ journal }) =>
      journal.some((entry) => 'closed' in entry && entry.closed === key && entry.closed_at >= closedAt),
    )
    return isEntered ? [] : [{ at: to, closed: key, closed_at: closedAt }]
  })
}

const kinds = { objective: ['objective', 'drift'], level: ['drift'], step: ['step'], days: ['days'] } as const

/** Whether something that was closed was told by a watcher of this. */
function belongs({ subject, workflow }: Course, { closed }: { readonly closed: string }): boolean {
  const promise = promiseOf(subject)
  const name = promise ? promise.name : subject.kind === 'step' ? `${subject.measure}:` : ''
  return kinds[subject.kind].some((kind) => {
    const begin = `${kind}:${workflow}:${name}`
    return promise ? closed === begin : closed.startsWith(begin)
  })
}

/** The findings that watchers have, and those that windows left of what is watched now. */
async function currentFindings({ db }: State, workspace: string, watched: readonly Watched[]): Promise<Current[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['key', 'workflow', 'state', 'closed_at', 'evidence'])
    .where('workspace_id', '=', workspace)
    .where(isCurrent)
    .execute()
  const promises = new Set(
    watched.flatMap(({ workflow, subject }) =>
      subject.kind === 'objective' ? objectiveKey(workflow, subject.name) : [],
    ),
  )
  return rows.flatMap(({ key, workflow, state, closed_at, evidence }) => {
    const { question } = evidence as { question: { kind: string } | null }
    if (question?.kind !== 'watched' && !promises.has(key)) return []
    return [{ key, workflow, closedAt: state === 'resolved' && closed_at !== null ? fromDate(closed_at) : null }]
  })
}

/** Whether nobody else took them on since they were read. */
async function areAsRead(
  trx: Trx,
  workspace: string,
  workflow: string,
  kept: readonly KeptInBrief[],
): Promise<boolean> {
  const rows = await trx
    .selectFrom('detector')
    .select(['subject', 'position', 'base'])
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .forUpdate()
    .execute()
  return (
    rows.length === kept.length &&
    rows.every((row) => {
      const read = kept.find((one) => one.subject === row.subject)
      return read?.position === row.position && read.base === row.base
    })
  )
}

/** Watchers of what the plan does not have any more end. */
async function letGo(
  { db }: State,
  workspace: string,
  watched: readonly Watched[],
  kept: readonly KeptInBrief[],
): Promise<void> {
  const nameOf = (workflow: string, subject: string) => JSON.stringify([workflow, subject])
  const names = new Set(watched.map((one) => nameOf(one.workflow, subjectName(one.subject))))
  for (const { workflow, subject } of kept)
    if (!names.has(nameOf(workflow, subject)))
      await db
        .deleteFrom('detector')
        .where('workspace_id', '=', workspace)
        .where('workflow', '=', workflow)
        .where('subject', '=', subject)
        .execute()
}

/** Those of workflows of which nothing was counted have taken everything, too: the next look reads only what comes after. */
async function moveOn({ db }: State, workspace: string, to: Micros, fresh: readonly string[]): Promise<void> {
  let query = db
    .updateTable('detector')
    .set({ position: to })
    .where('workspace_id', '=', workspace)
    .where('position', '<', to)
    .where('as_of', 'is', null)
  if (fresh.length > 0) query = query.where('workflow', 'not in', fresh)
  await query.execute()
}
