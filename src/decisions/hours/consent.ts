import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { Exact } from '../../base/money.ts'
import { listed, say, sayDay } from '../../base/say.ts'
import { formatTime, fromDate, type Micros, toDate } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import { inForceAt, localityOf } from '../../plan/versions.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import type { Db, State } from '../../store/state/state.ts'
import { openAccount } from './entries.ts'
import type { Acting } from './keep.ts'
import { costOf, rateOf } from './pay.ts'
import { countsAt, periodAt } from './periods.ts'

/** Who gives it: by mail, where they have one; whoever is at the terminal of the folder, and members of the workspace itself. */
export type Signer = {
  readonly mail: string | null
  readonly isLocal: boolean
  readonly isMember: boolean
  readonly isOwner: boolean
}

export type Given = {
  readonly id: string
  readonly starts: Micros
  readonly ends: Micros
  readonly minutes: number
  readonly rate_name: string | null
  readonly rate: string | null
  readonly because: string
  readonly at: Micros
  readonly by: string
}

/** Consents to more than is left, the newest first. */
export async function listConsents(db: Db, workspace: string): Promise<Given[]> {
  const rows = await db
    .selectFrom('hours_consent')
    .select(['id', 'starts', 'ends', 'minutes', 'rate_name', 'rate', 'because', 'at', 'by'])
    .where('workspace_id', '=', workspace)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    ...{ starts: fromDate(row.starts), ends: fromDate(row.ends), at: fromDate(row.at) },
  }))
}

/**
 * A budget holder of the client agrees that so many minutes more than there are may be used in a period, before they are. A decision. What
 * was used before nobody agreed to stays at nobody's cost.
 */
export async function giveConsent(
  state: State,
  workspace: string,
  given: {
    readonly minutes: number
    readonly day: string
    readonly because: string
    readonly rate?: string | undefined
    readonly signer: Signer
  },
  { by, now, moment }: Acting,
): Promise<Given> {
  const { minutes, day, because, signer } = given
  const { zone } = await localityOf(state.db, workspace, moment)
  const id = newId(now)
  await state.transaction(async (trx) => {
    const { account, versions } = await openAccount(trx, workspace, moment, now)
    const at = countsAt(day, zone, moment)
    const plan = inForceAt(versions, at)?.plan
    const period = periodAt(account, at)
    if (!plan || !period || period.ends === null)
      throw new AppError(
        'conflict',
        say`The plan includes no hours on ${sayDay(day)}, so there is nothing to go beyond. Time is billed by its class.`,
      )
    const holder = requireHolder(plan, signer)
    const rate = rateOf(plan, given.rate)
    requireWithin(plan, holder, minutes, rate?.rate ?? null)
    const body = {
      ...{ consent: id, from: formatTime(period.starts), to: formatTime(period.ends), minutes },
      ...{ ...(rate ? { rate: rate.rate } : {}), hash: hashOfValue({ because }) },
    }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'hours.consented', body }, now)
    await trx
      .insertInto('hours_consent')
      .values({
        ...{ workspace_id: workspace, id, starts: toDate(period.starts), ends: toDate(period.ends), minutes, because },
        ...{ rate_name: rate?.name ?? null, rate: rate?.rate ?? null, at: toDate(now), by, decision_seq: seq },
      })
      .execute()
  })
  const found = (await listConsents(state.db, workspace)).find((one) => one.id === id)
  if (!found) throw new Error(`consent ${id} was just written and is not there`)
  return found
}

/** The people of the client's side who may approve spending, as the plan names them. */
const holdersOf = ({ people, changes }: Plan): string[] =>
  (changes?.approvals.spending ?? []).filter((key) => people[key]?.side !== 'provider')

const isMail = (a: string | undefined, b: string | null): boolean =>
  a !== undefined && b !== null && a.toLowerCase() === b.toLowerCase()

/**
 * Who signs must hold a budget on the client's side; the key of that person in the plan, null where it names nobody. For what is no
 * money it is enough to be of the client's side.
 */
export function requireHolder(
  plan: Plan,
  { mail, isLocal, isOwner, isMember }: Signer,
  as: 'budget' | 'client' = 'budget',
): string | null {
  const isOfProvider = Object.values(plan.people).some((one) => one.side === 'provider' && isMail(one.email, mail))
  if (as === 'client') {
    if ((isLocal || isMember) && !isOfProvider) return null
    throw new AppError(
      'not_allowed',
      say`Only the client’s side may say this: members of the workspace itself, and nobody who works for the provider.`,
    )
  }
  const holders = holdersOf(plan)
  const nameOf = (key: string) => plan.people[key]?.name ?? key
  const found = holders.find((key) => isMail(plan.people[key]?.email, mail))
  if (found !== undefined) return found
  const names = listed(holders.map(nameOf), ', ')
  const withMail = holders.filter((key) => plan.people[key]?.email !== undefined)
  if (withMail.length > 0)
    throw new AppError(
      'not_allowed',
      say`Only who holds the budget may agree to this: ${names}. Ask them to sign in and do it.`,
    )
  if (holders.length > 0 && !isLocal)
    throw new AppError(
      'not_allowed',
      say`The plan names ${names} for spending, and by no e-mail address, so nobody can be told to be them. Add it to the plan.`,
    )
  if ((!isLocal && !isOwner) || isOfProvider)
    throw new AppError(
      'not_allowed',
      say`Only the client’s side may agree to this. Name who approves spending in the plan, under changes.approvals.spending.`,
    )
  return null
}

function requireWithin(plan: Plan, holder: string | null, minutes: number, rate: string | null): void {
  const limit = holder === null ? undefined : plan.changes?.spending_limits[holder]
  if (limit === undefined) return
  if (rate === null)
    throw new AppError(
      'conflict',
      say`You may approve up to ${limit}, and the plan has no rate. State it under changes.rates first.`,
    )
  const { amount, currency } = costOf(minutes, rate, null)
  const [most = '0', of] = limit.split(' ')
  if (of !== currency || new Exact(amount).gt(most))
    throw new AppError(
      'not_allowed',
      say`This costs up to ${`${amount} ${currency}`}, and you may approve up to ${limit}. Agree to fewer minutes, or ask somebody who may more.`,
    )
}
