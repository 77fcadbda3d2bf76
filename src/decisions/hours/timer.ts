import { localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import { localityOf } from '../../plan/versions.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Acting, type Entered, enter, type Work } from './keep.ts'
import type { About } from './time.ts'

/** Nobody works longer without a break: what ran longer was forgotten, and is asked about. */
const LONGEST = 8 * MICROS.h

export type Timer = {
  readonly about: About
  readonly note: string | null
  readonly day: string
  readonly started_at: Micros
  /** When it was stopped and could not be entered: it counts no further, and waits to be entered or thrown away. */
  readonly stopped_at: Micros | null
}

/** The running timer of somebody in a workspace; null where none runs. */
export async function timerOf(db: Db, workspace: string, person: string): Promise<Timer | null> {
  const row = await db
    .selectFrom('hours_timer')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('person', '=', person)
    .executeTakeFirst()
  return row
    ? {
        about: { kind: row.about_kind as About['kind'], id: row.about },
        ...{ note: row.note, day: row.day, started_at: fromDate(row.started_at) },
        stopped_at: row.stopped_at === null ? null : fromDate(row.stopped_at),
      }
    : null
}

/** Whole minutes that a timer counted, at least one. */
export const minutesOf = ({ started_at, stopped_at }: Timer, now: Micros): number =>
  Math.max(1, Math.round(((stopped_at ?? now) - started_at) / MICROS.m))

/** Whether it ran longer than anybody works, so that only a person can say how long they did. */
export const isForgotten = ({ started_at, stopped_at }: Timer, now: Micros): boolean =>
  (stopped_at ?? now) - started_at > LONGEST

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

async function requireTimer(db: Db, workspace: string, person: string): Promise<Timer> {
  const timer = await timerOf(db, workspace, person)
  if (!timer)
    throw new AppError(
      'conflict',
      say`No timer of yours runs here. Start one with "aftercare hours start", or enter the time by hand.`,
    )
  return timer
}

/**
 * Stops a timer and enters what it counted. Where that cannot be entered it stays stopped, counts no further, and waits. One that was
 * forgotten is entered only with the minutes that its person says.
 */
export async function stopTimer(
  state: State,
  workspace: string,
  given: Pick<Work, 'class' | 'person' | 'rate' | 'absorb' | 'note'> & {
    readonly timer: string
    readonly minutes: number | undefined
    readonly day: string | undefined
  },
  acting: Acting,
): Promise<Entered> {
  const { now } = acting
  const locality = await localityOf(state.db, workspace, acting.moment)
  await state.db
    .updateTable('hours_timer')
    .set({ stopped_at: toDate(now) })
    .where('workspace_id', '=', workspace)
    .where('person', '=', given.timer)
    .where('stopped_at', 'is', null)
    .execute()
  const timer = await requireTimer(state.db, workspace, given.timer)
  if (given.minutes === undefined && isForgotten(timer, now))
    throw new AppError(
      'conflict',
      say`It ran for ${Math.round(minutesOf(timer, now) / 60)} hours, and nobody works so long without a break. Say how many minutes you worked, or throw it away.`,
    )
  const work: Work = {
    ...{ day: given.day ?? timer.day, minutes: given.minutes ?? minutesOf(timer, now), person: given.person },
    ...{ about: timer.about, class: given.class, note: given.note ?? timer.note, rate: given.rate },
    ...{ absorb: given.absorb, source: 'timer' },
    // What it counted began with it. Of another day only the day is known, of more minutes than it ran only how many; and seen from an
    // earlier moment, the clock is another.
    began:
      given.day === undefined && (given.minutes ?? 0) <= minutesOf(timer, now) && acting.moment === now
        ? timer.started_at
        : null,
  }
  return await state.transaction(async (trx) => {
    const gone = await trx
      .deleteFrom('hours_timer')
      .where('workspace_id', '=', workspace)
      .where('person', '=', given.timer)
      .executeTakeFirst()
    // Stopped twice at once, it is entered once.
    if (gone.numDeletedRows !== 1n) throw new AppError('conflict', say`This timer was entered already.`)
    return await enter(trx, workspace, locality, work, acting)
  })
}

/** Throws a timer away: nothing is entered. */
export async function dropTimer(db: Db, workspace: string, person: string): Promise<void> {
  await requireTimer(db, workspace, person)
  await db.deleteFrom('hours_timer').where('workspace_id', '=', workspace).where('person', '=', person).execute()
}
