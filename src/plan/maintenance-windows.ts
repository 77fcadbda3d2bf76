import { sql } from 'kysely'
import { AppError } from '../base/errors.ts'
import { newId } from '../base/ids.ts'
import { say } from '../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros, toDate } from '../base/time.ts'
import { appendDecision, hashOfValue } from '../store/state/decision-log.ts'
import { principalInWords } from '../store/state/principal-words.ts'
import type { Db, State } from '../store/state/state.ts'

/** What maintenance is done on: a workflow, a system, or everything. */
export type Maintained = { readonly workflow: string | null; readonly integration: string | null }

/**
 * A time of planned maintenance, announced before it begins. Everything is watched on; what would not be off without the runs of that
 * time is told to nobody.
 */
export type MaintenanceWindow = Maintained & {
  readonly id: string
  readonly since: Micros
  /** When it is over, or was: as announced, or earlier where somebody said so. */
  readonly until: Micros
  readonly why: string
  readonly said_at: Micros
  /** Who announced it: a name where it is known. */
  readonly by: string
  /** Who said that it is over, or will not be, and when; null where it ends as announced. */
  readonly ended: { readonly at: Micros; readonly by: string } | null
}

/** What takes longer is no window: a workflow that stands still is said to. */
const LONGEST = 7 * MICROS.d
/** Announced by people and programs: one that begins "now" is not late by the time it took to say so. */
const LATE = 5 * MICROS.m
const AHEAD = 366 * MICROS.d
/** So many may be announced at once: each is asked for whenever something is off. */
const MOST = 100

/** Those of a workspace that were not over by a moment, in the order in which they begin. */
export async function listMaintenanceWindows(db: Db, workspace: string, after: Micros): Promise<MaintenanceWindow[]> {
  const rows = await rowsOf(db)
    .where('workspace_id', '=', workspace)
    .where('until', '>', toDate(after))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', toDate(after))]))
    .orderBy('since')
    .orderBy('maintenance_window.id')
    .execute()
  return rows.map(toWindow)
}

export async function findMaintenanceWindow(db: Db, workspace: string, id: string): Promise<MaintenanceWindow | null> {
  const row = await rowsOf(db)
    .where('workspace_id', '=', workspace)
    .where('maintenance_window.id', '=', id)
    .executeTakeFirst()
  return row ? toWindow(row) : null
}

const rowsOf = (db: Db) =>
  db
    .selectFrom('maintenance_window')
    .leftJoin('user as sayer', (join) => join.on(sql`'user:' || sayer.id`, '=', sql.ref('said_by')))
    .leftJoin('user as ender', (join) => join.on(sql`'user:' || ender.id`, '=', sql.ref('ended_by')))
    .selectAll('maintenance_window')
    .select(['sayer.name as sayer', 'ender.name as ender'])

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

function toWindow({ said_by, sayer, ended_at, ended_by, ender, ...row }: Row): MaintenanceWindow {
  const { id, workflow, integration, why } = row
  const [since, until] = [fromDate(row.since), fromDate(row.until)]
  const ended = ended_at !== null &&
    ended_by !== null && { at: fromDate(ended_at), by: principalInWords(ended_by, ender) }
  return {
    ...{ id, workflow, integration, why, since },
    until: ended ? Math.max(since, ended.at) : until,
    said_at: fromDate(row.said_at),
    by: principalInWords(said_by, sayer),
    ended: ended || null,
  }
}

/** Whether it was maintained at a moment. What ended before it began never was. */
export const isMaintained = ({ since, until }: MaintenanceWindow, at: Micros): boolean => since <= at && at < until

/** Whether the runs of a workflow are what is maintained; what is done on a system leaves it to each run whether it called that. */
export const isAbout = ({ workflow, integration }: Maintained, one: string): boolean =>
  integration === null && (workflow === null || workflow === one)

/** Somebody announces maintenance. A decision: entered in the log with the hash of why, without its words. */
export async function announceMaintenance(
  state: State,
  workspace: string,
  given: Maintained & {
    readonly since: Micros
    readonly until: Micros
    readonly why: string
    readonly by: string
    /** The present of the installation; what begins before it is not announced any more. */
    readonly at: Micros
    readonly now: Micros
  },
): Promise<MaintenanceWindow> {
  const { workflow, integration, since, until, why, by, at, now } = given
  if (since < at - LATE)
    throw new AppError(
      'invalid_input',
      say`"since" is ${formatTime(since)}, which has passed. Maintenance is announced before it begins: what happened without that is told, and can be closed with a reason.`,
    )
  if (until <= since)
    throw new AppError(
      'invalid_input',
      say`"until" is ${formatTime(until)}, which is not after ${formatTime(since)}, when it begins. Give a later one.`,
    )
  if (until - since > LONGEST)
    throw new AppError(
      'invalid_input',
      say`It would last longer than seven days. Say of a workflow that stands still for so long that it is stopped, or announce it week by week.`,
    )
  if (since > at + AHEAD)
    throw new AppError(
      'invalid_input',
      say`"since" is ${formatTime(since)}, more than a year ahead. Announce it when it is nearer.`,
    )
  const id = newId(now)
  await state.transaction(async (trx) => {
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const current = await listMaintenanceWindows(trx, workspace, at)
    if (current.length >= MOST)
      throw new AppError(
        'conflict',
        say`${MOST} maintenance windows are announced already. End one that is not needed.`,
      )
    const body = {
      maintenance: id,
      ...(workflow === null ? {} : { workflow }),
      ...(integration === null ? {} : { integration }),
      ...{ since: formatTime(since), until: formatTime(until), hash: hashOfValue({ why }) },
    }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'maintenance.announced', body }, now)
    const said = { said_at: toDate(now), said_by: by, said_seq: seq }
    await trx
      .insertInto('maintenance_window')
      .values({
        ...{ workspace_id: workspace, id, workflow, integration, why, ...said },
        ...{ since: toDate(since), until: toDate(until) },
      })
      .execute()
  })
  return await requireWindow(state.db, workspace, id)
}

/** Somebody says that it is over before its time, or will not be. */
export async function endMaintenance(
  state: State,
  workspace: string,
  { id, by, at, now }: { readonly id: string; readonly by: string; readonly at: Micros; readonly now: Micros },
): Promise<MaintenanceWindow> {
  await state.transaction(async (trx) => {
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const { until } = await requireWindow(trx, workspace, id)
    if (until <= at) throw new AppError('conflict', say`It was over at ${formatTime(until)} already.`)
    const body = { maintenance: id, until: formatTime(at) }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'maintenance.ended', body }, now)
    await trx
      .updateTable('maintenance_window')
      .set({ ended_at: toDate(at), ended_by: by, ended_seq: seq })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute()
  })
  return await requireWindow(state.db, workspace, id)
}

async function requireWindow(db: Db, workspace: string, id: string): Promise<MaintenanceWindow> {
  const found = await findMaintenanceWindow(db, workspace, id)
  if (found) return found
  throw new AppError('not_found', say`There is no maintenance window "${id}". "aftercare maintenance" lists them.`)
}
