import { AppError } from '../../base/errors.ts'
import { Exact } from '../../base/money.ts'
import { say } from '../../base/say.ts'
import { payClasses } from '../../plan/change-terms.ts'
import type { Plan } from '../../plan/plan.ts'

export { payClasses }
export type PayClass = (typeof payClasses)[number]

/**
 * What a class of time does: it takes from the included hours, or is billed by its rate, or neither. What somebody else answers for is
 * neither until it is agreed who pays; our own faults are on us.
 */
export const effects: Readonly<Record<PayClass, 'nothing' | 'consumes' | 'billed'>> = {
  included: 'nothing',
  'from allowance': 'consumes',
  optimization: 'billed',
  billable: 'billed',
  expansion: 'billed',
  'new integration': 'billed',
  emergency: 'billed',
  'provider fault': 'nothing',
  'third party': 'nothing',
}

/** The rate that holds for some work, as it stands in the plan now; kept with the work, so that a later plan changes no bill. */
export type Rate = { readonly name: string; readonly rate: string }

/** The named rate of the plan; the only one where none is named, and null where the plan has none. */
export function rateOf(plan: Plan | undefined, named: string | undefined): Rate | null {
  const rates = Object.entries(plan?.changes?.rates ?? {})
  const names = rates.map(([name]) => name).join(', ')
  if (named === undefined && rates.length > 1)
    throw new AppError('invalid_input', say`The plan has several rates. Say by which this is paid: ${names}.`)
  const found = named === undefined ? rates[0] : rates.find(([name]) => name === named)
  if (named !== undefined && !found)
    throw new AppError(
      'invalid_input',
      rates.length === 0
        ? say`The plan has no rate "${named}". Add it to the plan under changes.rates.`
        : say`The plan has no rate "${named}". It has: ${names}.`,
    )
  return found ? { name: found[0], rate: found[1] } : null
}

/** As time is counted where it takes from the hours: in whole steps, upwards. */
export const counted = (minutes: number, step: number): number => Math.ceil(minutes / step) * step

/** What minutes cost, from a rate an hour such as "120.00 EUR": to the cent, half a cent upwards. */
export function costOf(minutes: number, rate: string, surcharge: string | null): { amount: string; currency: string } {
  const [amount = '0', currency = ''] = rate.split(' ')
  const more = new Exact(100).plus(surcharge === null ? 0 : surcharge.slice(0, -1))
  // One division, at the end: a third of an hour has no decimal end.
  const cost = new Exact(amount).times(minutes).times(more).div(6000)
  return { amount: cost.toDecimalPlaces(2, Exact.ROUND_HALF_UP).toFixed(2), currency }
}
