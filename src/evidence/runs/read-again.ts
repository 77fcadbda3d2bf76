import { fromDate, type Micros, toDate } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { Db, State } from '../../store/state/state.ts'
import { makeAgain, tellMade, type WorkspaceRules } from './follow.ts'
import { rollUp } from './roll-up.ts'

/**
 * Runs are made again when the rules for reading of their plan are others than those by which they were made: the newest first, some at a
 * time, so that what arrives meanwhile is followed in between. How far it is stands in the state: killed at any moment it goes on from there.
 */

type Parts = { readonly state: State; readonly evidence: Evidence }

/** A workflow whose runs are being read again. */
export type ReadingAgain = {
  readonly workflow: string
  readonly done: number
  readonly total: number
  readonly began_at: Micros
}

/** Runs made at a time, for which others wait. */
const SOME = 2000
/** Figures follow after so many of them. */
const ROLLED_UP_AFTER = 5

/** What is being read again in a workspace, and how far it is. */
export async function readingAgain(db: Db, workspace: string): Promise<ReadingAgain[]> {
  const rows = await db
    .selectFrom('read_again')
    .select(['workflow', 'done', 'total', 'began_at'])
    .where('workspace_id', '=', workspace)
    .orderBy('workflow')
    .execute()
  // It was counted when it began, and some may have come since.
  return rows.map((row) => ({ ...row, done: Math.min(row.done, row.total), began_at: fromDate(row.began_at) }))
}

const countOfWorkflow = question(
  'runs-to-read-again',
  'SELECT count() AS runs FROM run FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String}',
)

/**
 * Notes which workflows have other rules now than those by which their runs were made. Nobody makes runs meanwhile: what is made after it is
 * made by the rules of now. What was begun by rules that are others by now begins again, also where those are the ones from before.
 */
export async function noteReadingAgain(
  { state, evidence }: Parts,
  workspace: string,
  rules: WorkspaceRules,
  now: Micros,
): Promise<void> {
  const { db } = state
  const made = await db
    .selectFrom('reading')
    .select(['workflow', 'hash'])
    .where('workspace_id', '=', workspace)
    .execute()
  const begun = await db
    .selectFrom('read_again')
    .select(['workflow', 'hash'])
    .where('workspace_id', '=', workspace)
    .execute()
  const before = new Map(made.map(({ workflow, hash }) => [workflow, hash]))
  const under = new Map(begun.map(({ workflow, hash }) => [workflow, hash]))
  const hashes = rules.readings?.hashes ?? new Map<string, string>()
  for (const workflow of new Set([...before.keys(), ...under.keys(), ...hashes.keys()])) {
    const hash = hashes.get(workflow) ?? null
    if (under.has(workflow) ? under.get(workflow) === hash : (before.get(workflow) ?? null) === hash) continue
    const [row] = await evidence.ask<{ runs: string }>(workspace, countOfWorkflow, { workflow })
    const begins = {
      hash,
      began_at: toDate(now),
      after_start: null,
      after_run: null,
      done: 0,
      total: Number(row?.runs),
    }
    if (begins.total === 0) await sayMade(state, workspace, workflow, hash)
    else
      await state.db
        .insertInto('read_again')
        .values({ workspace_id: workspace, workflow, ...begins })
        .onConflict((same) => same.columns(['workspace_id', 'workflow']).doUpdateSet(begins))
        .execute()
  }
}

/** Of a run whose start is not known: they come last. */
const UNKNOWN_START = -9_007_199_254_740_991

const nextOfWorkflow = question(
  'runs-read-again',
  `SELECT run, ifNull(toUnixTimestamp64Micro(started), ${UNKNOWN_START}) AS start
   FROM run FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String}
     AND ({isFirst:Bool} OR (ifNull(toUnixTimestamp64Micro(started), ${UNKNOWN_START}), run) < ({start:Int64}, {run:String}))
   ORDER BY start DESC, run DESC LIMIT {limit:UInt32}`,
)

/** Makes some of them again, while nobody else makes runs; false where nothing is left. The rules must be those that were noted last. */
export async function readSomeAgain({ state, evidence }: Parts, workspace: string, rules: WorkspaceRules) {
  const begun = await state.db
    .selectFrom('read_again')
    .select(['workflow', 'hash', 'after_start', 'after_run', 'done'])
    .where('workspace_id', '=', workspace)
    .orderBy('workflow')
    .executeTakeFirst()
  if (!begun) return false
  const { workflow, hash, after_start, after_run, done } = begun
  const rows = await evidence.ask<{ run: string; start: string }>(workspace, nextOfWorkflow, {
    ...{ workflow, limit: SOME, isFirst: after_run === null },
    ...{ start: after_start ?? 0, run: after_run ?? '' },
  })
  const last = rows.at(-1)
  await makeAgain(
    evidence,
    workspace,
    rows.map(({ run }) => run),
    rules,
  )
  const isLast = rows.length < SOME
  if (isLast || (done / SOME) % ROLLED_UP_AFTER === ROLLED_UP_AFTER - 1)
    await rollUp({ state, evidence }, workspace, rules.zone)
  // Said last: killed before it, these are made once more.
  if (isLast) await sayMade(state, workspace, workflow, hash)
  else if (last)
    await state.db
      .updateTable('read_again')
      .set({ after_start: Number(last.start), after_run: last.run, done: done + rows.length })
      .where('workspace_id', '=', workspace)
      .where('workflow', '=', workflow)
      .execute()
  await tellMade(state, workspace, evidence.stamp())
  return true
}

async function sayMade(state: State, workspace: string, workflow: string, hash: string | null): Promise<void> {
  await state.transaction(async (trx) => {
    const ofWorkflow = { workspace_id: workspace, workflow }
    if (hash === null)
      await trx.deleteFrom('reading').where('workspace_id', '=', workspace).where('workflow', '=', workflow).execute()
    else
      await trx
        .insertInto('reading')
        .values({ ...ofWorkflow, hash })
        .onConflict((same) => same.columns(['workspace_id', 'workflow']).doUpdateSet({ hash }))
        .execute()
    await trx.deleteFrom('read_again').where('workspace_id', '=', workspace).where('workflow', '=', workflow).execute()
  })
}
