import { type Micros, toDate } from '../base/time.ts'
import { continuityItems } from '../plan/continuity.ts'
import type { Plan } from '../plan/plan.ts'
import { inForceAt, type PlanVersion } from '../plan/versions.ts'
import type { State } from '../store/state/state.ts'
import { type Finding, toFinding } from './finding.ts'
import { enterEvent } from './history.ts'
import { oweFinding } from './owe.ts'
import { isCurrent } from './record.ts'
import { restingOn } from './watches/subjects.ts'

/** Whether a plan still has what a finding is about. Looks judge only what is promised, so what is not never becomes calm. */
export function isPromised(plan: Plan, finding: Pick<Finding, 'workflow' | 'evidence'>): boolean {
  const workflow = plan.workflows[finding.workflow]
  const { question } = finding.evidence
  if (!workflow) return false
  // From before questions were kept: only the workflow is known.
  if (question === null) return true
  switch (question.kind) {
    case 'objective':
      return workflow.objectives[question.name] !== undefined
    case 'watched':
      return !('name' in question.subject) || workflow.objectives[question.subject.name] !== undefined
    case 'continuity':
      return (
        workflow.continuity !== undefined &&
        continuityItems(workflow.continuity).some((one) => one.kind === question.item && one.name === question.name)
      )
    case 'late_reviews':
      return workflow.review?.cadence !== undefined
    case 'typed':
      return workflow.typed.length > 0
    case 'outage':
      return restingOn(plan, question.integration).length > 0
    case 'budget':
      return plan.budgets[question.name] !== undefined
    case 'invoice':
    case 'loop':
    case 'runaway':
    case 'pattern':
    case 'growth':
    case 'vacancy':
    case 'connector':
    case 'silence':
    case 'tracker':
    case 'judge':
    case 'disk':
    case 'notices':
    // A period keeps the hours it was granted, whatever the plan says since.
    case 'hours':
    // So does what was promised when something began.
    case 'support':
    case 'emergency':
    case 'held_mails':
    case 'changed':
      return true
  }
}

/** Ends the findings whose promise left the plan, each with the version since which it is not promised any more. */
export async function endWhatLeftPlan(
  state: State,
  workspace: string,
  versions: readonly PlanVersion[],
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const inForce = inForceAt(versions, asOf)
  if (!inForce) return
  await state.transaction(async (trx) => {
    const rows = await trx
      .selectFrom('finding')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where(isCurrent)
      .forUpdate()
      .execute()
    for (const row of rows) {
      const finding = toFinding(row)
      if (isPromised(inForce.plan, finding)) continue
      const resolved_at = row.resolved_at ?? toDate(now)
      await trx
        .updateTable('finding')
        .set({ state: 'resolved', ended: 'left_plan', resolved_at })
        .where('workspace_id', '=', workspace)
        .where('id', '=', row.id)
        .execute()
      const plan_version = sinceVersion(versions, inForce.version, finding)
      await enterEvent(trx, workspace, row.id, { kind: 'left_plan', plan_version }, now)
      // People heard of it when it was closed.
      if (row.state !== 'resolved') await oweFinding(trx, workspace, 'finding.left_plan', row, now)
    }
  })
}

/** The first of the versions up to the one in force that all do not promise it. */
function sinceVersion(versions: readonly PlanVersion[], inForce: number, finding: Finding): number {
  const before = versions.findLast((one) => one.version < inForce && isPromised(one.plan, finding))
  return versions.find((one) => one.version > (before?.version ?? 0))?.version ?? inForce
}
