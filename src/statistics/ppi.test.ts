import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { studentQuantile } from './distributions.ts'
import { type Judged, judgedAlone, ppiMean } from './ppi.ts'

const near = (a: number | undefined, b: number, by = 1e-12) =>
  assert.ok(Math.abs((a ?? Number.NaN) - b) < by, `${a} ${b}`)
const pairs = (labels: readonly number[], judge: readonly number[]): Judged[] =>
  labels.map((label, i) => ({ label, judge: judge[i] ?? 0 }))

test('by hand: four labels, a judge that is right in three, and four cases that the judge saw alone', () => {
  // cov = 1/6, variances 1/3 and 1/4: the weight is (1/6) / ((1 + 4/4) (1/4)) = 1/3.
  const estimate = ppiMean(pairs([1, 1, 0, 0], [1, 0, 0, 0]), judgedAlone([1, 1, 0, 0]))
  near(estimate?.lambda, 1 / 3)
  near(estimate?.mean, 1 / 2 + (1 / 3) * (1 / 2 - 1 / 4))
  // The rest is 2/3, 1, 0, 0: variance 1/4. The judge's alone: 1/3.
  near(estimate?.variance, (1 / 9) * (1 / 3 / 4) + 1 / 4 / 4)
  near(estimate?.high, (estimate?.mean ?? 0) + studentQuantile(0.975, 3) * Math.sqrt(estimate?.variance ?? 0))
})

test('a judge that tells nothing, or the contrary, has no weight: the mean is that of the labels', () => {
  for (const judge of [
    [1, 1, 1, 1],
    [0, 0, 1, 1],
    [1, 0, 1, 0],
  ]) {
    const estimate = ppiMean(pairs([1, 1, 0, 0], judge), judgedAlone([1, 1, 1]))
    near(estimate?.mean, 0.5)
    assert.equal(estimate?.lambda, 0)
  }
  assert.equal(ppiMean(pairs([1, 0, 0], [1, 0, 0]), judgedAlone([]))?.lambda, 0)
})

test('a perfect judge is nearly as good as labels of every case', () => {
  const labels = [...Array(50).keys()].map((i) => Number(i % 5 === 0))
  const alone = [...Array(5000).keys()].map((i) => Number(i % 4 === 0))
  const estimate = ppiMean(pairs(labels, labels), judgedAlone(alone))
  near(estimate?.lambda, 1 / (1 + 50 / 5000))
  near(estimate?.mean, 0.25, 0.001)
})

test('fewer than two labels are no estimate', () => {
  assert.equal(ppiMean([], judgedAlone([1, 0])), null)
  assert.equal(ppiMean(pairs([1], [1]), judgedAlone([1, 0])), null)
})

test('what the judge says too much of everything changes nothing', () => {
  const data = fc.array(fc.record({ label: fc.integer({ min: 0, max: 1 }), judge: fc.integer({ min: 0, max: 10 }) }), {
    minLength: 2,
  })
  fc.assert(
    fc.property(
      data,
      fc.array(fc.integer({ min: 0, max: 10 })),
      fc.integer({ min: -5, max: 5 }),
      (labelled, alone, shift) => {
        const plain = ppiMean(labelled, judgedAlone(alone))
        const shifted = ppiMean(
          labelled.map(({ label, judge }) => ({ label, judge: judge + shift })),
          judgedAlone(alone.map((judge) => judge + shift)),
        )
        near(shifted?.mean, plain?.mean ?? 0, 1e-9)
        near(shifted?.variance, plain?.variance ?? 0, 1e-9)
        assert.ok((plain?.lambda ?? 0) >= 0 && (plain?.lambda ?? 0) <= 1)
      },
    ),
  )
})
