import { listed, say, sayNumber } from '../../base/say.ts'
import { conditionOf } from '../../plan/condition.ts'
import { conditionInWords } from '../../plan/condition-words.ts'
import type { Objective } from '../../plan/objective.ts'
import { dayCorrelation } from '../../statistics/daily-rate-detector.ts'
import { type DriftDetector, LEAST_PAST } from '../../statistics/drift-detector.ts'
import { standingOf } from '../../statistics/e-detector.ts'
import { expectedDelay } from '../../statistics/expected-delay.ts'
import { shiftedRate } from '../../statistics/rate-detector.ts'
import type { Db } from '../../store/state/state.ts'
import { countedOutcome, isTimed } from '../objectives/counted-outcome.ts'
import type { LevelWatch } from '../objectives/level-watch.ts'
import type { RateWatch } from '../objectives/rate-watch.ts'

/** How soon what would be told of a promise, at its traffic and its share of the false alarms, and what its watcher cannot tell yet. */
export type Outlook = {
  /** What it was told in the last eight weeks, a day. */
  readonly per_day: number
  /** What it was told of the runs of these days: so many per cent did not keep it; of a mean, what that was; of a share of the work, how many per cent of it were done. */
  readonly usual: number | null
  readonly rises: readonly Rise[]
  /** How much of the evidence is gathered that each look needs to tell, in per cent; null of one by which it is not looked at. */
  readonly gathered: { readonly runs: number | null; readonly days: number | null; readonly past: number }
  /** Days of its own past that a day can be held against, and how many of its kind are needed. */
  readonly past: { readonly working: number; readonly weekend: number; readonly needed: number }
  readonly said: string
  /** What it cannot tell yet; null where there is nothing. */
  readonly missing_said: string | null
}

export type Rise = {
  /** What the share that is promised would become, in per cent: of a percentile, what lies beyond the limit. Of a mean, what it would become. */
  readonly to: number
  /** Half of the time sooner; null: not within two years, and of what is held against its own past alone not within four months. */
  readonly days: number | null
}

/** What watches a promise, run by run or day by day. */
export type WatchKnown =
  | { readonly kind: 'objective'; readonly watch: RateWatch }
  | { readonly kind: 'level'; readonly watch: LevelWatch }

/** What the watchers of the promises of a workspace know: of a workflow each by its terms, since of another promise it says nothing. */
export type Known = ReadonlyMap<string, ReadonlyMap<string, WatchKnown>>

export async function askKnown(db: Db, workspace: string, workflow?: string): Promise<Known> {
  let query = db
    .selectFrom('detector')
    .select(['workflow', 'subject', 'terms', 'state'])
    .where('workspace_id', '=', workspace)
    .where((eb) => eb.or(['objective:%', 'level:%'].map((names) => eb('subject', 'like', names))))
  if (workflow !== undefined) query = query.where('workflow', '=', workflow)
  const known = new Map<string, Map<string, WatchKnown>>()
  for (const row of await query.execute()) {
    const mine = known.get(row.workflow) ?? new Map<string, WatchKnown>()
    const kind = row.subject.startsWith('level:') ? 'level' : 'objective'
    known.set(row.workflow, mine.set(row.terms, { kind, watch: JSON.parse(row.state) } as WatchKnown))
  }
  return known
}

/** A share is told of the last so many days. */
export const LATELY_DAYS = 56
/** What a promise's odds of a bad outcome become: a decline that is easily overlooked, and one that is a disaster. */
const ODDS_RATIOS = [1.6, 4] as const

/** What is to be expected of a watcher by what it knows, `today` in days since 1970; undefined is one that was told nothing yet. */
export function outlookOf(
  objective: Objective,
  { watch, alarmsAYear, today }: { watch: RateWatch | undefined; alarmsAYear: number; today: number },
): Outlook {
  const { rate = 0, lag = 0 } = countedOutcome(objective) ?? {}
  // Each of the looks has a part of it: see `takeCounted`.
  const budget = alarmsAYear / 3
  const lately = latelyOf(watch ? (watch.today ? [...watch.days, watch.today] : watch.days) : [], today, ({ n }) => n)
  const bad = lately.days.reduce((sum, one) => sum + one.bad, 0)
  const isTold = watch !== undefined && lately.n > 0
  const rises = isTold
    ? ODDS_RATIOS.map((ratio) => riseOf(objective, { ...lately, bad, rate, lag, ratio, budget, past: watch.slow.past }))
    : []
  const past = pastOf(watch?.drift)
  const gathered = (evidence: number) => Math.min(100, 100 * evidence * budget)
  return {
    per_day: lately.perDay,
    usual: lately.n === 0 ? null : 100 * (bad / lately.n),
    rises,
    gathered: {
      runs: watch ? gathered(standingOf(watch.fast).evidence) : 0,
      days: watch ? gathered(standingOf(watch.slow.evidence).evidence) : 0,
      past: watch ? gathered(standingOf(watch.drift.evidence).evidence) : 0,
    },
    past,
    said: [
      ...(isTold
        ? rises.map((one) => riseInWords(objective, one))
        : watch === undefined || watch.days.length === 0
          ? [say`Nothing of it was counted yet. It is held against the first run of which it is known.`]
          : [
              say`Nothing of it was counted in the last ${LATELY_DAYS / 7} weeks, so nobody can say how soon a change would be told.`,
            ]),
      ...(lag > 0 ? [say`What was accepted is counted ${lag} days later, with what came after it.`] : []),
    ].reduce((all, one) => listed([all, one], ' ')),
    missing_said: isTold ? missingInWords(past) : null,
  }
}

/** Of all days that are known those of the last weeks, and how many were counted in them. */
export function latelyOf<Day extends { readonly day: number }>(
  known: readonly Day[],
  today: number,
  sizeOf: (day: Day) => number,
): { readonly days: readonly Day[]; readonly n: number; readonly perDay: number } {
  const days = known.filter(({ day }) => day > today - LATELY_DAYS)
  const n = days.reduce((sum, one) => sum + sizeOf(one), 0)
  const first = Math.max(today - LATELY_DAYS + 1, known[0]?.day ?? today)
  return { days, n, perDay: n / Math.max(1, today - first + 1) }
}

function riseOf(
  objective: Objective,
  of: {
    rate: number
    lag: number
    ratio: number
    budget: number
    bad: number
    n: number
    perDay: number
    past: RateWatch['slow']['past']
  },
): Rise {
  // As it is read: what is said is what is computed.
  const raised = rounded(shiftedRate(of.rate, of.ratio))
  const rise = { objective: of.rate, usual: of.bad / of.n, raised, perDay: of.perDay }
  const days = expectedDelay({ ...rise, correlation: dayCorrelation(of.past) }, of.budget)
  const to = Number((100 * (isOfGood(objective) ? 1 - raised : raised)).toFixed(2))
  return { to, days: days === undefined ? null : of.lag + days }
}

const isOfGood = ({ target }: Objective): boolean => conditionOf(target).comparison.startsWith('>')

/** Whole per cent, and tenths and hundredths of few. */
const rounded = (rate: number): number => Number(rate.toFixed(rate < 0.005 ? 4 : rate < 0.05 ? 3 : 2))

/** "A fall to 78% is told after about 8 days." */
function riseInWords(objective: Objective, { to, days }: Rise): string {
  const share = say`${sayNumber(String(to))}%`
  const condition = conditionOf(objective.target)
  if (isTimed(objective.measure)) {
    const limit = conditionInWords({ ...condition, aggregate: null })
    return days === null
      ? say`Should ${share} miss ${limit}, nothing would be told within two years.`
      : say`Should ${share} miss ${limit}, that is told after ${aboutInWords(days)}.`
  }
  if (isOfGood(objective))
    return days === null
      ? say`A fall to ${share} would not be told within two years.`
      : say`A fall to ${share} is told after ${aboutInWords(days)}.`
  return days === null
    ? say`A rise to ${share} would not be told within two years.`
    : say`A rise to ${share} is told after ${aboutInWords(days)}.`
}

export function aboutInWords(days: number): string {
  const hours = Math.max(1, Math.round(24 * days))
  if (hours === 1) return say`about one hour`
  if (hours < 24) return say`about ${hours} hours`
  const whole = Math.round(days)
  if (whole === 1) return say`about one day`
  return whole < 60 ? say`about ${whole} days` : say`about ${Math.round(days / 7)} weeks`
}

export function pastOf(detector: DriftDetector | undefined): Outlook['past'] {
  const known = (stratum: string) => detector?.past.filter((one) => one.stratum === stratum).length ?? 0
  return { working: known('working'), weekend: known('weekend'), needed: LEAST_PAST }
}

export function missingInWords({ working, weekend, needed }: Outlook['past']): string | null {
  if (working < needed)
    return say`It is not held against its own past yet: ${needed} working days with enough outcomes are needed, ${working} are known.`
  // Where nothing comes at weekends none will be known.
  if (weekend > 0 && weekend < needed)
    return say`Weekends are not held against their own past yet: ${needed} days with enough outcomes are needed, ${weekend} are known.`
  return null
}
