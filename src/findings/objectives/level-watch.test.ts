import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawNormal } from '../../statistics/draw.ts'
import { createRandom } from '../../statistics/random.ts'
import {
  deviationOf,
  endLevelDay,
  type LevelSaid,
  type LevelWatch,
  missedOf,
  shareScore,
  startLevelWatch,
  takeAmount,
} from './level-watch.ts'
import { isWeekend } from './watch-history.ts'

const MONDAY = 20_458

/** Days of so many judged runs, of which some were accepted, at a price for each run; told run by run. */
function watched(days: number, of: { price: (day: number) => number; runs?: number; seed?: number }) {
  const random = createRandom(of.seed ?? 3)
  const watch = startLevelWatch(MONDAY, 1)
  const said: LevelSaid[] = []
  for (let place = 0; place < days; place++) {
    const day = MONDAY + place
    const ofDay = of.price(place) * Math.exp(0.05 * drawNormal(random))
    for (let run = 0; run < (of.runs ?? 30); run++) {
      const sum = ofDay * Math.exp(0.3 * drawNormal(random))
      said.push(...takeAmount(watch, { day, isWeekend: isWeekend(day), sum, count: random.chance(0.8) ? 1 : 0 }, 0.05))
    }
  }
  return { watch, said: [...said, ...endLevelDay(watch, 0.05)] }
}

test('where nothing changes nothing is told', () => {
  for (const seed of [1, 2, 3, 4]) assert.deepEqual(watched(365, { price: () => 0.2, seed }).said, [])
})

test('a case that costs more is told once, dated and with its interval; and that it is over', () => {
  const { said } = watched(180, { price: (day) => (day >= 80 && day < 130 ? 0.26 : 0.2) })
  assert.deepEqual(
    said.map(({ isOver }) => isOver),
    [false, true],
  )
  const [told, over] = said as [LevelSaid, LevelSaid]
  assert.ok(Math.abs(told.since - MONDAY - 80) <= 2, `since ${told.since - MONDAY}`)
  assert.ok(told.at - MONDAY > 80 && told.at - MONDAY < 105, `told on ${told.at - MONDAY}`)
  // Four of five are accepted: what is spent on the fifth is theirs.
  const [before, after] = [told.before, told.after]
  assert.ok(before && Math.abs(before.value - 0.2 * 1.046 * 1.25) < 0.015, `${before?.value}`)
  assert.ok(after?.low && after.high && after.low < after.value && after.value < after.high)
  assert.ok(Math.abs(after.value - 0.26 * 1.046 * 1.25) < 0.03, `${after.value}`)
  assert.ok(after.low > before.value)
  assert.ok(over.since - MONDAY >= 127 && over.at - MONDAY < 142, `over on ${over.at - MONDAY}`)
})

test('days of few accepted cases are joined until they are ten; all that was spent is in them', () => {
  const { watch, said } = watched(365, { price: () => 0.2, runs: 3 })
  assert.deepEqual(said, [])
  assert.ok(watch.days.length > 60 && watch.days.length < 100, `${watch.days.length} days`)
  assert.ok(watch.days.every(({ count }) => count >= 10))
  const told = (list: readonly { sum: number; count: number }[]) => list.reduce((sum, one) => sum + one.sum, 0)
  const once = startLevelWatch(MONDAY, 1)
  const none = { day: MONDAY, isWeekend: false, sum: 7, count: 0 }
  assert.deepEqual(takeAmount(once, none, 0.05), [])
  endLevelDay(once, 0.05)
  takeAmount(once, { ...none, day: MONDAY + 1, sum: 3, count: 12 }, 0.05)
  endLevelDay(once, 0.05)
  assert.deepEqual([told(once.days), once.days.length, once.thin], [10, 1, null])
})

test('written down after any of its days and read again, it goes on to the bit', () => {
  const { watch: whole } = watched(60, { price: () => 0.2 })
  const random = createRandom(3)
  let watch: LevelWatch = startLevelWatch(MONDAY, 1)
  for (let place = 0; place < 60; place++) {
    const day = MONDAY + place
    const ofDay = 0.2 * Math.exp(0.05 * drawNormal(random))
    for (let run = 0; run < 30; run++) {
      const sum = ofDay * Math.exp(0.3 * drawNormal(random))
      takeAmount(watch, { day, isWeekend: isWeekend(day), sum, count: random.chance(0.8) ? 1 : 0 }, 0.05)
    }
    watch = JSON.parse(JSON.stringify(watch)) as LevelWatch
  }
  endLevelDay(watch, 0.05)
  assert.deepEqual(watch, whole)
})

/** Days on which a share of what there was to do was done; how much there was, and how large the share was, differ by day. */
function worked(days: number, of: { share: (day: number) => number; seed: number }) {
  const random = createRandom(of.seed)
  const watch = startLevelWatch(MONDAY, 1)
  const said: LevelSaid[] = []
  for (let place = 0; place < days; place++) {
    const day = MONDAY + place
    // In summer there is a third of it, and on weekends a few.
    const mean = isWeekend(day) ? 6 : place % 365 > 150 && place % 365 < 200 ? 15 : 45
    const count = 1 + random.below(2 * mean)
    const ofDay = Math.min(0.99, Math.max(0.01, of.share(place) + 0.05 * drawNormal(random)))
    let sum = 0
    for (let one = 0; one < count; one++) if (random.chance(ofDay)) sum++
    said.push(...takeAmount(watch, { day, isWeekend: isWeekend(day), sum, count }, 0.05, shareScore))
  }
  return { watch, said: [...said, ...endLevelDay(watch, 0.05, shareScore)] }
}

test('of a share of the work that stays as it is no more is told than is accepted, however much of it there is on a day', () => {
  let told = 0
  for (const share of [0.99, 0.9, 0.5, 0.1])
    for (const seed of [1, 2, 3, 4])
      told += worked(730, { share: () => share, seed }).said.filter(({ isOver }) => !isOver).length
  // In 32 years 1.6 are accepted: chance makes more than four of them in one of forty.
  assert.ok(told <= 4, `${told}`)
})

test('a share of the work that falls is told once, dated, from what to what; one that rises is not', () => {
  for (const seed of [1, 2, 3]) {
    const { said } = worked(180, { share: (day) => (day >= 80 && day < 130 ? 0.55 : 0.85), seed })
    assert.deepEqual(
      said.map(({ isOver }) => isOver),
      [false, true],
    )
    const [told] = said as [LevelSaid, LevelSaid]
    assert.ok(Math.abs(told.since - MONDAY - 80) <= 4, `since ${told.since - MONDAY}`)
    assert.ok(told.at - MONDAY > 80 && told.at - MONDAY < 110, `told on ${told.at - MONDAY}`)
    assert.ok(Math.abs((told.before?.value ?? 0) - 0.85) < 0.03, `${told.before?.value}`)
    assert.ok(Math.abs((told.after?.value ?? 0) - 0.55) < 0.08, `${told.after?.value}`)
    assert.deepEqual(worked(180, { share: (day) => (day < 80 ? 0.55 : 0.85), seed }).said, [])
  }
})

test('how far a share lies below others hangs on its size: what is missed of few says little', () => {
  const days = Array.from({ length: 40 }, (_, place) => ({
    ...{ day: MONDAY + place, isWeekend: false, sum: 32 + (place % 5), count: 40 },
  }))
  assert.ok(Math.abs((missedOf(days) ?? 0) - 0.15) < 0.001)
  assert.equal(missedOf([]), undefined)
  assert.ok(deviationOf(days, 10) > 1.9 * deviationOf(days, 1000))
  const score = (sum: number, count: number) =>
    shareScore({ day: MONDAY + 40, isWeekend: false, sum, count }, days) ?? Number.NaN
  assert.ok(score(20, 40) > score(5, 10) && score(5, 10) > 0 && score(40, 40) < 0)
  assert.equal(shareScore({ day: MONDAY, isWeekend: false, sum: 1, count: 2 }, []), undefined)
})
