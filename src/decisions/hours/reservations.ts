import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { inLanguage, say } from '../../base/say.ts'
import { fromDate, type Micros } from '../../base/time.ts'
import { inForceAt } from '../../plan/versions.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import { type Account, leftOf, release, reserve, usableAt, writeOff } from './account.ts'
import { requireHolder, type Signer } from './consent.ts'
import { append, openAccount } from './entries.ts'
import type { Acting } from './keep.ts'

/** Minutes that are kept for something; what others use does not touch them, and they end with the hours they are of. */
export type Reservation = {
  readonly id: string
  readonly minutes: number
  readonly because: string
  readonly at: Micros
  readonly by: string
}

/** What is kept now, the newest first. */
export async function listReservations(db: Db, workspace: string): Promise<Reservation[]> {
  const rows = await db
    .selectFrom('hours_entry')
    .select(['kind', 'minutes', 'reservation', 'because', 'at', 'by'])
    .where('workspace_id', '=', workspace)
    .where('reservation', 'is not', null)
    .where('kind', 'in', ['reserve', 'release'])
    .orderBy('seq')
    .execute()
  const held = new Map<string, Reservation>()
  for (const { kind, minutes, reservation, because, at, by } of rows) {
    const id = reservation ?? ''
    const before = held.get(id) ?? { id, minutes: 0, because: because ?? '', at: fromDate(at), by }
    held.set(id, { ...before, minutes: before.minutes + (kind === 'reserve' ? minutes : -minutes) })
  }
  return [...held.values()].filter(({ minutes }) => minutes > 0).toReversed()
}

type Given = { readonly minutes: number; readonly because: string }

/** Keeps minutes for something that is to come. A decision. */
export async function reserveHours(
  state: State,
  workspace: string,
  { minutes, because }: Given,
  { by, now, moment }: Acting,
): Promise<{ id: string }> {
  const id = newId(now)
  await state.transaction(async (trx) => {
    if (await reserveIn(trx, workspace, { id, minutes, because }, { by, now, moment })) return
    throw notAsMany((await openAccount(trx, workspace, moment, now)).account, minutes, moment)
  })
  return { id }
}

/** The same within a transaction: whether there were as many. */
export async function reserveIn(
  trx: Trx,
  workspace: string,
  { id, minutes, because }: Given & { readonly id: string },
  { by, now, moment }: Acting,
): Promise<boolean> {
  const { account } = await openAccount(trx, workspace, moment, now)
  const next = reserve(account, { minutes, effective: moment, reservation: id })
  if (next === null) return false
  const body = { reservation: id, minutes, hash: hashOfValue({ because: inLanguage(because) }) }
  await appendDecision(trx, workspace, { principal: by, kind: 'hours.reserved', body }, now)
  await append(trx, workspace, account, next, { by, now, because })
  return true
}

/** How many minutes are kept under an id. */
export const keptFor = async (db: Db, workspace: string, id: string): Promise<number> =>
  (await listReservations(db, workspace)).find((one) => one.id === id)?.minutes ?? 0

/** Gives back what is kept for something. A decision. */
export async function releaseHours(
  state: State,
  workspace: string,
  { id, because }: { readonly id: string; readonly because: string },
  { by, now, moment }: Acting,
): Promise<void> {
  await state.transaction(async (trx) => {
    if ((await releaseIn(trx, workspace, { id, because }, { by, now, moment })) > 0) return
    throw new AppError('not_found', say`Nothing is kept under "${id}". "aftercare hours reservations" lists what is.`)
  })
}

/** The same within a transaction: how many minutes were given back. */
export async function releaseIn(
  trx: Trx,
  workspace: string,
  { id, because }: { readonly id: string; readonly because: string },
  { by, now, moment }: Acting,
): Promise<number> {
  const { account } = await openAccount(trx, workspace, moment, now)
  const next = release(account, id, moment)
  const minutes = next.reduce((sum, one) => sum + one.minutes, 0)
  if (minutes === 0) return 0
  const body = { reservation: id, minutes, hash: hashOfValue({ because: inLanguage(because) }) }
  await appendDecision(trx, workspace, { principal: by, kind: 'hours.released', body }, now)
  await append(trx, workspace, account, next, { by, now, because })
  return minutes
}

/** Gives minutes up for good. They are the client's: only who holds the budget there does. A decision. */
export async function writeHoursOff(
  state: State,
  workspace: string,
  { minutes, because, signer }: Given & { readonly signer: Signer },
  { by, now, moment }: Acting,
): Promise<void> {
  await state.transaction(async (trx) => {
    const { account, versions } = await openAccount(trx, workspace, moment, now)
    const plan = inForceAt(versions, moment)?.plan
    const next = writeOff(account, { minutes, effective: moment })
    if (!plan || next === null) throw notAsMany(account, minutes, moment)
    requireHolder(plan, signer)
    const body = { minutes, hash: hashOfValue({ because }) }
    await appendDecision(trx, workspace, { principal: by, kind: 'hours.written_off', body }, now)
    await append(trx, workspace, account, next, { by, now, because })
  })
}

function notAsMany(account: Account, minutes: number, moment: Micros): AppError {
  const left = usableAt(account, moment).reduce((sum, lot) => sum + leftOf(lot), 0)
  return new AppError('conflict', say`These are ${minutes} minutes, and ${left} are left.`)
}
