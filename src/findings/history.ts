import { z } from 'zod'
import { fromDate, type Micros, toDate } from '../base/time.ts'
import type { Db, Trx } from '../store/state/state.ts'

export const eventSchema = z.object({
  at: z.number(),
  /** `explained`: it would not be there without a system that is down or planned maintenance, and is told to nobody; `told`: it is told after all, by itself. */
  kind: z.enum([
    ...(['opened', 'seen', 'acknowledged', 'noted', 'assigned', 'closed', 'reopened', 'over', 'left_plan'] as const),
    ...(['explained', 'told'] as const),
  ]),
  /** Who did it, as the decision log names them; null where the product did. */
  by: z.string().nullable(),
  note: z.string().nullable(),
  /** What it said then. */
  said: z.string().nullable(),
  /** Whom it was given to; null for nobody. */
  owner: z.string().nullable(),
  /** What explains it, or did until then: a finding, or a maintenance window. */
  cause: z.string().nullable(),
  /** Of looks in a row: how many, and when the last was. */
  times: z.number().nullable(),
  until: z.number().nullable(),
  plan_version: z.number().nullable(),
  decision_seq: z.number().nullable(),
})
export type FindingEvent = z.infer<typeof eventSchema>
type Entered = Pick<FindingEvent, 'kind'> & Partial<Omit<FindingEvent, 'kind' | 'at' | 'until'>>

/** Enters what happened to a finding. The caller holds the finding's row, so that no two enter at one place. */
export async function enterEvent(
  trx: Trx,
  workspace: string,
  finding: string,
  event: Entered,
  now: Micros,
): Promise<void> {
  const last = await lastOf(trx, workspace, finding)
  await trx
    .insertInto('finding_event')
    .values({ workspace_id: workspace, finding_id: finding, seq: (last?.seq ?? 0) + 1, at: toDate(now), ...event })
    .execute()
}

/** Enters that a look saw it again. There is one each hour: looks in a row are one line that counts them. */
export async function enterSeen(trx: Trx, workspace: string, finding: string, now: Micros): Promise<void> {
  const last = await lastOf(trx, workspace, finding)
  if (last?.kind !== 'seen') return await enterEvent(trx, workspace, finding, { kind: 'seen', times: 1 }, now)
  await trx
    .updateTable('finding_event')
    .set((eb) => ({ times: eb('times', '+', 1), until: toDate(now) }))
    .where('workspace_id', '=', workspace)
    .where('finding_id', '=', finding)
    .where('seq', '=', last.seq)
    .execute()
}

const lastOf = (trx: Trx, workspace: string, finding: string) =>
  trx
    .selectFrom('finding_event')
    .select(['seq', 'kind'])
    .where('workspace_id', '=', workspace)
    .where('finding_id', '=', finding)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Everything that happened to a finding, in its order. */
export async function historyOf(db: Db, workspace: string, finding: string): Promise<FindingEvent[]> {
  const rows = await db
    .selectFrom('finding_event')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('finding_id', '=', finding)
    .orderBy('seq')
    .execute()
  return rows.map((row) =>
    eventSchema.parse({
      ...row,
      at: fromDate(row.at),
      until: row.until === null ? null : fromDate(row.until),
    }),
  )
}
