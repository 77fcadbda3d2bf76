/**
 * An e-detector in calendar time: evidence against "nothing is off" that can be looked at after every observation, for
 * years, with a promise that reads "at most F false alarms a year", however many observations a year holds.
 *
 * Several bets run side by side, each on a change of another size. Before an observation every bet gets a stake, the time since
 * the observation before it, in years; the observation then multiplies the bet by a factor whose mean is at most 1 while nothing
 * is off. So the evidence at any moment (the mean of the bets), and what it was at every alarm so far, add up to at most the years
 * gone by, in the mean; and an alarm is raised only where it reaches 1 / F. Whatever the observations of several detectors have to do
 * with each other, their promises add up.
 *
 * Sources: J. Shin, A. Ramdas, A. Rinaldo, E-detectors: a nonparametric framework for sequential change detection (2023); the
 * stakes by the calendar are ours. It breaks where the factors do: where the mean of one, given what came before, can be above 1.
 */
export type EDetector = {
  /** When it was last told something, in days of any one count. */
  at: number
  /** What each bet is worth. */
  readonly bets: number[]
  /** When what each bet would tell of began, in days: the moment from which on its factors, multiplied, are greatest. */
  readonly since: number[]
  /** Their product from there on. */
  readonly gain: number[]
}

const DAYS_A_YEAR = 365

/**
 * What is watched from a day on is given the stake of a month at its beginning: it may be wrong from its first run, and a history that came
 * in a few bursts would else have next to nothing to bet with. The promise then counts that month, too.
 */
export const STARTING_DAYS = 30

/** A detector of as many bets as there are sizes to look for, which begins at a moment, in days, with the stake of so many. */
export const startEDetector = (bets: number, at: number, startingDays = 0): EDetector => ({
  at: at - startingDays,
  bets: new Array<number>(bets).fill(0),
  since: new Array<number>(bets).fill(at),
  gain: new Array<number>(bets).fill(1),
})

/** What a detector says after an observation. */
export type Reading = {
  /** In years: it has to reach 1 / (false alarms a year). */
  readonly evidence: number
  readonly isAlarm: boolean
  /** When what the strongest bet tells of began, in days. */
  readonly since: number
}

/**
 * Takes one observation: what it multiplies each bet by. Changes the detector; after an alarm it begins anew.
 * `at` is the time of the observation in days; one before the last stakes nothing more. `alarmsAYear` is the budget F.
 * `from` is when what was observed began, where that is not the moment at which it is told.
 */
export function takeFactors(
  detector: EDetector,
  at: number,
  factors: ArrayLike<number>,
  alarmsAYear: number,
  from = at,
): Reading {
  const { bets, since, gain } = detector
  const stake = Math.max(0, at - detector.at) / DAYS_A_YEAR
  detector.at = Math.max(at, detector.at)
  let sum = 0
  let leading = 0
  for (let k = 0; k < bets.length; k++) {
    const factor = factors[k] as number
    // The last moment at which a cumulative sum of the logarithms stood at nought (E. Page, Biometrika 41, 1954).
    if ((gain[k] as number) <= 1) {
      since[k] = Math.max(from, since[k] as number)
      gain[k] = 1
    }
    // Beyond this a double has no numbers; every budget is long used up.
    gain[k] = Math.min((gain[k] as number) * factor, 1e300)
    const worth = Math.min(((bets[k] as number) + stake) * factor, 1e300)
    bets[k] = worth
    sum += worth
    if (worth > (bets[leading] as number)) leading = k
  }
  const reading = {
    evidence: sum / bets.length,
    isAlarm: sum * alarmsAYear >= bets.length,
    since: since[leading] as number,
  }
  if (reading.isAlarm) {
    bets.fill(0)
    gain.fill(1)
  }
  return reading
}

/** What the evidence is while nothing new is observed. */
export const standingOf = ({ bets, since }: EDetector): Reading => ({
  evidence: bets.reduce((sum, bet) => sum + bet, 0) / bets.length,
  isAlarm: false,
  since: since[bets.indexOf(Math.max(...bets))] ?? 0,
})
