import { sql } from 'kysely'
import { localDay } from '../../base/calendar.ts'
import { say, sayDay } from '../../base/say.ts'
import { type Micros, toDate } from '../../base/time.ts'
import { type Answer, evidenceOf } from '../../findings/finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../../findings/record.ts'
import { planAt } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import type { Db, State } from '../../store/state/state.ts'
import { isApprovedAfterwards, isUnauthorised } from './approvals.ts'
import { getRequest, toKept } from './keep.ts'
import type { ChangeRequest } from './request.ts'

const PREFIX = 'emergency:'

/**
 * Finds emergencies that were worked on and that nobody approved in time. Approved later it is over; that it was late stays with the
 * request, which is counted as unauthorised from then on.
 */
export async function holdEmergencies(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const known = await currentKeys(state.db, workspace, PREFIX)
  const emergencies = await orderedInEmergency(state.db, workspace)
  if (known.size === 0 && emergencies.length === 0) return
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  const over = new Set(known)
  const seen: Noticed[] = []
  for (const request of emergencies) {
    if (!isUnauthorised(request, asOf) || isApprovedAfterwards(request)) continue
    // What is about nothing that the plan holds is told with the workflow of the highest risk.
    const named = request.asked.workflow
    const workflow = plan && named !== null && plan.workflows[named] ? named : plan && byRisk(plan)[0]
    if (!plan || workflow === undefined) continue
    const key = `${PREFIX}${request.id}`
    over.delete(key)
    const answer = inWords(request, plan.time_zone)
    seen.push({
      ...{ key, workflow, dimension: 'incidents', severity: 'high' },
      title: say`A change was made in an emergency, and nobody approved it in time`,
      detail: say`${answer.said} Whoever approves what is as risky reads it and approves it, or has it undone.`,
      answers: plan.workflows[workflow]?.owner ?? null,
      evidence: evidenceOf(
        {
          question: { kind: 'emergency', request: request.id },
          behind: { url: `/api/v1/requests/${request.id}`, command: `aftercare request ${request.id}` },
          ...{ from: request.emergency?.at ?? asOf, to: asOf, ...answer },
        },
        now,
      ),
    })
  }
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

/** The question of such a finding, asked again. */
export async function askEmergency(db: Db, workspace: string, id: string, at: Micros): Promise<Answer> {
  const { request } = await getRequest(db, workspace, id)
  const zone = (await planAt(db, workspace, at))?.plan.time_zone ?? 'UTC'
  return inWords(request, zone)
}

/** How often something happened to a request since a moment. */
export async function askMovedSince(db: Db, workspace: string, id: string, after: Micros): Promise<number> {
  const { count } = await db
    .selectFrom('request_event')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('workspace_id', '=', workspace)
    .where('request_id', '=', id)
    .where('at', '>', toDate(after))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function orderedInEmergency(db: Db, workspace: string): Promise<ChangeRequest[]> {
  const rows = await db
    .selectFrom('request')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where(sql<boolean>`body -> 'emergency' <> 'null'::jsonb`)
    .orderBy('id')
    .execute()
  return rows.map((row) => toKept(row).request)
}

function inWords(request: ChangeRequest, zone: string): Answer {
  const { emergency, approvals } = request
  if (!emergency) return { said: say`It was not ordered in an emergency.`, answer: null }
  const day = (at: Micros) => sayDay(localDay(at, zone))
  const approved = approvals.find(({ at }) => at >= emergency.at)
  const said = approved
    ? say`Ordered on ${day(emergency.at)}, to be approved by ${day(emergency.approve_by)}, and approved on ${day(approved.at)}.`
    : say`Ordered on ${day(emergency.at)}, to be approved by ${day(emergency.approve_by)}, and not approved.`
  return { said, answer: { approved: approved !== undefined } }
}
