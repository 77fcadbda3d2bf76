import { type Micros, toDate } from '../../base/time.ts'
import type { Trx } from '../../store/state/state.ts'
import type { EventKind, Facts } from './handover.ts'

/** Enters what happened to a handover, in its order. The caller holds its row. */
export async function enterEvent(
  trx: Trx,
  workspace: string,
  id: string,
  {
    kind,
    by = null,
    facts = {},
    decision_seq = null,
  }: { kind: EventKind; by?: string | null; facts?: Facts; decision_seq?: number | null },
  now: Micros,
): Promise<void> {
  const last = await trx
    .selectFrom('handover_event')
    .select('seq')
    .where('workspace_id', '=', workspace)
    .where('handover_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  await trx
    .insertInto('handover_event')
    .values({
      ...{ workspace_id: workspace, handover_id: id, seq: (last?.seq ?? 0) + 1, at: toDate(now) },
      ...{ kind, by, facts: JSON.stringify(facts), decision_seq },
    })
    .execute()
}
