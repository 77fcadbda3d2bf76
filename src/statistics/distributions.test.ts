import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  betaCdf,
  betaQuantile,
  gammaCdf,
  gammaQuantile,
  logBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
} from './distributions.ts'
import { drawBeta, drawBinomial, drawGamma, drawNormal, drawPoisson } from './draw.ts'
import { createRandom } from './random.ts'

const near = (seen: number, expected: number, relative = 1e-12) =>
  assert.ok(Math.abs(seen - expected) <= relative * Math.max(1e-300, Math.abs(expected)), `${seen}, not ${expected}`)

/** Values of scipy.stats 1.17. */
test('the distributions take the values of the tables', () => {
  near(logGamma(0.1), 2.252712651734206)
  near(logGamma(5), Math.log(24))
  near(logGamma(100.5), 361.4355404677622)
  near(logGamma(1e6), 12815504.569147611)
  near(logBeta(2, 3), Math.log(1 / 12))
  near(normalCdf(1.959963984540054), 0.975)
  near(normalCdf(-6), 9.865876450376981e-10, 1e-9)
  near(normalCdf(-30), 4.906713927148187e-198, 1e-9)
  near(normalQuantile(0.975), 1.959963984540054)
  near(normalQuantile(1e-10), -6.361340902404056, 1e-11)
  assert.deepEqual([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)], [-Infinity, 0, Infinity])
  near(gammaCdf(3, 2.5), 0.6937810815867, 1e-10)
  near(gammaQuantile(0.05, 10), 5.425405697091294, 1e-10)
  near(gammaQuantile(0.9, 0.5), 1.352771727047702, 1e-10)
  near(betaCdf(0.3, 2, 5), 0.579825, 1e-10)
  near(betaQuantile(0.05, 4, 9), 0.12285066324360105, 1e-10)
  near(studentQuantile(0.975, 10), 2.228138851964939, 1e-10)
  near(studentQuantile(0.025, 1), -12.706204736174698, 1e-9)
  near(studentCdf(2, 5), 0.9490302605850709, 1e-10)
})

test('a quantile is where its distribution takes that probability', () => {
  const p = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  const shape = fc.double({ min: 0.05, max: 5000, noNaN: true })
  fc.assert(
    fc.property(p, shape, shape, (p, a, b) => {
      assert.ok(Math.abs(normalCdf(normalQuantile(p)) - p) < 1e-13)
      assert.ok(Math.abs(gammaCdf(gammaQuantile(p, a), a) - p) < 1e-9)
      assert.ok(Math.abs(studentCdf(studentQuantile(p, a), a) - p) < 1e-9)
      // Where b is tiny and p large, the quantile is closer to 1 than a double can say.
      const x = betaQuantile(p, a, b)
      if (x > 1e-300 && x < 1 - 1e-12) assert.ok(Math.abs(betaCdf(x, a, b) - p) < 1e-6, `${p} ${a} ${b}`)
    }),
  )
})

test('draws have the mean and the variance of their distribution, and are the same for the same seed', () => {
  const random = createRandom(7)
  const n = 40_000
  const cases: readonly [string, () => number, number, number][] = [
    ['normal', () => drawNormal(random), 0, 1],
    ['gamma 0.5', () => drawGamma(random, 0.5), 0.5, 0.5],
    ['gamma 7', () => drawGamma(random, 7), 7, 7],
    ['beta 2, 6', () => drawBeta(random, 2, 6), 0.25, (2 * 6) / (64 * 9)],
    ['binomial 30', () => drawBinomial(random, 30, 0.1), 3, 2.7],
    ['binomial 1000', () => drawBinomial(random, 1000, 0.08), 80, 73.6],
    ['poisson 3', () => drawPoisson(random, 3), 3, 3],
    ['poisson 400', () => drawPoisson(random, 400), 400, 400],
  ]
  for (const [name, draw, mean, variance] of cases) {
    const values = Array.from({ length: n }, draw)
    const seen = values.reduce((a, b) => a + b) / n
    const spread = values.reduce((sum, value) => sum + (value - seen) ** 2, 0) / n
    // Five standard errors of a mean; of a variance, with the tails that a gamma of shape one half has.
    assert.ok(Math.abs(seen - mean) < 5 * Math.sqrt(variance / n), `${name}: mean ${seen}`)
    assert.ok(Math.abs(spread / variance - 1) < 0.12, `${name}: variance ${spread}`)
  }
  assert.equal(drawNormal(createRandom(3)), drawNormal(createRandom(3)))
})
