import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from './random.ts'
import { startStepDetector, takeOver, takeValue } from './step-detector.ts'

/** The value at which a step is told, counted from the release; undefined: it is not. */
function toldAfter(
  of: 'outcomes' | 'amounts',
  seed: number,
  before: () => number,
  since: () => number,
  { n = 50, alarms = 0.05 } = {},
) {
  const detector = startStepDetector(of, 0, seed)
  for (let i = 0; i < n; i++) assert.equal(takeValue(detector, i / n, 'one', before(), alarms), undefined)
  for (let i = 0; i < 200; i++) if (takeValue(detector, 60 + i / n, 'two', since(), alarms)?.isAlarm) return i + 1
  return undefined
}

test('a release after which much more goes wrong, or costs more, is told within some tens of runs', () => {
  const random = createRandom(1)
  const bad = (rate: number) => () => (random.next() < rate ? 1 : 0)
  for (let seed = 1; seed < 20; seed++) {
    const ofRate = toldAfter('outcomes', seed, bad(0.24), bad(0.82))
    assert.ok(ofRate !== undefined && ofRate <= 60, `a rate: ${ofRate}`)
    const ofCost = toldAfter(
      'amounts',
      seed,
      () => 1 + random.next(),
      () => 1.8 + random.next(),
    )
    assert.ok(ofCost !== undefined && ofCost <= 45, `a cost: ${ofCost}`)
  }
})

test('a release that changes nothing is told no more often than the budget says, whatever the values are', () => {
  const random = createRandom(2)
  const cases = [
    ['outcomes', () => (random.next() < 0.1 ? 1 : 0)],
    ['outcomes', () => (random.next() < 0.6 ? 1 : 0)],
    ['amounts', () => Math.exp(3 * random.next())],
    ['amounts', () => 1],
  ] as const
  for (const [of, value] of cases) {
    let told = 0
    // A month's stake of a budget of four alarms a year allows a third of them.
    for (let i = 0; i < 300; i++) if (toldAfter(of, i, value, value, { alarms: 4 }) !== undefined) told++
    assert.ok(told < (300 * 4 * 30) / 365, `${told} of 300`)
  }
})

test('a better release is told nothing of, nor is the first, nor is one twice', () => {
  const random = createRandom(3)
  assert.equal(
    toldAfter(
      'amounts',
      1,
      () => 2 + random.next(),
      () => random.next(),
    ),
    undefined,
  )
  const detector = startStepDetector('amounts', 0, 1)
  for (let i = 0; i < 15; i++) assert.equal(takeValue(detector, 0, 'one', 1, 1), undefined)
  for (let i = 0; i < 400; i++) assert.equal(takeValue(detector, 9, 'two', 5 + i, 1), undefined)
  let told = 0
  for (let i = 0; i < 400; i++) if (takeValue(detector, 40, 'three', 1000 + i, 1)?.isAlarm) told++
  assert.equal(told, 1)
  assert.equal(detector.since.length, 400)
})

test('a step is over when the latest values, of whichever release, are as before it; and not before', () => {
  const random = createRandom(6)
  for (const kind of ['outcomes', 'amounts'] as const) {
    const value = (isRaised: boolean) =>
      kind === 'outcomes' ? Number(random.next() < (isRaised ? 0.5 : 0.1)) : (isRaised ? 2 : 1) * (1 + random.next())
    const detector = startStepDetector(kind, 0, 1)
    let told = 0
    const take = (at: number, release: string, isRaised: boolean): string[] => {
      if (takeValue(detector, at, release, value(isRaised), 0.05)?.isAlarm) told++
      return takeOver(detector)
    }
    for (let i = 0; i < 100; i++) assert.deepEqual(take(i / 10, 'one', false), [])
    for (let i = 0; i < 400; i++) assert.deepEqual(take(60 + i / 10, 'two', true), [])
    for (let i = 0; i < 100; i++) assert.deepEqual(take(100 + i / 10, 'three', true), [])
    assert.equal(told, 1, kind)
    const over: string[] = []
    for (let i = 0; i < 150; i++) over.push(...take(110 + i / 10, 'four', false))
    assert.deepEqual([over, told], [['two'], 1], kind)
  }
})

test('what lasts is seldom called over, however much larger it looked when it was told', () => {
  let [told, early] = [0, 0]
  for (let seed = 1; seed <= 100; seed++) {
    const random = createRandom(seed)
    const detector = startStepDetector('outcomes', 0, seed)
    const take = (at: number, release: string, rate: number) => {
      const reading = takeValue(detector, at, release, Number(random.next() < rate), 0.02)
      return { isTold: reading?.isAlarm ?? false, isOver: takeOver(detector).length > 0 }
    }
    for (let i = 0; i < 300; i++) take(i / 35, 'one', 0.05)
    let isTold = false
    for (let i = 0; i < 1000 && !isTold; i++) isTold = take(60 + i / 35, 'two', 0.28).isTold
    if (isTold) told++
    let isOver = false
    for (let i = 0; i < 700 && !isOver; i++) isOver = take(90 + i / 35, 'two', 0.28).isOver
    if (isOver) early++
  }
  assert.equal(told, 100)
  assert.ok(early <= 5, `${early} of 100`)
})

test('over a restart it says the same to the bit', () => {
  const random = createRandom(4)
  const values = Array.from({ length: 300 }, () => Math.floor(5 * random.next()))
  const once = startStepDetector('amounts', 0, 9)
  let again = startStepDetector('amounts', 0, 9)
  for (const [i, value] of values.entries()) {
    if (i % 37 === 0) again = JSON.parse(JSON.stringify(again))
    const release = String(Math.floor(i / 100))
    assert.deepEqual(takeValue(again, i, release, value, 0.1), takeValue(once, i, release, value, 0.1))
  }
})

test('what begins while a release runs is dated to when it did, and what begins with it to its first values', () => {
  const random = createRandom(5)
  for (const [change, of] of [
    [0, 'outcomes'],
    [120, 'outcomes'],
    [0, 'amounts'],
    [120, 'amounts'],
  ] as const) {
    const off: number[] = []
    for (let seed = 0; seed < 21; seed++) {
      const detector = startStepDetector(of, 0, seed)
      const value = (isWorse: boolean) =>
        of === 'outcomes' ? (random.next() < (isWorse ? 0.5 : 0.1) ? 1 : 0) : (isWorse ? 2 : 1) + random.next()
      for (let i = 0; i < 200; i++) takeValue(detector, i / 10, 'one', value(false), 1)
      let since: number | undefined
      for (let i = 0; i < 400 && since === undefined; i++) {
        const reading = takeValue(detector, 40 + i / 10, 'two', value(i >= change), 1)
        if (reading?.isAlarm) since = reading.since
      }
      off.push(Math.abs((since ?? 99) - 40 - change / 10))
    }
    off.sort((a, b) => a - b)
    // What came with the release is said to have, and not some days later by chance.
    if (change === 0) assert.ok(off.filter((days) => days === 0).length >= 11, `${of}: ${off}`)
    // Ten runs a day: within five of them as a rule, and seldom far off.
    assert.ok((off[10] ?? 9) <= 0.5 && (off[18] ?? 9) <= 1.5, `${of} from ${change}: ${off}`)
  }
})
