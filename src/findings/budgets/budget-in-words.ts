import { dayLater } from '../../base/calendar.ts'
import { say, sayDay, sayMoney, sayNumber } from '../../base/say.ts'
import type { Budget } from '../../plan/budget.ts'
import type { Answer } from '../finding.ts'
import { type BudgetStand, ENOUGH_ACCEPTED, isOfTokens, limitOf, unitOf } from './budget.ts'

/** How a budget stands, in a sentence or some. */
export function budgetInWords(budget: Budget, stand: BudgetStand): Answer {
  return { said: unknownToo(budget, stand, sentence(budget, stand)), answer: { ...stand } }
}

function sentence(budget: Budget, stand: BudgetStand): string {
  const limit = limitInWords(budget)
  const unit = unitOf(budget)
  const last = sayDay(dayLater(stand.to, -1))
  if (budget.per === 'accepted case') {
    if (stand.value === null)
      return say`Only ${stand.accepted} cases were accepted from ${sayDay(stand.from)} to ${last}; what one costs is told from ${ENOUGH_ACCEPTED} on.`
    return say`From ${sayDay(stand.from)} to ${last} an accepted case cost ${amount(stand.value, unit)}; the budget is ${limit}.`
  }
  const spent = amount(stand.value ?? '0', unit)
  const known =
    stand.used_percent === null
      ? say`${spent} of ${limit} are spent`
      : say`${spent} of ${limit} are spent, ${sayNumber(stand.used_percent.toFixed(0))} %`
  if (stand.state === 'exceeded') return say`${known}.`
  if (stand.forecast === null) return say`${known}. Too few days are known for a forecast.`
  const { low, high, over, exhausted } = stand.forecast
  const band = say`Until ${last} it will very likely be between ${amount(String(low), unit)} and ${amount(String(high), unit)}`
  const chance = say`${band}; that it is more than the budget has a chance of ${chanceInWords(over)}.`
  if (exhausted === null) return say`${known}. ${chance}`
  return say`${known}. ${chance} It is likely used up on ${sayDay(exhausted)}.`
}

/** Nothing that is forecast is certain. */
const chanceInWords = (chance: number): string =>
  chance < 0.01
    ? say`less than 1 %`
    : chance > 0.99
      ? say`more than 99 %`
      : say`${sayNumber((chance * 100).toFixed(0))} %`

const unknownToo = (budget: Budget, { runs, unknown_runs }: BudgetStand, said: string): string =>
  unknown_runs === 0
    ? said
    : isOfTokens(budget)
      ? say`${said} Of ${unknown_runs} of ${runs} runs not all tokens are known, so that it is more than that.`
      : say`${said} Of ${unknown_runs} of ${runs} runs not all is known that they cost, so that it is more than that.`

/** What would keep it; nothing where it is kept as it is. */
export function keepInWords(budget: Budget, { keep }: BudgetStand): string | null {
  if (keep === null) return null
  if (keep.share === 0) return say`Nothing is left of it.`
  const runs =
    keep.runs_per_day === 0
      ? say`It would be kept by less than one run a day like those of the last two weeks`
      : keep.runs_per_day === 1
        ? say`It would be kept by at most one run a day like those of the last two weeks`
        : say`It would be kept by at most ${keep.runs_per_day} runs a day like those of the last two weeks`
  return keep.cost_per_run === null
    ? say`${runs}.`
    : say`${runs}, or by as many at ${amount(String(keep.cost_per_run), unitOf(budget))} each.`
}

/** "EUR 400 per month" */
export const limitInWords = (budget: Budget): string =>
  say`${amount(limitOf(budget), unitOf(budget))} ${per[budget.per]}`

const per: Record<Budget['per'], string> = {
  day: say`a day`,
  week: say`a week`,
  month: say`a month`,
  quarter: say`a quarter`,
  year: say`a year`,
  'accepted case': say`for each accepted case`,
}

/** Money with two decimals, or of little as many as say something; tokens whole. */
const amount = (decimal: string, unit: string): string => {
  const value = Number(decimal)
  if (unit === 'tokens') return say`${sayNumber(value.toFixed(0))} tokens`
  const digits = value === 0 || value >= 1 ? 2 : Math.min(8, 1 - Math.floor(Math.log10(value)))
  return sayMoney(value.toFixed(Math.max(2, digits)), unit)
}
