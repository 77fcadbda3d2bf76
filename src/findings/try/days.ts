import { floorHour, MICROS } from '../../base/time.ts'
import type { CostDay } from '../budgets/cost-history.ts'
import { dayOf } from '../objectives/target.ts'
import { isWeekend, type Outcomes } from '../objectives/watch-history.ts'
import type { Reading } from './rows.ts'

/** The rows of one day together: of so many cases it is known how they went, and of so many what they cost. */
export type DayOf = CostDay & { readonly judged: number; readonly bad: number }

export function daysOf(readings: readonly Reading[]): DayOf[] {
  const days = new Map<number, { -readonly [K in keyof DayOf]: DayOf[K] }>()
  for (const { at, cases, bad, cost } of readings) {
    const day = Math.floor(at / MICROS.d)
    const one = days.get(day) ?? { day, isWeekend: isWeekend(day), cases: 0, priced: 0, cost: 0, judged: 0, bad: 0 }
    days.set(day, one)
    one.cases += cases
    if (bad !== null) {
      one.judged += cases
      one.bad += bad
    }
    if (cost !== null) {
      one.priced += cases
      one.cost += cost
    }
  }
  return [...days.values()].sort((a, b) => a.day - b.day)
}

/** What became known within an hour, together: of many rows that is as good as one by one, and soon done. */
export function outcomesIn(readings: readonly Reading[]): Outcomes[] {
  const known = new Map<number, { at: number; bad: number; n: number }>()
  for (const { at, cases, bad } of readings) {
    if (bad === null || cases === 0) continue
    const hour = floorHour(at)
    const one = known.get(hour) ?? { at: hour + MICROS.h - 1, bad: 0, n: 0 }
    known.set(hour, one)
    one.bad += bad
    one.n += cases
  }
  return [...known.values()]
}

/** A day as a chart shows it; null is not known. */
export type ShownDay = {
  readonly day: string
  readonly cases: number
  /** Of cases of which it is known, the share that went right. */
  readonly right: number | null
  readonly cost_per_case: number | null
}

export const shownDay = (day: DayOf): ShownDay => ({ day: dayOf(day.day), ...shown(day) })

/** All of them together. */
export function shownTotal(days: readonly DayOf[]): Omit<ShownDay, 'day'> {
  const sum = (of: (day: DayOf) => number) => days.reduce((total, day) => total + of(day), 0)
  return shown({
    ...{ cases: sum((day) => day.cases), judged: sum((day) => day.judged), bad: sum((day) => day.bad) },
    ...{ priced: sum((day) => day.priced), cost: sum((day) => day.cost) },
  })
}

const shown = ({ cases, judged, bad, priced, cost }: Omit<DayOf, 'day' | 'isWeekend'>) => ({
  cases,
  right: judged > 0 ? (judged - bad) / judged : null,
  cost_per_case: priced > 0 ? cost / priced : null,
})
