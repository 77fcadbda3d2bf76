import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Case, type JudgedRateDetector, startJudgedRateDetector, takeJudged } from './judged-rate-detector.ts'
import { createRandom } from './random.ts'

const options = { line: 0.1, reviewed: 0.15, alarmsAYear: 0.01 }

/** What each bet is multiplied by. */
function factorsOf(state: JudgedRateDetector, one: Case, with_ = options): number[] {
  const copy = structuredClone(state)
  copy.detector.bets.fill(1)
  takeJudged(copy, copy.detector.at, one, { ...with_, alarmsAYear: 1e-9 })
  return copy.detector.bets
}

const labelled = fc.array(
  fc.record({ judge: fc.double({ min: 0, max: 1, noNaN: true }), label: fc.double({ min: 0, max: 1, noNaN: true }) }),
)

test('at the line a case multiplies no bet in the mean, whatever was labelled before and whatever the judge says', () => {
  const unit = fc.double({ min: 0.01, max: 0.99, noNaN: true })
  fc.assert(
    fc.property(
      labelled,
      unit,
      unit,
      unit,
      fc.double({ min: 0.02, max: 1, noNaN: true }),
      (past, flagged, a, b, reviewed) => {
        const state = startJudgedRateDetector(0)
        for (const one of past) takeJudged(state, 0, one, options)
        // The line is the rate of bad cases: of those the judge flags the share a, of the others b.
        const line = flagged * a + (1 - flagged) * b
        const means = new Array<number>(6).fill(0)
        for (const [judge, chance, rate] of [
          [0.97, flagged, a],
          [0.02, 1 - flagged, b],
        ] as const)
          for (const [label, share] of [
            [undefined, 1 - reviewed],
            [1, reviewed * rate],
            [0, reviewed * (1 - rate)],
          ] as const)
            for (const [k, factor] of factorsOf(state, { judge, label }, { ...options, line, reviewed }).entries()) {
              assert.ok(factor >= 0)
              means[k] = (means[k] ?? 0) + chance * share * factor
            }
        for (const mean of means) assert.ok(Math.abs(mean - 1) < 1e-9)
      },
    ),
  )
})

/** The day of the first alarm in a year of 100 cases a day. */
function alarmDay(
  seed: number,
  rateOf: (day: number) => number,
  judgeOf: (isBad: boolean, day: number) => number,
): number | undefined {
  const random = createRandom(seed)
  const state = startJudgedRateDetector(0)
  for (let i = 1; i <= 36_500; i++) {
    const day = i / 100
    const isBad = random.next() < rateOf(day)
    const judge = random.next() < judgeOf(isBad, day) ? 1 : 0
    const label = random.next() < options.reviewed ? Number(isBad) : undefined
    if (takeJudged(state, day, { judge, label }, options).isAlarm) return day
  }
  return undefined
}

const able = (isBad: boolean) => (isBad ? 0.85 : 0.03)

test('a rate that has risen is told, sooner with a judge than without', () => {
  const rise = (day: number) => (day > 60 ? 0.25 : 0.08)
  const [judged, unjudged] = [alarmDay(1, rise, able) ?? 0, alarmDay(1, rise, () => 0) ?? 0]
  assert.ok(judged > 60 && judged < unjudged && unjudged < 120)
})

test('a judge that begins to flag everything is no alarm', () => {
  for (const seed of [1, 2, 3])
    assert.equal(
      alarmDay(
        seed,
        () => 0.08,
        (isBad, day) => (day > 60 ? 0.9 : able(isBad)),
      ),
      undefined,
    )
})

test('the same cases give the same evidence to the bit, and the state is plain data', () => {
  const make = (resume: boolean) => {
    let state = startJudgedRateDetector(0)
    const random = createRandom(7)
    let evidence = 0
    for (let i = 0; i < 500; i++) {
      const label = random.next() < 0.3 ? Number(random.next() < 0.2) : undefined
      evidence = takeJudged(state, i / 50, { judge: random.next(), label }, options).evidence
      if (resume) state = JSON.parse(JSON.stringify(state)) as JudgedRateDetector
    }
    return evidence
  }
  assert.equal(make(true), make(false))
})
