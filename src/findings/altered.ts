import { allInLanguage, say } from '../base/say.ts'
import { fromDate } from '../base/time.ts'
import { type Altered, entriesAt, hashOfValue } from '../store/state/decision-log.ts'
import type { Db } from '../store/state/state.ts'

/** Findings that somebody took, where the evidence they took it on is not what the log has the hash of. */
export async function alteredFindings(db: Db, workspace: string): Promise<Altered[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['id', 'decision_seq', 'acknowledged_at', 'acknowledged_by', 'acknowledged_evidence'])
    .where('workspace_id', '=', workspace)
    .where('acknowledged_at', 'is not', null)
    .execute()
  const entries = await entriesAt(
    db,
    workspace,
    rows.flatMap((row) => row.decision_seq ?? []),
  )
  return rows.flatMap((row): Altered[] => {
    const entry = entries.get(row.decision_seq ?? 0)
    const found = (what: string): Altered[] => [{ about: 'finding', id: row.id, seq: row.decision_seq ?? 0, what }]
    if (entry === undefined || entry.kind !== 'finding.acknowledged' || entry.body.finding !== row.id)
      return found(say`the decision log has no such answer`)
    if (hashOfValue(allInLanguage(row.acknowledged_evidence)) !== entry.body.evidence)
      return found(say`the evidence it was taken on`)
    if (entry.principal !== row.acknowledged_by) return found(say`who answered`)
    if (row.acknowledged_at === null || fromDate(row.acknowledged_at) !== entry.at)
      return found(say`when it was answered`)
    return []
  })
}
