import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawNormal } from '../../statistics/draw.ts'
import { createRandom } from '../../statistics/random.ts'
import { isWeekend } from '../objectives/watch-history.ts'
import { type CostDay, watchCosts } from './cost-history.ts'

/** Days from a Monday on, with fewer cases on weekends and both figures a little different each day. */
function history(days: number, of: { price?: (day: number) => number; cases?: (day: number) => number }): CostDay[] {
  const random = createRandom(11)
  const monday = 20_458
  return Array.from({ length: days }, (_, place) => {
    const day = monday + place
    const wanted = (of.cases?.(place) ?? 40) * (isWeekend(day) ? 0.3 : 1)
    const cases = Math.round(wanted * Math.exp(0.08 * drawNormal(random)))
    const cost = cases * (of.price?.(place) ?? 0.3) * Math.exp(0.06 * drawNormal(random))
    return { day, isWeekend: isWeekend(day), cases, priced: cases, cost }
  })
}
const told = (days: CostDay[]) =>
  watchCosts(days, 0.05).said.map(({ kind, since, at }) => [kind, since - (days[0]?.day ?? 0), at > since] as const)

test('nothing is told where nothing is another than before, though weekends are', () => {
  assert.deepEqual(told(history(365, {})), [])
})

test('a price that rose is told once, with what it was before and since, and that it is over when it fell', () => {
  const days = history(200, { price: (day) => (day >= 100 && day < 150 ? 0.4 : 0.3) })
  const { said } = watchCosts(days, 0.05)
  assert.equal(said.length, 2)
  const [told, over] = said as [(typeof said)[number], (typeof said)[number]]
  const { kind, since, at, before, after, evidence, needed } = told
  const first = days[0]?.day ?? 0
  assert.equal(kind, 'price')
  assert.ok(Math.abs(since - first - 100) <= 2, `since ${since - first}`)
  assert.ok(at - first > 100 && at - first < 120, `told on ${at - first}`)
  assert.ok(evidence !== null && needed !== null && evidence >= needed && !told.isOver)
  assert.ok(Math.abs((before?.value ?? 0) - 0.3) < 0.01)
  assert.ok(Math.abs((after?.value ?? 0) - 0.4) < 0.03)
  assert.ok(over.isOver && over.evidence === null && over.since - first >= 147 && over.at - first <= 160)
  assert.ok(Math.abs((over.before?.value ?? 0) - 0.4) < 0.03 && Math.abs((over.after?.value ?? 0) - 0.3) < 0.05)
})

test('the volume is watched apart from the price, in both directions', () => {
  assert.deepEqual(told(history(160, { cases: (day) => (day >= 120 ? 80 : 40) })), [['more cases', 120, true]])
  const [[kind, since] = []] = told(history(160, { cases: (day) => (day >= 120 ? 20 : 40) }))
  assert.equal(kind, 'fewer cases')
  assert.ok(Math.abs((since ?? 0) - 120) <= 2)
})

test('days of which nobody knows what they cost are no days on which it was nothing', () => {
  const days = history(200, { price: () => 0.3 }).map((one) =>
    one.day % 3 === 0 ? { ...one, priced: 0, cost: 0 } : one,
  )
  assert.deepEqual(told(days), [])
})

test('the same history tells the same, to the last digit', () => {
  const days = history(200, { price: (day) => (day >= 100 ? 0.4 : 0.3) })
  assert.deepEqual(watchCosts(days, 0.05), watchCosts(days, 0.05))
})

test('of no days nothing is told', () => {
  assert.deepEqual(watchCosts([], 0.05).said, [])
})
