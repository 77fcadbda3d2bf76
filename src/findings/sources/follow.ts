import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Row } from '../../store/evidence/packed.ts'
import { question } from '../../store/evidence/question.ts'
import { advanceFollower, beginFollower, followerPosition } from '../../store/state/follower.ts'
import type { State } from '../../store/state/state.ts'
import { answeredOf } from './answered.ts'
import { askLookingUp, askTexts } from './read-texts.ts'
import type { SourceRules } from './rules.ts'
import { gapKinds, type Screened, screen } from './screen.ts'

/** Runs between two positions that are kept: what a process that was killed does again. */
const WINDOW = 1000
/** Runs whose texts are in memory at a time: some tens of megabytes at most. */
const PAGE = 40

/** What one has made since somewhere; of more the next begins where these end. */
const madeUpTo = question(
  'screened-window',
  `SELECT max(at) AS upto FROM (SELECT at FROM (
     SELECT toUnixTimestamp64Micro(arrived) AS at FROM run WHERE workspace = {workspace:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
     UNION ALL
     SELECT toUnixTimestamp64Micro(arrived) AS at FROM text WHERE workspace = {workspace:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64}))
   ORDER BY at LIMIT ${WINDOW})`,
)

/** A run without its texts keeps what was screened of it. */
const madeRuns = question(
  'screened-runs',
  `SELECT run, workflow, case_type, route, release, toUnixTimestamp64Micro(started) AS started,
     workflow != '' AND mode IN ('live', 'canary') AND status IN ('', 'ok', 'exception') AS answers,
     run IN (SELECT run FROM screened FINAL WHERE workspace = {workspace:String} AND result != '') AS was
   FROM run FINAL WHERE workspace = {workspace:String} AND NOT bare AND NOT expired AND run IN (
     SELECT run FROM run WHERE workspace = {workspace:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
     UNION ALL
     SELECT run FROM text WHERE workspace = {workspace:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64}))
   ORDER BY run`,
)

const stillThere = question(
  'screened-still-there',
  'SELECT run FROM run FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}',
)

type Made = {
  readonly run: string
  readonly workflow: string
  readonly case_type: string
  readonly route: string
  readonly release: string
  readonly started: string | null
  /** Whether it is over, gave an answer, and is counted in figures. */
  readonly answers: 0 | 1
  readonly was: 0 | 1
}

type Parts = { readonly state: State; readonly evidence: Evidence }

/**
 * Screens the answers of runs that were made since the last time, some at a time. Where the plan has other rules for sources, of all that
 * are kept with their texts again. Killed, it does again what it did since its last position, to the same rows.
 */
export async function screenNew(
  parts: Parts,
  workspace: string,
  rules: SourceRules,
  signal?: AbortSignal,
): Promise<void> {
  const name = `${SCREENED}${rules.hash}`
  await parts.state.exclusively(`screen ${workspace}`, async () => {
    await parts.state.transaction((trx) => beginFollower(trx, workspace, SCREENED, name))
    for (let isMore = true; isMore && !signal?.aborted; ) {
      const from = await followerPosition(parts.state, workspace, name)
      const to = await parts.evidence.horizon()
      const [window] = await parts.evidence.ask<{ upto: string }>(workspace, madeUpTo, { from, to })
      const upto = Number(window?.upto ?? 0)
      isMore = upto > from
      if (!isMore) return
      await screenWindow(parts, workspace, rules, { from, to: upto, signal })
      if (signal?.aborted) return
      await advanceFollower(parts.state.db, workspace, name, from, upto)
    }
  })
}

const SCREENED = 'screened by '

async function screenWindow(
  parts: Parts,
  workspace: string,
  rules: SourceRules,
  { from, to, signal }: { from: Micros; to: Micros; signal: AbortSignal | undefined },
): Promise<void> {
  const made = await parts.evidence.ask<Made>(workspace, madeRuns, { from, to })
  for (const [workflow, ofWorkflow] of Map.groupBy(made, (one) => one.workflow)) {
    const { tools, isRequired } = rules.of(workflow)
    const names = ofWorkflow.map((one) => one.run)
    const looking = new Set(isRequired ? names : await askLookingUp(parts.evidence, workspace, names, tools))
    const asked = ofWorkflow.filter((one) => one.was === 1 || (one.answers === 1 && looking.has(one.run)))
    for (let first = 0; first < asked.length && !signal?.aborted; first += PAGE)
      await screenPage(parts, workspace, rules, asked.slice(first, first + PAGE))
  }
}

async function screenPage(
  { state, evidence }: Parts,
  workspace: string,
  rules: SourceRules,
  page: readonly Made[],
): Promise<void> {
  const { tools, isRequired, freshFrom } = rules.of(page[0]?.workflow ?? '')
  const texts = await askTexts(
    evidence,
    workspace,
    page.map((one) => one.run),
    tools,
  )
  const rows: Row[] = []
  for (const run of page) {
    // A long answer takes some tenths of a second: others have their turn before the next.
    await setImmediate()
    const of = texts.get(run.run)
    const answered = of && run.answers === 1 ? answeredOf(of, isRequired) : undefined
    const started = run.started === null ? undefined : Number(run.started)
    const screened = answered && screen(answered, started === undefined ? undefined : freshFrom(started))
    if (screened || run.was === 1) rows.push(rowOf(workspace, run, started, screened))
  }
  if (rows.length === 0) return
  // Nothing is erased meanwhile, and what was erased since its texts were read is not written again.
  await state.exclusively(`settle ${workspace}`, async () => {
    const there = await evidence.ask<{ run: string }>(workspace, stillThere, { runs: page.map((one) => one.run) })
    const isThere = new Set(there.map(({ run }) => run))
    const version = evidence.stamp()
    await evidence.append(
      'screened',
      rows.filter(({ run }) => isThere.has(String(run))).map((row) => ({ ...row, version })),
    )
  })
}

function rowOf(workspace: string, run: Made, started: Micros | undefined, screened: Screened | undefined): Row {
  const { workflow, case_type, route, release } = run
  const kinds = Object.fromEntries(gapKinds.map((kind) => [kind, screened?.kinds.includes(kind) ?? false]))
  return {
    ...{ workspace, run: run.run, workflow, case_type, route, release, started },
    result: screened?.result ?? '',
    why: screened?.why ?? '',
    score: screened?.score ?? undefined,
    claims: screened?.claims.length ?? 0,
    sources: screened?.sources ?? 0,
    ...kinds,
    worst_start: screened?.worst?.start ?? 0,
    worst_end: screened?.worst?.end ?? 0,
    lot: lotOf(workspace, run.run),
  }
}

/** The place of a run in the lot, 0 to 1: by its name alone, so that nothing of what it says moves it, and the same each time. */
export function lotOf(workspace: string, run: string): number {
  return createHash('sha256').update(`${workspace}\n${run}`).digest().readUInt32BE() / 2 ** 32
}
