import { localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say, sayDay } from '../../base/say.ts'
import { MICROS, type Micros, toDate } from '../../base/time.ts'
import { day as calendarDay } from '../../plan/fields.ts'
import type { Plan } from '../../plan/plan.ts'
import type { HourBand } from '../../plan/support.ts'
import { inForceAt, localityOf, type PlanVersion } from '../../plan/versions.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import type { State, Trx } from '../../store/state/state.ts'
import { type Account, appended, consume, endings, takeBack, use } from './account.ts'
import type { Away } from './away.ts'
import { type Banded, splitOver, weighted } from './bands.ts'
import { append, openAccount } from './entries.ts'
import { counted, effects, type PayClass, rateOf } from './pay.ts'
import { carryingBy, countsAt, periodAt } from './periods.ts'
import type { About } from './time.ts'

/** Who does it, when by the real clock, and up to which moment the account is looked at: the same, unless an earlier one is set. */
export type Acting = { readonly by: string; readonly now: Micros; readonly moment: Micros }

export type Work = {
  readonly day: string
  readonly minutes: number
  readonly person: string
  readonly about: About
  readonly class: PayClass
  readonly note: string | null
  readonly rate?: string | undefined
  /** Keep it at nobody's cost where there is not as much left. */
  readonly absorb: boolean
  readonly source: 'timer' | 'manual' | 'toggl' | 'harvest'
  /** Of a row of another program's file: what it is known by, so that it is entered once. */
  readonly imported?: string
  /** When it began, where that is known: by it minutes are in an hour band of the plan. */
  readonly began?: Micros | null
  /** Of a timer: how many minutes that it ran were taken off, and when one was away, as far as that is known. */
  readonly takenOff?: number
  readonly away?: readonly Away[]
}

/** What became of time that was entered: how much it took, and how much of that by consent. */
export type Entered = {
  readonly id: string
  readonly counted: number
  /** How the plan's hour bands weighted it; null where it has none, or when it began is not known. */
  readonly bands: readonly Banded[] | null
  readonly beyond: number
  readonly absorbed: boolean
}

/** Longer than a day is two. */
const MOST = 24 * 60

/** Brings the account of a workspace up to a moment: what is granted, carried on and expires follows from plan and calendar alone. */
export async function bringUpToDate(state: State, workspace: string, moment: Micros, now: Micros): Promise<void> {
  await state.transaction((trx) => openAccount(trx, workspace, moment, now))
}

/** Enters time that somebody worked, and takes from the account what it costs. */
export async function enterTime(state: State, workspace: string, work: Work, acting: Acting): Promise<Entered> {
  const locality = await localityOf(state.db, workspace, acting.moment)
  return await state.transaction((trx) => enter(trx, workspace, locality, work, acting))
}

export type Locality = { readonly zone: string; readonly plan: Plan | undefined }

/** The same within a transaction. */
export async function enter(
  trx: Trx,
  workspace: string,
  { zone }: Locality,
  work: Work,
  acting: Acting,
): Promise<Entered> {
  requireWork(work, zone, acting.moment)
  const { by, now, moment } = acting
  const { account, versions, consents } = await openAccount(trx, workspace, moment, now)
  const effective = countsAt(work.day, zone, moment)
  // By the plan of the day: a later one changes no rate of earlier work.
  const plan = inForceAt(versions, effective)?.plan
  const effect = effects[work.class]
  const rate = effect === 'billed' ? rateOf(plan, work.rate) : null
  const surcharge = work.class === 'emergency' ? (plan?.changes?.emergency?.surcharge ?? null) : null
  const id = newId(now)
  const terms = effect === 'consumes' ? termsAt(account, versions, effective, work.day) : null
  const { bands, minutes } = terms ? countedBy(terms, work) : { bands: null, minutes: 0 }
  // What is kept for a request is for work on it.
  const kept = work.about.kind === 'request' ? use(account, { minutes, effective, reservation: work.about.id }) : []
  const booked = consume(appended(account, kept), { minutes, effective, time: id }, consents)
  if (booked.kind === 'refused' && !work.absorb)
    throw new AppError(
      'conflict',
      booked.consented > 0 || consents.some((one) => one.starts <= effective && effective < one.ends)
        ? say`This takes ${minutes} minutes, and ${booked.left} are left and ${booked.consented} agreed to beyond. Ask a budget holder to agree to more ("aftercare hours consent"), or enter it with "absorb", at nobody’s cost.`
        : say`This takes ${minutes} minutes, and ${booked.left} are left. Ask a budget holder to agree to more ("aftercare hours consent"), or enter it with "absorb", at nobody’s cost.`,
      { details: { takes: minutes, left: booked.left, consented: booked.consented } },
    )
  const absorbed = booked.kind === 'refused'
  await trx
    .insertInto('hours_time')
    .values({
      ...{ workspace_id: workspace, id, day: work.day, minutes: work.minutes, person: work.person },
      ...{ about_kind: work.about.kind, about: work.about.id, class: work.class, is_absorbed: absorbed },
      ...{ note: work.note, rate_name: rate?.name ?? null, rate: rate?.rate ?? null, surcharge, source: work.source },
      ...{ entered_at: toDate(now), entered_by: by },
      ...{ imported: work.imported ?? null, taken_off: work.takenOff ?? 0 },
      ...{ began_at: work.began ? toDate(work.began) : null, bands: bands === null ? null : JSON.stringify(bands) },
    })
    .execute()
  if (absorbed) return { id, counted: 0, bands, beyond: 0, absorbed }
  await append(trx, workspace, account, [...kept, ...booked.next], { by, now })
  const beyond = booked.next.reduce((sum, one) => sum + (one.consent === null ? 0 : one.minutes), 0)
  return { id, counted: minutes, bands, beyond, absorbed }
}

function requireWork({ day, minutes, began, source }: Work, zone: string, moment: Micros): void {
  if (!calendarDay.safeParse(day).success)
    throw new AppError('invalid_input', say`"day" is "${day}", which is no day. Write it like 2026-03-09.`)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST)
    throw new AppError(
      'invalid_input',
      say`"minutes" is ${String(minutes)}. Give a whole number from 1 to ${MOST}; longer than a day is two.`,
    )
  if (day > localDay(moment, zone))
    throw new AppError('invalid_input', say`${sayDay(day)} is not yet. Enter time when it was worked.`)
  // A timer counts whole minutes, and may end a little later by them than it was stopped.
  if (source !== 'timer' && began && began + minutes * MICROS.m > moment)
    throw new AppError('invalid_input', say`It ends later than now. Enter time when it was worked.`)
}

type Terms = { readonly plan: Plan; readonly step: number; readonly bands: readonly HourBand[] }

/** In steps of the plan, once; where it has hour bands and the work has a beginning, as they weight it. */
function countedBy({ plan, step, bands }: Terms, { minutes, began, away = [] }: Work) {
  if (bands.length === 0 || !began) return { bands: null, minutes: counted(minutes, step) }
  const split = splitOver(bands, plan, { began, minutes, away })
  return { bands: split, minutes: weighted(split, step) }
}

/** The terms of the period in which it was worked; a period must hold it. */
function termsAt(account: Account, versions: readonly PlanVersion[], effective: Micros, day: string): Terms {
  const period = periodAt(account, effective)
  const plan = versions.find(({ version }) => version === period?.plan_version)?.plan
  const allowance = plan?.support?.allowance
  if (plan && allowance) return { plan, step: allowance.step_minutes, bands: allowance.bands }
  throw new AppError(
    'conflict',
    say`The plan includes no hours on ${sayDay(day)}. Give the time another class, or state the hours in the plan under support.allowance.`,
  )
}

/** Time that was wrong is taken back, with a reason, and with it what it took from the account. A decision. */
export async function takeTimeBack(
  state: State,
  workspace: string,
  given: { readonly id: string; readonly because: string },
  { by, now, moment }: Acting,
): Promise<void> {
  const { id, because } = given
  await state.transaction(async (trx) => {
    const { account, versions } = await openAccount(trx, workspace, moment, now)
    const time = await trx
      .selectFrom('hours_time')
      .leftJoin('hours_taken_back as back', (join) =>
        join.onRef('back.workspace_id', '=', 'hours_time.workspace_id').onRef('back.time_id', '=', 'hours_time.id'),
      )
      .select(['minutes', 'back.at as back_at'])
      .where('hours_time.workspace_id', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!time)
      throw new AppError(
        'not_found',
        say`There is no time "${id}" in this workspace. "aftercare hours times" lists them.`,
      )
    if (time.back_at !== null) throw new AppError('conflict', say`This time was taken back already.`)
    const body = { time: id, minutes: time.minutes, hash: hashOfValue({ because }) }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'hours.taken_back', body }, now)
    await trx
      .insertInto('hours_taken_back')
      .values({ workspace_id: workspace, time_id: id, because, at: toDate(now), by, decision_seq: seq })
      .execute()
    const after = await append(trx, workspace, account, takeBack(account, id), { by, now, because })
    // What comes back to a period that is over ends with it.
    await append(trx, workspace, after, endings(after, moment, carryingBy(versions)), { by, now })
  })
}
