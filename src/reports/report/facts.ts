import { localDay } from '../../base/calendar.ts'
import { sumExact } from '../../base/money.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { knownAbouts } from '../../decisions/hours/about.ts'
import { askHours, type Stand as HoursStand } from '../../decisions/hours/stand.ts'
import { listTimes, type Time } from '../../decisions/hours/time.ts'
import { notesOf } from '../../decisions/notes/list.ts'
import type { ChangeNote } from '../../decisions/notes/note.ts'
import type { KeptRequest } from '../../decisions/requests/keep.ts'
import { listRequests } from '../../decisions/requests/list.ts'
import { dueSince, nextDue } from '../../decisions/reviews/due.ts'
import { changeInWords } from '../../decisions/reviews/review.ts'
import type { Behind } from '../../evidence/runs/behind.ts'
import { askFigures, askUntimedRuns, type Figures } from '../../evidence/runs/figures.ts'
import { askRunsSince } from '../../evidence/runs/since.ts'
import { listTyped, typedWeeks } from '../../evidence/typed.ts'
import { continuityOf } from '../../findings/continuity/judge.ts'
import type { Finding } from '../../findings/finding.ts'
import { measureBehind } from '../../findings/objectives/behind.ts'
import { evaluateObjectives } from '../../findings/objectives/evaluate.ts'
import { measure } from '../../findings/objectives/measure.ts'
import type { Measured } from '../../findings/objectives/measured.ts'
import { type Stand, standOfDimensions } from '../../findings/objectives/stand.ts'
import { asKept } from '../../findings/watched.ts'
import { assumedOf } from '../../plan/assumed.ts'
import { shiftDay } from '../../plan/duration.ts'
import { type Dimension, dimensions, type MeasureName, measureNames, measures } from '../../plan/measures.ts'
import { whoAnswers } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import { holdsAt, listStops, type Stop } from '../../plan/stops.ts'
import { withSwaps } from '../../plan/swaps.ts'
import { type PlanVersion, planVersions } from '../../plan/versions.ts'
import { type Evidence, remembering } from '../../store/evidence/evidence.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Standing, standingOf } from '../overview/state.ts'
import { type Month, monthAt, monthBefore } from './month.ts'
import { type FindingOfMonth, findingsIn, type ReviewOfMonth, refusedLines, reviewsIn, waitingReview } from './rows.ts'

/** How many days after its end a report looks ahead. */
export const AHEAD = 31
/** More requests than anybody reads in a report. */
const MOST_REQUESTS = 500

export type FigureOfMonth = {
  readonly measure: MeasureName
  readonly now: Measured
  /** Null where the month is not over: part of a month and a whole one are not compared. */
  readonly before: Measured | null
  readonly change: string | null
  readonly behind: Behind
}

export type WorkflowOfMonth = {
  readonly workflow: string
  readonly name: string
  readonly risk: string
  readonly cadence: string | null
  readonly standing: Standing
  readonly stands: readonly Stand[]
  readonly figures: readonly FigureOfMonth[]
  /** Null where nothing ran. */
  readonly now: Figures | null
  readonly before: Figures | null
  readonly reviews: readonly ReviewOfMonth[]
  readonly next_review: string | null
  readonly notes: readonly ChangeNote[]
  readonly untimed_runs: number
  readonly not_measured: readonly { readonly dimension: Dimension; readonly why: string }[]
  readonly assumptions: readonly { readonly words: string; readonly why: string }[]
  /** Proofs that end soon. */
  readonly expiring: readonly { readonly words: string; readonly until: string }[]
}

/** Time that somebody worked, and for which workflow, where that is known. */
export type TimeOfMonth = Time & { readonly workflow: string | null }

/** Everything that a report of a month says, asked and not yet said. */
export type Facts = {
  readonly month: Month
  readonly asOf: Micros
  readonly plan: Plan
  readonly version: PlanVersion
  readonly workflows: readonly WorkflowOfMonth[]
  /** Whether these are all that the plan holds. */
  readonly isWhole: boolean
  /** Whether there was a plan by which it was watched, on one of its days at least. */
  readonly isWatched: boolean
  readonly days: readonly { readonly day: string; readonly figures: Figures }[]
  /** Those that were open at any time of it, the worst first. */
  readonly findings: readonly FindingOfMonth[]
  readonly stops: readonly Stop[]
  readonly requests: readonly KeptRequest[]
  /** The included hours of the period that holds the end of the month, of all workflows; null where the plan includes none. */
  readonly hours: HoursStand | null
  /** Of all workflows. */
  readonly times: readonly TimeOfMonth[]
  readonly refused_lines: number
}

type Parts = { readonly state: State; readonly evidence: Evidence }

/** Asks all there is to say of a month and of some workflows: by what the plan promised at its end, and by what is known now. */
export async function askFacts(
  { state, evidence }: Parts,
  workspace: string,
  version: PlanVersion,
  asked: { readonly month: Month; readonly workflows: readonly string[]; readonly asOf: Micros },
): Promise<Facts> {
  const { db } = state
  const { month, asOf } = asked
  const { plan } = version
  const { zone, from, to } = month
  const remembered = remembering(evidence)
  const [versions, findings, stops, requests, hours, times, refused] = await Promise.all([
    planVersions(db, workspace),
    findingsIn(db, workspace, month, asked.workflows),
    listStops(db, workspace),
    listRequests(db, workspace, { state: 'all' }, { limit: MOST_REQUESTS }),
    askHours(db, workspace, to - 1),
    listTimes(db, workspace, { from: localDay(from, zone), to: localDay(to - 1, zone) }),
    refusedLines(db, workspace),
  ])
  const inScope = (workflow: string | null) => workflow === null || asked.workflows.includes(workflow)
  const common = { db, evidence: remembered, workspace, version, versions, month, asOf, findings, stops }
  const workflows: WorkflowOfMonth[] = []
  // One after the other: others wait for the evidence engine, too.
  for (const workflow of asked.workflows) workflows.push(await askWorkflow(common, workflow))
  const worked = times.filter(({ taken_back }) => taken_back === null)
  const aboutOf = await knownAbouts(
    { db, evidence: remembered },
    workspace,
    worked.map(({ about }) => about),
    plan,
  )
  return {
    month,
    asOf,
    plan,
    version,
    workflows,
    isWhole: Object.keys(plan.workflows).every((one) => asked.workflows.includes(one)),
    isWatched: versions.some(({ applied_at }) => applied_at < to),
    days: await askDays(remembered, workspace, month, asked.workflows),
    findings,
    stops: stops.filter((one) => inScope(one.workflow) && one.since < to && (one.until === null || one.until > from)),
    requests: requests.items.filter(({ request, filed_at }) => inScope(request.asked.workflow) && filed_at < to),
    hours: hours.current,
    times: worked.map((one) => ({ ...one, workflow: aboutOf(one.about).workflow })),
    refused_lines: refused,
  }
}

type Common = {
  readonly db: Db
  readonly evidence: Evidence
  readonly workspace: string
  readonly version: PlanVersion
  readonly versions: readonly PlanVersion[]
  readonly month: Month
  readonly asOf: Micros
  readonly findings: Facts['findings']
  readonly stops: readonly Stop[]
}

async function askWorkflow(common: Common, workflow: string): Promise<WorkflowOfMonth> {
  const { db, evidence, workspace, version, versions, month, asOf } = common
  const { plan } = version
  const { zone, from, to } = month
  const of = plan.workflows[workflow]
  const typed = typedWeeks(await listTyped(db, workspace, workflow))
  const context = { evidence, workspace, zone, currency: plan.currency, typed }
  const before = month.isComplete ? monthAt(monthBefore(month.month), zone, to) : null
  const evaluated = await evaluateObjectives(evidence, workspace, plan, workflow, typed, to)
  const stands = standOfDimensions(evaluated, plan, workflow)
  const figures: FigureOfMonth[] = []
  for (const name of measureNames) {
    // It is computed nowhere yet, which is said once.
    if (name === 'value') continue
    const what = { measure: name, aggregate: measures[name].aggregate }
    const now = await measure(context, what, { workflow, from, to })
    const then = before && (await measure(context, what, { workflow, from: before.from, to: before.to }))
    const behind = measureBehind(name, { workflow, from, to })
    figures.push({ measure: name, now, before: then, change: then && changeInWords(now, then), behind })
  }
  const [row] = await askFigures(evidence, workspace, zone, { workflow, from, to })
  const [rowBefore] = before
    ? await askFigures(evidence, workspace, zone, { workflow, from: before.from, to: before.to })
    : []
  const reviews = await reviewsIn(db, workspace, month, workflow)
  const notes = await notesOf(db, workspace, versions, workflow)
  const cadence = of?.review?.cadence ?? null
  const since = Math.min(dueSince({ versions, version }, workflow, reviews.at(-1)?.due_at), to)
  // What comes next comes after the day on which it is said.
  const next = cadence === null ? null : localDay(nextDue(cadence, since, Math.max(to, asOf), zone), zone)
  return {
    workflow,
    name: of?.name ?? workflow,
    risk: of?.risk ?? 'high',
    cadence,
    standing: await standingAt(common, workflow, { stands, runs: row?.runs ?? 0, reviews, next }),
    stands,
    figures,
    now: row ?? null,
    before: rowBefore ?? null,
    reviews,
    next_review: next,
    notes: notes.filter(({ at }) => from <= at && at < to),
    untimed_runs: await askUntimedRuns(evidence, workspace, workflow),
    not_measured: dimensions.flatMap((dimension) => {
      const why = of?.not_measured[dimension]
      return why === undefined ? [] : [{ dimension, why }]
    }),
    assumptions: assumedOf(plan, workflow).map(({ words, why }) => ({ words, why })),
    expiring: expiringOf(plan, workflow, to, asOf),
  }
}

/** How it stood at the end of the month, in the words of the overview. */
async function standingAt(
  { db, evidence, workspace, version, month, findings, stops }: Common,
  workflow: string,
  known: { stands: readonly Stand[]; runs: number; reviews: readonly ReviewOfMonth[]; next: string | null },
): Promise<Standing> {
  const { zone, to } = month
  const plan = await withSwaps(db, workspace, version.plan, to - 1)
  const { answering = null, because = '' } = whoAnswers(plan, workflow, to - 1) ?? {}
  const stop = stops.find((one) => one.workflow === workflow && holdsAt(one, to - 1))
  const runsSince = stop ? await askRunsSince(evidence, workspace, [stop], to) : new Map<string, number>()
  const waiting = await waitingReview(db, workspace, workflow, to)
  return standingOf({
    workflow,
    answering,
    because,
    runs: known.runs,
    without_runs: say`Nothing ran in this month`,
    dimensions: known.stands.map(asKept),
    findings: findings
      .filter((one) => one.workflow === workflow && isOpenAt(one, to))
      .map((one) => ({ ...one, since: localDay(one.first_seen, zone) })),
    review_due: waiting === null ? null : localDay(waiting, zone),
    review_next: known.next,
    stop: stop
      ? {
          since: localDay(stop.since, zone),
          runs_since: runsSince.get(workflow) ?? 0,
          not_paused: stop.effect?.result === 'failed' ? stop.effect.platform : null,
          by: stop.by,
          why: stop.why,
          meanwhile: stop.meanwhile,
        }
      : null,
  })
}

export const isOpenAt = (
  { first_seen, resolved_at }: Pick<Finding, 'first_seen' | 'resolved_at'>,
  at: Micros,
): boolean => first_seen < at && (resolved_at === null || resolved_at >= at)

/** Days of the month with the figures of all the workflows together. */
async function askDays(
  evidence: Evidence,
  workspace: string,
  { zone, from, to }: Month,
  workflows: readonly string[],
): Promise<Facts['days']> {
  const byDay = new Map<string, Figures>()
  for (const workflow of workflows)
    for (const { group, ...row } of await askFigures(evidence, workspace, zone, { workflow, by: 'day', from, to })) {
      const known = byDay.get(group ?? '')
      byDay.set(group ?? '', known ? added(known, row) : row)
    }
  return [...byDay].map(([day, figures]) => ({ day, figures })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Counts of two together. Medians are not: what is asked of them is asked anew. */
export function added(a: Figures, b: Figures): Figures {
  const sum = (name: keyof Figures) => Number(a[name]) + Number(b[name])
  const cost = (name: 'cost_reported' | 'cost_estimated') => sumExact([a[name], b[name]].filter((one) => one !== null))
  return {
    ...{ runs: sum('runs'), judged: sum('judged'), accepted: sum('accepted'), corrected: sum('corrected') },
    ...{ rejected: sum('rejected'), escalated: sum('escalated'), reopened: sum('reopened') },
    ...{ untouched: sum('untouched'), handed_over: sum('handed_over'), exceptions: sum('exceptions') },
    ...{ errors: sum('errors'), tool_calls: sum('tool_calls'), tool_errors: sum('tool_errors') },
    ...{ runs_with_tool_errors: sum('runs_with_tool_errors'), cost_unknown_runs: sum('cost_unknown_runs') },
    ...{ cost_reported: cost('cost_reported'), cost_estimated: cost('cost_estimated') },
    ...{ median_duration_ms: null, p95_duration_ms: null },
  }
}

/** Proofs that end soon, and have not by the day on which they are told. */
function expiringOf(plan: Plan, workflow: string, to: Micros, asOf: Micros): WorkflowOfMonth['expiring'] {
  const last = shiftDay(localDay(to, plan.time_zone), { count: AHEAD, unit: 'd' })
  const today = localDay(asOf, plan.time_zone)
  return continuityOf(plan, workflow, to).flatMap(({ words, state }) =>
    state.kind !== 'never' && state.kind !== 'expired' && today <= state.until && state.until <= last
      ? [{ words, until: state.until }]
      : [],
  )
}

/** What the runs of a month cost as far as it is known; null where nothing is. */
export const knownCost = ({ cost_reported, cost_estimated }: Figures): string | null =>
  sumExact([cost_reported, cost_estimated].filter((one) => one !== null))

/** What several together came to; null where none of them ran. */
export const together = (all: readonly (Figures | null)[]): Figures | null =>
  all.filter((one) => one !== null).reduce<Figures | null>((sum, one) => (sum ? added(sum, one) : one), null)

/** How many incidents of a workflow were told of in the month; null where nobody tells of any, which is not the same as none. */
export const incidentsOf = ({ figures }: WorkflowOfMonth): string | null =>
  figures.find(({ measure }) => measure === 'incidents')?.now.value ?? null

/** A workflow's name; of what concerns none, that it concerns all of them. */
export const workflowName = ({ plan }: Pick<Facts, 'plan'>, workflow: string | null): string =>
  workflow === null || workflow === '' ? say`all workflows` : (plan.workflows[workflow]?.name ?? workflow)
