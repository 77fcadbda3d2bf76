import { Exact } from '../base/money.ts'
import { say, sayMoney, sayNumber } from '../base/say.ts'
import { type Comparison, type Condition, centsShown, type Period, type TimeUnit, type Unit } from './condition.ts'
import { type Duration, type DurationUnit, millisecondsByUnit } from './duration.ts'

/** A promise, and what it came to, as people read it who did not write the plan. */

const signs: Record<Comparison, string> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<' }

const periodWords: Record<Period, string> = {
  case: say`per case`,
  run: say`per run`,
  day: say`per day`,
  week: say`per week`,
  month: say`per month`,
}

/** "≤ 4 h for 90 of 100": the promise without its window. */
export function conditionInWords({ aggregate, comparison, limit, unit, per }: Condition): string {
  const amount = say`${signs[comparison]} ${amountInWords(limit, unit)}`
  const stated = per ? say`${amount} ${periodWords[per]}` : amount
  switch (aggregate) {
    case null:
      return stated
    case 'median':
    case 'p50':
      return say`${stated} (median)`
    case 'mean':
      return say`${stated} on average`
    case 'total':
      return say`${stated} in total`
    default: {
      const part = Number(aggregate.slice(1))
      return say`${stated} for ${comparison.startsWith('<') ? part : 100 - part} of 100`
    }
  }
}

const unitWords: Record<TimeUnit, string> = { ms: say`ms`, s: say`s`, m: say`min`, h: say`h`, d: say`days` }

/** "85%", "4 h", "£0.30": money with its cents, everything else with the decimals it has. */
function amountInWords(amount: string, unit: Unit): string {
  switch (unit.kind) {
    case 'share':
      return say`${sayNumber(amount)}%`
    case 'time':
      return unit.unit === 'd' && amount === '1' ? say`1 day` : say`${sayNumber(amount)} ${unitWords[unit.unit]}`
    case 'money':
      return sayMoney(centsShown(amount), unit.currency)
    case 'count':
      return sayNumber(amount)
  }
}

/** "30 days", "one month". */
export function durationInWords({ count, unit }: Duration): string {
  const [one, many] = durationWords[unit]
  return count === 1 ? one : say`${count} ${many}`
}

const durationWords: Record<DurationUnit, readonly [one: string, many: string]> = {
  ms: [say`one millisecond`, say`ms`],
  s: [say`one second`, say`seconds`],
  m: [say`one minute`, say`minutes`],
  h: [say`one hour`, say`hours`],
  d: [say`one day`, say`days`],
  w: [say`one week`, say`weeks`],
  month: [say`one month`, say`months`],
  year: [say`one year`, say`years`],
}

export type Judgement = { result: 'pass' | 'fail' | 'unknown'; reason: string }

/**
 * Holds a value against a condition. The value is decimal text: per cent for a share (85, not 0.85), milliseconds for a
 * time, the condition's currency for money, a plain number for a count. A missing value is unknown, never a pass.
 */
export function judgeCondition(condition: Condition, value: string | null): Judgement {
  if (value === null) return { result: 'unknown', reason: say`no value was measured` }
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value)) return { result: 'unknown', reason: say`the value is not a number` }
  const { comparison, limit, unit } = condition
  const measured = new Exact(value).div(unit.kind === 'time' ? millisecondsByUnit[unit.unit] : 1)
  const promised = say`${signs[comparison]} ${amountInWords(limit, unit)}`
  const shown = shownOf(measured, new Exact(limit), unit)
  return holds(measured, comparison, limit)
    ? { result: 'pass', reason: say`${shown} meets ${promised}` }
    : { result: 'fail', reason: say`${shown} does not meet ${promised}` }
}

function holds(measured: Exact, comparison: Comparison, limit: string): boolean {
  switch (comparison) {
    case '>=':
      return measured.gte(limit)
    case '<=':
      return measured.lte(limit)
    case '>':
      return measured.gt(limit)
    case '<':
      return measured.lt(limit)
  }
}

/** As figures are shown: cents, and two digits of what is less than ten of them; of all else a decimal below ten only. */
function decimalsOf(measured: Exact, { kind }: Unit): number {
  const size = measured.abs()
  if (kind !== 'money') return size.lt(10) ? 1 : 0
  return size.isZero() || size.gte('0.1') ? 2 : 1 - size.e
}

const unitBelow: Partial<Record<TimeUnit, TimeUnit>> = { d: 'h', h: 'm', m: 's', s: 'ms' }

/**
 * What was measured, in the unit of its limit, or in a smaller one where it is less than one of them; with more decimals where it
 * would look like the limit it misses: 84.9999% must not be shown as 85%.
 */
function shownOf(measured: Exact, limit: Exact, unit: Unit): string {
  const below = unit.kind === 'time' ? unitBelow[unit.unit] : undefined
  if (unit.kind === 'time' && below && !measured.isZero() && measured.abs().lt(1)) {
    const factor = millisecondsByUnit[unit.unit] / millisecondsByUnit[below]
    return shownOf(measured.times(factor), limit.times(factor), { kind: 'time', unit: below })
  }
  for (let decimals = decimalsOf(measured, unit); decimals < 30; decimals++) {
    const rounded = measured.toDecimalPlaces(decimals)
    if (rounded.comparedTo(limit) !== measured.comparedTo(limit)) continue
    return amountInWords(unit.kind === 'money' ? rounded.toFixed(decimals) : rounded.toFixed(), unit)
  }
  return amountInWords(measured.toFixed(), unit)
}
