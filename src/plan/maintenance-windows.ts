import { sql } from 'kysely'
import { AppError } from '../base/errors.ts'
import { newId } from '../base/ids.ts'
import { say } from '../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros, toDate } from '../base/time.ts'
import { appendDecision, hashOfValue } from '../store/state/decision-log.ts'
import { principalInWords } from '../store/state/principal-words.ts'
import type { Db, State } from '../store/state/state.ts'
import type { Maintenance } from './maintenance.ts'
import { type PlannedTime, timeOfPlan, timesOfPlan } from './maintenance-of-plan.ts'

/** What maintenance is done on: a workflow, a system, or everything. */
export type Maintained = { readonly workflow: string | null; readonly integration: string | null }

/**
 * A time of planned maintenance: announced before it begins, or one that the plan has come back. Everything is watched on; what would not
 * be off without the runs of that time is told to nobody.
 */
export type MaintenanceWindow = Maintained & {
  readonly id: string
  readonly since: Micros
  /** When it is over, or was: as planned, or earlier where somebody said so. */
  readonly until: Micros
  readonly why: string
  readonly said_at: Micros
  /** Who announced it, or applied the plan that has it: a name where it is known. */
  readonly by: string
  /** Who said that it is over, or will not be, and when; null where it ends as planned. */
  readonly ended: { readonly at: Micros; readonly by: string } | null
  /** What the plan says of it; null where it was announced for once. */
  readonly of_plan:
    | ({ readonly name: string; readonly time_zone: string } & Pick<Maintenance, 'days' | 'from' | 'to'>)
    | null
}

/** What takes longer is no window: a workflow that stands still is said to. */
const LONGEST = 7 * MICROS.d
/** Announced by people and programs: one that begins "now" is not late by the time it took to say so. */
const LATE = 5 * MICROS.m
/** So far ahead it may be announced. */
export const AHEAD = 366 * MICROS.d
/** So many may be announced at once: each is asked for whenever something is off. */
const MOST = 100

/** Those of a workspace that are in some of the time between two moments, in the order in which they begin: announced, and of the plan. */
export async function listMaintenanceWindows(
  db: Db,
  workspace: string,
  { from, to }: { readonly from: Micros; readonly to: Micros },
): Promise<MaintenanceWindow[]> {
  const [announced, times] = [await listAnnounced(db, workspace, from), await timesOfPlan(db, workspace, { from, to })]
  const ended = times.length === 0 ? new Map<string, Ended>() : await endedOfPlan(db, workspace)
  const planned = times.map((one) => timeToWindow(one, ended.get(one.id)))
  return [...announced.filter(({ since }) => since < to), ...planned.filter((one) => !isOverBy(one, from))].sort(
    (a, b) => a.since - b.since || (a.id < b.id ? -1 : 1),
  )
}

export async function findMaintenanceWindow(db: Db, workspace: string, id: string): Promise<MaintenanceWindow | null> {
  const row = await rowsOf(db)
    .where('workspace_id', '=', workspace)
    .where('maintenance_window.id', '=', id)
    .executeTakeFirst()
  if (row) return toWindow(row)
  const time = await timeOfPlan(db, workspace, id)
  return time ? timeToWindow(time, (await endedOfPlan(db, workspace, id)).get(id)) : null
}

/** Those that were announced and are not over by a moment. */
async function listAnnounced(db: Db, workspace: string, after: Micros): Promise<MaintenanceWindow[]> {
  const rows = await rowsOf(db)
    .where('workspace_id', '=', workspace)
    .where('until', '>', toDate(after))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', toDate(after))]))
    .execute()
  return rows.map(toWindow)
}

const isOverBy = ({ until, ended }: MaintenanceWindow, at: Micros): boolean =>
  until <= at || (ended !== null && ended.at <= at)

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
  const ended =
    ended_at !== null && ended_by !== null ? { at: fromDate(ended_at), by: principalInWords(ended_by, ender) } : null
  return {
    ...{ id, workflow, integration, why, of_plan: null },
    ...endedTimes({ since: fromDate(row.since), until: fromDate(row.until) }, ended),
    said_at: fromDate(row.said_at),
    by: principalInWords(said_by, sayer),
  }
}

function timeToWindow(time: PlannedTime, ended: Ended = null): MaintenanceWindow {
  const { id, name, as, time_zone, applied_at, by } = time
  const { workflow = null, integration = null, why, days, from, to } = as
  return {
    ...{ id, workflow, integration, why, by, said_at: applied_at, ...endedTimes(time, ended) },
    of_plan: { name, days, from, to, time_zone },
  }
}

type Ended = MaintenanceWindow['ended']

const endedTimes = ({ since, until }: { readonly since: Micros; readonly until: Micros }, ended: Ended) => ({
  since,
  until: ended === null ? until : Math.max(since, ended.at),
  ended,
})

/** Times of the plan that somebody said are over, or will not be, by their id. */
async function endedOfPlan(db: Db, workspace: string, id?: string): Promise<ReadonlyMap<string, Ended>> {
  const rows = await db
    .selectFrom('maintenance_of_plan_ended as ended')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('ended_by')))
    .where('workspace_id', '=', workspace)
    .$if(id !== undefined, (query) => query.where('ended.id', '=', id ?? ''))
    .select(['ended.id', 'ended_at', 'ended_by', 'user.name'])
    .execute()
  return new Map(
    rows.map((one) => [one.id, { at: fromDate(one.ended_at), by: principalInWords(one.ended_by, one.name) }]),
  )
}

/** Whether it was maintained at a moment. What ended before it began never was. */
export const isMaintained = ({ since, until }: Pick<MaintenanceWindow, 'since' | 'until'>, at: Micros): boolean =>
  since <= at && at < until

/** Whether the runs of a workflow are what is maintained; what is done on a system leaves it to each run whether it called that. */
export const isAbout = ({ workflow, integration }: Maintained, one: string): boolean =>
  integration === null && (workflow === null || workflow === one)

/**
 * Somebody announces maintenance. A decision: entered in the log with the hash of why, without its words. Said again in the same words, as a program
 * does that heard no answer, it is the one that is there.
 */
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
  const id = await state.transaction(async (trx) => {
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const current = await listAnnounced(trx, workspace, at)
    const same = current.find((one) => one.ended === null && isSame(one, given))
    if (same) return same.id
    const id = newId(now)
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
    return id
  })
  return await requireWindow(state.db, workspace, id)
}

type Said = Pick<MaintenanceWindow, 'workflow' | 'integration' | 'since' | 'until' | 'why'>

/** One that begins "now" begins a little later when it is said again. */
const isSame = (one: Said, given: Said & { readonly at: Micros }): boolean =>
  one.workflow === given.workflow &&
  one.integration === given.integration &&
  one.why === given.why &&
  toDate(one.until).getTime() === toDate(given.until).getTime() &&
  (toDate(one.since).getTime() === toDate(given.since).getTime() ||
    (Math.max(one.since, given.since) <= given.at && Math.abs(given.since - one.since) <= LATE))

/** Somebody says that it is over before its time, or will not be. */
export async function endMaintenance(
  state: State,
  workspace: string,
  { id, by, at, now }: { readonly id: string; readonly by: string; readonly at: Micros; readonly now: Micros },
): Promise<MaintenanceWindow> {
  await state.transaction(async (trx) => {
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const { since, until, ended, of_plan } = await requireWindow(trx, workspace, id)
    if (ended !== null && until === since) throw new AppError('conflict', say`It was called off already.`)
    if (until <= at) throw new AppError('conflict', say`It was over at ${formatTime(until)} already.`)
    const body = { maintenance: id, until: formatTime(at) }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'maintenance.ended', body }, now)
    const values = { ended_at: toDate(at), ended_by: by, ended_seq: seq }
    if (of_plan !== null)
      await trx
        .insertInto('maintenance_of_plan_ended')
        .values({ workspace_id: workspace, id, ...values })
        .execute()
    else
      await trx
        .updateTable('maintenance_window')
        .set(values)
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
