import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { State } from '../../store/state/state.ts'
import { idsOf } from './list.ts'
import { listPatterns, meant } from './patterns.ts'

/** Runs that began after it was fixed. Where a release is named: of it, or of one that nothing ran in before. */
const cameBack = question(
  'exceptions-came-back',
  `SELECT uniqExact(run) AS runs, min(toUnixTimestamp64Micro(started)) AS first
   FROM exception FINAL WHERE workspace = {workspace:String} AND pattern IN {ids:Array(UInt32)}
     AND run NOT IN {without:Array(String)} AND started > fromUnixTimestamp64Micro({since:Int64}) AND started < fromUnixTimestamp64Micro({to:Int64})
     AND ({release:String} = '' OR release = {release:String} OR release NOT IN (
       SELECT release FROM run FINAL WHERE workspace = {workspace:String} AND started <= fromUnixTimestamp64Micro({since:Int64})))`,
)

/** Since when something is held to be fixed, and in which release; null: from then on. */
export type Fixed = { readonly since: Micros; readonly release: string | null }

/** How many runs have one of some patterns that began since it was fixed, and when the first did. */
export async function askBack(
  evidence: Evidence,
  workspace: string,
  ids: readonly number[],
  { since, release, to, without = [] }: Fixed & { readonly to: Micros; readonly without?: readonly string[] },
): Promise<{ runs: number; first: Micros | null }> {
  const asked = { ids: [...ids], since, to, release: release ?? '', without: [...without] }
  const [row] = await evidence.ask<{ runs: string; first: string | null }>(workspace, cameBack, asked)
  const runs = Number(row?.runs ?? 0)
  return { runs, first: runs === 0 ? null : Number(row?.first ?? 0) }
}

/** No run is told of that begins so late. */
const EVER = 9_000_000_000_000_000

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
    const since = { since: pattern.decidedAt, release: pattern.release, to: EVER }
    if ((await askBack(evidence, workspace, ids, since)).runs === 0) continue
    await state.db
      .updateTable('pattern')
      .set({ state: 'reopened' })
      .where('workspace_id', '=', workspace)
      .where('id', '=', pattern.id)
      .where('state', '=', 'fixed')
      .execute()
  }
}
