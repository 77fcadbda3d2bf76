import { z } from 'zod'
import { newId } from '../base/ids.ts'
import { fromDate, type Micros, toDate } from '../base/time.ts'
import { dimensions } from '../plan/measures.ts'
import type { Db, Trx } from '../store/state/state.ts'

export const severities = ['high', 'medium', 'low'] as const

/** A question that can be asked again: what, within which bounds, and what the answer was. */
export const evidenceSchema = z.object({
  /** The address that asks again, under the API. */
  question: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  answer: z.record(z.string(), z.unknown()),
  asked_at: z.string(),
  code: z.string(),
})
export type EvidenceOfFinding = z.infer<typeof evidenceSchema>

export const findingSchema = z.object({
  id: z.string(),
  /** What it is about; one open finding for each. */
  key: z.string(),
  workflow: z.string(),
  dimension: z.enum(dimensions),
  severity: z.enum(severities),
  state: z.enum(['open', 'acknowledged', 'resolved']),
  title: z.string(),
  detail: z.string(),
  owner: z.string().nullable(),
  evidence: evidenceSchema,
  first_seen: z.number(),
  last_seen: z.number(),
  resolved_at: z.number().nullable(),
})
export type Finding = z.infer<typeof findingSchema>

/** What a producer saw this time. */
export type Noticed = Pick<
  Finding,
  'key' | 'workflow' | 'dimension' | 'severity' | 'title' | 'detail' | 'owner' | 'evidence'
>

/** Judgements in a row that must find nothing before a finding is resolved. */
const CALM = 2

/**
 * Records what one kind of judgement saw of a workflow: `seen` is off, `calm` was judged and is not. What was not judged
 * (unknown) is in neither and leaves its finding as it is.
 */
export async function recordFindings(
  trx: Trx,
  workspace: string,
  judged: { seen: readonly Noticed[]; calm: readonly string[] },
  now: Micros,
): Promise<void> {
  for (const one of judged.seen) {
    await trx
      .insertInto('finding')
      .values({
        workspace_id: workspace,
        id: newId(now),
        ...one,
        evidence: JSON.stringify(one.evidence),
        state: 'open',
        first_seen: toDate(now),
        last_seen: toDate(now),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['workspace_id', 'key'])
          .where('state', '<>', 'resolved')
          .doUpdateSet({
            severity: one.severity,
            title: one.title,
            detail: one.detail,
            evidence: JSON.stringify(one.evidence),
            last_seen: toDate(now),
            calm: 0,
          }),
      )
      .execute()
  }
  if (judged.calm.length === 0) return
  await trx
    .updateTable('finding')
    .set((eb) => ({ calm: eb('calm', '+', 1) }))
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'resolved')
    .where('key', 'in', judged.calm)
    .execute()
  await trx
    .updateTable('finding')
    .set({ state: 'resolved', resolved_at: toDate(now) })
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'resolved')
    .where('key', 'in', judged.calm)
    .where('calm', '>=', CALM)
    .execute()
}

/** Findings, the worst first and within that the longest open. */
export async function listFindings(
  db: Db,
  workspace: string,
  filter: { workflow?: string | undefined; state?: Finding['state'] | 'unresolved' | undefined },
): Promise<Finding[]> {
  let query = db.selectFrom('finding').selectAll().where('workspace_id', '=', workspace)
  if (filter.workflow) query = query.where('workflow', '=', filter.workflow)
  if (filter.state === 'unresolved') query = query.where('state', '<>', 'resolved')
  else if (filter.state) query = query.where('state', '=', filter.state)
  const rows = await query.orderBy('first_seen').orderBy('key').limit(1000).execute()
  return rows
    .map((row) =>
      findingSchema.parse({
        ...row,
        first_seen: fromDate(row.first_seen),
        last_seen: fromDate(row.last_seen),
        resolved_at: row.resolved_at === null ? null : fromDate(row.resolved_at),
      }),
    )
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
