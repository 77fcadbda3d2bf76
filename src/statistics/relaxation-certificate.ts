import { gammaQuantile } from './distributions.ts'

/**
 * Whether a workflow may be looked at less often: a certificate that its bad rate lies below the line, and a bound of what it would
 * lose until the next look.
 */
export type Relaxation = {
  /** Days between two looks at the level that is asked for: 1, 7 or 30. */
  readonly nextIntervalDays: number
  readonly daysAtLevel: number
  /** Reviews drawn at random since the last change of version or level, the bad ones among them, and the line they must stay below. */
  readonly reviewed: number
  readonly bad: number
  readonly limit: number
  readonly hasOpenAlarm: boolean
  readonly hasComparison: boolean
  readonly hazard: Hazard
  /** What a bad day costs (excess bad runs x their cost), what a look costs, and what a month of unseen loss may cost; in one currency. */
  readonly costOfBadDay: number
  readonly costOfReview: number
  readonly lossBudgetPerMonth: number
  /** How long it takes, once seen, until it is mended. */
  readonly delayDays: number
}

/** Incidents over the days they were counted in. */
export type Hazard = { readonly incidents: number; readonly days: number }

export type RelaxationReason = 'certificate' | 'too soon' | 'open alarm' | 'comparison' | 'loss' | 'optimum'

export type RelaxationVerdict = {
  readonly mayRelax: boolean
  /** Every reason against it. */
  readonly reasons: readonly RelaxationReason[]
  /** Evidence that the rate lies below the line, and what it has to reach. */
  readonly certificate: { readonly value: number; readonly threshold: number }
  /** At most (with a chance of nine in ten) this much is lost a month at the new rhythm, before a look finds it. */
  readonly lossPerMonth: number
  /** The interval at which looks and losses together cost the least; never relaxed beyond it. */
  readonly bestIntervalDays: number
}

/** The chance of a wrong certificate is 1 in this many, all looks together. */
const THRESHOLD = 20
const DAYS_AT_LEVEL = 14
const DAYS_A_MONTH = 365.25 / 12

export function judgeRelaxation(relaxation: Relaxation): RelaxationVerdict {
  const { nextIntervalDays, hazard, costOfBadDay, costOfReview, delayDays } = relaxation
  const value = certificate(relaxation.bad, relaxation.reviewed, relaxation.limit)
  // An incident begins on average half an interval before the look that finds it.
  const lossPerMonth = DAYS_A_MONTH * highHazard(hazard) * costOfBadDay * (nextIntervalDays / 2 + delayDays)
  const bestIntervalDays = bestInterval(hazard, costOfBadDay, costOfReview)

  const against: [RelaxationReason, boolean][] = [
    ['certificate', value < THRESHOLD],
    ['too soon', relaxation.daysAtLevel < DAYS_AT_LEVEL],
    ['open alarm', relaxation.hasOpenAlarm],
    ['comparison', relaxation.hasComparison],
    ['loss', lossPerMonth > relaxation.lossBudgetPerMonth],
    ['optimum', nextIntervalDays > bestIntervalDays],
  ]
  const reasons = against.filter(([, holds]) => holds).map(([reason]) => reason)
  return {
    mayRelax: reasons.length === 0,
    reasons,
    certificate: { value, threshold: THRESHOLD },
    lossPerMonth,
    bestIntervalDays,
  }
}

/** Shares of the boldest bet there is. */
const BETS = [0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8] as const

/**
 * Evidence for "the rate lies below `limit`" (0 < limit < 1): what bets against "at or over it" have made of 1, on average; over all
 * looks together it reaches 20 with a chance of at most 1 in 20 where the rate does not lie below. Since the bets are alike, only the
 * counts matter, not how they were spread over the looks. Assumes that what is reviewed is drawn at random, and starts again with
 * each version and each change of rhythm.
 * Source: test martingales for bounded means (I. Waudby-Smith, A. Ramdas, 2023).
 */
export function certificate(bad: number, reviewed: number, limit: number): number {
  const sum = BETS.reduce((total, share) => {
    // The boldest bet loses all with one bad review.
    const win = Math.log1p((share * limit) / (1 - limit))
    return total + Math.exp((reviewed - bad) * win + bad * Math.log1p(-share))
  }, 0)
  return Math.min(sum / BETS.length, Number.MAX_VALUE)
}

/**
 * Incidents a day, at most with a chance of nine in ten: the 90 % quantile of a gamma distribution that starts as half an incident in
 * 60 days.
 */
export const highHazard = ({ incidents, days }: Hazard): number => gammaQuantile(0.9, 0.5 + incidents) / (60 + days)

/**
 * Days between looks at which looks and losses together cost the least: c / T + h R T / 2 is least at sqrt(2 c / (h R)). Infinite where a bad
 * day costs nothing.
 * Source: the classical inspection interval (R. Barlow, F. Proschan, 1965).
 */
function bestInterval({ incidents, days }: Hazard, costOfBadDay: number, costOfReview: number): number {
  if (costOfBadDay === 0) return Number.POSITIVE_INFINITY
  const expected = (0.5 + incidents) / (60 + days)
  return Math.sqrt((2 * costOfReview) / (expected * costOfBadDay))
}
