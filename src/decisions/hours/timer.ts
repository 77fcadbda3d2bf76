import type { Selectable } from 'kysely'
import { localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import { localityOf } from '../../plan/versions.ts'
import type { Db, State } from '../../store/state/state.ts'
import type { Tables } from '../../store/state/tables.ts'
import { type Away, awayFor } from './away.ts'
import type { Acting } from './keep.ts'
import type { About } from './time.ts'

/** Nobody works longer without a break: what ran longer was forgotten, and is asked about. */
export const LONGEST = 8 * MICROS.h

export type Timer = {
  readonly about: About
  readonly note: string | null
  readonly day: string
  readonly started_at: Micros
  /** When it was stopped and could not be entered: it counts no further, and waits to be entered or thrown away. */
  readonly stopped_at: Micros | null
  /** When its person was away and took that off. */
  readonly away: readonly Away[]
}

/** The running timer of somebody in a workspace; null where none runs. */
export async function timerOf(db: Db, workspace: string, person: string): Promise<Timer | null> {
  const row = await db
    .selectFrom('hours_timer')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('person', '=', person)
    .executeTakeFirst()
  return row ? toTimer(row) : null
}

/** The timers of a workspace on one thing, by their people. */
export async function timersOn(
  db: Db,
  workspace: string,
  { kind, id }: About,
): Promise<(Timer & { readonly person: string })[]> {
  const rows = await db
    .selectFrom('hours_timer')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('about_kind', '=', kind)
    .where('about', '=', id)
    .orderBy('started_at')
    .orderBy('person')
    .execute()
  return rows.map((row) => ({ ...toTimer(row), person: row.person }))
}

/** Where and since when the timer of somebody runs, whatever workspace that is; null where none does. */
export async function timerAnywhere(
  db: Db,
  person: string,
): Promise<{ readonly workspace: string; readonly started_at: Micros } | null> {
  const row = await db
    .selectFrom('hours_timer')
    .select(['workspace_id', 'started_at'])
    .where('person', '=', person)
    .executeTakeFirst()
  return row ? { workspace: row.workspace_id, started_at: fromDate(row.started_at) } : null
}

const toTimer = (row: Selectable<Tables['hours_timer']>): Timer => ({
  about: { kind: row.about_kind as About['kind'], id: row.about },
  ...{ note: row.note, day: row.day, started_at: fromDate(row.started_at) },
  stopped_at: row.stopped_at === null ? null : fromDate(row.stopped_at),
  away: row.away as Away[],
})

/** How long it ran, without what was taken off. */
const workedFor = ({ started_at, stopped_at, away }: Timer, now: Micros): Micros =>
  (stopped_at ?? now) - started_at - awayFor(away)

const inMinutes = (time: Micros): number => Math.max(1, Math.round(time / MICROS.m))

/** Whole minutes that a timer counted, at least one. */
export const minutesOf = (timer: Timer, now: Micros): number => inMinutes(workedFor(timer, now))

/** Whole minutes that it ran and that were taken off. */
export const takenOffOf = (timer: Timer, now: Micros): number =>
  inMinutes((timer.stopped_at ?? now) - timer.started_at) - minutesOf(timer, now)

/** Whether it ran longer than anybody works, so that only a person can say how long they did. */
export const isForgotten = (timer: Timer, now: Micros): boolean => workedFor(timer, now) > LONGEST

/** Starts the timer of a person. They have one, wherever they work: two would count an hour twice. */
export async function startTimer(
  state: State,
  workspace: string,
  given: {
    readonly person: string
    readonly about: About
    readonly note: string | null
    readonly may: readonly string[]
  },
  { now, moment }: Acting,
): Promise<Timer> {
  const { person, about, note, may } = given
  const { zone } = await localityOf(state.db, workspace, moment)
  await state.transaction(async (trx) => {
    const running = await trx
      .selectFrom('hours_timer')
      .selectAll()
      .where('person', '=', person)
      .forUpdate()
      .executeTakeFirst()
    // Where they are let in no more they can stop none: it is theirs no longer.
    if (running && !may.includes(running.workspace_id))
      await trx
        .deleteFrom('hours_timer')
        .where('workspace_id', '=', running.workspace_id)
        .where('person', '=', person)
        .execute()
    else if (running) throw isRunning(fromDate(running.started_at), running.workspace_id === workspace)
    const inserted = await trx
      .insertInto('hours_timer')
      .values({
        ...{ workspace_id: workspace, person, about_kind: about.kind, about: about.id, note },
        ...{ started_at: toDate(now), stopped_at: null, day: localDay(moment, zone) },
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows !== 1n) throw isRunning(now, true)
  })
  return await requireTimer(state.db, workspace, person)
}

const isRunning = (since: Micros, here: boolean) =>
  new AppError(
    'conflict',
    here
      ? say`Your timer runs since ${formatTime(since)}. Stop it first ("aftercare hours stop").`
      : say`Your timer runs in another workspace since ${formatTime(since)}. Stop it there first.`,
  )

export async function requireTimer(db: Db, workspace: string, person: string, hold?: 'hold'): Promise<Timer> {
  if (hold)
    await db
      .selectFrom('hours_timer')
      .select('person')
      .where('workspace_id', '=', workspace)
      .where('person', '=', person)
      .forUpdate()
      .execute()
  const timer = await timerOf(db, workspace, person)
  if (!timer)
    throw new AppError(
      'conflict',
      say`No timer of yours runs here. Start one with "aftercare hours start", or enter the time by hand.`,
    )
  return timer
}

/** Throws a timer away: nothing is entered. */
export async function dropTimer(db: Db, workspace: string, person: string): Promise<void> {
  await requireTimer(db, workspace, person)
  await db.deleteFrom('hours_timer').where('workspace_id', '=', workspace).where('person', '=', person).execute()
}
