import { formatTime, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { ErasedKind, Stone } from './tombstones.ts'

/** What belongs to a case, a person or a run. */
export type Found = {
  readonly runs: readonly string[]
  /** Cases of which no run is left beside these: what is said of them goes, too. */
  readonly cases: readonly string[]
}

/** Where runs stand in the figures: a workflow, an hour (null where their start is not known) and how many. */
export type Place = { readonly workflow: string; readonly hour: string | null; readonly runs: number }

/** Tables that hold lines of runs; those of which the others are known come last. */
export const tablesOfRuns = ['text', 'readback', 'write', 'step', 'verdict', 'run', 'run_line'] as const
/** How many lines of each, and how many that were refused. */
export type Counts = Partial<Record<(typeof tablesOfRuns)[number] | 'refused', number>>

/** Names of runs in one question. */
const NAMES = 2000

const runsOfCase = question(
  'erasure-runs-of-case',
  `SELECT run FROM run_line FINAL WHERE workspace = {workspace:String} AND case = {value:String}
   UNION DISTINCT SELECT run FROM run FINAL WHERE workspace = {workspace:String} AND case = {value:String}`,
)

/** Runs of a case that tell nobody are those of the person, where nobody else is named in it. */
const runsOfUser = question(
  'erasure-runs-of-user',
  `SELECT run FROM run_line FINAL WHERE workspace = {workspace:String} AND user = {value:String}
   UNION DISTINCT
   SELECT run FROM run_line FINAL WHERE workspace = {workspace:String} AND case IN (
     SELECT case FROM run_line FINAL WHERE workspace = {workspace:String} AND case IN (
       SELECT case FROM run_line FINAL WHERE workspace = {workspace:String} AND user = {value:String} AND case != '')
     GROUP BY case HAVING countIf(user NOT IN ('', {value:String})) = 0)`,
)

const run = question(
  'erasure-run',
  `SELECT run FROM run_line WHERE workspace = {workspace:String} AND run = {value:String}
   UNION DISTINCT SELECT run FROM run WHERE workspace = {workspace:String} AND run = {value:String}
   UNION DISTINCT SELECT run FROM step WHERE workspace = {workspace:String} AND run = {value:String}
   UNION DISTINCT SELECT run FROM verdict WHERE workspace = {workspace:String} AND run = {value:String}
   UNION DISTINCT SELECT run FROM write WHERE workspace = {workspace:String} AND run = {value:String}
   UNION DISTINCT SELECT run FROM text WHERE workspace = {workspace:String} AND run = {value:String}
   UNION DISTINCT SELECT run FROM readback WHERE workspace = {workspace:String} AND run = {value:String}`,
)

const byKind = { case: runsOfCase, user: runsOfUser, run } as const satisfies Record<ErasedKind, unknown>

const casesOfRuns = question(
  'erasure-cases',
  `SELECT case, run FROM run_line FINAL WHERE workspace = {workspace:String} AND case IN (
     SELECT case FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND case != '')`,
)

const others = {
  case: question(
    'erasure-runs-of-other-cases',
    `SELECT run FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND case != ''
     GROUP BY run HAVING countIf(case = {value:String}) = 0`,
  ),
  user: question(
    'erasure-runs-of-other-users',
    `SELECT run FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND user != ''
     GROUP BY run HAVING countIf(user = {value:String}) = 0`,
  ),
}

/**
 * All that belongs to something, by the value as it is kept. `told` are runs of which only refused lines say that they are of it: their other
 * lines may have been taken in. Where the record knows better, they are somebody else's.
 */
export async function find(
  evidence: Evidence,
  workspace: string,
  { kind, value }: Stone,
  told: readonly string[] = [],
): Promise<Found> {
  const known = (await evidence.ask<{ run: string }>(workspace, byKind[kind], { value })).map((row) => row.run)
  const foreign = new Set<string>()
  if (kind !== 'run')
    for (const some of inPages(told))
      for (const row of await evidence.ask<{ run: string }>(workspace, others[kind], { runs: some, value }))
        foreign.add(row.run)
  const runs = [...new Set([...known, ...told.filter((one) => !foreign.has(one))])]
  const [own, runsByCase] = [new Set(runs), new Map<string, string[]>()]
  for (const some of inPages(runs))
    for (const row of await evidence.ask<{ case: string; run: string }>(workspace, casesOfRuns, { runs: some }))
      runsByCase.set(row.case, [...(runsByCase.get(row.case) ?? []), row.run])
  const cases = [...runsByCase].flatMap(([name, of]) => (of.every((one) => own.has(one)) ? [name] : []))
  return { runs, cases: kind === 'case' ? [...new Set([value, ...cases])] : cases }
}

const counted = question(
  'erasure-lines',
  tablesOfRuns
    .map(
      (table) => `SELECT '${table}' AS of_table, count() AS lines FROM ${table} FINAL
        WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
    )
    .join(' UNION ALL '),
)
const countedOnCases = question(
  'erasure-verdicts-on-cases',
  `SELECT 'verdict' AS of_table, count() AS lines FROM verdict FINAL
   WHERE workspace = {workspace:String} AND run = '' AND case IN {runs:Array(String)}`,
)

/** How many lines that is, as they stand. */
export async function countLines(evidence: Evidence, workspace: string, { runs, cases }: Found): Promise<Counts> {
  const counts: Counts = {}
  const add = async (asked: typeof counted, names: readonly string[]) => {
    for (const some of inPages(names)) {
      type Row = { of_table: keyof Counts; lines: string }
      for (const row of await evidence.ask<Row>(workspace, asked, { runs: some }))
        if (row.lines !== '0') counts[row.of_table] = (counts[row.of_table] ?? 0) + Number(row.lines)
    }
  }
  await add(counted, runs)
  await add(countedOnCases, cases)
  return counts
}

const places = question(
  'erasure-places',
  `SELECT workflow, toUnixTimestamp64Micro(toDateTime64(toStartOfHour(started), 6, 'UTC')) AS hour, count() AS runs
   FROM run FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} GROUP BY workflow, hour ORDER BY workflow, hour`,
)

export async function askPlaces(
  evidence: Evidence,
  workspace: string,
  runs: readonly string[],
): Promise<readonly Place[]> {
  const found = new Map<string, Place>()
  for (const some of inPages(runs))
    for (const row of await evidence.ask<{ workflow: string; hour: string | null; runs: string }>(workspace, places, {
      runs: some,
    })) {
      const hour = row.hour === null ? null : formatTime(Number(row.hour) as Micros)
      const name = JSON.stringify([row.workflow, hour])
      found.set(name, {
        workflow: row.workflow,
        hour,
        runs: (found.get(name)?.runs ?? 0) + Number(row.runs),
      })
    }
  return [...found.values()]
}

const mentions = question(
  'erasure-mentions',
  `SELECT run FROM step WHERE workspace = {workspace:String} AND run NOT IN {runs:Array(String)}
     AND (position(input, {value:String}) > 0 OR position(output, {value:String}) > 0 OR position(error_message, {value:String}) > 0
       OR position(attributes, {value:String}) > 0 OR position(sources, {value:String}) > 0)
   UNION DISTINCT
   SELECT run FROM run_line WHERE workspace = {workspace:String} AND run NOT IN {runs:Array(String)}
     AND (position(input, {value:String}) > 0 OR position(output, {value:String}) > 0 OR position(labels, {value:String}) > 0)
   UNION DISTINCT
   SELECT run FROM text WHERE workspace = {workspace:String} AND run NOT IN {runs:Array(String)}
     AND (position(input, {value:String}) > 0 OR position(output, {value:String}) > 0)
   ORDER BY run LIMIT 101`,
)

/** Other runs whose texts hold the value, a hundred at most: they belong to somebody else, and are not erased with it. */
export async function askMentions(
  evidence: Evidence,
  workspace: string,
  value: string,
  { runs }: Found,
): Promise<string[]> {
  // What is so short stands everywhere.
  if (value.length < 4) return []
  const rows = await evidence.ask<{ run: string }>(workspace, mentions, { value, runs: runs.slice(0, 20_000) })
  const own = new Set(runs)
  return rows.flatMap(({ run }) => (own.has(run) ? [] : [run]))
}

function* inPages(names: readonly string[]): Generator<readonly string[]> {
  for (let first = 0; first < names.length; first += NAMES) yield names.slice(first, first + NAMES)
}
