import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawNormal } from './draw.ts'
import { blockDaysOf, startDriftDetector, takeScore } from './drift-detector.ts'
import { createRandom } from './random.ts'

const kindOf = (day: number): string => (day % 7 < 2 ? 'weekend' : 'working')
const BUDGET = 0.05

/** Days that differ by 1 and resemble their neighbours as much as said, with a step from `known` on: after how many days it is told. */
function toldAfter(seed: number, of: { known: number; step: number; days: number; alike?: number }): number {
  const { known, step, days, alike = 0 } = of
  const random = createRandom(seed)
  const detector = startDriftDetector(0, seed)
  let level = 0
  for (let day = 0; day < known + days; day++) {
    level = alike * level + Math.sqrt(1 - alike * alike) * drawNormal(random)
    const { isAlarm } = takeScore(detector, day, kindOf(day), level + (day < known ? 0 : step), BUDGET)
    if (isAlarm) return day - known + 1
  }
  return Number.POSITIVE_INFINITY
}

const middle = (known: number, step: number): number =>
  Array.from({ length: 61 }, (_, seed) => toldAfter(seed + 1, { known, step, days: 60 })).sort((a, b) => a - b)[50] ?? 0

test('a large step is told as soon as a smaller one, also of two months of days', () => {
  for (const [known, most] of [
    [60, 9],
    [120, 5],
    [300, 5],
  ] as const) {
    const days = [3, 6, 15, 1000].map((step) => middle(known, step))
    assert.ok(
      days.every((one, place) => one >= 2 && one <= (days[place - 1] ?? most)),
      `after ${known} days: ${days}`,
    )
  }
})

test('days of a large step are no days that resemble their neighbours; those that do are judged as one', () => {
  const blocksAfter = (scores: readonly number[]) => {
    const detector = startDriftDetector(0, 1)
    for (const [day, score] of scores.entries()) takeScore(detector, day, 'any', score, 1e-9)
    return blockDaysOf(detector)
  }
  const random = createRandom(5)
  const days = Array.from({ length: 365 }, () => drawNormal(random))
  assert.equal(blocksAfter([...days.slice(0, 60), 30, 31, 29, 30]), 1)
  const wandering = (alike: number) => {
    let level = 0
    return days.map((one) => (level = alike * level + Math.sqrt(1 - alike * alike) * one))
  }
  assert.deepEqual([blocksAfter(wandering(0.45)), blocksAfter(wandering(0.9))], [3, 7])
})

test('of healthy years, also of days that resemble their neighbours somewhat, hardly more are told than are accepted', () => {
  const years = 200
  const told = (alike: number) =>
    Array.from({ length: years }, (_, seed) => toldAfter(7000 + seed, { known: 0, step: 0, days: 365, alike })).filter(
      Number.isFinite,
    ).length / years
  // To four standard errors of so many years.
  const error = Math.sqrt((BUDGET * (1 - BUDGET)) / years)
  assert.ok(told(0) <= BUDGET + 4 * error)
  assert.ok(told(0.5) <= 2 * BUDGET + 4 * error)
})
