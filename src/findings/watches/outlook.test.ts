import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inLanguage } from '../../base/say.ts'
import { startRateWatch, takeCounted } from '../objectives/rate-watch.ts'
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
    assert.deepEqual(later.rises[place], { to, days: days + 7 })
  }
  assert.doesNotMatch(inLanguage(at_once.said), /days later/)
  assert.match(inLanguage(later.said), / What was accepted is counted 7 days later, with what came after it\.$/)
  assert.match(
    inLanguage(outlookOf({ measure: 'reopened', target }, { ...asked, watch: undefined }).said),
    /7 days later/,
  )
})
