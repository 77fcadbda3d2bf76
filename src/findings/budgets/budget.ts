import { dayLater, periodOf } from '../../base/calendar.ts'
import { Exact } from '../../base/money.ts'
import type { SpendDay } from '../../evidence/runs/spend.ts'
import type { Budget } from '../../plan/budget.ts'
import { forecastSpend } from '../../statistics/spend-forecast.ts'

/** Days before today that a forecast learns from, and those over which the cost of an accepted case is taken. */
export const LEARNT_DAYS = 56
export const UNIT_DAYS = 30
/** Of fewer accepted cases nobody can tell what one costs. */
export const ENOUGH_ACCEPTED = 20
/** A budget is told of from an even chance on, and is urgent where it will very likely be exceeded. Below the last it is taken for kept. */
const EVEN = 0.5
const VERY_LIKELY = 0.8
const LESS_LIKELY = 0.3

/**
 * `exceeded` is a fact; `likely` and `even` are forecasts, as `kept` is; `open` lies between the last two. `used` is a share of it, told
 * where there is no forecast. `unknown`: too little is known.
 */
export type BudgetState = 'exceeded' | 'likely' | 'even' | 'used' | 'open' | 'kept' | 'unknown'

export type Forecast = {
  /** What the period will cost: the middle, and the band that holds four of five. */
  readonly low: number
  readonly middle: number
  readonly high: number
}

export type BudgetStand = {
  readonly state: BudgetState
  /** Half-open, by days. */
  readonly from: string
  readonly to: string
  readonly runs: number
  readonly unknown_runs: number
  readonly accepted: number
  /** What is known to be spent, or what an accepted case costs at least; null where nothing can be told. */
  readonly value: string | null
  readonly used_percent: number | null
  readonly forecast: (Forecast & { readonly over: number; readonly exhausted: string | null }) | null
  /** What would keep it with a probability of .8; null where that is so as it is, or nothing is forecast. */
  readonly keep: { readonly share: number; readonly runs_per_day: number; readonly cost_per_run: number | null } | null
}

/** From which day on spending is asked for, to hold a budget as of a day. */
export function firstDayOf(budget: Pick<Budget, 'per'>, today: string): string {
  if (budget.per === 'accepted case') return dayLater(today, -UNIT_DAYS)
  return [periodOf(today, budget.per).from, dayLater(today, -LEARNT_DAYS)].sort()[0] ?? today
}

/** How a budget stands: `days` are those with runs, in order, from the first that was asked for up to today. */
export function judgeBudget(budget: Budget, days: readonly SpendDay[], today: string): BudgetStand {
  const limit = limitOf(budget)
  return budget.per === 'accepted case' ? judgeUnit(days, limit, today) : judgePeriod(budget, days, limit, today)
}

export const limitOf = ({ limit }: Pick<Budget, 'limit'>): string => limit.split(' ')[0] ?? limit
/** A currency, or tokens. */
export const unitOf = ({ limit }: Pick<Budget, 'limit'>): string => limit.split(' ')[1] ?? ''
export const isOfTokens = (budget: Pick<Budget, 'limit'>): boolean => unitOf(budget) === 'tokens'

/** What accepted cases cost, everything that was spent on the others included: of whole days. */
function judgeUnit(days: readonly SpendDay[], limit: string, today: string): BudgetStand {
  const from = dayLater(today, -UNIT_DAYS)
  const sums = sumOf(days.filter(({ day }) => day >= from && day < today))
  const isKnown = sums.accepted >= ENOUGH_ACCEPTED
  const value = isKnown ? sums.cost.div(sums.accepted) : null
  const state: BudgetState =
    value === null ? 'unknown' : value.gt(limit) ? 'exceeded' : sums.unknown_runs > 0 ? 'unknown' : 'kept'
  return { ...standOf(sums, { from, to: today }), state, value: value && rounded(value), forecast: null, keep: null }
}

function judgePeriod(budget: Budget, days: readonly SpendDay[], limit: string, today: string): BudgetStand {
  const { from, to } = periodOf(today, budget.per === 'accepted case' ? 'month' : budget.per)
  const sums = sumOf(days.filter(({ day }) => day >= from))
  const made = forecastOf(days, Number(limit), { from, to, today })
  const used = Number(limit) > 0 ? sums.cost.div(limit).times(100) : null
  const state = ((): BudgetState => {
    if (sums.cost.gt(limit)) return 'exceeded'
    if (made === null) return used?.gte(budget.warn_at.slice(0, -1)) ? 'used' : 'unknown'
    if (made.over >= VERY_LIKELY) return 'likely'
    if (made.over >= EVEN) return 'even'
    // What is not known may be what exceeds it.
    if (sums.unknown_runs > 0) return 'unknown'
    return made.over < LESS_LIKELY ? 'kept' : 'open'
  })()
  const { keep, ...forecast } = made ?? { keep: null }
  return {
    ...standOf(sums, { from, to }),
    state,
    value: sums.cost.toFixed(),
    used_percent: used === null ? null : Number(used.toFixed(1)),
    forecast: made === null ? null : (forecast as NonNullable<BudgetStand['forecast']>),
    keep: keep === null || state === 'exceeded' ? null : keepOf(keep, days, today),
  }
}

/** What a period will cost, from the whole days before today; null of too few. */
export function forecastOf(
  days: readonly SpendDay[],
  limit: number,
  { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
) {
  const past = wholeDays(days, dayLater(today, -LEARNT_DAYS), today)
  const spent = days.filter(({ day }) => day >= from && day < today).reduce((sum, { cost }) => sum + Number(cost), 0)
  const ahead: string[] = []
  for (let day = today; day < to; day = dayLater(day, 1)) ahead.push(day)
  const history = past.map(({ day, cost }) => ({ ...numbered(day), amount: cost }))
  // The same all day, so that whoever asks again hears the same.
  const made = forecastSpend(history, { budget: limit, spent, ahead: ahead.map(numbered) }, numbered(today).day)
  if (made === undefined) return null
  const { total, over, exhausted, keep } = made
  return { ...total, over, exhausted: exhausted === null ? null : dayOfNumber(exhausted), keep }
}

/** Each day of a span: one without runs cost nothing; one of whose runs no cost is known is left out. */
function wholeDays(days: readonly SpendDay[], from: string, to: string): { day: string; cost: number }[] {
  const known = new Map(days.map((one) => [one.day, one]))
  const all: { day: string; cost: number }[] = []
  for (let day = from; day < to; day = dayLater(day, 1)) {
    const one = known.get(day)
    if (!one || one.unknown < one.runs) all.push({ day, cost: Number(one?.cost ?? 0) })
  }
  return all
}

/** The days of the last two weeks, at a share of what they were: by fewer runs, or by a lower price of each. */
function keepOf(share: number, days: readonly SpendDay[], today: string): BudgetStand['keep'] {
  const last = days.filter(({ day }) => day >= dayLater(today, -14) && day < today)
  const { runs, unknown_runs, cost } = sumOf(last)
  const priced = runs - unknown_runs
  return {
    share,
    runs_per_day: Math.floor((share * runs) / 14),
    cost_per_run: priced === 0 ? null : (share * cost.toNumber()) / priced,
  }
}

type Sums = { readonly runs: number; readonly unknown_runs: number; readonly accepted: number; readonly cost: Exact }

export const sumOf = (days: readonly SpendDay[]): Sums => ({
  runs: days.reduce((sum, one) => sum + one.runs, 0),
  unknown_runs: days.reduce((sum, one) => sum + one.unknown, 0),
  accepted: days.reduce((sum, one) => sum + one.accepted, 0),
  cost: days.reduce((sum, one) => sum.plus(one.cost), new Exact(0)),
})

const standOf = ({ runs, unknown_runs, accepted }: Sums, { from, to }: { from: string; to: string }) => ({
  ...{ from, to, runs, unknown_runs, accepted },
  used_percent: null,
})

/** Enough decimals for what a case costs. */
const rounded = (value: Exact): string => value.toDecimalPlaces(8).toFixed()

const DAY_MS = 86_400_000
/** Days from 1970 on, and weekdays from Monday (0) on. */
const numbered = (day: string) => {
  const number = Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
  return { day: number, weekday: (number + 3) % 7 }
}
const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)
