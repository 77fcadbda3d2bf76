import { say } from '../../base/say.ts'
import { fromDate, MICROS, type Micros } from '../../base/time.ts'
import { evidenceOf } from '../../findings/finding.ts'
import { endWhatLeftPlan } from '../../findings/left-plan.ts'
import { type Noticed, recordFindings } from '../../findings/record.ts'
import { watch } from '../../findings/watch.ts'
import { inForceAt, type PlanVersion, planVersions, promisedAt } from '../../plan/versions.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State } from '../../store/state/state.ts'
import { drawReview } from './draw.ts'
import { duePeriods, dueSince, graceDays } from './due.ts'
import { keepDue } from './keep.ts'
import { askLate, lateInWords } from './late.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }
type Moments = { readonly asOf: Micros; readonly now: Micros }

/**
 * Watches every workflow of a plan and draws up each review that is due. What is due follows from the plan and the
 * reviews that are there, so a job that was missed is caught up with, and one that runs twice does nothing more.
 * `asOf` decides what is due; `now` is when it was done.
 */
export async function holdReviews(parts: Parts, workspace: string, moments: Moments): Promise<void> {
  const versions = await planVersions(parts.state.db, workspace)
  const version = inForceAt(versions, moments.asOf)
  if (!version) return
  await endWhatLeftPlan(parts.state, workspace, versions, moments)
  for (const workflow of Object.keys(version.plan.workflows)) {
    await watch(parts, workspace, version, workflow, moments)
    await drawDue(parts, workspace, { versions, version }, workflow, moments)
    await findUnsigned(parts, workspace, version, workflow, moments)
  }
}

async function drawDue(
  parts: Parts,
  workspace: string,
  { versions, version }: { versions: readonly PlanVersion[]; version: PlanVersion },
  workflow: string,
  { asOf, now }: Moments,
): Promise<void> {
  const { plan } = version
  const cadence = plan.workflows[workflow]?.review?.cadence
  if (!cadence) return
  const { last } = await parts.state.db
    .selectFrom('review')
    .select((eb) => eb.fn.max('due_at').as('last'))
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .where('is_due', '=', true)
    .executeTakeFirstOrThrow()
  const since = dueSince({ versions, version }, workflow, last ? fromDate(last as Date) : undefined)
  const covering = versions.filter((one) => one.plan.workflows[workflow]?.review)
  const due = duePeriods(cadence, since, asOf, plan.time_zone)
  for (const { from, to } of due) {
    const promised = promisedAt(covering, to - 1, version)
    // What is caught up with looks back; the last one ended just now.
    const isPast = to !== due.at(-1)?.to
    const document = await drawReview(parts, workspace, promised, { workflow, from, to, asOf: to, isPast })
    await keepDue(parts.state, workspace, document, { due: to, now })
  }
}

/** What the finding is about that reviews leave which nobody signs. */
export const reviewKey = (workflow: string): string => `review:${workflow}`

/** A review that is due and not held, signed or refused by a person, within its grace is a finding. */
async function findUnsigned(
  parts: Parts,
  workspace: string,
  version: PlanVersion,
  workflow: string,
  { asOf, now }: Moments,
): Promise<void> {
  const cadence = version.plan.workflows[workflow]?.review?.cadence
  if (!cadence) return
  const dueBefore = asOf - graceDays[cadence] * MICROS.d
  const found = await askLate(parts.state.db, workspace, workflow, dueBefore)
  const key = reviewKey(workflow)
  const seen: Noticed = {
    key,
    workflow,
    dimension: 'incidents',
    severity: 'medium',
    title: found.late === 1 ? say`A review is due and not held` : say`${found.late} reviews are due and not held`,
    detail: say`${lateInWords(found).said} Sign it, or refuse to and say why.`,
    answers: version.plan.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'late_reviews' },
        behind: {
          url: `/api/v1/reviews?workflow=${encodeURIComponent(workflow)}`,
          command: `aftercare reviews --workflow ${workflow}`,
        },
        to: dueBefore,
        ...lateInWords(found),
      },
      now,
    ),
  }
  const judged = found.late > 0 ? { seen: [seen], calm: [] } : { seen: [], calm: [key] }
  await parts.state.transaction((trx) => recordFindings(trx, workspace, judged, asOf))
}
