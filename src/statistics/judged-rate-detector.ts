import { type EDetector, type Reading, startEDetector, takeFactors } from './e-detector.ts'

/** A detector that is told what a judge says of every case, and what people say of some. */
export type JudgedRateDetector = {
  readonly detector: EDetector
  /** By tenths of the judge's score: how many cases people labelled, and the sum of their labels. */
  readonly labelled: number[]
  readonly bad: number[]
}

export type Case = {
  /** How bad it is to the judge, 0 to 1: a verdict, or a score of any kind. */
  readonly judge: number
  /** How bad it is to a person, 0 to 1; undefined where nobody was asked. */
  readonly label?: number | undefined
}

const BINS = 10

/** How much of the room between the line and the worst that one case can say is bet: one bet each. */
const BETS = [0.02, 0.04, 0.08, 0.16, 0.32, 0.64] as const

export const startJudgedRateDetector = (at: number): JudgedRateDetector => ({
  detector: startEDetector(BETS.length, at),
  labelled: new Array<number>(BINS).fill(0),
  bad: new Array<number>(BINS).fill(0),
})

/**
 * Takes one case and tells whether the rate of cases bad to people is above a line. A case counts as m + (label - m) / reviewed if a
 * person labelled it and as m if not, where m is what people have said so far of cases with such a score. In the mean that is
 * what people would say of all cases, whatever the judge does: a judge that gets worse costs time, but makes no false alarm.
 *
 * `reviewed` is the probability with which each case is given to a person, drawn before anything of it is known; `at` is in days,
 * `alarmsAYear` the budget. Breaks where people label what they choose to, or where a case that nobody was asked about is taken
 * before one, earlier in line, whose label is still to come: take cases in their order.
 *
 * Sources: T. Zrnic, E. Candès, Active statistical inference (2024), for the counting; the bets are those of
 * I. Waudby-Smith, A. Ramdas, Estimating means of bounded random variables by betting (2023).
 */
export function takeJudged(
  state: JudgedRateDetector,
  at: number,
  { judge, label }: Case,
  { line, reviewed, alarmsAYear }: { line: number; reviewed: number; alarmsAYear: number },
): Reading {
  const { labelled, bad } = state
  const bin = Math.min(BINS - 1, Math.max(0, Math.floor(judge * BINS)))
  let [all, allBad] = [PRIOR, PRIOR * START]
  for (let i = 0; i < BINS; i++) {
    all += labelled[i] as number
    allBad += bad[i] as number
  }
  const overall = allBad / all
  let lowest = 0
  for (let i = 0; i < BINS; i++) lowest = Math.min(lowest, expectation(state, i, overall) * (1 - 1 / reviewed))
  const expected = expectation(state, bin, overall)
  const counted = label === undefined ? expected : expected + (label - expected) / reviewed
  for (let k = 0; k < BETS.length; k++) factors[k] = 1 + ((BETS[k] as number) / (line - lowest)) * (counted - line)
  const reading = takeFactors(state.detector, at, factors, alarmsAYear)
  if (label !== undefined) {
    labelled[bin] = (labelled[bin] as number) + 1
    bad[bin] = (bad[bin] as number) + label
  }
  return reading
}

/** A score that was seldom labelled is taken to mean what all do, and all to be bad once in ten: as if by five labels each. */
const PRIOR = 5
const START = 0.1

const expectation = ({ labelled, bad }: JudgedRateDetector, bin: number, overall: number): number =>
  ((bad[bin] as number) + PRIOR * overall) / ((labelled[bin] as number) + PRIOR)

/** Filled anew at each case. */
const factors = new Float64Array(BETS.length)
