import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Anomaly, type AnomalyState, createAnomalyState, observeAnomaly } from './conformal-anomaly.ts'
import { drawNormal } from './draw.ts'
import { createRandom } from './random.ts'

function observeAll(values: readonly number[], state: AnomalyState = createAnomalyState()): Anomaly[] {
  return values.map((value) => observeAnomaly(state, value))
}

const noise = (n: number, seed = 5) => {
  const random = createRandom(seed)
  return Array.from({ length: n }, () => drawNormal(random))
}

/** The first alarm after a change at row 1,000, in rows from there. */
function delay(after: (z: number, i: number) => number): number {
  const values = noise(1400).map((z, i) => (i < 1000 ? 100 + z : after(z, i - 1000)))
  return observeAll(values)
    .slice(1000)
    .findIndex(({ isAlarm }) => isAlarm)
}

test('what was never seen is an alarm when it comes', () => {
  for (const [name, after, within] of [
    ['a spike', (z, i) => (i === 0 ? 140 : 100 + z), 0],
    ['a step of four deviations', (z) => 104 + z, 3],
    ['a step within the noise', (z) => 101.5 + z, 48],
    ['a slope', (z, i) => 100 + z + i / 50, 200],
    ['restlessness', (z) => 100 + 3 * z, 20],
    ['a sensor that stands still', () => 100, 48],
  ] as [string, (z: number, i: number) => number, number][]) {
    const seen = delay(after)
    assert.ok(seen >= 0 && seen <= within, `${name}: after ${seen} rows`)
  }
})

test('one change is one alarm: what follows it scores at most a half until a tenth of the memory has passed', () => {
  const judged = observeAll(noise(3000).map((z, i) => (i < 2000 ? z : z + 30)))
  assert.ok(judged[2000]?.isAlarm)
  assert.ok(judged.slice(2001, 2200).every(({ score, isAlarm }) => score <= 0.5 && !isAlarm))
})

test('of noise about one row in a tenth of the memory is an alarm, whatever its shape', () => {
  for (const shape of [(z: number) => z, (z: number) => Math.exp(2 * z), (z: number) => Math.round(3 * z)]) {
    const alarms = observeAll(noise(17_280, 11).map(shape))
      .slice(8640)
      .filter(({ isAlarm }) => isAlarm).length
    assert.ok(alarms <= 20, `${alarms}`)
  }
})

test('what repeats, or stands still, is never an alarm', () => {
  const day = Array.from({ length: 2000 }, (_, i) => 0.1 * Math.round(10 * Math.sin((i / 96) * 2 * Math.PI)))
  for (const values of [day, Array<number>(500).fill(0.1)])
    assert.ok(observeAll(values).every(({ isAlarm }) => !isAlarm))
})

test('scores lie between 0 and 1, and hang neither on what comes later nor on the unit', () => {
  const value = fc.oneof(
    fc.integer({ min: -50, max: 50 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE, -Number.MAX_VALUE),
  )
  fc.assert(
    fc.property(fc.array(value, { maxLength: 150 }), fc.nat(150), (values, length) => {
      const judged = observeAll(values)
      assert.ok(judged.every(({ score }) => score >= 0 && score <= 1))
      assert.deepEqual(observeAll(values.slice(0, length)), judged.slice(0, length))
    }),
  )
  const largest = observeAll(noise(200).map((z) => Number.MAX_VALUE * Math.sign(z)))
  assert.ok(largest.every(({ score }) => score >= 0 && score <= 1))
  const some = noise(500).map((z) => Math.round(1000 * z))
  assert.deepEqual(observeAll(some.map((x) => x / 4096)), observeAll(some))
})

test('a missing value scores 0 and leaves no trace', () => {
  const values = noise(300)
  const state = createAnomalyState()
  const judged = values.map((value) => {
    assert.deepEqual(observeAnomaly(state, Number.NaN), { score: 0, isAlarm: false })
    return observeAnomaly(state, value)
  })
  assert.deepEqual(judged, observeAll(values))
})

test('a state is stored and read as JSON, and does not grow', () => {
  const values = noise(12_000)
  const state = createAnomalyState()
  observeAll(values.slice(0, 9000), state)
  const read = JSON.parse(JSON.stringify(state)) as AnomalyState
  assert.deepEqual(observeAll(values.slice(9000), read), observeAll(values.slice(9000), state))
  for (const { values, distances } of state.views)
    assert.deepEqual([values.arrived.length, distances.arrived.length], [8640, 8640])
  assert.equal(state.recent.length, 25)
  assert.ok(state.smallest.length <= 865)
})
