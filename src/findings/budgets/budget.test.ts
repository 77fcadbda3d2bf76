import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayLater } from '../../base/calendar.ts'
import { inLanguage } from '../../base/say.ts'
import type { SpendDay } from '../../evidence/runs/spend.ts'
import { budgetSchema } from '../../plan/budget.ts'
import { firstDayOf, judgeBudget } from './budget.ts'
import { budgetInWords, keepInWords } from './budget-in-words.ts'

const TODAY = '2026-06-16'
/** Ten euros a day, ten runs, nine accepted, a little more on odd days; the last is today. */
const steady = (count: number, more: (day: string, place: number) => Partial<SpendDay> = () => ({})): SpendDay[] =>
  Array.from({ length: count }, (_, place) => {
    const day = dayLater(TODAY, place + 1 - count)
    return { day, runs: 10, unknown: 0, accepted: 9, cost: place % 2 ? '10.5' : '9.5', ...more(day, place) }
  })
const judged = (sentence: string, days: readonly SpendDay[]) => {
  const budget = budgetSchema.parse(sentence)
  const stand = judgeBudget(budget, days, TODAY)
  const { said } = budgetInWords(budget, stand)
  return { ...stand, said: inLanguage(said), keep_said: inLanguage(keepInWords(budget, stand) ?? '') }
}

test('from when on days are asked for', () => {
  assert.equal(firstDayOf({ per: 'week' }, TODAY), '2026-04-21')
  assert.equal(firstDayOf({ per: 'year' }, TODAY), '2026-01-01')
  assert.equal(firstDayOf({ per: 'accepted case' }, TODAY), '2026-05-17')
})

const cases: [what: string, sentence: string, days: SpendDay[], state: string][] = [
  ['a month of 300 within 400', '400 EUR per month', steady(60), 'kept'],
  ['within 250 it will not be', '<= 250 EUR per month', steady(60), 'likely'],
  ['150 of 160 are spent', '160 EUR per month', steady(60), 'likely'],
  ['more is spent than 100', '100 EUR per month', steady(60), 'exceeded'],
  ['today alone exceeds a day', '10 EUR per day', steady(60), 'exceeded'],
  [
    'the cost of a run is unknown, and so whether it is kept',
    '400 EUR per month',
    steady(60, (_, n) => ({ unknown: n === 59 ? 1 : 0 })),
    'unknown',
  ],
  ['it is exceeded by what is known', '100 EUR per month', steady(60, () => ({ unknown: 1 })), 'exceeded'],
  ['ten days tell no forecast', '400 EUR per month', steady(10), 'unknown'],
  ['ten days and most of it is spent', '120 EUR per month', steady(10), 'used'],
  ['an accepted case costs 1.11', '1.20 EUR per accepted case', steady(60), 'kept'],
  ['an accepted case costs more than 1', '1 EUR per accepted case', steady(60), 'exceeded'],
  ['few were accepted', '1 EUR per accepted case', steady(60, () => ({ accepted: 0 })), 'unknown'],
  ['unknown cost is not none', '1.20 EUR per accepted case', steady(60, () => ({ unknown: 2 })), 'unknown'],
  ['nothing ever ran', '400 EUR per month', [], 'unknown'],
  ['a limit of nothing', '0 EUR per month', steady(60), 'exceeded'],
  ['tokens are counted like money', '250 tokens per month', steady(60), 'likely'],
]
for (const [what, sentence, days, state] of cases)
  test(`${sentence}: ${what}`, () => assert.equal(judged(sentence, days).state, state))

test('it says what is spent, what will be, and what would keep it', () => {
  const month = judged('250 EUR per month', steady(60))
  assert.deepEqual([month.value, month.runs, month.from, month.to], ['160', 160, '2026-06-01', '2026-07-01'])
  assert.match(
    month.said,
    /^€160.00 of €250.00 a month are spent, 64 %\. Until 30 Jun 2026 it will very likely be between €29\d\.\d\d and €30\d\.\d\d;/,
  )
  assert.match(month.said, /a chance of more than 99 %\. It is likely used up on 26 Jun 2026\.$/)
  assert.match(
    month.keep_said,
    /^It would be kept by at most 6 runs a day like those of the last two weeks, or by as many at €0\.6\d each\.$/,
  )
  // All day the same: whoever asks again hears the same.
  assert.deepEqual(judged('250 EUR per month', steady(60)), month)
})

test('tokens are whole, and of some it is said that they are unknown', () => {
  const { said, keep_said } = judged(
    '250 tokens per month',
    steady(60, (_, n) => ({ unknown: n === 59 ? 2 : 0 })),
  )
  assert.match(said, /^160 tokens of 250 tokens a month are spent, 64 %\. .* between 29\d tokens and 30\d tokens;/)
  assert.match(said, / Of 2 of 160 runs not all tokens are known, so that it is more than that\.$/)
  assert.match(keep_said, / or by as many at 1 tokens each\.$/)
})

test('a day of whose runs no cost is known says nothing of what days cost', () => {
  const dark = (_: string, place: number) => (place % 7 === 3 ? { unknown: 10, cost: '0' } : {})
  const { forecast } = judged('1000 EUR per month', steady(60, dark))
  const lit = judged('1000 EUR per month', steady(60)).forecast
  assert.ok(forecast && lit)
  // Three days of the month so far are missing in what is spent, and in nothing else.
  assert.ok(Math.abs(lit.middle - forecast.middle - 20) < 15, `${lit.middle} ${forecast.middle}`)
})
