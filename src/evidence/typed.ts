import { sql } from 'kysely'
import { dayLater, daysOfWeek, localDay, weekOfDay } from '../base/calendar.ts'
import { AppError } from '../base/errors.ts'
import { newId } from '../base/ids.ts'
import { plainDecimal } from '../base/money.ts'
import { listed, say, sayDay, sayMoney, sayNumber } from '../base/say.ts'
import { fromDate, type Micros, toDate } from '../base/time.ts'
import { type TypedName, typedNames, typedWords } from '../plan/typed.ts'
import type { PlanVersion } from '../plan/versions.ts'
import { appendDecision } from '../store/state/decision-log.ts'
import { principalInWords } from '../store/state/principal-words.ts'
import type { Db, State } from '../store/state/state.ts'

/** A figure of a week as a person typed it. */
export type TypedFigure = {
  readonly week: string
  readonly figure: TypedName
  /** Decimal text; null where it was taken back, and is not known any more. */
  readonly value: string | null
  readonly currency: string | null
  /** Who typed it: a name where it is known. */
  readonly by: string
  readonly at: Micros
}

/** A figure that holds. */
export type Typed = TypedFigure & { readonly value: string }

/** What was ever typed for a workflow, in the order in which it was. */
export async function listTyped(db: Db, workspace: string, workflow: string): Promise<TypedFigure[]> {
  const rows = await db
    .selectFrom('typed_figure')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('typed_by')))
    .select(['week', 'figure', 'value', 'currency', 'typed_by', 'typed_at', 'user.name as name'])
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .orderBy('typed_seq')
    .orderBy('typed_figure.id')
    .execute()
  return rows.map(({ week, figure, value, currency, typed_by, typed_at, name }) => ({
    week,
    figure: figure as TypedName,
    value,
    currency,
    by: principalInWords(typed_by, name),
    at: fromDate(typed_at),
  }))
}

/** What holds of each week, by its figures: the newest of each, where it was not taken back. */
export type TypedWeeks = ReadonlyMap<string, Readonly<Partial<Record<TypedName, Typed>>>>

export function typedWeeks(rows: readonly TypedFigure[]): TypedWeeks {
  const weeks = new Map<string, Partial<Record<TypedName, Typed>>>()
  for (const row of rows) {
    const week = weeks.get(row.week) ?? {}
    weeks.set(row.week, week)
    if (row.value === null) delete week[row.figure]
    else week[row.figure] = { ...row, value: row.value }
  }
  return weeks
}

/** How many figures were typed for a workflow after a moment. */
export async function askTypedSince(db: Db, workspace: string, workflow: string, after: Micros): Promise<number> {
  return (await listTyped(db, workspace, workflow)).filter((one) => one.at > after).length
}

type Given = {
  readonly workflow: string
  readonly week: string
  /** As they were typed; null takes one back. */
  readonly figures: Readonly<Partial<Record<TypedName, string | null>>>
  /** Where the workspace is, and the money it counts in. */
  readonly zone: string
  readonly currency: string
  readonly asOf: Micros
  readonly by: string
  readonly now: Micros
}

/**
 * A person types figures of a week. Rows are added and none is changed: the older stay, and the decision log has each. What holds
 * already is not typed again; the answer says how many figures changed.
 */
export async function typeFigures(state: State, workspace: string, given: Given): Promise<number> {
  const { workflow, week, by, now } = given
  requireEnded(given)
  const read = typedNames.flatMap((figure) => {
    const text = given.figures[figure]
    return text === undefined ? [] : [{ figure, ...readFigure(figure, text, given.currency) }]
  })
  if (read.length === 0)
    throw new AppError('invalid_input', say`No figure is given. Give one or more of: ${typedNames.join(', ')}.`)
  return await state.transaction(async (trx) => {
    // Two people who type at once do it one after the other, so that what each changed is known.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const holds = typedWeeks(await listTyped(trx, workspace, workflow)).get(week) ?? {}
    const changed = read.filter(({ figure, value, currency }) => {
      const known = holds[figure]
      return value !== (known?.value ?? null) || (value !== null && currency !== known?.currency)
    })
    if (changed.length === 0) return 0
    const figures = Object.fromEntries(
      changed.map(({ figure, value, currency }) => [figure, currency === null ? value : `${value} ${currency}`]),
    )
    const entry = { principal: by, kind: 'figures.typed', body: { workflow, week, figures } }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    const typed = { workspace_id: workspace, workflow, week, typed_at: toDate(now), typed_by: by, typed_seq: seq }
    await trx
      .insertInto('typed_figure')
      .values(changed.map((one) => ({ ...typed, ...one, id: newId(now) })))
      .execute()
    return changed.length
  })
}

function requireEnded({ week, zone, asOf }: Given): void {
  const days = daysOfWeek(week)
  if (!days)
    throw new AppError(
      'invalid_input',
      say`"week" is "${week}", which is no week. Write it like ${weekOfDay(localDay(asOf, zone))}.`,
    )
  const [sunday = ''] = days.slice(-1)
  if (localDay(asOf, zone) <= sunday)
    throw new AppError(
      'invalid_input',
      say`The week ${week} ends on ${sayDay(sunday)}. Type its figures when it is over.`,
    )
}

/** At most so many of anything in a week: what is larger is a slip of the hand. */
const MOST = 1e9

function readFigure(figure: TypedName, text: string | null, currency: string) {
  if (text === null) return { value: null, currency: null }
  const [, amount, named] = /^\s*(\d{1,12}(?:\.\d{1,6})?)(?:\s+([A-Z]{3}))?\s*$/.exec(text) ?? []
  const isWhole = figure === 'eligible' || figure === 'incidents'
  if (
    amount === undefined ||
    Number(amount) > MOST ||
    (isWhole && amount.includes('.')) ||
    (named !== undefined && figure !== 'loss')
  )
    throw new AppError(
      'invalid_input',
      figure === 'loss'
        ? say`"loss" is "${text}", which is no amount. Write it like ${`45.50 ${currency}`}.`
        : isWhole
          ? say`"${figure}" is "${text}", which is no count. Write a whole number such as 120.`
          : say`"${figure}" is "${text}", which is no number of minutes. Write it like 95.`,
    )
  if (named !== undefined && named !== currency)
    throw new AppError(
      'invalid_input',
      say`"loss" is in ${named}, and this workspace counts in ${currency}. Give the amount in ${currency}.`,
    )
  return { value: plainDecimal(amount), currency: figure === 'loss' ? currency : null }
}

/** A week of whose figures the plan asks somebody to type some. */
export type AskedWeek = { readonly week: string; readonly figures: readonly TypedName[] }

/** Of older weeks nobody is reminded: who has not counted by then will not know any more. */
const REMEMBERED = 13

/**
 * The weeks that ended by a moment, and the figures that the plan asks for of each; the oldest first. A figure is asked for from the first
 * whole week on after a plan first asked for it: what nobody was asked to count, nobody failed to.
 */
export function weeksAsked(
  versions: readonly PlanVersion[],
  { plan }: PlanVersion,
  workflow: string,
  asOf: Micros,
): AskedWeek[] {
  const zone = plan.time_zone
  const today = localDay(asOf, zone)
  const asked = (plan.workflows[workflow]?.typed ?? []).map((figure) => {
    const days = versions
      .filter((one) => one.plan.workflows[workflow]?.typed.includes(figure))
      .map((one) => [one.effective, localDay(one.applied_at, zone)].sort()[1] ?? today)
    return { figure, since: days.sort()[0] ?? today }
  })
  return lastWeeks(asOf, zone).flatMap((week) => {
    const monday = daysOfWeek(week)?.[0] ?? ''
    const figures = asked.filter(({ since }) => since <= monday).map(({ figure }) => figure)
    return figures.length === 0 ? [] : [{ week, figures }]
  })
}

/** The last weeks that were over at a moment, of which somebody may still know; the oldest first. */
export const lastWeeks = (asOf: Micros, zone: string): string[] =>
  Array.from({ length: REMEMBERED }, (_, place) => weekOfDay(dayLater(localDay(asOf, zone), 7 * (place - REMEMBERED))))

/** Of the weeks that are asked for those that lack figures, with what they lack. */
export function weeksLacking(asked: readonly AskedWeek[], weeks: TypedWeeks): AskedWeek[] {
  return asked
    .map(({ week, figures }) => ({ week, figures: figures.filter((one) => weeks.get(week)?.[one] === undefined) }))
    .filter(({ figures }) => figures.length > 0)
}

/** "typed by Maria Keller on 9 Mar 2026"; of several everybody who typed one, and the last day. */
export function typedInWords(typed: readonly Pick<TypedFigure, 'by' | 'at'>[], zone: string): string {
  const names = listed([...new Set(typed.map(({ by }) => by))], ', ')
  const day = sayDay(localDay(Math.max(...typed.map(({ at }) => at)), zone))
  return typed.length === 1 ? say`typed by ${names} on ${day}` : say`typed by ${names}, the last on ${day}`
}

/** "eligible cases: 120", "loss: EUR 45.50" */
export const figureInWords = ({ figure, value, currency }: Typed): string =>
  say`${typedWords[figure]}: ${currency === null ? sayNumber(value) : sayMoney(value, currency)}`

/** "Week of 2 Mar 2026" */
export const weekInWords = (week: string): string => say`Week of ${sayDay(daysOfWeek(week)?.[0] ?? week)}`

/** "eligible cases, incidents" */
export const namesInWords = (figures: readonly TypedName[]): string =>
  listed(
    figures.map((one) => typedWords[one]),
    ', ',
  )
