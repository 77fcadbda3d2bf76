import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allInLanguage, inLanguage } from '../base/say.ts'
import {
  aggregates,
  type Condition,
  conditionOf,
  conditionToText,
  parseCondition,
  periods,
  type Unit,
} from './condition.ts'
import { conditionInWords, judgeCondition } from './condition-words.ts'

const readings: [written: string, canonical: string][] = [
  ['>= 85% over 7d', '>= 85% over 7d'],
  ['>=85%over 7 days', '>= 85% over 7d'],
  ['at least 85 percent over 1 week', '>= 85% over 1w'],
  ['<= 0.40 USD per case over 30d', '<= 0.40 USD per case over 30d'],
  ['≤ 0.4 USD / case over 1 month', '<= 0.40 USD per case over 1 month'],
  ['<= 4h', '<= 4h'],
  ['p95 <= 20s over 7d', 'p95 <= 20s over 7d'],
  ['median less than 1500 milliseconds', 'median < 1500ms'],
  ['< 2%', '< 2%'],
  ['<= 3 per week', '<= 3 per week'],
  ['total <= 500 EUR per month over 3 months', 'total <= 500 EUR per month over 3 months'],
  ['> -12.5 EUR', '> -12.50 EUR'],
  ['<= 007.500', '<= 7.5'],
]

test('conditions are read as sentences and have one spelling', () => {
  for (const [written, canonical] of readings) {
    const parsed = parseCondition(written)
    assert.equal(parsed.kind, 'ok', written)
    if (parsed.kind === 'ok') assert.equal(conditionToText(parsed.condition), canonical)
  }
})

const misreadings: [written: string, at: number, message: RegExp][] = [
  ['', 0, /expected >=, <=, > or < and found nothing/],
  ['85%', 0, /found "85%"/],
  ['= 85%', 0, /found "="/],
  ['>== 85%', 2, /found "="/],
  ['>= ', 3, /expected a number after the comparison and found nothing/],
  ['>= 1,000', 3, /"1,000" is not a plain number/],
  ['>= 1e3', 3, /"1e3" is not a plain number/],
  ['>= .5%', 3, /found ".5%"/],
  ['<= 4 usd', 5, /capitals: USD/],
  ['<= 4 parrots', 5, /"parrots" is not a unit/],
  ['<= 4 USD per parrot', 13, /expected case, run, day, week or month/],
  ['<= 4h over', 10, /expected a window after "over" and found nothing/],
  ['<= 4h over 7', 11, /"7" is not a length of time/],
  ['<= 4h over 5m', 11, /too short to judge/],
  ['<= 4h over 0d', 11, /out of reach/],
  ['<= 4h over 7d per case', 14, /the window stands last/],
  ['p42 <= 4h', 0, /found "p42"/],
]

test('what cannot be read is told with its place', () => {
  for (const [written, at, message] of misreadings) {
    const parsed = parseCondition(written)
    assert.equal(parsed.kind, 'error', written)
    if (parsed.kind !== 'error') continue
    assert.match(parsed.message, message, written)
    assert.equal(parsed.at, at, written)
  }
})

test('a unit other than the measure’s is refused at the unit', () => {
  assert.deepEqual(parseCondition('<= 20', 'time'), {
    kind: 'error',
    at: 5,
    message: 'expected a time with its unit, such as 20s or 4h',
  })
  assert.equal(parseCondition('<= 20s', 'time').kind, 'ok')
})

const judgements: [condition: string, value: string | null, result: string, reason: string][] = [
  ['>= 85%', '85', 'pass', '85% meets ≥ 85%'],
  ['>= 85%', '84.9999999', 'fail', '84.9999999% does not meet ≥ 85%'],
  ['>= 85%', '64.4599303135888501742', 'fail', '64% does not meet ≥ 85%'],
  ['> 85%', '85.000', 'fail', '85% does not meet > 85%'],
  ['<= 0.40 USD per case', '0.4', 'pass', '$0.40 meets ≤ $0.40'],
  ['<= 0.3 USD', '0.30000000000000004', 'fail', '$0.30000000000000004 does not meet ≤ $0.30'],
  ['<= 4h', '14400000', 'pass', '4 h meets ≤ 4 h'],
  ['<= 4h', '14400001', 'fail', '4.0000003 h does not meet ≤ 4 h'],
  ['<= 4h', '9180000', 'pass', '2.6 h meets ≤ 4 h'],
  ['<= 0.025 GBP per case', '0.0288', 'fail', '£0.029 does not meet ≤ £0.025'],
  ['<= 0.025 GBP per case', '0.0299', 'fail', '£0.030 does not meet ≤ £0.025'],
  ['<= 1d', '27000000', 'pass', '7.5 h meets ≤ 1 day'],
  ['<= 2%', '0.2314', 'pass', '0.2% meets ≤ 2%'],
  ['<= 3 per week', '0', 'pass', '0 meets ≤ 3'],
  ['<= 3 per week', null, 'unknown', 'no value was measured'],
  ['<= 3 per week', 'NaN', 'unknown', 'the value is not a number'],
  ['<= 3 per week', '', 'unknown', 'the value is not a number'],
]

const spoken: [written: string, words: string][] = [
  ['<= 30% over 30d', '≤ 30%'],
  ['p95 <= 120s over 7d', '≤ 120 s for 95 of 100'],
  ['p90 >= 1d', '≥ 1 day for 10 of 100'],
  ['median < 4h', '< 4 h (median)'],
  ['mean <= 20m', '≤ 20 min on average'],
  ['total <= 1500 EUR per month', '≤ €1,500 per month in total'],
]

test('a promise is said to people who do not write plans', () => {
  for (const [written, words] of spoken) assert.equal(inLanguage(conditionInWords(conditionOf(written))), words)
})

test('a value passes, fails or is unknown, with the reason', () => {
  for (const [condition, value, result, reason] of judgements) {
    assert.deepEqual(
      allInLanguage(judgeCondition(conditionOf(condition), value)),
      { result, reason },
      `${condition} on ${value}`,
    )
  }
})

const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => scaled(digits, places))
const unit: fc.Arbitrary<Unit> = fc.oneof(
  fc.constant<Unit>({ kind: 'share' }),
  fc.constant<Unit>({ kind: 'count' }),
  fc.constantFrom('ms', 's', 'm', 'h', 'd').map((time) => ({ kind: 'time', unit: time }) as Unit),
  fc.constantFrom('USD', 'EUR', 'JPY').map((currency) => ({ kind: 'money', currency }) as Unit),
)
const condition: fc.Arbitrary<Condition> = fc.record(
  {
    aggregate: fc.option(fc.constantFrom(...aggregates)),
    comparison: fc.constantFrom('>=', '<=', '>', '<'),
    limit: decimalText,
    unit,
    per: fc.option(fc.constantFrom(...periods)),
    window: fc.option(
      fc.record(
        { count: fc.integer({ min: 1, max: 9999 }), unit: fc.constantFrom('h', 'd', 'w', 'month', 'year') },
        { noNullPrototype: true },
      ),
    ),
  },
  { noNullPrototype: true },
)

test('every condition reads back from its text as itself', () => {
  fc.assert(
    fc.property(condition, (given) => {
      const parsed = parseCondition(conditionToText(given), given.unit.kind)
      assert.equal(parsed.kind, 'ok')
      if (parsed.kind === 'ok') assert.deepEqual(parsed.condition, given)
    }),
    { seed: 1 },
  )
})

test('the smallest step beyond the line decides, and the reason shows the two apart', () => {
  const given = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 17n }), fc.integer({ min: 0, max: 12 }))
  fc.assert(
    fc.property(given, ([digits, places]) => {
      const line: Condition = { ...conditionOf('<= 1 USD'), limit: scaled(digits, places) }
      assert.equal(judgeCondition(line, scaled(digits, places)).result, 'pass')
      assert.equal(judgeCondition(line, scaled(digits - 1n, places)).result, 'pass')
      const beyond = judgeCondition(line, scaled(digits * 1000n + 1n, places + 3))
      assert.equal(beyond.result, 'fail')
      const [shown, limit] = beyond.reason.split(' USD does not meet <= ')
      assert.notEqual(`${shown} USD`, limit)
    }),
    { seed: 2 },
  )
})

test('no text makes the reader throw', () => {
  const words = fc.constantFrom('>=', '<', '85', '%', 'over', 'per', '7d', 'USD', 'p95', ' ', '.', ',', 'case', 'x')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((parts) => parts.join('')),
      ),
      (text) => {
        const parsed = parseCondition(text)
        if (parsed.kind === 'error') assert.ok(parsed.at >= 0 && parsed.at <= text.length)
        else assert.deepEqual(conditionOf(conditionToText(parsed.condition)), parsed.condition)
      },
    ),
    { seed: 3 },
  )
})

/** digits / 10^places as plain decimal text without superfluous noughts. */
function scaled(digits: bigint, places: number): string {
  const sign = digits < 0n ? '-' : ''
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
  const fraction = places === 0 ? '' : text.slice(-places).replace(/0+$/, '')
  return `${sign}${places === 0 ? text : text.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}
