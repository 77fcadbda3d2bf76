import { say } from '../../base/say.ts'
import { type Altered, entriesAt, lostEntries } from '../../store/state/decision-log.ts'
import type { Db } from '../../store/state/state.ts'
import type { Document } from '../document/document.ts'
import { documentHash } from './report.ts'

/** Reports that were approved and are not what the log holds of them, and those that are gone. */
export async function alteredReports(db: Db, workspace: string): Promise<Altered[]> {
  const rows = await db
    .selectFrom('report')
    .select(['id', 'month', 'version', 'document', 'hash', 'decision_seq'])
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'approved')
    .execute()
  const entries = await entriesAt(
    db,
    workspace,
    rows.flatMap((one) => one.decision_seq ?? []),
  )
  const altered = rows.flatMap((row): Altered[] => {
    const seq = row.decision_seq ?? 0
    const entry = entries.get(seq)
    const about = { about: 'report', id: row.id, seq } as const
    if (entry?.kind !== 'report.approved' || entry.body.report !== row.id)
      return [{ ...about, what: say`the decision log has no such answer` }]
    const { body } = entry
    if (row.document === null || documentHash(row.document as Document) !== body.hash)
      return [{ ...about, what: say`its document` }]
    if (row.hash !== body.hash) return [{ ...about, what: say`its fingerprint` }]
    return row.month === body.month && row.version === body.version ? [] : [{ ...about, what: say`its period` }]
  })
  return [...altered, ...(await lostReports(db, workspace))]
}

async function lostReports(db: Db, workspace: string): Promise<Altered[]> {
  const held = db
    .selectFrom('report')
    .select('decision_seq as seq')
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'approved')
  const lost = await lostEntries(db, workspace, ['report.approved'], held)
  return lost.map(({ seq, body }) => ({
    ...{ about: 'report', id: String(body.report), seq },
    what: say`it is gone, or waits again`,
  }))
}
