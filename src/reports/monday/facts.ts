import { dayLater, daysOfWeek, localDay, weekOfDay } from '../../base/calendar.ts'
import { fromDate, type Micros } from '../../base/time.ts'
import { askHours, type Stand, usedOf } from '../../decisions/hours/stand.ts'
import { countHeld } from '../../decisions/requests/mail/held.ts'
import { dueSince, nextDue } from '../../decisions/reviews/due.ts'
import { reviewsThatMatter } from '../../decisions/reviews/keep.ts'
import { askMatters, type Matter } from '../../decisions/support/matter.ts'
import { listTasks } from '../../decisions/tasks/list.ts'
import type { Task } from '../../decisions/tasks/task.ts'
import type { Finding } from '../../findings/finding.ts'
import { listFindings } from '../../findings/list.ts'
import { type AnswerGap, answerGaps, whoAnswers } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import { holdsAt, listStops } from '../../plan/stops.ts'
import { inForceAt, planVersions } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import type { Db } from '../../store/state/state.ts'
import { signersOf } from '../report/keep.ts'
import type { ReportContent } from '../report/report.ts'

/** What waits in a workspace at a moment, whomever it waits for. */
export type Facts = {
  readonly workspace: string
  readonly name: string
  readonly plan: Plan
  readonly today: string
  /** The last day of the week. */
  readonly sunday: string
  /** Who answers for each workflow now; null for nobody. */
  readonly answering: ReadonlyMap<string, string | null>
  readonly findings: readonly Pick<Finding, 'id' | 'workflow' | 'severity' | 'title' | 'first_seen'>[]
  readonly stops: readonly { readonly workflow: string; readonly since: Micros }[]
  readonly reviews: readonly { readonly workflow: string; readonly id: string | null; readonly day: string }[]
  readonly tasks: readonly Pick<Task, 'id' | 'title' | 'owner' | 'due' | 'workflow'>[]
  /** How many mails wait for somebody to say whether they are requests. */
  readonly held: number
  /** That for which a promise of help is broken. */
  readonly late: readonly Pick<Matter, 'kind' | 'id' | 'workflow' | 'title'>[]
  readonly gaps: readonly AnswerGap[]
  /** Drafts of reports, with whom the plan names who may approve them. */
  readonly drafts: readonly {
    readonly id: string
    readonly month: string
    readonly day: string
    readonly signers: ReadonlySet<string>
  }[]
  /** Included hours of which as much is used as the plan warns of, and the workflow whose owner hears of it. */
  readonly hours: { readonly stand: Stand; readonly workflow: string } | null
}

/** So far ahead it is told that nobody answers. */
const DAYS_AHEAD = 14
/** More of one kind is told in a number. */
const MOST = 200
/** Told of in a line of their own. */
const own = ['hours:', 'vacancy:', 'support:']

/** Undefined where no plan is in force. */
export async function mondayFacts(db: Db, workspace: string, now: Micros): Promise<Facts | undefined> {
  const versions = await planVersions(db, workspace)
  const version = inForceAt(versions, now)
  if (!version) return undefined
  const { plan } = version
  const { time_zone: zone } = plan
  const today = localDay(now, zone)
  const sunday = daysOfWeek(weekOfDay(today))?.at(-1) ?? today
  const [row, findings, stops, reviews, tasks, held, matters, drafts, hours] = await Promise.all([
    db.selectFrom('workspace').select('name').where('id', '=', workspace).executeTakeFirstOrThrow(),
    listFindings(db, workspace, { state: 'open', owner: 'nobody' }, { limit: MOST }),
    listStops(db, workspace),
    reviewsThatMatter(db, workspace, now),
    listTasks(db, workspace, { only: undefined }, { state: 'open' }, { today, limit: MOST }),
    countHeld(db, workspace),
    askMatters(db, workspace, { since: now }, { asOf: now, present: now }),
    draftsOf(db, workspace),
    askHours(db, workspace, now),
  ])
  const waiting = reviews.filter(({ is_due, state }) => is_due && state === 'drawn')
  const coming = Object.entries(plan.workflows).flatMap(([workflow, { review }]) => {
    if (!review || waiting.some((one) => one.workflow === workflow)) return []
    const last = reviews.findLast((one) => one.workflow === workflow && one.is_due)
    const since = Math.min(dueSince({ versions, version }, workflow, last?.due_at), now)
    const day = localDay(nextDue(review.cadence, since, now, zone), zone)
    return day <= sunday ? [{ workflow, id: null, day }] : []
  })
  const { current } = hours
  const used = current && usedOf(current)
  const isLow = used !== null && current?.warn_at.some((step) => used.gte(step.slice(0, -1))) === true
  const workflow = byRisk(plan)[0]
  return {
    ...{ workspace, name: row.name, plan, today, sunday },
    answering: new Map(Object.keys(plan.workflows).map((one) => [one, whoAnswers(plan, one, now)?.answering ?? null])),
    findings: findings.items.filter(
      ({ severity, key }) => severity !== 'low' && !own.some((prefix) => key.startsWith(prefix)),
    ),
    stops: stops.filter((one) => holdsAt(one, now)),
    reviews: [...waiting.map(({ workflow, id, due_at }) => ({ workflow, id, day: localDay(due_at, zone) })), ...coming],
    tasks: tasks.items.filter(({ due }) => due <= sunday),
    held,
    late: matters.filter(
      ({ isOver, clocks }) => !isOver && clocks.some(({ brokenAt, state }) => brokenAt !== null && state !== 'done'),
    ),
    drafts: drafts.map(({ id, month, content, prepared_at }) => ({
      ...{ id, month, day: localDay(fromDate(prepared_at), zone) },
      signers: signersOf(plan, content as ReportContent),
    })),
    gaps: answerGaps(plan, today, dayLater(today, DAYS_AHEAD - 1)),
    hours: isLow && current && workflow !== undefined ? { stand: current, workflow } : null,
  }
}

const draftsOf = (db: Db, workspace: string) =>
  db
    .selectFrom('report')
    .select(['id', 'month', 'content', 'prepared_at'])
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'draft')
    .orderBy('month')
    .orderBy('id')
    .limit(MOST)
    .execute()
