import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { State } from '../../store/state/state.ts'
import { idsOf } from './list.ts'
import { listPatterns, meant } from './patterns.ts'

/** Runs that began after it was fixed. Where a release is named: of it, or of one that nothing ran in before. */
const cameBack = question(
  'exceptions-came-back',
  `SELECT count() AS n FROM exception FINAL WHERE workspace = {workspace:String} AND pattern IN {ids:Array(UInt32)}
     AND started > fromUnixTimestamp64Micro({since:Int64}) AND ({release:String} = '' OR release = {release:String} OR release NOT IN (
       SELECT release FROM run FINAL WHERE workspace = {workspace:String} AND started <= fromUnixTimestamp64Micro({since:Int64})))`,
)

/** What was fixed and is there again is open again, without anybody having to say so; that it is fixed, only a person says. */
export async function reopenFixed(
  { state, evidence }: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  placed: ReadonlySet<number>,
): Promise<void> {
  if (placed.size === 0) return
  const patterns = await listPatterns(state.db, workspace)
  const candidates = new Set([...placed].map((id) => meant(patterns, id)))
  for (const pattern of candidates) {
    if (pattern?.state !== 'fixed' || pattern.decidedAt === null) continue
    const ids = idsOf(patterns, [pattern.id])
    const [row] = await evidence.ask<{ n: string }>(workspace, cameBack, {
      ...{ ids, since: pattern.decidedAt, release: pattern.release ?? '' },
    })
    if (Number(row?.n ?? 0) === 0) continue
    await state.db
      .updateTable('pattern')
      .set({ state: 'reopened' })
      .where('workspace_id', '=', workspace)
      .where('id', '=', pattern.id)
      .where('state', '=', 'fixed')
      .execute()
  }
}
