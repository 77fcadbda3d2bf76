import { listed, say } from '../../base/say.ts'
import type { Objective } from '../../plan/objective.ts'
import { blockDaysOf, LEAST_PAST } from '../../statistics/drift-detector.ts'
import { standingOf } from '../../statistics/e-detector.ts'
import { expectedShiftDelay } from '../../statistics/expected-shift-delay.ts'
import { shiftedRate } from '../../statistics/rate-detector.ts'
import { deviationOf, type LevelDay, type LevelWatch, missedOf } from '../objectives/level-watch.ts'
import { isWeekend } from '../objectives/watch-history.ts'
import { aboutInWords, LATELY_DAYS, latelyOf, missingInWords, type Outlook, pastOf, type Rise } from './outlook.ts'
import { amountInWords } from './words.ts'

/** What a mean becomes, many times as much, and the odds of what is missed of a share: a decline that is easily overlooked, and a disaster. */
const TIMES = [1.25, 2] as const
const ODDS_RATIOS = [1.6, 4] as const

/** What is to be expected of what watches a figure day by day, by what it knows: it is held against its own past, and nothing else. */
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
  const isOfWork = measure === 'adoption'
  const changes = usual === null || !isHeld ? [] : isOfWork ? falls(known, lately) : risesFrom(usual)
  const kindOf = (day: number) => (isWeekend(day) ? 'weekend' : 'working')
  const rises = changes.map(
    ({ to, by }): Rise => ({
      to: isOfWork ? Number((100 * to).toFixed(2)) : to,
      days: (detector && expectedShiftDelay(detector, { by, from: today, kindOf }, alarmsAYear)) ?? null,
    }),
  )
  const shown = (value: number) => amountInWords(measure, value, currency)
  const riseInWords = ({ days }: Rise, place: number) => {
    const to = changes[place]?.to ?? 0
    if (isOfWork)
      return days === null
        ? say`A fall from ${shown(usual ?? 0)} to ${shown(to)} would not be told within four months.`
        : say`A fall from ${shown(usual ?? 0)} to ${shown(to)} is told after ${aboutInWords(days)}.`
    return days === null
      ? say`A rise from ${shown(usual ?? 0)} to ${shown(to)} on average would not be told within four months.`
      : say`A rise from ${shown(usual ?? 0)} to ${shown(to)} on average is told after ${aboutInWords(days)}.`
  }
  const block = detector ? blockDaysOf(detector) : 1
  const slow =
    block === 1 ? null : say`Its days resemble their neighbours, so that ${block} of them are judged as one, and later.`
  const sentences = [...rises.map(riseInWords), ...(rises.length > 0 && slow !== null ? [slow] : [])]
  return {
    per_day: lately.perDay,
    usual: usual !== null && isOfWork ? 100 * usual : usual,
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
          ? isOfWork
            ? say`Nothing of it was counted yet: it is held against days of which it is told how many cases there were to do.`
            : say`Nothing of it was counted yet.`
          : usual === null
            ? say`Nothing of it was counted in the last ${LATELY_DAYS / 7} weeks, so nobody can say how soon a change would be told.`
            : say`It is held against its own past alone, and not yet: ${past.needed} working days with enough outcomes are needed, ${past.working} are known.`,
    missing_said: isHeld ? missingInWords(past) : null,
  }
}

/** What something becomes, and by how much the scores of days rise with it. */
type Change = { readonly to: number; readonly by: number }

const risesFrom = (usual: number): Change[] =>
  TIMES.map((times) => ({ to: Number((usual * times).toPrecision(3)), by: Math.log(times) }))

/** From the share that was missed lately, on days as large as those. */
function falls(
  known: readonly LevelDay[],
  { days, n }: { readonly days: readonly LevelDay[]; readonly n: number },
): Change[] {
  const missed = missedOf(days) ?? 0
  const deviation = deviationOf(known, n / days.length)
  return ODDS_RATIOS.map((ratio) => {
    const to = Number((1 - shiftedRate(missed, ratio)).toFixed(2))
    return { to, by: (1 - to - missed) / deviation }
  })
}
