import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fitLogistic, logistic } from './logistic.ts'

test('without features the probability is the share of ones', () => {
  const model = fitLogistic([[], [], [], []], [1, 0, 0, 0], 1)
  assert.ok(Math.abs(logistic(model, []) - 0.25) < 1e-12)
})

test('a table of two by two has the logarithm of its odds ratio', () => {
  // 30 of 40 with the feature, 10 of 40 without: odds 3 and 1/3, a ratio of 9.
  const rows = [...Array(80).keys()].map((i) => [i < 40 ? 1 : 0])
  const outcomes = [...Array(80).keys()].map((i) => Number(i < 30 || i >= 70))
  const { constant, weights } = fitLogistic(rows, outcomes, 0)
  assert.ok(Math.abs(constant - Math.log(1 / 3)) < 1e-9)
  assert.ok(Math.abs((weights[0] ?? 0) - Math.log(9)) < 1e-9)
})

test('a penalty holds the weights of what parts perfectly', () => {
  const { weights } = fitLogistic([[0], [0], [1], [1]], [0, 0, 1, 1], 1)
  assert.ok((weights[0] ?? 0) > 0.5 && (weights[0] ?? 0) < 3)
})

test('at the fit no feature tells more: the gradient is that of the penalty', () => {
  const row = fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 1 }))
  const data = fc.array(fc.tuple(row, fc.constantFrom(0, 1)), { minLength: 6, maxLength: 40 })
  fc.assert(
    fc.property(data, (cases) => {
      const [rows, outcomes] = [cases.map(([one]) => one), cases.map(([, outcome]) => outcome)]
      fc.pre(outcomes.includes(0) && outcomes.includes(1))
      const model = fitLogistic(rows, outcomes, 1)
      for (const j of [0, 1]) {
        const gradient = rows.reduce(
          (sum, one, i) => sum + ((outcomes[i] ?? 0) - logistic(model, one)) * (one[j] ?? 0),
          0,
        )
        assert.ok(Math.abs(gradient - (model.weights[j] ?? 0)) < 1e-6)
      }
    }),
  )
})
