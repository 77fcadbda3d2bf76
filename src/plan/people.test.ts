import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allInLanguage } from '../base/say.ts'
import { parseTime } from '../base/time.ts'
import { answerGaps, whoAnswers } from './people.ts'
import type { Plan } from './plan.ts'
import { readPlan } from './read-plan.ts'

const at = (time: string) => parseTime(time)?.micros ?? Number.NaN

function planWith(absences: Record<string, string>, deputy = 'deputy: tom'): Plan {
  const person = (key: string, name: string) => `  ${key}: {name: ${name}, absences: [${absences[key] ?? ''}]}`
  const read = readPlan(`
plan: 1
workspace: w
client: c
time_zone: America/New_York
currency: USD
effective: 2026-01-01
people:
${person('maria', 'Maria')}
${person('tom', 'Tom')}
${person('ada', 'Ada')}
workflows:
  desk: {name: Desk, risk: low, owner: maria, ${deputy}}
`)
  assert.ok(read.kind === 'ok', JSON.stringify(read))
  return read.plan
}

const week = 'from: 2026-03-02, to: 2026-03-06'
const cases: [what: string, absences: Record<string, string>, answering: string | null, because: string][] = [
  ['nobody is away', {}, 'maria', 'Maria is the owner'],
  [
    'the owner names who stands in',
    { maria: `{${week}, cover: ada}` },
    'ada',
    'Maria is away until 6 Mar 2026 and Ada stands in',
  ],
  [
    'the owner names nobody: the deputy',
    { maria: `{${week}}` },
    'tom',
    'Maria is away until 6 Mar 2026; Tom is the deputy',
  ],
  [
    'who stands in is away and names another',
    { maria: `{${week}, cover: ada}`, ada: `{${week}, cover: tom}` },
    'tom',
    'Maria is away until 6 Mar 2026 and Ada stands in, Ada is away until 6 Mar 2026 and Tom stands in',
  ],
  [
    'who stands in is away and names nobody: the deputy',
    { maria: `{${week}, cover: ada}`, ada: `{${week}}` },
    'tom',
    'Maria is away until 6 Mar 2026 and Ada stands in, Ada is away until 6 Mar 2026; Tom is the deputy',
  ],
  [
    'the deputy is away and names somebody',
    { maria: `{${week}}`, tom: `{${week}, cover: ada}` },
    'ada',
    'Maria is away until 6 Mar 2026; of the deputy: Tom is away until 6 Mar 2026 and Ada stands in',
  ],
  [
    'owner and deputy are away',
    { maria: `{${week}}`, tom: `{${week}}` },
    null,
    'Maria is away until 6 Mar 2026; of the deputy: Tom is away until 6 Mar 2026',
  ],
  [
    'the deputy was to stand in and is away',
    { maria: `{${week}, cover: tom}`, tom: `{${week}}` },
    null,
    'Maria is away until 6 Mar 2026 and Tom stands in, Tom is away until 6 Mar 2026',
  ],
  [
    'two stand in for each other',
    { maria: `{${week}, cover: tom}`, tom: `{${week}, cover: maria}` },
    null,
    'Maria is away until 6 Mar 2026 and Tom stands in, Tom is away until 6 Mar 2026 and Maria stands in, who is away as well; of the deputy: Tom is away until 6 Mar 2026 and Maria stands in, Maria is away until 6 Mar 2026 and Tom stands in, who is away as well',
  ],
  [
    'of two absences the longer one holds',
    { maria: `{from: 2026-03-04, to: 2026-03-04, cover: ada}, {${week}, cover: tom}` },
    'tom',
    'Maria is away until 6 Mar 2026 and Tom stands in',
  ],
]

test('the owner answers, or who stands in, or the deputy, or nobody', () => {
  for (const [what, absences, answering, because] of cases) {
    const answer = allInLanguage(whoAnswers(planWith(absences), 'desk', at('2026-03-04T12:00Z')))
    assert.deepEqual(answer, { owner: 'maria', answering, because }, what)
  }
})

test('an absence begins and ends with the day of the person’s zone', () => {
  const plan = planWith({ maria: `{${week}}` })
  const answering = (time: string) => whoAnswers(plan, 'desk', at(time))?.answering
  assert.equal(answering('2026-03-02T04:59:59Z'), 'maria')
  assert.equal(answering('2026-03-02T05:00:00Z'), 'tom')
  assert.equal(answering('2026-03-07T04:59:59Z'), 'tom')
  assert.equal(answering('2026-03-07T05:00:00Z'), 'maria')
  const maria = plan.people.maria
  assert.ok(maria)
  const moved = { ...plan, people: { ...plan.people, maria: { ...maria, time_zone: 'Europe/Berlin' } } }
  assert.equal(whoAnswers(moved, 'desk', at('2026-03-01T23:00:00Z'))?.answering, 'tom')
})

test('without a deputy an absent owner leaves nobody', () => {
  const plan = planWith({ maria: `{${week}}` }, '')
  assert.deepEqual(allInLanguage(whoAnswers(plan, 'desk', at('2026-03-04T12:00Z'))), {
    owner: 'maria',
    answering: null,
    because: 'Maria is away until 6 Mar 2026, and no deputy is named',
  })
  assert.equal(whoAnswers(plan, 'other', at('2026-03-04T12:00Z')), undefined)
})

test('days without anybody are gathered, within the range and over the change of the clocks', () => {
  const absences = {
    maria: '{from: 2026-03-02, to: 2026-03-20}',
    tom: '{from: 2026-03-06, to: 2026-03-10}, {from: 2026-03-18, to: 2026-03-30}',
  }
  const gaps = allInLanguage(answerGaps(planWith(absences), '2026-03-01', '2026-03-19'))
  assert.deepEqual(
    gaps.map(({ workflow, from, to }) => [workflow, from, to]),
    [
      ['desk', '2026-03-06', '2026-03-10'],
      ['desk', '2026-03-18', '2026-03-19'],
    ],
  )
  assert.equal(gaps[0]?.because, 'Maria is away until 20 Mar 2026; of the deputy: Tom is away until 10 Mar 2026')
  assert.deepEqual(answerGaps(planWith(absences), '2026-04-01', '2026-12-31'), [])
})

test('a day without anybody is found where the person’s day begins before the plan’s', () => {
  const plan = planWith({ maria: '{from: 2026-03-05, to: 2026-03-05}' }, '')
  const maria = plan.people.maria
  assert.ok(maria)
  const gapsIn = (time_zone: string) => {
    const people = { ...plan.people, maria: { ...maria, time_zone } }
    return answerGaps({ ...plan, people }, '2026-03-01', '2026-03-31').map(({ from, to }) => [from, to])
  }
  // Noon in New York on the fourth is already the fifth on Kiritimati.
  assert.deepEqual(gapsIn('Pacific/Kiritimati'), [['2026-03-04', '2026-03-04']])
  assert.deepEqual(gapsIn('America/New_York'), [['2026-03-05', '2026-03-05']])
})
