import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { formatTime, MICROS, type Micros, toDate } from '../../base/time.ts'
import { localityOf } from '../../plan/versions.ts'
import type { State, Trx } from '../../store/state/state.ts'
import { type Away, withAway } from './away.ts'
import { type Acting, type Entered, enter, type Work } from './keep.ts'
import { LONGEST, minutesOf, requireTimer, type Timer, takenOffOf } from './timer.ts'

/** Takes time off a timer while its person was away. It is asked for by a person, never by itself; told twice, it is taken off once. */
export async function takeOff(
  state: State,
  workspace: string,
  person: string,
  away: Away,
  now: Micros,
): Promise<Timer> {
  return await state.transaction(async (trx) => {
    const timer = await requireTimer(trx, workspace, person, 'hold')
    return { ...timer, away: await keepAway(trx, workspace, person, timer, away, now) }
  })
}

async function keepAway(
  trx: Trx,
  workspace: string,
  person: string,
  { started_at, stopped_at, away: before }: Timer,
  away: Away,
  now: Micros,
): Promise<Away[]> {
  const ran = { from: started_at, to: stopped_at ?? now }
  if (away.from >= away.to || away.to <= ran.from || away.from >= ran.to)
    throw new AppError(
      'conflict',
      say`Your timer did not run from ${formatTime(away.from)} to ${formatTime(away.to)}: it runs since ${formatTime(started_at)}. Take off what lies within.`,
    )
  const after = withAway(before, away, ran)
  await trx
    .updateTable('hours_timer')
    .set({ away: JSON.stringify(after) })
    .where('workspace_id', '=', workspace)
    .where('person', '=', person)
    .execute()
  return after
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
    /** Minutes to take off. */
    readonly less: number | undefined
    /** When its person left: what it counted since is taken off. */
    readonly left: Micros | undefined
    readonly day: string | undefined
  },
  acting: Acting,
): Promise<Entered> {
  const { now } = acting
  if (given.minutes !== undefined && given.less !== undefined)
    throw new AppError('invalid_input', say`Say how many minutes you worked, or how many to take off, and not both.`)
  const locality = await localityOf(state.db, workspace, acting.moment)
  const timer = await halt(state, workspace, given, now)
  const worked = lessThan(timer, given.less, now)
  if (given.minutes === undefined && worked > LONGEST / MICROS.m)
    throw new AppError(
      'conflict',
      say`It ran for ${Math.round(worked / 60)} hours, and nobody works so long without a break. Say how many minutes you worked, or throw it away.`,
    )
  const work: Work = {
    ...{ day: given.day ?? timer.day, minutes: given.minutes ?? worked, person: given.person },
    ...{ about: timer.about, class: given.class, note: given.note ?? timer.note, rate: given.rate },
    ...{ absorb: given.absorb, source: 'timer', away: timer.away },
    // Whoever says how long they worked takes nothing off: they say it anew.
    takenOff: given.minutes === undefined ? takenOffOf(timer, now) + (given.less ?? 0) : 0,
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

/** Stopped, and without what its person took off as they left: that stays, also where it cannot be entered. */
async function halt(
  state: State,
  workspace: string,
  { timer: person, left }: { readonly timer: string; readonly left: Micros | undefined },
  now: Micros,
): Promise<Timer> {
  return await state.transaction(async (trx) => {
    await trx
      .updateTable('hours_timer')
      .set({ stopped_at: toDate(now) })
      .where('workspace_id', '=', workspace)
      .where('person', '=', person)
      .where('stopped_at', 'is', null)
      .execute()
    const timer = await requireTimer(trx, workspace, person, 'hold')
    if (left === undefined) return timer
    const since = { from: left, to: timer.stopped_at ?? now }
    return { ...timer, away: await keepAway(trx, workspace, person, timer, since, now) }
  })
}

function lessThan(timer: Timer, less: number | undefined, now: Micros): number {
  const counted = minutesOf(timer, now)
  if (less !== undefined && (!Number.isInteger(less) || less < 1 || less >= counted))
    throw new AppError(
      'conflict',
      say`It counted ${counted} minutes, and ${String(less)} cannot be taken off them. Take off fewer, or throw it away.`,
    )
  return counted - (less ?? 0)
}
