import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '../../base/ids.ts'
import type { Engine } from './engine.ts'
import { packer } from './packed.ts'
import { type Params, writtenOut } from './question.ts'

/** Rows of a workspace to be deleted, or of which some columns are to be emptied. */
export type Deletion = {
  readonly table: string
  /** Which; `{ids}` stands for those that are given, however many they are. */
  readonly where: string
  readonly params?: Params
  readonly ids?: readonly string[]
  /** What is set instead of deleting the row: "input = ''". */
  readonly clear?: string
}

/** Values that are told to the engine at a time. */
const VALUES = 10_000
const LOOK_EACH_MS = 100
/** Rewriting all parts of a large table takes minutes; longer than this it is given up, and begun again by whoever asked for it. */
const GIVE_UP_MS = 30 * 60_000

/**
 * While something is deleted, parts that were replaced go within seconds and not after eight minutes. They stay that long because what
 * replaces them is usually not synced to the disk when it is written: so it is, meanwhile.
 */
const HASTE = 'old_parts_lifetime = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1'
const USUAL =
  'old_parts_lifetime = 480, min_rows_to_fsync_after_merge = 0, min_compressed_bytes_to_fsync_after_merge = 0'

/**
 * Deletes rows for good, also those that newer ones replaced, one deletion after the other. Answers how many each took, once no file of the
 * engine holds any of them. Cut off, it has deleted some; done again, it deletes the rest.
 */
export async function deleteForGood(
  engine: Engine,
  workspace: string,
  deletions: readonly Deletion[],
  now: () => number,
): Promise<number[]> {
  const job = newId(now())
  const tables = [...new Set(deletions.map(({ table }) => table))]
  const setAll = async (settings: string) => {
    for (const table of tables) await engine.command(`ALTER TABLE ${table} MODIFY SETTING ${settings}`)
  }
  await setAll(HASTE)
  try {
    const counts: number[] = []
    for (const [place, one] of deletions.entries())
      counts.push(await deleteRows(engine, workspace, one, `${job} ${place}`))
    await untilForgotten(engine, tables)
    return counts
  } finally {
    await setAll(USUAL)
    await engine.command(writtenOut('ALTER TABLE deleting DELETE WHERE startsWith(job, {job:String})', { job }))
  }
}

const deletingColumns = ['job', 'value'].map((name) => ({ name, type: 'String' }))

async function deleteRows(engine: Engine, workspace: string, one: Deletion, job: string): Promise<number> {
  const { table, params = {}, ids, clear } = one
  if (ids?.length === 0) return 0
  for (let first = 0; first < (ids?.length ?? 0); first += VALUES) {
    const rows = packer(deletingColumns)
    for (const value of ids?.slice(first, first + VALUES) ?? []) rows.add({ job, value })
    await engine.insert('deleting', deletingColumns, rows.packed().bytes)
  }
  // The job is in each statement, by which it is found among those that are under way.
  const given = one.where.replaceAll('{ids}', '(SELECT value FROM deleting WHERE job = {job:String})')
  const where = writtenOut(`workspace = {workspace:String} AND {job:String} != '' AND (${given})`, {
    ...params,
    workspace,
    job,
  })
  const count = await numberOf(engine, `SELECT count() FROM ${table} WHERE ${where}`)
  if (count === 0) return 0
  // In the background: the connection on which it is asked for is the one that takes evidence in.
  const how = clear === undefined ? 'DELETE' : `UPDATE ${clear}`
  await engine.command(`ALTER TABLE ${table} ${how} WHERE ${where} SETTINGS mutations_sync = 0`)
  const ours = `database = currentDatabase() AND table = '${table}' AND position(command, ${writtenOut('{job:String}', { job })}) > 0`
  const state = `SELECT count(), any(latest_fail_reason) FROM system.mutations WHERE ${ours} AND NOT is_done FORMAT TSVRaw`
  await until(async () => {
    const [left, failed] = (await engine.query(state)).trimEnd().split('\t')
    if (!failed) return left === '0'
    // Left alone the engine would try for ever, also where a full disk must be cleared first.
    await engine.command(`KILL MUTATION WHERE ${ours}`)
    throw new Error(failed)
  }, `rows of ${table} to be deleted`)
  const rest = await numberOf(engine, `SELECT count() FROM ${table} WHERE ${where}`)
  if (rest > 0) throw new Error(`${rest} rows of ${table} are still there after they were deleted`)
  return count
}

/** Waits until what is no part of a table any more is no file either. What is replaced from now on holds nothing of what was deleted. */
async function untilForgotten(engine: Engine, tables: readonly string[]): Promise<void> {
  const of = `database = currentDatabase() AND table IN (${tables.map((table) => `'${table}'`).join(', ')}) AND NOT active`
  const names = (await engine.query(`SELECT concat(table, ' ', name) FROM system.parts WHERE ${of} FORMAT TSVRaw`))
    .split('\n')
    .filter((name) => name !== '')
  if (names.length === 0) return
  const left = `SELECT count() FROM system.parts WHERE ${of} AND concat(table, ' ', name) IN (${names.map((name) => `'${name}'`).join(', ')})`
  await until(async () => (await numberOf(engine, left)) === 0, 'replaced parts to be removed')
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + GIVE_UP_MS
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited half an hour for ${what}`)
    await sleep(LOOK_EACH_MS)
  }
}

const numberOf = async (engine: Engine, sql: string): Promise<number> =>
  Number((await engine.query(`${sql} FORMAT TSVRaw`)).split('\t')[0])
