import { Exact } from '../../base/money.ts'
import { say } from '../../base/say.ts'
import { money } from '../../plan/fields.ts'
import { costOf } from '../hours/pay.ts'
import { type Move, type Moved, refused } from './move.ts'
import { amountOf, type ChangeRequest, type Cost, isFree, type RateTaken, type RequestClass } from './request.ts'
import type { Terms } from './terms.ts'

type Refusal = Extract<Moved, { kind: 'refused' }>
type Estimate = NonNullable<ChangeRequest['assessment']>['estimate']

/** What an estimate comes to by a rate, and by the surcharge where there is one: exact, and rounded once each. */
export function costBy(estimate: Estimate, taken: RateTaken): Cost {
  const cost = (minutes: number) => costIn(minutes, taken)
  return { ...taken, low: cost(estimate.low), likely: cost(estimate.likely), high: cost(estimate.high) }
}

function costIn(minutes: number, { rate, surcharge }: RateTaken): string {
  const { amount, currency } = costOf(minutes, rate, surcharge)
  // In the one spelling that amounts have in a plan and in a quote that was typed.
  return money.parse(`${amount} ${currency}`)
}

/** The surcharge of the plan is that of emergencies, as in the hours. */
const takenAs = (terms: Terms, of: RequestClass, name: string): RateTaken => ({
  ...{ name, rate: terms.rates[name] ?? '' },
  surcharge: of === 'emergency' ? terms.surcharge : null,
})

/** The rates of the plan now: what is decided by nobody yet can still be ordered in an emergency. */
export const ratesNow = ({ class: decided }: ChangeRequest, terms: Terms): RateTaken[] =>
  decided && isFree(decided.is)
    ? []
    : Object.keys(terms.rates).map((name) =>
        takenAs(terms, decided && decided.is !== 'undecided' ? decided.is : 'emergency', name),
      )

/** What the estimate comes to by each rate that the plan has now; nothing of what is not charged. */
export function costsNow({ class: decided, assessment }: ChangeRequest, terms: Terms): Cost[] {
  if (assessment === null || decided === null || isFree(decided.is)) return []
  return Object.keys(terms.rates).map((name) => costBy(assessment.estimate, takenAs(terms, decided.is, name)))
}

/** The rate by its name; the only one where none is named, and null where there is none or nobody said which. */
export function rateTaken(terms: Terms, of: RequestClass, named: string | undefined): RateTaken | null | Refusal {
  const names = Object.keys(terms.rates)
  if (named !== undefined && !names.includes(named))
    return refused(
      'invalid_input',
      names.length === 0
        ? say`The plan has no rate "${named}". Add it to the plan under changes.rates.`
        : say`The plan has no rate "${named}". It has: ${names.join(', ')}.`,
    )
  const name = named ?? (names.length === 1 ? names[0] : undefined)
  return name === undefined ? null : takenAs(terms, of, name)
}

/**
 * A price and the rate it rests on. Where no amount is said it is what the estimate likely comes to. An amount of its own is kept beside
 * what the rate comes to, so that whoever approves sees both.
 */
export function priced(
  { class: decided, assessment }: ChangeRequest,
  { amount, rate }: Extract<Move, { move: 'quote' }>,
  terms: Terms,
): { readonly amount: string; readonly by_rate: Cost | null } | Refusal {
  const taken = rateTaken(terms, decided?.is ?? 'undecided', rate)
  if (taken && 'kind' in taken) return taken
  const cost = taken && assessment ? costBy(assessment.estimate, taken) : null
  if (amount === undefined) {
    if (cost) return { amount: cost.likely, by_rate: cost }
    const names = Object.keys(terms.rates).join(', ')
    return refused(
      'invalid_input',
      names === ''
        ? say`The plan states no rate by which a price could be computed. Say how much it costs, or add a rate under changes.rates.`
        : say`The plan has several rates. Say by which this is paid, or how much it costs: ${names}.`,
    )
  }
  const isOne = cost !== null && amountOf(cost.likely).currency === amountOf(amount).currency
  if (cost && !isOne && rate !== undefined)
    return refused(
      'invalid_input',
      say`The price is ${amount}, and the rate "${rate}" is ${cost.rate} an hour. Give both in one currency, or leave the rate out.`,
    )
  return { amount, by_rate: isOne ? cost : null }
}

/** What the work came to, held against what was estimated. */
export type CameTo = {
  readonly minutes: number
  readonly estimate: number | null
  /** By the rate that was quoted, or in an emergency ordered by; null where there is none. */
  readonly by_rate: string | null
  /** What was agreed on; it stays that, whatever the minutes came to. */
  readonly price: string | null
  /** Outside of the estimate, by more than needs no word. */
  readonly is_far_off: boolean
}

/** Nobody has to say why for less: a quarter of what was likely, and a quarter of an hour. */
const SHARE = 25
const MINUTES = 15

export function cameTo({ actual_minutes: minutes, assessment, quote, emergency }: ChangeRequest): CameTo | null {
  if (minutes === 0) return null
  const rate = quote?.by_rate ?? emergency?.by_rate ?? null
  return {
    ...{ minutes, estimate: assessment?.estimate.likely ?? null, price: quote?.amount ?? null },
    ...{ by_rate: rate && costIn(minutes, rate), is_far_off: isFarOff(minutes, assessment?.estimate) },
  }
}

function isFarOff(minutes: number, estimate: Estimate | undefined): boolean {
  if (!estimate || (minutes >= estimate.low && minutes <= estimate.high)) return false
  const off = Math.abs(minutes - estimate.likely)
  return off > MINUTES && new Exact(off).times(100).gt(new Exact(estimate.likely).times(SHARE))
}

/** Why a look back is refused: it took far more or less than was estimated, and nobody says why. */
export function costOver(
  { actual_minutes: minutes, assessment }: ChangeRequest,
  { outcome, variance }: Extract<Move, { move: 'review' }>,
): Refusal | null {
  if (!assessment || variance !== undefined || !isFarOff(minutes, assessment.estimate)) return null
  const { low, high } = assessment.estimate
  // What was given up took less because it was.
  if (minutes < low && (outcome === 'rolled back' || outcome === 'failed')) return null
  return refused(
    'invalid_input',
    say`It took ${minutes} minutes, and ${low} to ${high} were estimated. Say why, as the reason for the difference.`,
  )
}
