import { plainDecimal } from '../base/money.ts'
import { type Duration, durationToText, unitsByWord } from './duration.ts'

/**
 * A promise as a sentence: "p95 <= 20s over 7d", ">= 85% over 30d", "<= 0.40 USD per case".
 *
 *     [aggregate] comparison number [unit] [per case|run|day|week|month] [over window]
 *
 * Numbers stay decimal text from the file to the comparison; nothing is ever held as a binary fraction.
 */
export type Condition = {
  readonly aggregate: Aggregate | null
  readonly comparison: Comparison
  /** A decimal in `unit`: "85" for 85%, "0.4" for 0.40 USD, "4" for 4h. */
  readonly limit: string
  readonly unit: Unit
  readonly per: Period | null
  readonly window: Duration | null
}

export const aggregates = ['p50', 'p90', 'p95', 'p99', 'median', 'mean', 'total'] as const
export type Aggregate = (typeof aggregates)[number]
export type Comparison = '>=' | '<=' | '>' | '<'
export const periods = ['case', 'run', 'day', 'week', 'month'] as const
export type Period = (typeof periods)[number]
export type TimeUnit = 'ms' | 's' | 'm' | 'h' | 'd'
export type Unit =
  | { readonly kind: 'share' }
  | { readonly kind: 'time'; readonly unit: TimeUnit }
  | { readonly kind: 'money'; readonly currency: string }
  | { readonly kind: 'count' }
export type UnitKind = Unit['kind']

export type ParsedCondition =
  | { kind: 'ok'; condition: Condition }
  /** `at` is the offset in the text, from 0, where reading stopped making sense. */
  | { kind: 'error'; at: number; message: string }

export function parseCondition(text: string, expectedUnit?: UnitKind): ParsedCondition {
  const input = scan(text)
  try {
    return { kind: 'ok', condition: readCondition(input, expectedUnit) }
  } catch (error) {
    if (error instanceof Misread) return { kind: 'error', at: error.at, message: error.message }
    throw error
  }
}

/** The condition written in a plan that has been read; anything else is a defect of ours. */
export function conditionOf(text: string): Condition {
  const parsed = parseCondition(text)
  if (parsed.kind === 'error') throw new TypeError(`not a condition: ${text}: ${parsed.message}`)
  return parsed.condition
}

/** One spelling per condition; reads back to the same condition. */
export function conditionToText(condition: Condition): string {
  const { aggregate, comparison, limit, unit, per, window } = condition
  const parts = [comparison, amountToText(limit, unit)]
  if (aggregate) parts.unshift(aggregate)
  if (per) parts.push(`per ${per}`)
  if (window) parts.push(`over ${durationToText(window)}`)
  return parts.join(' ')
}

/** "0.4" with its unit: "0.40 USD", "85%", "4h". */
function amountToText(amount: string, unit: Unit): string {
  switch (unit.kind) {
    case 'share':
      return `${amount}%`
    case 'time':
      return `${amount}${unit.unit}`
    case 'money':
      return `${centsShown(amount)} ${unit.currency}`
    case 'count':
      return amount
  }
}

/** Three-letter codes of ISO 4217 that are known here. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
export const isCurrency = (code: string): boolean => currencies.has(code)

/** "0.4" -> "0.40", "5" -> "5": prices are read with two decimals or none. */
export function centsShown(amount: string): string {
  return /\.\d$/.test(amount) ? `${amount}0` : amount
}

class Misread extends Error {
  readonly at: number
  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

type Input = {
  /** The words matched at this place, passing blanks before and after; undefined when they do not stand here. */
  take(pattern: RegExp): string | undefined
  at(): number
  rest(): string
}

function scan(text: string): Input {
  let position = 0
  const blanks = () => {
    while (text[position] === ' ' || text[position] === '\u00a0') position++
  }
  blanks()
  return {
    take(pattern) {
      const match = new RegExp(pattern.source, 'y')
      match.lastIndex = position
      const found = match.exec(text)?.[0]
      if (found === undefined) return undefined
      position += found.length
      blanks()
      return found
    },
    at: () => position,
    rest: () => text.slice(position),
  }
}

function readCondition(input: Input, expectedUnit: UnitKind | undefined): Condition {
  const aggregate = (input.take(/(?:p50|p90|p95|p99|median|mean|total)(?![A-Za-z0-9])/) ?? null) as Aggregate | null
  const comparison = readComparison(input)
  const limit = readNumber(input)
  const unitAt = input.at()
  const unit = readUnit(input)
  if (expectedUnit && unit.kind !== expectedUnit) throw new Misread(unitAt, wanted[expectedUnit])
  const per = input.take(/per(?![A-Za-z])|\//) === undefined ? null : readPeriod(input)
  const window = input.take(/over(?![A-Za-z])/) === undefined ? null : readWindow(input)
  const rest = input.rest()
  if (rest !== '') throw new Misread(input.at(), leftOver(rest, per, window))
  return { aggregate, comparison, limit, unit, per, window }
}

const comparisonsByWords: readonly [RegExp, Comparison][] = [
  [/>=|≥|at least(?![a-z])/, '>='],
  [/<=|≤|at most(?![a-z])/, '<='],
  [/>|more than(?![a-z])/, '>'],
  [/<|less than(?![a-z])/, '<'],
]

function readComparison(input: Input): Comparison {
  for (const [words, comparison] of comparisonsByWords) {
    if (input.take(words) === undefined) continue
    if (/^=/.test(input.rest())) break
    return comparison
  }
  throw new Misread(
    input.at(),
    `expected >=, <=, > or < and found ${quoted(firstWord(input.rest()))}; write it like ">= 85% over 7d"`,
  )
}

function readNumber(input: Input): string {
  const at = input.at()
  const digits = input.take(/-?\d+(?:\.\d+)?(?![\d.,_eE])/)
  if (digits !== undefined && digits.length <= 38) return plainDecimal(digits).replace(/^-0$/, '0')
  const found = firstWord(input.rest())
  if (digits !== undefined) throw new Misread(at, 'the number has more than 36 digits; write fewer')
  if (/^-?\d/.test(found)) {
    throw new Misread(at, `"${found}" is not a plain number; write it like 1200.50, without separators or exponent`)
  }
  throw new Misread(at, `expected a number after the comparison and found ${quoted(found)}`)
}

function readUnit(input: Input): Unit {
  const at = input.at()
  if (input.take(/%|per ?cent(?![a-z])/) !== undefined) return { kind: 'share' }
  if (/^(?:per|over)(?![A-Za-z])/.test(input.rest())) return { kind: 'count' }
  const word = input.take(/[A-Za-z]+/)
  if (word === undefined) return { kind: 'count' }
  const time = unitsByWord[word]
  if (time && isTimeUnit(time)) return { kind: 'time', unit: time }
  if (isCurrency(word)) return { kind: 'money', currency: word }
  const upper = word.toUpperCase()
  const hint = isCurrency(upper)
    ? `currencies are written in capitals: ${upper}`
    : 'units are %, ms, s, m, h, d and currencies such as USD'
  throw new Misread(at, `"${word}" is not a unit; ${hint}`)
}

function readPeriod(input: Input): Period {
  const at = input.at()
  const word = input.take(/[A-Za-z]+/) ?? ''
  const period = periods.find((candidate) => candidate === word)
  if (period) return period
  throw new Misread(at, `expected case, run, day, week or month after "per" and found ${quoted(word || input.rest())}`)
}

function readWindow(input: Input): Duration {
  const at = input.at()
  const count = input.take(/\d+/)
  const word = input.take(/[A-Za-z]+/)
  const unit = unitsByWord[word ?? '']
  const wrong = (why: string) => new Misread(at, `${why}; write the window like 24h, 7d, 4w or 1 month`)
  if (count === undefined) throw wrong(`expected a window after "over" and found ${quoted(word ?? input.rest())}`)
  if (unit === undefined) throw wrong(`"${count}${word ?? ''}" is not a length of time`)
  if (unit === 'ms' || unit === 's' || unit === 'm') throw wrong(`a window of ${count} ${word} is too short to judge`)
  if (Number(count) === 0 || Number(count) > 9999) throw wrong(`a window of ${count} ${word} is out of reach`)
  return { count: Number(count), unit }
}

function leftOver(rest: string, per: Period | null, window: Duration | null): string {
  if (window) return `did not expect ${quoted(rest)} after the window; the window stands last`
  if (per) return `did not expect ${quoted(rest)} here; only a window such as "over 30d" may follow`
  return `did not expect ${quoted(rest)} here; after the number and unit come "per …" and "over …"`
}

const wanted: Record<UnitKind, string> = {
  share: 'expected a share in per cent, such as 85%',
  time: 'expected a time with its unit, such as 20s or 4h',
  money: 'expected an amount with its currency, such as 0.40 USD',
  count: 'expected a plain number without a unit, such as 3',
}

const isTimeUnit = (unit: string): unit is TimeUnit => ['ms', 's', 'm', 'h', 'd'].includes(unit)
const firstWord = (text: string): string => text.split(/\s/, 1)[0]?.slice(0, 40) ?? ''
const quoted = (text: string): string => (text === '' ? 'nothing' : `"${text.slice(0, 40)}"`)
