import { Exact } from '../../base/money.ts'
import { costOf, effects } from './pay.ts'
import type { Stand } from './stand.ts'
import type { Money } from './statement.ts'
import type { Time } from './time.ts'

/** Time of days that no period holds, so that no statement has it. */
export type Outside = {
  readonly minutes: number
  readonly from: string
  readonly to: string
  /** What of it is to be paid: the sum of the rounded charges, by currency. */
  readonly amounts: readonly Money[]
  /** Minutes that are to be paid and have no rate. */
  readonly unpriced: number
}

export function outsideOf(times: readonly Time[], periods: readonly Pick<Stand, 'from' | 'to'>[]): Outside | null {
  const outside = times.filter(
    ({ day, taken_back }) => taken_back === null && !periods.some(({ from, to }) => from <= day && day <= to),
  )
  const days = outside.map(({ day }) => day).sort()
  const [from, to] = [days[0], days.at(-1)]
  if (from === undefined || to === undefined) return null
  const amounts = new Map<string, Exact>()
  let unpriced = 0
  for (const one of outside.filter((time) => effects[time.class] === 'billed')) {
    const cost = one.rate === null ? null : costOf(one.minutes, one.rate, one.surcharge)
    if (cost) amounts.set(cost.currency, (amounts.get(cost.currency) ?? new Exact(0)).plus(cost.amount))
    else unpriced += one.minutes
  }
  return {
    ...{ minutes: outside.reduce((sum, { minutes }) => sum + minutes, 0), from, to, unpriced },
    amounts: [...amounts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, amount]) => ({ amount: amount.toFixed(2), currency })),
  }
}
