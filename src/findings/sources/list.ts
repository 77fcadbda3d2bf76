import { readCursor, writeCursor } from '../../base/cursor.ts'
import { formatTimeForStore, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { Untold } from './answered.ts'
import { type GapKind, gapKinds, type screenResults } from './screen.ts'

/** What of the answers that were screened is asked for. */
export type ScreenFilter = {
  readonly workflow?: string | undefined
  readonly case_type?: string | undefined
  readonly route?: string | undefined
  readonly release?: string | undefined
  /** Half-open on the run's start. */
  readonly from?: Micros | undefined
  readonly to?: Micros | undefined
  /** Of runs with a known start only those that started before. */
  readonly as_of?: Micros | undefined
}

/** What a screen found in a run, as it is kept: without texts. */
export type ScreenedRun = {
  readonly run: string
  readonly workflow: string
  readonly case_type: string | null
  readonly route: string | null
  readonly release: string | null
  readonly started: Micros | null
  readonly result: (typeof screenResults)[number]
  readonly why: Untold | null
  readonly score: number | null
  readonly claims: number
  readonly sources: number
  readonly kinds: readonly GapKind[]
  readonly worst: { readonly start: number; readonly end: number } | null
}

const COLUMNS = `run, workflow, case_type, route, release, toUnixTimestamp64Micro(started) AS started_us, result, why, score, claims, sources,
     ${gapKinds.join(', ')}, worst_start, worst_end, lot`

/** To this workspace, and to what is asked for. */
export const SCREENED_AS_ASKED = `workspace = {workspace:String} AND result != ''
     AND ({workflow:String} = '' OR workflow = {workflow:String})
     AND ({case_type:String} = '' OR case_type = if({case_type:String} = 'unknown', '', {case_type:String}))
     AND ({route:String} = '' OR route = if({route:String} = 'unknown', '', {route:String}))
     AND ({release:String} = '' OR release = if({release:String} = 'unknown', '', {release:String}))
     AND ({from:String} = '' OR started >= toDateTime64OrNull({from:String}, 6, 'UTC'))
     AND ({to:String} = '' OR started < toDateTime64OrNull({to:String}, 6, 'UTC'))
     AND ({as_of:String} = '' OR started IS NULL OR started < toDateTime64OrNull({as_of:String}, 6, 'UTC'))`

export const paramsOf = (filter: ScreenFilter) => ({
  workflow: filter.workflow ?? '',
  case_type: filter.case_type ?? '',
  route: filter.route ?? '',
  release: filter.release ?? '',
  from: filter.from === undefined ? '' : formatTimeForStore(filter.from),
  to: filter.to === undefined ? '' : formatTimeForStore(filter.to),
  as_of: filter.as_of === undefined ? '' : formatTimeForStore(filter.as_of),
})

/** The worst first; of equals in the order of their names. */
const worstFirst = question(
  'sources-list',
  `SELECT ${COLUMNS} FROM screened FINAL WHERE ${SCREENED_AS_ASKED}
     AND multiIf({kind:String} = 'gap', result = 'gap', {kind:String} = 'untold', result = 'untold',
       ${gapKinds.map((kind) => `{kind:String} = '${kind}', ${kind}`).join(', ')}, false)
     AND ({after_run:String} = '' OR (ifNull(score, 2), run) > ({after_score:Float64}, {after_run:String}))
   ORDER BY ifNull(score, 2), run LIMIT {limit:UInt32}`,
)

/** One list for each kind of gap, one of all answers with a gap, and one of those of which it cannot be told. */
export const listKinds = ['gap', ...gapKinds, 'untold'] as const

export async function listScreened(
  evidence: Evidence,
  workspace: string,
  filter: ScreenFilter & { readonly kind: (typeof listKinds)[number] },
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: ScreenedRun[]; next: string | null }> {
  const [score, run] = cursor === undefined ? [0, ''] : readCursor(cursor, filter, [0, ''] as [number, string])
  const rows = await evidence.ask<ScreenedRow>(workspace, worstFirst, {
    ...paramsOf(filter),
    kind: filter.kind,
    after_score: score,
    after_run: run,
    limit: limit + 1,
  })
  const items = rows.slice(0, limit).map(screenedOf)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor([last.score ?? 2, last.run], filter) : null }
}

const one = question(
  'sources-of-run',
  `SELECT ${COLUMNS} FROM screened FINAL WHERE workspace = {workspace:String} AND run = {run:String} AND result != ''`,
)

/** What was found in one run; undefined where it was not screened. */
export async function askScreened(
  evidence: Evidence,
  workspace: string,
  run: string,
): Promise<ScreenedRun | undefined> {
  const [row] = await evidence.ask<ScreenedRow>(workspace, one, { run })
  return row && screenedOf(row)
}

export type ScreenedRow = { readonly [name in GapKind]: boolean } & {
  readonly run: string
  readonly workflow: string
  readonly case_type: string
  readonly route: string
  readonly release: string
  readonly started_us: string | null
  readonly result: ScreenedRun['result']
  readonly why: Untold | ''
  readonly score: number | null
  readonly claims: number
  readonly sources: number
  readonly worst_start: number
  readonly worst_end: number
}

function screenedOf(row: ScreenedRow): ScreenedRun {
  const { run, workflow, started_us, result, score, claims, sources, worst_start, worst_end } = row
  return {
    ...{ run, workflow, result, score, claims, sources },
    case_type: row.case_type || null,
    route: row.route || null,
    release: row.release || null,
    started: started_us === null ? null : Number(started_us),
    why: row.why || null,
    kinds: gapKinds.filter((kind) => row[kind]),
    worst: worst_end > worst_start ? { start: worst_start, end: worst_end } : null,
  }
}
