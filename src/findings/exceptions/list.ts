import { formatTimeForStore, MICROS, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { Db } from '../../store/state/state.ts'
import type { ExceptionKind } from './occurred.ts'
import { listPatterns, meant, type Pattern, type Standing, stateOn } from './patterns.ts'

export type ExceptionFilter = {
  readonly workflow?: string | undefined
  readonly kind?: ExceptionKind | undefined
  readonly asOf: Micros
  /** The day it is there, by which it is told whether people still live with something. */
  readonly day: string
}

/** A pattern, and how often runs left their path by it. */
export type Recurring = {
  readonly pattern: Pattern
  readonly state: Standing
  readonly kinds: readonly ExceptionKind[]
  readonly workflows: readonly string[]
  /** Cases it happened in; a run that names none is one of its own. */
  readonly cases: number
  /** Those of the last seven days, and of the seven before. */
  readonly lately: number
  readonly before: number
  readonly first: Micros | null
  readonly last: Micros | null
}

const CASES = `uniqExactIf(if(case = '', concat('run ', run), concat('case ', case))`

/** Rows name the pattern that was known when they were written; what it turned out to be since is told with the question. */
const counts = question(
  'exceptions-patterns',
  `SELECT transform(pattern, {from:Array(UInt32)}, {into:Array(UInt32)}, pattern) AS id,
     arraySort(groupUniqArray(kind)) AS kinds, arraySort(groupUniqArray(50)(workflow)) AS workflows,
     ${CASES}, true) AS cases, ${CASES}, at >= {week:Int64}) AS lately, ${CASES}, at >= {before:Int64} AND at < {week:Int64}) AS earlier,
     min(at) AS first, max(at) AS last
   FROM (SELECT pattern, kind, workflow, case, run, toUnixTimestamp64Micro(started) AS at FROM exception FINAL
     WHERE workspace = {workspace:String} AND pattern > 0 AND ({workflow:String} = '' OR workflow = {workflow:String})
       AND ({kind:String} = '' OR kind = {kind:String})
       AND (started IS NULL OR started < toDateTime64({as_of:String}, 6, 'UTC'))) AS rows
   GROUP BY id ORDER BY lately DESC, cases DESC, id LIMIT 20000`,
)

type Counts = {
  readonly id: number
  readonly kinds: ExceptionKind[]
  readonly workflows: string[]
  readonly cases: string
  readonly lately: string
  readonly earlier: string
  readonly first: string | null
  readonly last: string | null
}

/** Which pattern each stands for that turned out to be another: never empty, since an engine takes no table without rows. */
export function aliasesOf(patterns: ReadonlyMap<number, Pattern>): { from: number[]; into: number[] } {
  const aliases = [...patterns.values()].filter((one) => one.into !== null)
  return {
    from: [0, ...aliases.map(({ id }) => id)],
    into: [0, ...aliases.map(({ id }) => meant(patterns, id)?.id ?? id)],
  }
}

/** Every pattern in which something was gathered: first what happened in most cases lately. */
export async function listRecurring(
  { db, evidence }: { readonly db: Db; readonly evidence: Evidence },
  workspace: string,
  { workflow, kind, asOf, day }: ExceptionFilter,
): Promise<Recurring[]> {
  const patterns = await listPatterns(db, workspace)
  const rows = await evidence.ask<Counts>(workspace, counts, {
    ...aliasesOf(patterns),
    ...{ workflow: workflow ?? '', kind: kind ?? '', as_of: formatTimeForStore(asOf) },
    ...{ week: asOf - 7 * MICROS.d, before: asOf - 14 * MICROS.d },
  })
  return rows.flatMap(({ id, kinds, workflows, first, last, ...row }): Recurring[] => {
    const pattern = patterns.get(id)
    if (!pattern) return []
    return [
      {
        ...{ pattern, kinds, workflows, state: stateOn(pattern, day) },
        ...{ cases: Number(row.cases), lately: Number(row.lately), before: Number(row.earlier) },
        ...{ first: first === null ? null : Number(first), last: last === null ? null : Number(last) },
      },
    ]
  })
}
