import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inLanguage } from '../../base/say.ts'
import { startLevelWatch, takeAmount } from '../objectives/level-watch.ts'
import { startRateWatch, takeCounted } from '../objectives/rate-watch.ts'
import { isWeekend } from '../objectives/watch-history.ts'
import { outlookOfLevel } from './level-outlook.ts'
import { outlookOf } from './outlook.ts'

test('what is counted a week later is told a week later, and says so', () => {
  const watch = startRateWatch(0, 7)
  for (let day = 0; day < 40; day++)
    for (let n = 0; n < 20; n++) {
      const counted = { at: day + n / 20, day, isWeekend: day % 7 > 4, bad: n === 0 && day % 2 === 0 ? 1 : 0, n: 1 }
      takeCounted(watch, counted, { rate: 0.05, alarmsAYear: 0.1 })
    }
  const asked = { watch, alarmsAYear: 0.1, today: 40 }
  const target = '<= 5% over 30d'
  const [at_once, later] = [
    outlookOf({ measure: 'exceptions', target }, asked),
    outlookOf({ measure: 'reopened', target }, asked),
  ]
  assert.equal(at_once.rises.length, 2)
  for (const [place, { to, days }] of at_once.rises.entries()) {
    assert.ok(days !== null)
    assert.deepEqual(later.rises[place], { to, days: days + 8 })
  }
  assert.doesNotMatch(inLanguage(at_once.said), /days later/)
  assert.match(inLanguage(later.said), / What was accepted is counted 8 days later, with what came after it\.$/)
  assert.match(
    inLanguage(outlookOf({ measure: 'reopened', target }, { ...asked, watch: undefined }).said),
    /8 days later/,
  )
})

test('that a mean knows too little of its past is said once, with how much it knows; what is missing besides is said beside it', () => {
  const after = (days: number) => {
    const watch = startLevelWatch(20_458, 1)
    for (let day = 20_458; day < 20_458 + days; day++)
      for (let run = 0; run < 20; run++)
        takeAmount(watch, { day, isWeekend: isWeekend(day), sum: 0.2 + run / 1000, count: 1 }, 0.1)
    const { said, missing_said } = outlookOfLevel(
      { measure: 'cost_per_run', target: '<= 0.30 EUR per run over 30d' },
      { watch, alarmsAYear: 0.1, today: 20_458 + days, currency: 'EUR' },
    )
    return [said, missing_said].map((one) => (one === null ? null : inLanguage(one)))
  }
  assert.deepEqual(after(4), [
    'It is held against its own past alone, and not yet: 5 working days with enough outcomes are needed, 3 are known.',
    null,
  ])
  const [said, missing] = after(10)
  assert.match(said ?? '', /^A rise from €0\.209 to €0\.262 on average is told after about \d+ days\. A rise /)
  assert.match(missing ?? '', /^Weekends are not held against their own past yet: 5 days .* are needed, 2 are known\.$/)
})
