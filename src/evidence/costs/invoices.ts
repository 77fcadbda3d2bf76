import { sql } from 'kysely'
import { dayLater, localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { plainDecimal } from '../../base/money.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import { principalInWords } from '../../store/state/principal-words.ts'
import type { Db, State } from '../../store/state/state.ts'

/** What was billed for a month, as a person typed it. */
export type Invoice = {
  readonly month: string
  /** Null: of the whole workspace. */
  readonly workflow: string | null
  readonly amount: string
  readonly currency: string
  readonly by: string
  readonly at: Micros
}

/** The invoices that hold, the newest month first. */
export async function listInvoices(db: Db, workspace: string): Promise<Invoice[]> {
  const rows = await db
    .selectFrom('invoice')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('typed_by')))
    .select(['month', 'workflow', 'amount', 'currency', 'typed_by', 'typed_at', 'user.name as name'])
    .where('workspace_id', '=', workspace)
    .orderBy('typed_seq')
    .orderBy('invoice.id')
    .execute()
  const newest = new Map(rows.map((row) => [JSON.stringify([row.month, row.workflow]), row]))
  return [...newest.values()]
    .flatMap(({ amount, workflow, typed_by, typed_at, name, ...row }) =>
      amount === null
        ? []
        : [
            {
              ...row,
              amount,
              workflow: workflow || null,
              by: principalInWords(typed_by, name),
              at: fromDate(typed_at),
            },
          ],
    )
    .sort((a, b) => (a.month === b.month ? 0 : a.month < b.month ? 1 : -1))
}

/** How often invoices were typed after a moment. */
export async function askInvoicesSince(db: Db, workspace: string, after: Micros): Promise<number> {
  const { count } = await db
    .selectFrom('invoice')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('workspace_id', '=', workspace)
    .where('typed_at', '>', toDate(after))
    .executeTakeFirstOrThrow()
  return Number(count)
}

type Given = {
  readonly month: string
  readonly workflow: string | null
  /** As it was typed; null takes it back. */
  readonly amount: string | null
  readonly zone: string
  readonly currency: string
  readonly asOf: Micros
  readonly by: string
  readonly now: Micros
}

/** A person types what was billed. Rows are added and none is changed; what holds already is not typed again, and false is answered. */
export async function typeInvoice(state: State, workspace: string, given: Given): Promise<boolean> {
  const { month, by, now, currency } = given
  requireOver(given)
  const amount = readAmount(given.amount, currency)
  const workflow = given.workflow ?? ''
  return await state.transaction(async (trx) => {
    // Two people who type at once do it one after the other.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const holds = (await listInvoices(trx, workspace)).find(
      (one) => one.month === month && (one.workflow ?? '') === workflow,
    )
    if ((holds?.amount ?? null) === amount && (amount === null || holds?.currency === currency)) return false
    const body = { month, workflow, amount: amount === null ? null : `${amount} ${currency}` }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'invoice.typed', body }, now)
    const row = { workspace_id: workspace, id: newId(now), month, workflow, amount, currency }
    await trx
      .insertInto('invoice')
      .values({ ...row, typed_at: toDate(now), typed_by: by, typed_seq: seq })
      .execute()
    return true
  })
}

/** An older month is a slip of the finger: nothing is known of it to hold its invoice against. */
const OLDEST_YEARS = 10

function requireOver({ month, zone, asOf }: Given): void {
  const today = localDay(asOf, zone)
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month))
    throw new AppError(
      'invalid_input',
      say`"month" is "${month}", which is no month. Write it like ${today.slice(0, 7)}.`,
    )
  if (month >= today.slice(0, 7))
    throw new AppError('invalid_input', say`The month ${month} is not over. Type its invoice when it is.`)
  const first = dayLater(today, -366 * OLDEST_YEARS).slice(0, 7)
  if (month < first)
    throw new AppError(
      'invalid_input',
      say`The month ${month} is more than ${OLDEST_YEARS} years ago. Type invoices from ${first} on.`,
    )
}

function readAmount(text: string | null, currency: string): string | null {
  if (text === null) return null
  const [, amount, named] = /^\s*(\d{1,12}(?:\.\d{1,6})?)(?:\s+([A-Z]{3}))?\s*$/.exec(text) ?? []
  if (amount === undefined)
    throw new AppError(
      'invalid_input',
      say`"amount" is "${text}", which is no amount. Write it like ${`45.50 ${currency}`}.`,
    )
  if (named !== undefined && named !== currency)
    throw new AppError(
      'invalid_input',
      say`"amount" is in ${named}, and this workspace counts in ${currency}. Give the amount in ${currency}.`,
    )
  return plainDecimal(amount)
}
