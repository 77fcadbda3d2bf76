import { floorHour, MICROS, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Row } from '../../store/evidence/packed.ts'
import { question } from '../../store/evidence/question.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { State } from '../../store/state/state.ts'
import { type AssembleRules, assemble } from './assemble.ts'
import { count } from './count.ts'
import { keepReadings, type ReadingOf } from './keep-readings.ts'
import { askLines, askTouchedRuns, type Touched } from './lines.ts'
import { rollUp } from './roll-up.ts'
import type { Run } from './run.ts'

/** What a plan says of reading: the rules for a run, and for each workflow that has some a hash of all that they rest on. */
export type PlanReadings = { readonly of: ReadingOf; readonly hashes: ReadonlyMap<string, string> }

/** What following needs to know of a workspace. The time zone decides what a day is. */
export type WorkspaceRules = AssembleRules & {
  readonly zone: string
  /** The plan's rules for reading, by workflow; left out where it has none. */
  readonly readings?: PlanReadings
}

/** Runs made at a time: enough to keep the engine busy, and a few megabytes of lines. */
const PAGE = 2000

/** Names of touched runs asked for at a time: each such question reads through all that arrived. */
const NAMES = 40_000

/** How long a run waits for its root before it is made without one. */
const ROOT_WAIT = MICROS.m

/**
 * Brings what is derived up to date with what arrived: runs first, then the figures of the hours and days they touch, and
 * what is counted of them.
 * Nothing is remembered but the positions; a kill between any two steps leaves work to repeat and nothing to repair.
 */
export async function follow(
  parts: { state: State; evidence: Evidence },
  workspace: string,
  rules: WorkspaceRules,
): Promise<void> {
  const horizon = await parts.evidence.horizon()
  const made = await followLines(parts, workspace, rules, horizon)
  await rollUp(parts, workspace, rules.zone)
  // Last: figures do not wait for what is counted, and marks that are swept are older than what it looks for.
  await count(parts, workspace, rules.zone)
  if (made > 0) await tellMade(parts.state, workspace, horizon)
}

/** Tells whoever shows runs that some were made. */
export async function tellMade(state: State, workspace: string, at: Micros): Promise<void> {
  const before = await followerPosition(state, workspace, MADE)
  await advanceFollower(state.db, workspace, MADE, before, at)
}

/** The position that moves only where runs were made: those of followers move with the clock. Whoever shows runs looks at it. */
export const MADE = 'made'

async function followLines(
  { state, evidence }: { state: State; evidence: Evidence },
  workspace: string,
  rules: WorkspaceRules,
  to: Micros,
): Promise<number> {
  const from = await followerPosition(state, workspace, 'runs')
  let count = 0
  if (to <= from) return count
  for (let after = '', more = true; more; ) {
    const touched = await askTouchedRuns(evidence, workspace, { from, to, wait: ROOT_WAIT, after, limit: NAMES })
    after = touched.at(-1)?.run ?? after
    more = touched.length === NAMES
    // While one page is written, the next is read.
    let writing = Promise.resolve(0)
    for (let first = 0; first < touched.length; first += PAGE) {
      const some = touched.slice(first, first + PAGE)
      const [page, written] = await Promise.all([readPage(evidence, workspace, some, rules), writing])
      count += written
      writing = keep(evidence, workspace, page)
      // Awaited by the next turn; a failure until then is not one that nobody handles.
      writing.catch(() => undefined)
    }
    count += await writing
  }
  await advanceFollower(state.db, workspace, 'runs', from, to)
  return count
}

/** Where a run stands in the figures: made so far, and as its lines say now. */
type Place = {
  readonly run: string
  readonly workflow: string
  readonly started: string | null
  /** Its lines are deleted: what comes late tells too little to make it of. */
  readonly expired: boolean
  /** Its texts are deleted: rules of the plan find nothing in it any more, and what they found stays. */
  readonly bare: boolean
}
type Page = {
  readonly made: readonly Run[]
  readonly before: readonly Place[]
  /** Runs that have waited for their root long enough. */
  readonly waited: ReadonlySet<string>
}

const placesOf = question(
  'runs-places',
  `SELECT run, workflow, toUnixTimestamp64Micro(started) AS started, expired, bare
   FROM run FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
)

async function readPage(
  evidence: Evidence,
  workspace: string,
  touched: readonly Touched[],
  rules: WorkspaceRules,
): Promise<Page> {
  const runs = touched.map((one) => one.run)
  const [told, before] = await Promise.all([
    askLines(evidence, workspace, runs),
    evidence.ask<Place>(workspace, placesOf, { runs }),
  ])
  const bare = new Set(before.flatMap((one) => (one.bare || one.expired ? [one.run] : [])))
  const legible = told.filter(({ run }) => !bare.has(run))
  const read = new Set(await keepReadings(evidence, workspace, legible, rules.readings?.of ?? (() => undefined)))
  // What was found may name a case, and so bring verdicts on it.
  const anew = read.size === 0 ? [] : await askLines(evidence, workspace, [...read])
  const lines = [...told.filter(({ run }) => !read.has(run)), ...anew]
  const waited = new Set(touched.filter((one) => one.waited).map((one) => one.run))
  return { made: lines.map((one) => assemble(one, rules)), before, waited }
}

/** Makes runs again by these rules, whatever arrived, and says how many could be made. */
export const makeAgain = async (
  evidence: Evidence,
  workspace: string,
  runs: readonly string[],
  rules: WorkspaceRules,
): Promise<number> => {
  const touched = runs.map((run) => ({ run, waited: true }))
  return await keep(evidence, workspace, await readPage(evidence, workspace, touched, rules))
}

/** Keeps the runs that can be made, and says how many those are. */
async function keep(evidence: Evidence, workspace: string, { made, before, waited }: Page): Promise<number> {
  // Without its root a run is not made until the wait is over; one that was made is made again.
  const known = new Set(before.map((row) => row.run))
  const ofSome = (name: 'expired' | 'bare') => new Set(before.flatMap((row) => (row[name] ? [row.run] : [])))
  const [expired, bare] = [ofSome('expired'), ofSome('bare')]
  const canBe = (run: Run) => !run.root_missing || waited.has(run.run) || known.has(run.run)
  const runs = made.filter((run) => canBe(run) && !expired.has(run.run))
  if (runs.length === 0) return 0
  const hours = new Map<string, Row>()
  const mark = (workflow: string, started: Micros | null) => {
    const hour = started === null ? null : floorHour(started)
    hours.set(JSON.stringify([workflow, hour]), { workspace, workflow, hour })
  }
  for (const run of runs) mark(run.workflow ?? '', run.started)
  for (const row of before) mark(row.workflow, row.started === null ? null : Number(row.started))
  // Marked before it: killed in between, nobody would know any more which hours runs have left, nor that a run without its
  // root had waited. And after it: a rollup that followed the earlier marks may not have seen these runs.
  const marks = [...hours.values()]
  await evidence.append('touched', marks)
  await evidence.append(
    'run',
    runs.map((run) => rowOf(workspace, run, { version: evidence.stamp(), isBare: bare.has(run.run) })),
  )
  await evidence.append('touched', marks)
  return runs.length
}

const rowOf = (workspace: string, run: Run, { version, isBare }: { version: Micros; isBare: boolean }): Row => ({
  workspace,
  version,
  bare: isBare,
  ...run,
  by_integration: JSON.stringify(run.by_integration),
})
