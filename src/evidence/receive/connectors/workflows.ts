import { sql } from 'kysely'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../../base/time.ts'
import { appendDecision, hashOfValue } from '../../../store/state/decision-log.ts'
import { principalInWords } from '../../../store/state/principal-words.ts'
import type { Db, State, Trx } from '../../../store/state/state.ts'
import type { Listed } from './platform.ts'

/** A workflow of a platform: what it is called there, and by which name the record and the plan know it. */
export type PlatformWorkflow = {
  readonly id: string
  readonly name: string
  readonly workflow: string
  readonly is_live: boolean
  readonly version: string | null
  readonly listed_at: Micros | null
  readonly left_out: { readonly because: string; readonly by: string; readonly at: Micros } | null
}

/** Those of a connector, by name. */
export async function listWorkflows(db: Db, workspace: string, connector: string): Promise<PlatformWorkflow[]> {
  const rows = await db
    .selectFrom('connector_workflow')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('connector_workflow.left_out_by')))
    .selectAll('connector_workflow')
    .select('user.name as person')
    .where('workspace_id', '=', workspace)
    .where('connector_id', '=', connector)
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      name: row.name,
      workflow: row.workflow,
      is_live: row.is_live,
      version: row.version,
      listed_at: row.listed_at === null ? null : fromDate(row.listed_at),
      left_out:
        row.left_out_because === null || row.left_out_by === null || row.left_out_at === null
          ? null
          : {
              because: row.left_out_because,
              by: principalInWords(row.left_out_by, row.person),
              at: fromDate(row.left_out_at),
            },
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
}

export async function getWorkflow(
  db: Db,
  workspace: string,
  connector: string,
  given: string,
): Promise<PlatformWorkflow> {
  const all = await listWorkflows(db, workspace, connector)
  // By its id there, or by a name that only one has.
  const found = all.filter((one) => one.id === given)
  const [one, ...others] = found.length > 0 ? found : all.filter((one) => one.workflow === given || one.name === given)
  if (one && others.length === 0) return one
  throw new AppError(
    'not_found',
    one
      ? say`Several workflows of this connector are called "${given}". Name it by its id: ${[one, ...others].map(({ id }) => id).join(', ')}.`
      : say`This connector has no workflow "${given}". "aftercare connectors workflows" lists them.`,
  )
}

/** Keeps what a platform lists now. What it does not list any more is not live. */
export async function keepListed(
  trx: Trx,
  workspace: string,
  connector: string,
  listed: readonly Listed[],
  now: Micros,
): Promise<void> {
  const names = await namesFor(trx, workspace, connector, listed)
  await trx
    .updateTable('connector_workflow')
    .set({ is_live: false, listed_at: null })
    .where('workspace_id', '=', workspace)
    .where('connector_id', '=', connector)
    .execute()
  for (const { id, name, isLive, version } of listed) {
    const told = { name: keptName(name), is_live: isLive, version, listed_at: toDate(now) }
    await trx
      .insertInto('connector_workflow')
      .values({ workspace_id: workspace, connector_id: connector, id, workflow: names.get(id) ?? id, ...told })
      .onConflict((same) => same.columns(['workspace_id', 'connector_id', 'id']).doUpdateSet(told))
      .execute()
  }
}

/**
 * Keeps of a platform that lists no workflows which ran there, by the names that their runs have, and when last: what has not run since
 * `live` is not live.
 */
export async function keepRan(
  state: State,
  workspace: string,
  connector: string,
  ran: ReadonlyMap<string, Micros>,
  live: Micros,
): Promise<void> {
  for (const [name, at] of ran)
    await state.db
      .insertInto('connector_workflow')
      .values({
        ...{ workspace_id: workspace, connector_id: connector, id: keptName(name), name: keptName(name) },
        ...{ workflow: keptName(name), is_live: at >= live, version: null, listed_at: toDate(at) },
      })
      .onConflict((same) =>
        same.columns(['workspace_id', 'connector_id', 'id']).doUpdateSet((excluded) => ({
          is_live: sql<boolean>`connector_workflow.is_live or excluded.is_live`,
          listed_at: sql<Date>`greatest(connector_workflow.listed_at, ${excluded.ref('excluded.listed_at')})`,
        })),
      )
      .execute()
  await state.db
    .updateTable('connector_workflow')
    .set({ is_live: false })
    .where('workspace_id', '=', workspace)
    .where('connector_id', '=', connector)
    .where('is_live', '=', true)
    .where('listed_at', '<', toDate(live))
    .execute()
}

/** What a platform lists, kept at any moment. */
export const keepWorkflows = (
  { state, now }: { readonly state: State; readonly now: () => Micros },
  workspace: string,
  connector: string,
  listed: readonly Listed[],
): Promise<void> => state.transaction((trx) => keepListed(trx, workspace, connector, listed, now()))

/** By which name the record knows each of these workflows. Once given it stays: a new name on the platform makes no new workflow. */
export async function recordNames(
  state: State,
  workspace: string,
  connector: string,
  workflows: readonly { readonly id: string; readonly name: string }[],
): Promise<ReadonlyMap<string, string>> {
  const names = await namesFor(state.db, workspace, connector, workflows)
  const known = new Set(
    (
      await state.db
        .selectFrom('connector_workflow')
        .select('id')
        .where('workspace_id', '=', workspace)
        .where('connector_id', '=', connector)
        .execute()
    ).map(({ id }) => id),
  )
  for (const { id, name } of workflows)
    if (!known.has(id)) {
      const row = {
        id,
        name: keptName(name),
        workflow: names.get(id) ?? id,
        is_live: false,
        version: null,
      }
      await state.db
        .insertInto('connector_workflow')
        .values({ workspace_id: workspace, connector_id: connector, listed_at: null, ...row })
        .onConflict((same) => same.doNothing())
        .execute()
    }
  return names
}

const MOST_LETTERS = 500

/** A name as the state store takes it: with neither a zero byte nor half a sign. */
const keptName = (name: string): string => name.slice(0, MOST_LETTERS).replaceAll('\0', '\ufffd').toWellFormed()

async function namesFor(
  db: Db,
  workspace: string,
  connector: string,
  workflows: readonly { readonly id: string; readonly name: string }[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('connector_workflow')
    .innerJoin('connector', (join) =>
      join
        .onRef('connector.workspace_id', '=', 'connector_workflow.workspace_id')
        .onRef('connector.id', '=', 'connector_workflow.connector_id'),
    )
    .select(['connector_workflow.connector_id', 'connector_workflow.id', 'connector_workflow.workflow'])
    .where('connector_workflow.workspace_id', '=', workspace)
    .where('connector.ended_at', 'is', null)
    .execute()
  const names = new Map(rows.filter((row) => row.connector_id === connector).map(({ id, workflow }) => [id, workflow]))
  const taken = new Set(rows.map(({ workflow }) => workflow))
  // In an order that does not hang on that of the list: of two with one name the same gets it each time.
  for (const { id, name } of workflows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (names.has(id)) continue
    const fit = asKey(name, id)
    const own = taken.has(fit) ? asKey(`${fit.slice(0, 150)} ${id}`, id) : fit
    taken.add(own)
    names.set(id, own)
  }
  return names
}

/** A name as a plan can have it: letters, digits and some signs between them. */
export function asKey(name: string, id: string): string {
  const fit = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} ._:/@+-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 200)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}+]+$/u, '')
  return fit === '' ? `workflow ${id}`.slice(0, 200) : fit
}

/** Says that a workflow which no plan names is left out on purpose, and why; or, with null, that it is looked at again. */
export async function leaveOut(
  state: State,
  workspace: string,
  given: { connector: string; workflow: string; because: string | null; by: string; now: Micros },
): Promise<PlatformWorkflow> {
  const { connector, because, by, now } = given
  const { id, workflow } = await getWorkflow(state.db, workspace, connector, given.workflow)
  await state.transaction(async (trx) => {
    const kind = because === null ? 'workflow.taken_in' : 'workflow.left_out'
    const body = { connector, workflow, ...(because === null ? {} : { hash: hashOfValue({ because }) }) }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind, body }, now)
    await trx
      .updateTable('connector_workflow')
      .set({
        left_out_because: because,
        left_out_by: because === null ? null : by,
        left_out_at: because === null ? null : toDate(now),
        left_out_seq: seq,
      })
      .where('workspace_id', '=', workspace)
      .where('connector_id', '=', connector)
      .where('id', '=', id)
      .execute()
  })
  return await getWorkflow(state.db, workspace, connector, id)
}
