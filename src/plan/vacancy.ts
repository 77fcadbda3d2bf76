import { localDay } from '../base/calendar.ts'
import type { Micros } from '../base/time.ts'
import type { WithRota } from './on-duty.ts'
import { type AnswerGap, answerGaps } from './people.ts'
import type { Plan } from './plan.ts'
import { dayAfter, isWorkingDay } from './working-time.ts'

/** So many working days in a row without anybody who answers are a vacancy; a day between two that are covered is not. */
const VACANT = 2
/** How far a gap is looked after to either side: absences are written down for weeks. */
export const LOOKED = 60

/** A gap that holds at a moment and that has so many working days in it, for each workflow for which nobody answers then. */
export function vacanciesAt(plan: Plan & WithRota, at: Micros): (AnswerGap & { readonly workingDays: number })[] {
  const today = localDay(at, plan.time_zone)
  const byWorkflow = Map.groupBy(
    answerGaps(plan, dayAfter(today, -LOOKED), dayAfter(today, LOOKED)),
    ({ workflow }) => workflow,
  )
  return [...byWorkflow.values()].flatMap((gaps) => {
    // A gap goes on where only its reason becomes another one.
    const joined: AnswerGap[] = []
    for (const gap of gaps) {
      const last = joined.at(-1)
      if (last && dayAfter(last.to) === gap.from) joined[joined.length - 1] = { ...last, to: gap.to }
      else joined.push(gap)
    }
    const gap = joined.find(({ from, to }) => from <= today && today <= to)
    const workingDays = gap ? workingDaysIn(plan, gap) : 0
    return gap && workingDays >= VACANT ? [{ ...gap, workingDays }] : []
  })
}

function workingDaysIn(plan: Plan, { from, to }: AnswerGap): number {
  let count = 0
  for (let day = from; day <= to; day = dayAfter(day)) if (isWorkingDay(plan, day)) count++
  return count
}
