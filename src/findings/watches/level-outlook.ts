import { listed, say } from '../../base/say.ts'
import type { Objective } from '../../plan/objective.ts'
import { blockDaysOf, LEAST_PAST } from '../../statistics/drift-detector.ts'
import { standingOf } from '../../statistics/e-detector.ts'
import { expectedShiftDelay } from '../../statistics/expected-shift-delay.ts'
import type { LevelWatch } from '../objectives/level-watch.ts'
import { isWeekend } from '../objectives/watch-history.ts'
import { aboutInWords, LATELY_DAYS, latelyOf, missingInWords, type Outlook, pastOf, type Rise } from './outlook.ts'
import { amountInWords } from './words.ts'

/** What a mean becomes, many times as much: a decline that is easily overlooked, and one that is a disaster. */
const TIMES = [1.25, 2] as const

/** What is to be expected of what watches a mean day by day, by what it knows: it is held against its own past, and nothing else. */
export function outlookOfLevel(
  { measure }: Objective,
  of: { watch: LevelWatch | undefined; alarmsAYear: number; today: number; currency: string },
): Outlook {
  const { watch, alarmsAYear, today, currency } = of
  const known = watch ? (watch.today ? [...watch.days, watch.today] : watch.days) : []
  const lately = latelyOf(known, today, ({ count }) => count)
  const usual = lately.n === 0 ? null : lately.days.reduce((sum, one) => sum + one.sum, 0) / lately.n
  const detector = watch?.figure.detector
  const past = pastOf(detector)
  // Before that nothing is held against anything, and nothing can be told.
  const isHeld = detector !== undefined && Math.max(past.working, past.weekend) >= LEAST_PAST
  const rises = (usual !== null && isHeld ? TIMES : []).map((times): Rise => {
    const kindOf = (day: number) => (isWeekend(day) ? 'weekend' : 'working')
    const shift = { by: Math.log(times), from: today, kindOf }
    return {
      to: Number(((usual ?? 0) * times).toPrecision(3)),
      days: (detector && expectedShiftDelay(detector, shift, alarmsAYear)) ?? null,
    }
  })
  const shown = (value: number) => amountInWords(measure, value, currency)
  const riseInWords = ({ to, days }: Rise) =>
    days === null
      ? say`A rise from ${shown(usual ?? 0)} to ${shown(to)} on average would not be told within four months.`
      : say`A rise from ${shown(usual ?? 0)} to ${shown(to)} on average is told after ${aboutInWords(days)}.`
  const block = detector ? blockDaysOf(detector) : 1
  const slow =
    block === 1 ? null : say`Its days resemble their neighbours, so that ${block} of them are judged as one, and later.`
  const sentences = [...rises.map(riseInWords), ...(rises.length > 0 && slow !== null ? [slow] : [])]
  return {
    per_day: lately.perDay,
    usual,
    rises,
    gathered: {
      runs: null,
      days: null,
      past: detector ? Math.min(100, 100 * standingOf(detector.evidence).evidence * alarmsAYear) : 0,
    },
    past,
    said:
      sentences.length > 0
        ? sentences.reduce((all, one) => listed([all, one], ' '))
        : known.length === 0
          ? say`Nothing of it was counted yet.`
          : usual === null
            ? say`Nothing of it was counted in the last ${LATELY_DAYS / 7} weeks, so nobody can say how soon a change would be told.`
            : say`It is held against its own past alone, and not yet: ${past.needed} working days with enough outcomes are needed, ${past.working} are known.`,
    missing_said: isHeld ? missingInWords(past) : null,
  }
}
