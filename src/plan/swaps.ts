import type { Selectable } from 'kysely'
import { dayLater, timeOfDay } from '../base/calendar.ts'
import { AppError } from '../base/errors.ts'
import { newId } from '../base/ids.ts'
import { listed, say } from '../base/say.ts'
import { formatTime, fromDate, type Micros, toDate } from '../base/time.ts'
import { appendDecision, hashOfValue } from '../store/state/decision-log.ts'
import type { Db, State } from '../store/state/state.ts'
import type { Tables } from '../store/state/tables.ts'
import { calendarRules } from './calendars.ts'
import type { WithRota } from './on-duty.ts'
import type { Plan } from './plan.ts'
import type { Swap } from './rota.ts'
import { planAt, requirePlan } from './versions.ts'

/** What somebody said of a rota, with who said it and why; taken back, from when on it does not hold. */
export type SaidSwap = Swap & {
  readonly because: string
  readonly said_at: Micros
  readonly said_by: string
  readonly said_seq: number
  readonly ended: {
    readonly from: Micros
    readonly at: Micros
    readonly by: string
    readonly because: string
    readonly seq: number
  } | null
}

/** Who does it, when by the real clock, and the moment that is looked at: the same, unless an earlier one is set. */
type Acting = { readonly by: string; readonly now: Micros; readonly moment: Micros }

/** As long as this somebody may be on duty instead of others: what is longer belongs into the plan. */
const LONGEST_DAYS = 92

/** Those that end after a moment, in the order in which they were said. */
export async function listSwaps(db: Db, workspace: string, after: Micros): Promise<SaidSwap[]> {
  const rows = await db
    .selectFrom('rota_swap')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('ends', '>', toDate(after))
    .orderBy('said_seq')
    .execute()
  return rows.map(toSwap)
}

/** The plan as it is asked who answers, at or after a moment: with what was said of its rotas. */
export async function withSwaps<P extends Plan>(
  db: Db,
  workspace: string,
  plan: P,
  after: Micros,
): Promise<P & WithRota> {
  if (Object.keys(plan.support?.rota ?? {}).length === 0) return plan
  const swaps = heldOf(await listSwaps(db, workspace, after))
  return swaps.length === 0 ? plan : { ...plan, swaps }
}

/** The plan in force at a moment, as it is asked who answers then or later, or since an earlier one. */
export async function planOnDuty(
  db: Db,
  workspace: string,
  at: Micros,
  since: Micros = at,
): Promise<(Plan & WithRota) | undefined> {
  const plan = (await planAt(db, workspace, at))?.plan
  return plan && (await withSwaps(db, workspace, plan, since))
}

/** As they hold: up to when they were taken back. */
export const heldOf = (said: readonly SaidSwap[]): Swap[] =>
  said.flatMap(({ id, rota, person, from, to, ended }) => {
    const until = ended === null ? to : Math.min(to, ended.from)
    return from < until ? [{ id, rota, person, from, to: until }] : []
  })

/** Somebody is on duty instead of others. A decision: the log has its times and the hash of who it is and why. */
export async function saySwap(
  state: State,
  workspace: string,
  asked: { readonly rota: string; readonly person: string; from: string; to: string; readonly because: string },
  { by, now, moment }: Acting,
): Promise<SaidSwap> {
  const { plan } = await requirePlan(state.db, workspace, moment)
  const { rota, person, because } = asked
  const { from, to } = timesIn(plan, asked, moment)
  requirePerson(plan, person)
  const id = newId(now)
  return await state.transaction(async (trx) => {
    const entry = { principal: by, ...entryOf({ id, rota, person, from, to, because }) }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    const row = await trx
      .insertInto('rota_swap')
      .values({
        ...{ workspace_id: workspace, id, rota, person, begins: toDate(from), ends: toDate(to), because },
        ...{ said_at: toDate(now), said_by: by, said_seq: seq },
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return toSwap(row)
  })
}

/** It holds no more: what of it is over stays as it was. */
export async function takeBackSwap(
  state: State,
  workspace: string,
  { id, because }: { readonly id: string; readonly because: string },
  { by, now, moment }: Acting,
): Promise<SaidSwap> {
  return await state.transaction(async (trx) => {
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const row = await trx
      .selectFrom('rota_swap')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row)
      throw new AppError(
        'not_found',
        say`There is no swap "${id}" in this workspace. "aftercare rota" lists those that hold.`,
      )
    const swap = toSwap(row)
    if (swap.ended !== null) throw new AppError('conflict', say`This swap was taken back already.`)
    if (swap.to <= moment)
      throw new AppError(
        'conflict',
        say`This swap is over: who was on duty stays as it was. Nothing is to be taken back.`,
      )
    const from = Math.max(swap.from, fromDate(toDate(moment)))
    const { seq } = await appendDecision(trx, workspace, { principal: by, ...endOf(swap, { from, because }) }, now)
    const ended = {
      ended_from: toDate(from),
      ended_at: toDate(now),
      ended_by: by,
      ended_because: because,
      ended_seq: seq,
    }
    const after = await trx
      .updateTable('rota_swap')
      .set(ended)
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return toSwap(after)
  })
}

/** What the log holds of one: ids and times. Who it is and why are in the hash alone. */
export const entryOf = ({ id, rota, person, from, to, because }: Swap & { readonly because: string }) => ({
  kind: 'rota.swapped',
  body: { swap: id, rota, from: formatTime(from), to: formatTime(to), hash: hashOfValue({ person, because }) },
})

export const endOf = (
  { id, rota }: Pick<Swap, 'id' | 'rota'>,
  { from, because }: { readonly from: Micros; readonly because: string },
) => ({
  kind: 'rota.swap_taken_back',
  body: { swap: id, rota, from: formatTime(from), hash: hashOfValue({ because }) },
})

export function toSwap(row: Selectable<Tables['rota_swap']>): SaidSwap {
  const { ended_from, ended_at, ended_by, ended_because, ended_seq } = row
  return {
    ...{ id: row.id, rota: row.rota, person: row.person, because: row.because },
    ...{ from: fromDate(row.begins), to: fromDate(row.ends) },
    ...{ said_at: fromDate(row.said_at), said_by: row.said_by, said_seq: row.said_seq },
    ended:
      ended_from === null || ended_at === null
        ? null
        : {
            ...{ from: fromDate(ended_from), at: fromDate(ended_at) },
            ...{ by: ended_by ?? '', because: ended_because ?? '', seq: ended_seq ?? 0 },
          },
  }
}

/** A day is whole, from its beginning to its end on the clock of the rota. What was is not changed: it begins now at the soonest. */
function timesIn(
  plan: Plan,
  { rota, from, to }: { readonly rota: string; readonly from: string; readonly to: string },
  moment: Micros,
): { from: Micros; to: Micros } {
  const rotas = plan.support?.rota ?? {}
  const found = Object.hasOwn(rotas, rota) ? rotas[rota] : undefined
  if (!found) {
    const names = Object.keys(rotas)
    throw new AppError(
      'invalid_input',
      names.length === 0
        ? say`The plan in force has no rota. Write one under support.rota, and apply it.`
        : say`The plan has no rota "${rota}". It has: ${listed(names, ', ')}.`,
    )
  }
  const { zone } = calendarRules(plan, found.calendar)
  const isDay = (text: string) => text.length === 10
  const timeIn = (text: string) => fromDate(new Date(text))
  const begins = isDay(from) ? timeOfDay(from, '00:00', zone) : timeIn(from)
  const ends = isDay(to) ? timeOfDay(dayLater(to, 1), '00:00', zone) : timeIn(to)
  if (ends <= moment)
    throw new AppError('invalid_input', say`"to" is ${to}, which is over: who was on duty stays as it was.`)
  const soonest = Math.max(begins, fromDate(toDate(moment)))
  if (ends <= soonest) throw new AppError('invalid_input', say`"to" is ${to}, which is not after "from", ${from}.`)
  if (ends - soonest > LONGEST_DAYS * 86_400_000_000)
    throw new AppError(
      'invalid_input',
      say`From ${from} to ${to} is longer than ${LONGEST_DAYS} days. What holds for so long belongs into the plan: change the turns of the rota there.`,
    )
  return { from: soonest, to: ends }
}

function requirePerson(plan: Plan, person: string): void {
  if (Object.hasOwn(plan.people, person)) return
  const people = Object.keys(plan.people).sort().slice(0, 12)
  throw new AppError('invalid_input', say`The plan has no person "${person}". It has: ${listed(people, ', ')}.`)
}
