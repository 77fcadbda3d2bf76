import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { createAnomalyState, observeAnomaly } from '../../src/statistics/conformal-anomaly.ts'
import { normalCdf } from '../../src/statistics/distributions.ts'
import { type Judged, type Labelled, normalised, readNab, scoreNab, sumOfAlarms } from './nab.ts'

const folder = join(import.meta.dirname, '../../../shared/data/nab')
const noSet = existsSync(folder) ? false : 'the set is not beside the repository'

const published = () =>
  readFileSync(join(folder, 'published_standard_scores.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','))
    .map(([detector, name, , score]) => ({ detector, name, score: Number(score) }))

/** A hundred rows, of which the first 15 are not scored, and a window of ten. */
const series: Labelled = {
  name: 'short',
  timestamps: Array.from({ length: 100 }, (_, i) => `${i}`),
  values: Array(100).fill(0),
  windows: [[50, 59]],
}
const alarmsAt = (...rows: number[]) => series.timestamps.map((_, i) => rows.includes(i))
const rounded = (value: number) => Math.round(value * 10000) / 10000

test('an alarm is worth more, the earlier it comes in a window; only the first counts; outside each one costs', () => {
  for (const [rows, worth] of [
    [[], -1],
    [[50], 1],
    [[50, 51, 59], 1],
    [[55], 0.8598],
    [[59], 0.2482],
    // Before any window, and in the rows that are not scored.
    [[30], -1 - 0.11],
    [[5], -1],
    // Soon after a window is nearly in it.
    [[60], -1 - 0.11 * 0.2706],
    [[50, 95], 1 - 0.11],
  ] as const)
    assert.equal(rounded(sumOfAlarms(series, alarmsAt(...rows))), rounded(worth), `${rows}`)
  assert.equal(rounded(sumOfAlarms(series, alarmsAt(30), 'rewardLowMisses')), -2.11)
  assert.equal(rounded(sumOfAlarms(series, alarmsAt(30), 'rewardLowFalseAlarms')), -1.22)
})

test('the threshold is the one that is best for all series together', () => {
  const judged = (scoreByRow: Record<number, number>): Judged => ({
    ...series,
    scores: series.timestamps.map((_, i) => scoreByRow[i] ?? 0),
    alarms: alarmsAt(50, 30),
  })
  const { standard } = scoreNab([judged({ 50: 0.8, 30: 0.3 }), judged({ 50: 0.5, 20: 0.9 })])
  assert.equal(standard.threshold, 0.5)
  assert.equal(rounded(standard.optimised), 97.25)
  assert.equal(rounded(standard.ownAlarms), 94.5)
  const silent = scoreNab([judged({})])
  assert.equal(silent.standard.optimised, 0)
})

test('published scores of its series add up to the published scores of this half of the set', { skip: noSet }, () => {
  const set = readNab(folder)
  assert.equal(set.length, 31)
  assert.equal(set.flatMap(({ windows }) => windows).length, 57)
  for (const [name, score] of [
    ['ARTime', 78.1],
    ['contextOSE', 74.1],
    ['numenta', 71.2],
    ['htmjava', 68.1],
    ['knncad', 64.4],
    ['relativeEntropy', 56.3],
    ['randomCutForest', 52],
    ['twitterADVec', 46.4],
    ['windowedGaussian', 36.7],
    ['null', 0],
  ] as const) {
    const sum = published().reduce((sum, row) => sum + (row.detector === name ? row.score : 0), 0)
    assert.equal(normalised(sum, set).toFixed(1), score.toFixed(1), name)
  }
})

/** The detector that is simple enough to be written again: how far a value lies from the mean of the last 6,400, at its published threshold. */
function windowedGaussian(values: readonly number[]): boolean[] {
  let [n, mean, squares] = [0, 0, 0]
  return values.map((value, i) => {
    const z = n === 0 ? 0 : (value - mean) / (Math.sqrt(squares / n) || 0.000001)
    // The window grows row by row to its length, then moves by a hundred rows.
    const rows = i < 6400 ? [value] : (i - 6400) % 100 === 99 ? values.slice(i - 6399, i + 1) : []
    if (i >= 6400 && rows.length > 0) [n, mean, squares] = [0, 0, 0]
    for (const row of rows) {
      const before = mean
      mean += (row - before) / ++n
      squares += (row - before) * (row - mean)
    }
    // Its threshold is a probability of 1, kept with twelve digits.
    return normalCdf(-Math.abs(z)) < 5e-13
  })
}

test('a published detector, written again, gets its published score on every series', { skip: noSet }, () => {
  const expected = new Map(
    published().flatMap(({ detector, name, score }) => (detector === 'windowedGaussian' ? [[name, score]] : [])),
  )
  for (const labelled of readNab(folder)) {
    const seen = sumOfAlarms(labelled, windowedGaussian(labelled.values))
    assert.ok(Math.abs(seen - (expected.get(labelled.name) as number)) < 1e-8, `${labelled.name}: ${seen}`)
  }
})

test('our anomalies score more than 70 on this half, at the best threshold and at their own alarms', {
  skip: noSet,
}, () => {
  const judged = readNab(folder).map((series): Judged => {
    const state = createAnomalyState()
    const rows = series.values.map((value) => observeAnomaly(state, value))
    return { ...series, scores: rows.map(({ score }) => score), alarms: rows.map(({ isAlarm }) => isAlarm) }
  })
  const { standard } = scoreNab(judged)
  assert.ok(standard.optimised > 70, `${standard.optimised}`)
  assert.ok(standard.ownAlarms > 70, `${standard.ownAlarms}`)
})
