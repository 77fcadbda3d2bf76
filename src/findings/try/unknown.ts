import { say } from '../../base/say.ts'
import { blockDaysOf } from '../../statistics/drift-detector.ts'
import type { RateWatch } from '../objectives/rate-watch.ts'
import type { DayOf } from './days.ts'

/** So many days until it is known how much they differ. */
const WEEK = 7
/** So many weekends until one more can be held against them. */
const WEEKENDS = 5
/** Fewer cases make no day that can be held against others. */
const ENOUGH_CASES = 10

/** What a history does not tell yet, or tells later than it might: each as a sentence. */
export function cannotBeKnown(
  days: readonly DayOf[],
  {
    quality,
    price,
    volume,
  }: { readonly quality: RateWatch | undefined; readonly price: number; readonly volume: number },
): string[] {
  const judged = days.filter((one) => one.judged > 0)
  const cases = judged.reduce((sum, one) => sum + one.judged, 0)
  const priced = days.some((one) => one.priced > 0)
  const weekends = days.filter(({ isWeekend }) => isWeekend).length
  const resembling = [
    ...(quality ? ([[say`How many go right`, blockDaysOf(quality.drift)]] as const) : []),
    ...(priced ? ([[say`What a case costs`, price]] as const) : []),
    [say`How many cases there are`, volume] as const,
  ].filter(([, blockDays]) => blockDays > 1)
  return [
    ...(judged.length === 0 ? [say`No column says how many went right or wrong: nothing is told of that.`] : []),
    ...(priced ? [] : [say`No column says what cases cost: nothing is told of that.`]),
    ...(days.length < WEEK
      ? [say`This is less than a week: how much days differ is not known yet, and no day is held against its own past.`]
      : weekends > 0 && weekends <= WEEKENDS
        ? [say`There are few weekend days in it (${weekends}): they are held against each other from the sixth on.`]
        : []),
    ...(judged.length >= WEEK && cases / judged.length < ENOUGH_CASES
      ? [
          say`There are fewer than ${ENOUGH_CASES} cases a day: several days are needed to see what one would show elsewhere.`,
        ]
      : []),
    ...resembling.map(([what, blockDays]) =>
      blockDays === WEEK
        ? say`${what}: days resemble the days before, so it is judged by weeks, and changes are told later.`
        : say`${what}: days resemble the days before, so ${blockDays} days are judged as one, and changes are told later.`,
    ),
  ]
}
