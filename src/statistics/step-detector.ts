import { normalQuantile } from './distributions.ts'
import { type EDetector, type Reading, STARTING_DAYS, startEDetector, takeFactors } from './e-detector.ts'
import { createRandom } from './random.ts'
import { shiftedRate } from './rate-detector.ts'

/**
 * Holds the values after a known moment (a release, a new model) against those before it: "nothing became worse with it".
 * It needs neither an objective nor days, and tells within as many values as the step is large.
 */
export type StepDetector = {
  readonly evidence: EDetector
  /** What values are: 0 and 1, or amounts. */
  readonly of: 'outcomes' | 'amounts'
  readonly seed: number
  /** Days of stake that no release has used yet, as of `began`. */
  unspent: number
  /** Which release the values are of, and when it began, in days. */
  group: string | null
  began: number
  /** Values before it, and since it began with when each came: the latest of each. */
  before: number[]
  since: number[]
  readonly sinceAt: number[]
  /** How many values there were in all: the number drawn for a place among equals hangs on it. */
  count: number
  /** Whether this step was told already. */
  isTold: boolean
  /** Steps that were told and are not over, and the latest values, whichever release they are of, the last one last. */
  readonly told: Told[]
  readonly latest: number[]
}

/**
 * A step that was told: with which value, of which release, and from what mean and variance. Of amounts all is of their logarithms. `n`, `sum` and
 * `squares` are of all values since it began, those that came after it was told as well: what told it is larger than it is, as a rule.
 */
type Told = {
  readonly count: number
  readonly group: string
  readonly before: number
  readonly variance: number
  n: number
  sum: number
  squares: number
}

/** How far a value may be off, in standard deviations of those before: one bet each. */
const SHIFTS = [0.25, 0.5, 1, 1.5, 2, 3] as const
const KEPT = 500
/** With fewer values before it nothing can be told of a step, and with fewer since not how large it is. */
const LEAST_BEFORE = 20
const LEAST_SINCE = 10
/** What a release may use of the stake that has come together: a month. Years with up to twelve releases use it evenly. */
const DAYS_A_RELEASE = 30
/** The odds of a bad outcome may have grown so many times: one bet each; the last learns how many from the outcomes themselves. */
const ODDS = [1.5, 2, 3, 5] as const

export const startStepDetector = (of: StepDetector['of'], at: number, seed: number): StepDetector => ({
  evidence: startEDetector(of === 'amounts' ? SHIFTS.length : 2 * ODDS.length, at),
  of,
  seed,
  unspent: STARTING_DAYS,
  group: null,
  began: at,
  before: [],
  since: [],
  sinceAt: [],
  count: 0,
  isTold: false,
  told: [],
  latest: [],
})

/**
 * Takes the next value, up is bad, of a release; `at` in days. Undefined where nothing can be told.
 *
 * Its rank among the values before the release and those since (ties by a number drawn from the seed) is uniform where the release
 * changed nothing. Of an amount, the normal score z of the rank moves the bet on a shift d by exp(d z - d^2 / 2); of an outcome, the
 * bet on odds is the likelihood of a bad one under them against the share of bad ones so far. The mean of either is then 1.
 * A stake is placed when a release begins, a month's at most of the time that has passed, so that the promise is by the calendar: at
 * most so many false alarms a year, however many releases.
 *
 * Assumes that values before and after are exchangeable where nothing changed: other cases, a bad day, or a trend are a step to it
 * too. So it says what changed with a release, and not that the release did it.
 * Source: V. Vovk, A. Gammerman, G. Shafer, Algorithmic Learning in a Random World (2005), ranks as conformal p-values.
 */
export function takeValue(
  detector: StepDetector,
  at: number,
  group: string,
  value: number,
  alarmsAYear: number,
): Reading | undefined {
  const { evidence, seed } = detector
  if (group !== detector.group) beginGroup(detector, at, group)
  const { before, since, sinceAt } = detector
  if (detector.told.length > 0) detector.latest.push(value)
  const [taken = 0] = scaled(detector.of, [value])
  for (const one of detector.told) {
    one.n++
    one.sum += taken
    one.squares += taken ** 2
  }
  if (detector.latest.length > KEPT) detector.latest.shift()
  const u = Math.max(createRandom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ detector.count++).next(), 2 ** -33)
  const isBet = before.length >= LEAST_BEFORE && !detector.isTold
  const factors = isBet ? factorsOf(detector, value, u) : undefined
  since.push(value)
  sinceAt.push(at)
  if (since.length > KEPT) {
    since.shift()
    sinceAt.shift()
  }
  if (!factors) return undefined
  const reading = takeFactors(evidence, evidence.at, factors, since.length < LEAST_SINCE ? 1e-300 : alarmsAYear)
  detector.isTold = reading.isAlarm
  if (reading.isAlarm) tell(detector, group)
  return { ...reading, since: sinceAt[stepIn(detector)] ?? detector.began }
}

function beginGroup(detector: StepDetector, at: number, group: string): void {
  const { evidence, before, since } = detector
  detector.before = (since.length < LEAST_BEFORE ? [...before, ...since] : since).slice(-KEPT)
  detector.since = []
  detector.sinceAt.splice(0)
  detector.unspent += Math.max(0, at - detector.began)
  detector.group = group
  detector.began = Math.max(at, detector.began)
  detector.isTold = false
  const stake = detector.before.length < LEAST_BEFORE ? 0 : Math.min(detector.unspent, DAYS_A_RELEASE)
  detector.unspent -= stake
  evidence.bets.fill(0)
  evidence.gain.fill(1)
  // All of it at once: what follows stakes nothing more.
  takeFactors(
    evidence,
    evidence.at + stake,
    evidence.bets.map(() => 1),
    1e-300,
  )
}

function factorsOf(detector: StepDetector, value: number, u: number): number[] {
  const { before, since } = detector
  const p = rank(value, before, since, u)
  if (detector.of === 'amounts') {
    const z = -normalQuantile(p)
    return SHIFTS.map((shift) => Math.exp(shift * z - (shift * shift) / 2))
  }
  const bad = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0)
  const usual = (bad(before) + bad(since) + 0.5) / (before.length + since.length + 1)
  // The share since, drawn to that before by four outcomes, and no better than that.
  const learned = (bad(since) + (4 * (bad(before) + 0.5)) / (before.length + 1)) / (since.length + 4)
  const factor = (raised: number) => (p < usual ? raised / usual : (1 - raised) / (1 - usual))
  // Half of the stake is on what is learned.
  return [
    ...ODDS.map((ratio) => factor(shiftedRate(usual, ratio))),
    ...ODDS.map(() => factor(Math.max(usual, learned))),
  ]
}

/** More steps than this are not open at once: the oldest is let go of. */
const MOST_TOLD = 20

function tell(detector: StepDetector, group: string): void {
  const { told, count, of } = detector
  const step = stepIn(detector)
  const [earlier, later] = [
    scaled(of, [...detector.before, ...detector.since.slice(0, step)]),
    scaled(of, detector.since.slice(step)),
  ]
  const since = { n: later.length, sum: totalOf(later), squares: totalOf(later.map((value) => value ** 2)) }
  told.push({ count, group, before: meanOf(earlier), variance: varianceOf(earlier), ...since })
  if (told.length > MOST_TOLD) told.shift()
  if (told.length === 1) detector.latest.splice(0)
}

/** Of so many of the latest values is asked whether they are as before: few show that a large step is over, and many a small one. */
const LATEST = [20, 50, 100, 200, 500] as const

/** So far off, in standard errors of both, are the latest values from those since the step. */
const OFF = 3.5

/**
 * The releases whose step is over with the value that was taken last, and forgets them: the latest values lie nearer to those before the step
 * than to what came since, and far off that, which is known by as many values as there were. It is a rule and no promise: what is called
 * over by mistake is not told again. `npm run bench:statistics` prints how often that is, and how soon it is told.
 */
export function takeOver(detector: StepDetector): string[] {
  const { told, latest, count, of } = detector
  // The latest values say the same one value later, nearly: asked at each tenth.
  if (told.length === 0 || count % 10 !== 0) return []
  const values = scaled(of, latest)
  const over = told.filter((one) =>
    LATEST.some((n) => {
      if (values.length < n || count - one.count < n || one.n < 2 * n) return false
      const last = values.slice(-n)
      const [mean, m] = [meanOf(last), one.n - n]
      const after = (one.sum - n * mean) / m
      const variance = (one.squares - totalOf(last.map((value) => value ** 2))) / m - after ** 2 + 0.01
      const error = Math.sqrt(Math.max(one.variance, variance) * (1 / n + 1 / m))
      return mean < (one.before + after) / 2 && mean + OFF * error < after
    }),
  )
  for (const one of over) told.splice(told.indexOf(one), 1)
  if (told.length === 0) latest.splice(0)
  return over.map(({ group }) => group)
}

/** A person says that the step of a release is over. */
export function closeStep({ told }: StepDetector, group: string): void {
  const kept = told.filter((one) => one.group !== group)
  told.splice(0, told.length, ...kept)
}

/** Amounts by their logarithms, so that a few large ones do not say how it is. */
const scaled = (of: StepDetector['of'], values: readonly number[]): readonly number[] =>
  of === 'amounts' ? values.map((value) => Math.log(Math.max(value, 1e-12))) : values
const totalOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const meanOf = (values: readonly number[]): number => totalOf(values) / values.length
function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0.01) / values.length
}

/**
 * With which value since the release what is told began; 0: with the release itself. It is where the values from there on lie furthest over all
 * before it, by the difference of their means in standard errors (D. Hinkley, Inference about the change-point in a sequence of random
 * variables, 1970), unless the release explains them nearly as well: as much as a place that was looked for gains by chance.
 */
export function stepIn({ before, since, of }: Pick<StepDetector, 'before' | 'since' | 'of'>): number {
  const [earlier, later] = [scaled(of, before), scaled(of, since)]
  const variance = varianceOf(earlier)
  let [early, late] = [totalOf(earlier), totalOf(later)]
  const gains = later.map((value, i) => {
    const [n, m] = [earlier.length + i, later.length - i]
    const difference = late / m - early / n
    early += value
    late -= value
    return difference > 0 ? difference ** 2 / (variance * (1 / n + 1 / m)) : 0
  })
  const best = gains.indexOf(Math.max(...gains))
  return (gains[best] ?? 0) - (gains[0] ?? 0) < 2 * Math.log(later.length) ? 0 : best
}

function rank(value: number, before: readonly number[], since: readonly number[], u: number): number {
  let [above, equal] = [0, 1]
  for (const list of [before, since])
    for (const other of list) {
      if (other > value) above++
      else if (other === value) equal++
    }
  return (above + u * equal) / (before.length + since.length + 1)
}
