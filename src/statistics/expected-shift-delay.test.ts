import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawNormal } from './draw.ts'
import { type DriftDetector, startDriftDetector, takeScore } from './drift-detector.ts'
import { expectedShiftDelay } from './expected-shift-delay.ts'
import { createRandom } from './random.ts'

const kindOf = (day: number): string => (day % 7 < 2 ? 'weekend' : 'working')

/** A detector after so many quiet days whose scores differ by so much. */
function after(days: number, spread: number, seed: number): { detector: DriftDetector; next: () => number } {
  const random = createRandom(seed)
  const detector = startDriftDetector(0, seed)
  const next = () => spread * drawNormal(random)
  for (let day = 0; day < days; day++) takeScore(detector, day, kindOf(day), next(), 0.02)
  return { detector, next }
}

/** The middle day on which a rise is told in simulated histories, which go on from the same days. */
function simulated(spread: number, by: number, alarmsAYear: number): number {
  const days = Array.from({ length: 61 }, (_, seed) => {
    const { detector, next } = after(120, spread, seed + 1)
    for (let day = 120; day < 300; day++)
      if (takeScore(detector, day, kindOf(day), next() + by, alarmsAYear).isAlarm) return day - 119
    return Number.POSITIVE_INFINITY
  })
  return days.toSorted((a, b) => a - b)[30] ?? 0
}

for (const [spread, by] of [
  [0.05, Math.log(1.25)],
  [0.1, Math.log(1.2)],
  [0.1, Math.log(2)],
] as const)
  test(`a rise by ${by.toFixed(2)} where days differ by ${spread} is told about when simulations tell it`, () => {
    const expected = [1, 2, 3, 4, 5].map((seed) => {
      const { detector } = after(120, spread, seed)
      return expectedShiftDelay(detector, { by, from: 120, kindOf }, 0.02) ?? Number.POSITIVE_INFINITY
    })
    const middle = expected.toSorted((a, b) => a - b)[2] ?? 0
    const seen = simulated(spread, by, 0.02)
    assert.ok(Math.abs(middle - seen) <= Math.max(2, seen / 4), `${expected} and ${seen} days`)
  })

test('a larger rise is told no later, a smaller share no sooner, and what lies within the days not within months', () => {
  const { detector } = after(120, 0.1, 7)
  const days = (by: number, alarmsAYear: number) =>
    expectedShiftDelay(detector, { by, from: 120, kindOf }, alarmsAYear) ?? Number.POSITIVE_INFINITY
  assert.ok(days(0.7, 0.02) <= days(0.2, 0.02))
  assert.ok(days(0.2, 0.2) <= days(0.2, 0.002))
  assert.equal(days(0.005, 0.02), Number.POSITIVE_INFINITY)
})

test('what it is asked of is left as it was, and it says the same again', () => {
  const { detector } = after(90, 0.1, 3)
  const was = JSON.stringify(detector)
  const ask = () => expectedShiftDelay(detector, { by: 0.3, from: 90, kindOf }, 0.05)
  assert.equal(ask(), ask())
  assert.equal(JSON.stringify(detector), was)
  assert.equal(expectedShiftDelay(startDriftDetector(0, 1), { by: 1, from: 0, kindOf }, 0.05), undefined)
})
