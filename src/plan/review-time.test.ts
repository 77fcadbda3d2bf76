import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allInLanguage } from '../base/say.ts'
import type { Plan } from './plan.ts'
import { readPlan } from './read-plan.ts'
import { excessInWords, hoursAndMinutes, reviewTime } from './review-time.ts'

type Desk = { review: string; perWeek?: number }

function planWith(desks: Record<string, Desk>): Plan {
  const lines = Object.entries(desks).map(([name, { review, perWeek }]) => {
    const size = perWeek === undefined ? '' : `case: {what: a case, per_week: ${perWeek}}, `
    return `  ${name}: {name: Desk ${name}, risk: low, owner: maria, ${size}review: ${review}}`
  })
  const read = readPlan(`
plan: 1
workspace: w
client: c
time_zone: UTC
currency: USD
effective: 2026-01-01
people:
  maria: {name: Maria, review_hours_per_week: 2, absences: [{from: 2026-03-03, to: 2026-03-08}]}
  tom: {name: Tom, review_hours_per_week: 1}
  ada: {name: Ada}
workflows:
${lines.join('\n')}
`)
  assert.ok(read.kind === 'ok', JSON.stringify(read))
  return read.plan
}

const both = 'reviewers: [maria, tom]'
const cases: [what: string, desk: Desk, minutes: number | null, available: number | null][] = [
  [
    'cases are shared, the rest is each one’s',
    { review: `{cadence: weekly, ${both}, sample: 20, minutes_per_case: 8, minutes: 30}` },
    220,
    180,
  ],
  ['without reviewers the owner looks', { review: '{cadence: weekly, minutes: 30}' }, 30, 120],
  ['every day of the week', { review: '{cadence: daily, minutes: 10}' }, 70, 120],
  ['a year has twelve months', { review: '{cadence: monthly, minutes: 365.2425}' }, 84, 120],
  [
    'a share of all cases, whatever the cadence',
    { review: '{cadence: monthly, sample: 10%, minutes_per_case: 3}', perWeek: 200 },
    60,
    120,
  ],
  ['a share of nobody knows how many', { review: '{cadence: weekly, sample: 10%, minutes_per_case: 3}' }, null, 120],
  ['cases of unknown length', { review: '{cadence: weekly, sample: 10, minutes: 30}' }, null, 120],
  ['nothing but a cadence', { review: 'weekly' }, null, 120],
  [
    'a reviewer whose time is not stated',
    { review: '{cadence: weekly, reviewers: [maria, ada], minutes: 30}' },
    60,
    null,
  ],
  ['somebody named twice is one', { review: '{cadence: weekly, reviewers: [tom, tom], minutes: 30}' }, 30, 60],
]

test('what a review asks of people a week, beside what they have', () => {
  for (const [what, desk, minutes, available] of cases) {
    const found = reviewTime(planWith({ desk })).workflows[0]
    assert.equal(found?.minutes === null ? null : Math.round((found?.minutes ?? -1) * 1e6) / 1e6, minutes, what)
    assert.equal(found?.available, available, what)
    assert.equal(found?.unknown === undefined, minutes !== null, what)
  }
})

test('who is asked for more than they have is told in a sentence', () => {
  const tooMuch = planWith({
    desk: { review: `{cadence: weekly, ${both}, sample: 20, minutes_per_case: 8, minutes: 30}` },
  })
  assert.deepEqual(allInLanguage(excessInWords(tooMuch, reviewTime(tooMuch))), [
    {
      where: 'workflows.desk.review',
      sentence: 'The weekly review of Desk desk asks two reviewers for 3 h 40 a week; they have 3 h.',
    },
  ])
  const oneByOne = planWith({
    a: { review: '{cadence: weekly, minutes: 90}' },
    b: { review: '{cadence: weekly, reviewers: [maria, tom], minutes: 45}' },
  })
  assert.deepEqual(allInLanguage(excessInWords(oneByOne, reviewTime(oneByOne))), [
    {
      where: 'people.maria.review_hours_per_week',
      sentence: 'Maria is asked for 2 h 15 a week by two reviews and has 2 h.',
    },
  ])
  const justRight = planWith({ desk: { review: '{cadence: weekly, reviewers: tom, minutes: 60}' } })
  assert.deepEqual(excessInWords(justRight, reviewTime(justRight)), [])
})

test('working days away shorten what people have that week', () => {
  const plan = planWith({ desk: { review: '{cadence: weekly, minutes: 30}' } })
  // Away from Tuesday to Sunday: four of five working days.
  const away = reviewTime(plan, '2026-03-02')
  assert.deepEqual(away.people, [{ person: 'maria', workflows: ['desk'], minutes: 30, available: 24, daysAway: 4 }])
  assert.deepEqual(allInLanguage(excessInWords(plan, away)), [
    {
      where: 'workflows.desk.review',
      sentence: 'The weekly review of Desk desk asks Maria for 30 min a week, who has 24 min.',
    },
  ])
  assert.deepEqual(excessInWords(plan, reviewTime(plan, '2026-03-09')), [])
})

test('lengths of time are said as people say them', () => {
  const said = [0, 45, 59.6, 60, 65, 220, 1440].map(hoursAndMinutes)
  assert.deepEqual(said, ['0 min', '45 min', '1 h', '1 h', '1 h 05', '3 h 40', '24 h'])
})
