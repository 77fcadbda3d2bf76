import { gammaQuantile } from './distributions.ts'

/** One combination of factors: how often it was exposed (runs), and how many of the events fell in it. */
export type Cell = {
  /** Of each factor its value, such as route: refund. */
  readonly values: Readonly<Record<string, string>>
  readonly events: number
  readonly exposure: number
}

/** A value of one factor, or of two together, in which more events fall than its exposure tells. */
export type Concentration = {
  readonly values: Readonly<Record<string, string>>
  readonly events: number
  /** Of all events. */
  readonly share: number
  /** How many times as many events as expected, and its lower 95 % bound. */
  readonly lift: number
  readonly liftLow: number
  /** Twice the gain in log-likelihood, less the price of the search. */
  readonly gain: number
  /** Events per exposure outside of this and of those named before it: the rate there would be without them. Null where nothing is outside. */
  readonly rateWithout: number | null
}

export type Concentrations = {
  /** Events per exposure. */
  readonly rate: number
  /** The strongest first; none is an answer. */
  readonly named: readonly Concentration[]
  /** Why nothing, or nothing more, is named. */
  readonly end: 'no events' | 'nothing to choose from' | 'gain too small' | 'lift too small' | 'two are named'
}

/** What a gain has to exceed: a twentieth of the likelihood, since 2 ln 20 = 6. */
const GAIN = 6
const LIFT = 1.3
const MOST = 2

/**
 * What events concentrate on: the smallest factor whose gain in likelihood pays for having been searched for.
 *
 * Candidates are the values of each factor and the pairs of values of two factors. With k of K events in a candidate, and
 * e = K times its share of the exposure, the gain is G = 2 [k ln(k/e) + (K-k) ln((K-k)/(K-e))] - 2 ln(candidates of its size), where
 * k > e. The one of the greatest gain is named if G > 6 and the lower 95 % bound of its lift, by a gamma distribution, is above 1.3. Then what it
 * explains is taken as expected (exposure within it counts as many times as its rate is that of the rest), and a second is looked for.
 *
 * Assumes that events come independently, given the cell; breaks where a few runs make most of them. It names what is associated, over
 * the factors it is given; the cause may be another that goes with it. Under some 30 events it is mostly silent.
 * Sources: the deviance of two Poisson rates with a price for the search (description length); the bound of W. DuMouchel,
 * Bayesian data mining in large frequency tables (1999).
 */
export function concentrationsOf(cells: readonly Cell[]): Concentrations {
  const events = sumOf(cells.map((cell) => cell.events))
  const exposure = sumOf(cells.map((cell) => cell.exposure))
  const named: Concentration[] = []
  const answer = (end: Concentrations['end']) => ({ rate: exposure > 0 ? events / exposure : 0, named, end })
  if (events === 0 || exposure === 0) return answer('no events')
  let expected = cells.map((cell) => (events * cell.exposure) / exposure)
  while (named.length < MOST) {
    const best = strongest(cells, expected, events)
    if (!best) return answer('nothing to choose from')
    if (best.gain <= GAIN) return answer('gain too small')
    const liftLow = gammaQuantile(0.05, best.events) / best.expected
    if (liftLow <= LIFT) return answer('lift too small')
    const { values, gain } = best
    named.push({
      values,
      events: best.events,
      share: best.events / events,
      lift: best.events / best.expected,
      liftLow,
      gain,
      rateWithout: rateOutside(cells, [...named.map((one) => one.values), values]),
    })
    expected = conditioned(cells, expected, best, events)
  }
  return answer('two are named')
}

type Candidate = { readonly values: Record<string, string>; events: number; expected: number }

function strongest(
  cells: readonly Cell[],
  expected: readonly number[],
  events: number,
): (Candidate & { readonly gain: number }) | undefined {
  let best: (Candidate & { readonly gain: number }) | undefined
  for (const candidates of candidatesOf(cells, expected))
    for (const one of candidates) {
      if (one.expected <= 0 || one.expected >= events * (1 - 1e-12)) continue
      const gain = one.events > one.expected ? deviance(one, events) - 2 * Math.log(candidates.length) : 0
      if (!best || gain > best.gain) best = { ...one, gain }
    }
  return best
}

/** Single values, and pairs of values of two factors, with what was seen and what was expected of each. */
function candidatesOf(cells: readonly Cell[], expected: readonly number[]): [singles: Candidate[], pairs: Candidate[]] {
  const numbers = new Map<string, Map<string, number>>()
  const singles: Candidate[] = []
  const pairs = new Map<number, Candidate>()
  const count = (candidate: Candidate, i: number) => {
    candidate.events += (cells[i] as Cell).events
    candidate.expected += expected[i] as number
  }
  for (const [i, { values }] of cells.entries()) {
    const within: number[] = []
    // By name, so that a pair is the same in whatever order a cell tells its factors.
    for (const factor of Object.keys(values).sort()) {
      const value = values[factor] as string
      const ofFactor = numbers.get(factor) ?? new Map<string, number>()
      numbers.set(factor, ofFactor)
      const number = ofFactor.get(value) ?? singles.length
      if (number === singles.length) {
        ofFactor.set(value, number)
        singles.push({ values: Object.fromEntries([[factor, value]]), events: 0, expected: 0 })
      }
      count(singles[number] as Candidate, i)
      for (const other of within) {
        // Two numbers below 2^26 make one that a double holds exactly.
        const both = other * 2 ** 26 + number
        const pair = pairs.get(both) ?? {
          values: { ...singles[other]?.values, ...singles[number]?.values },
          events: 0,
          expected: 0,
        }
        pairs.set(both, pair)
        count(pair, i)
      }
      within.push(number)
    }
  }
  return [singles, [...pairs.values()]]
}

function deviance({ events: k, expected: e }: Candidate, all: number): number {
  const rest = all - k
  return 2 * (k * Math.log(k / e) + (rest > 0 ? rest * Math.log(rest / (all - e)) : 0))
}

/** The same total, so spread that the winner explains itself: within it and outside, each its own share of the events. */
function conditioned(cells: readonly Cell[], expected: readonly number[], winner: Candidate, events: number): number[] {
  const within = winner.events / winner.expected
  const outside = (events - winner.events) / (events - winner.expected)
  return cells.map((cell, i) => (expected[i] as number) * (isIn(cell, winner.values) ? within : outside))
}

const isIn = (cell: Cell, values: Readonly<Record<string, string>>) =>
  Object.entries(values).every(([factor, value]) => cell.values[factor] === value)

function rateOutside(cells: readonly Cell[], named: readonly Readonly<Record<string, string>>[]): number | null {
  const outside = cells.filter((cell) => !named.some((values) => isIn(cell, values)))
  const exposure = sumOf(outside.map((cell) => cell.exposure))
  return exposure > 0 ? sumOf(outside.map((cell) => cell.events)) / exposure : null
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
