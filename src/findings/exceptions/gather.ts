import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Row } from '../../store/evidence/packed.ts'
import { question } from '../../store/evidence/question.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { State } from '../../store/state/state.ts'
import { reopenFixed } from './comebacks.ts'
import { idsOf } from './list.ts'
import { askOccurred, type Occurred, type RunAt } from './occurred.ts'
import { listPatterns, makeOne, readTree, writeTree } from './patterns.ts'

/** Runs between two positions that are kept: what a process that was killed does again. */
const WINDOW = 1000

/** What is said of a run later, as by reading its writes again, comes with a time of its own. */
const madeUpTo = question(
  'exceptions-window',
  `SELECT max(at) AS upto FROM (SELECT at FROM (
     SELECT toUnixTimestamp64Micro(arrived) AS at FROM run WHERE workspace = {workspace:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
     UNION ALL
     SELECT toUnixTimestamp64Micro(arrived) AS at FROM readback WHERE workspace = {workspace:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64}))
   ORDER BY at LIMIT ${WINDOW})`,
)

/** A run without its texts keeps what was found in it. */
const RUNS = `SELECT run, workflow, case, case_type, route, release, model, toUnixTimestamp64Micro(started) AS started, status, outcome,
     workflow != '' AND mode IN ('live', 'canary') AS counts
   FROM run FINAL WHERE workspace = {workspace:String} AND NOT bare AND NOT expired`

const madeRuns = question(
  'exceptions-runs',
  `${RUNS} AND run IN (
     SELECT run FROM run WHERE workspace = {workspace:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
     UNION ALL
     SELECT run FROM readback WHERE workspace = {workspace:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64}))
   ORDER BY started, run`,
)

const gatheredUpTo = question(
  'exceptions-again-window',
  `SELECT min(at) AS from FROM (SELECT toUnixTimestamp64Micro(exception.arrived) AS at FROM exception FINAL
     WHERE workspace = {workspace:String} AND pattern IN {ids:Array(UInt32)} AND exception.arrived <= fromUnixTimestamp64Micro({to:Int64})
     ORDER BY at DESC LIMIT ${WINDOW})`,
)
const gatheredRuns = question(
  'exceptions-again-runs',
  `${RUNS} AND run IN (
     SELECT run FROM exception FINAL WHERE workspace = {workspace:String} AND pattern IN {ids:Array(UInt32)}
       AND exception.arrived >= fromUnixTimestamp64Micro({from:Int64}) AND exception.arrived <= fromUnixTimestamp64Micro({to:Int64}))
   ORDER BY started, run`,
)
const namedRun = question('exceptions-run', `${RUNS} AND run = {run:String}`)

const known = question(
  'exceptions-known',
  `SELECT run, step, kind FROM exception FINAL
   WHERE workspace = {workspace:String} AND pattern > 0 AND run IN {runs:Array(String)}`,
)
const stillThere = question(
  'exceptions-still-there',
  'SELECT run FROM run FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}',
)

type Made = RunAt & { readonly counts: 0 | 1 }
type Parts = { readonly state: State; readonly evidence: Evidence }

const GATHERED = 'exceptions gathered'

/** One at a time that reads or changes the tree of a workspace. */
export const gathering = (workspace: string) => `gather ${workspace}`

/**
 * Gathers in patterns what runs, made or read again since the last time, left their path by. Patterns are kept before the rows that name them, so that what a
 * process that was killed does again finds the same ones.
 */
export async function gatherNew(parts: Parts, workspace: string, signal?: AbortSignal): Promise<void> {
  await parts.state.exclusively(gathering(workspace), async () => {
    for (let isMore = true; isMore && !signal?.aborted; ) {
      const from = await followerPosition(parts.state, workspace, GATHERED)
      const to = await parts.evidence.horizon()
      const [window] = await parts.evidence.ask<{ upto: string }>(workspace, madeUpTo, { from, to })
      const upto = Number(window?.upto ?? 0)
      isMore = upto > from
      if (!isMore) break
      const placed = await gatherWindow(parts, workspace, from, upto)
      await reopenFixed(parts, workspace, placed)
      await advanceFollower(parts.state.db, workspace, GATHERED, from, upto)
    }
    await gatherAgain(parts, workspace, { signal })
    await forgetGone(parts, workspace)
  })
}

async function gatherWindow(parts: Parts, workspace: string, from: Micros, to: Micros): Promise<ReadonlySet<number>> {
  return await gatherRuns(parts, workspace, await parts.evidence.ask<Made>(workspace, madeRuns, { from, to }))
}

/**
 * Places again what was gathered in a pattern before something was split off it: window by window, the latest first. Whoever calls it is the
 * one that gathers.
 */
export async function gatherAgain(
  { state, evidence }: Parts,
  workspace: string,
  {
    signal,
    windows = Number.POSITIVE_INFINITY,
  }: { readonly signal?: AbortSignal | undefined; readonly windows?: number },
): Promise<void> {
  const waiting = state.db
    .selectFrom('pattern')
    .select(['id', 'again_to as to'])
    .where('workspace_id', '=', workspace)
    .where('again_to', 'is not', null)
    .orderBy('id')
  for (let left = windows; left > 0 && !signal?.aborted; left--) {
    const one = await waiting.executeTakeFirst()
    if (!one) break
    const { id, to } = one
    const asked = { ids: idsOf(await listPatterns(state.db, workspace), [id]), to: Number(to) }
    const [window] = await evidence.ask<{ from: string }>(workspace, gatheredUpTo, asked)
    const from = Number(window?.from ?? 0)
    if (from > 0) {
      const runs = await evidence.ask<Made>(workspace, gatheredRuns, { ...asked, from })
      await reopenFixed({ state, evidence }, workspace, await gatherRuns({ state, evidence }, workspace, runs))
    }
    await state.db
      .updateTable('pattern')
      .set({ again_to: from > 0 ? from - 1 : null })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute()
  }
}

/** What is so far gathered of one run: where it left its path, and by which words. */
export async function occurredIn(evidence: Evidence, workspace: string, run: string): Promise<readonly Occurred[]> {
  const made = await evidence.ask<Made>(workspace, namedRun, { run })
  return (await askOccurred(evidence, workspace, made)).get(run) ?? []
}

/** Answers which patterns it placed something in. */
async function gatherRuns(parts: Parts, workspace: string, made: readonly Made[]): Promise<ReadonlySet<number>> {
  if (made.length === 0) return new Set()
  const { state, evidence } = parts
  const counted = made.filter(({ counts }) => counts === 1)
  const runs = made.map(({ run }) => run)
  const [occurred, before] = await Promise.all([
    askOccurred(evidence, workspace, counted),
    evidence.ask<Pick<Occurred, 'run' | 'step' | 'kind'>>(workspace, known, { runs }),
  ])
  const placed = await place(
    state,
    workspace,
    counted.flatMap(({ run }) => occurred.get(run) ?? []),
  )
  const rows = new Map<string, Row>()
  const runsByName = new Map(made.map((run) => [run.run, run]))
  const put = ({ run, step, kind }: Pick<Occurred, 'run' | 'step' | 'kind'>, pattern: number) => {
    const of = runsByName.get(run)
    if (!of) return
    const { workflow, case_type, route, release, model } = of
    const started = of.started === null ? undefined : Number(of.started)
    const about = { workflow, case: of.case, case_type, route, release, model, started }
    rows.set(JSON.stringify([run, step, kind]), { workspace, run, step, kind, pattern, ...about })
  }
  for (const one of before) put(one, 0)
  for (const { one, pattern } of placed) put(one, pattern)
  if (rows.size === 0) return new Set()
  // Nothing is erased meanwhile, and what was erased since it was read is not written again.
  await state.exclusively(`settle ${workspace}`, async () => {
    const there = await evidence.ask<{ run: string }>(workspace, stillThere, { runs })
    const isThere = new Set(there.map(({ run }) => run))
    const version = evidence.stamp()
    await evidence.append(
      'exception',
      [...rows.values()].filter(({ run }) => isThere.has(String(run))).map((row) => ({ ...row, version })),
    )
  })
  return new Set(placed.map(({ pattern }) => pattern))
}

/** The template of what finds no room of its own. */
const REST = '<*>'

/** Patterns that are written by one statement. */
const ROWS = 1000

/** What is kept of a template: whoever reads it wants a line. */
export const TEMPLATE_CHARACTERS = 500

/** Places what occurred in patterns, and keeps them with the tree that they were found by. */
async function place(
  state: State,
  workspace: string,
  occurred: readonly Occurred[],
): Promise<{ one: Occurred; pattern: number }[]> {
  if (occurred.length === 0) return []
  const { tree, written } = await readTree(state, workspace)
  const templates = new Map<number, { about: string; template: string }>()
  const merged = new Map<number, number>()
  const placed = occurred.map((one) => {
    const found = tree.add(one.message, one.key)
    const template = one.message === '' ? '' : found.template.slice(0, TEMPLATE_CHARACTERS)
    templates.set(found.pattern, { about: one.about, template })
    for (const id of found.merged) merged.set(id, found.pattern)
    return { one, pattern: found.pattern }
  })
  // What finds no room shares one pattern, which is about nothing.
  const rest = tree.state().groups.find(({ path }) => path === '')?.pattern
  if (rest !== undefined && templates.has(rest)) templates.set(rest, { about: '', template: REST })
  if (JSON.stringify(tree.state()) !== written)
    await state.transaction(async (trx) => {
      const rows = [...templates].map(([id, { about, template }]) => ({
        ...{ workspace_id: workspace, id, about: about.slice(0, TEMPLATE_CHARACTERS), template },
      }))
      for (let first = 0; first < rows.length; first += ROWS)
        await trx
          .insertInto('pattern')
          .values(rows.slice(first, first + ROWS))
          .onConflict((conflict) =>
            conflict.columns(['workspace_id', 'id']).doUpdateSet((eb) => ({ template: eb.ref('excluded.template') })),
          )
          .execute()
      for (const [id, into] of merged) await makeOne(trx, workspace, id, into)
      await writeTree(trx, workspace, tree.state())
    })
  return placed
}

const FORGOTTEN = 'patterns forgotten'

const stillNamed = question(
  'patterns-named',
  `SELECT DISTINCT pattern FROM exception FINAL WHERE workspace = {workspace:String} AND pattern > 0 AND run IN (
     SELECT run FROM run FINAL WHERE workspace = {workspace:String} AND NOT bare AND NOT expired)`,
)

/**
 * Once something was erased, or texts are kept no longer, nothing is left of the words of patterns that no other run has. Their ids, and what people said of
 * them, stay.
 */
async function forgetGone({ state, evidence }: Parts, workspace: string): Promise<void> {
  const before = await followerPosition(state, workspace, FORGOTTEN)
  const last = await state.db
    .selectFrom('decision')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('workspace_id', '=', workspace)
    .where('kind', 'in', ['erasure.done', 'retention.applied'])
    .executeTakeFirst()
  const upTo = Number(last?.seq ?? 0)
  if (upTo <= before) return
  const named = new Set((await evidence.ask<{ pattern: number }>(workspace, stillNamed)).map(({ pattern }) => pattern))
  const { tree } = await readTree(state, workspace)
  const { nextId, groups } = tree.state()
  const patterns = await state.db
    .selectFrom('pattern')
    .select(['id', 'into_id'])
    .where('workspace_id', '=', workspace)
    .execute()
  // A row may name a pattern that is another by now: both stay.
  const into = new Map(patterns.map((one) => [one.id, one.into_id]))
  for (const id of [...named])
    for (let next = into.get(id); next != null && !named.has(next); next = into.get(next)) named.add(next)
  const gone = patterns.filter(({ id }) => !named.has(id)).map(({ id }) => id)
  await state.transaction(async (trx) => {
    if (gone.length > 0)
      await trx
        .updateTable('pattern')
        .set({ about: '', template: '' })
        .where('workspace_id', '=', workspace)
        .where('id', 'in', gone)
        .execute()
    await writeTree(trx, workspace, { nextId, groups: groups.filter((one) => named.has(one.pattern)) })
    await advanceFollower(trx, workspace, FORGOTTEN, before, upTo)
  })
}
