import type { Clock } from '../../base/clock.ts'
import { floorHour, formatTimeForStore, MICROS, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { State } from '../../store/state/state.ts'
import { type AssembleRules, assemble } from './assemble.ts'
import { askLines, askTouchedRuns } from './lines.ts'
import { rollUp } from './roll-up.ts'
import type { Run } from './run.ts'

/** What following needs to know of a workspace. The time zone decides what a day is. */
export type WorkspaceRules = AssembleRules & { readonly zone: string }

/** Runs made at a time: enough to keep the engine busy, and a few megabytes of lines. */
const PAGE = 2000

/** How long a run waits for its root before it is made without one. */
const ROOT_WAIT = MICROS.m

/**
 * Brings what is derived up to date with what arrived: runs first, then the figures of the hours and days they touch.
 * Nothing is remembered but the positions; a kill between any two steps leaves work to repeat and nothing to repair.
 */
export async function follow(
  parts: { state: State; evidence: Evidence; clock: Clock },
  workspace: string,
  rules: WorkspaceRules,
): Promise<void> {
  const horizon = await parts.evidence.horizon()
  await followLines(parts, workspace, rules, { name: 'runs', to: horizon, rootless: false })
  await followLines(parts, workspace, rules, { name: 'runs-rootless', to: horizon - ROOT_WAIT, rootless: true })
  await rollUp(parts, workspace, rules.zone)
}

async function followLines(
  { state, evidence, clock }: { state: State; evidence: Evidence; clock: Clock },
  workspace: string,
  rules: AssembleRules,
  what: { name: string; to: Micros; rootless: boolean },
): Promise<void> {
  const from = await followerPosition(state, workspace, what.name)
  if (what.to <= from) return
  for (let after = '', more = true; more; ) {
    const runs = await askTouchedRuns(evidence, workspace, {
      from,
      to: what.to,
      after,
      limit: PAGE,
      rootless: what.rootless,
    })
    after = runs.at(-1) ?? after
    more = runs.length === PAGE
    const lines = await askLines(evidence, workspace, runs)
    const made = lines.map((one) => assemble(one, rules))
    await keep(evidence, clock, workspace, made, what.rootless)
  }
  await state.transaction((trx) => advanceFollower(trx, workspace, what.name, from, what.to))
}

const hoursOf = question(
  'runs-hours',
  `SELECT run, workflow, toUnixTimestamp64Micro(started) AS started
   FROM run FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
)

async function keep(
  evidence: Evidence,
  clock: Clock,
  workspace: string,
  made: readonly Run[],
  isRootAwaited: boolean,
): Promise<void> {
  if (made.length === 0) return
  const before = await evidence.ask<{ run: string; workflow: string; started: string | null }>(workspace, hoursOf, {
    runs: made.map((one) => one.run),
  })
  // Without its root a run waits, and the second follower makes it when the wait is over; one that was made is made again.
  const known = new Set(before.map((row) => row.run))
  const runs = made.filter((run) => isRootAwaited || !run.root_missing || known.has(run.run))
  if (runs.length === 0) return
  const touched = new Set<string>()
  const touch = (workflow: string, started: Micros | null) =>
    touched.add(
      JSON.stringify({ workspace, workflow, hour: started === null ? null : formatTimeForStore(floorHour(started)) }),
    )
  for (const row of before) touch(row.workflow, row.started === null ? null : Number(row.started))
  for (const run of runs) touch(run.workflow ?? '', run.started)
  // The marks are written before the runs: killed in between, the marks lead to a rollup that changes nothing. And again
  // after them, because a rollup may have read the first marks before the runs were there.
  await evidence.append('touched', [...touched])
  await evidence.append(
    'run',
    runs.map((run) => rowOf(workspace, run, clock.now())),
  )
  await evidence.append('touched', [...touched])
}

function rowOf(workspace: string, run: Run, version: Micros): string {
  const { started, ended, outcome_at, ...rest } = run
  const row: Record<string, unknown> = { workspace, version: String(version) }
  for (const [name, value] of Object.entries(rest)) if (value !== null) row[name] = value
  for (const [name, value] of Object.entries({ started, ended, outcome_at }))
    if (value !== null) row[name] = formatTimeForStore(value)
  return JSON.stringify(row)
}
