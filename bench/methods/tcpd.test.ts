import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { changePoints } from '../../src/statistics/change-points.ts'
import { meanScores, readTcpd, type Scores, scoreChanges } from './tcpd.ts'

const folder = join(import.meta.dirname, '../../../shared/data/tcpd')
const noSet = existsSync(folder) ? false : 'the set is not beside the repository'
const rounded = ({ f1, covering }: Scores) => [f1, covering].map((value) => Math.round(value * 1000) / 1000)

const values = (n: number): number[] => Array(n).fill(0)

/** The examples of the benchmark's own scorer, and what it publishes for the flow of the Nile (bocpd, and pelt by default). */
test('agreement is measured as the benchmark measures it', () => {
  for (const [n, marks, changes, f1, covering] of [
    [45, [[10, 20], [11, 20], [10], [0, 5]], [10, 20], 1, undefined],
    [45, [[], [10], [50]], [10], 0.909, undefined],
    [45, [[], [10], [50]], [], 0.8, undefined],
    [45, [[10, 20], [10], [0, 5]], [10, 20], undefined, 0.796],
    [45, [[], [10], [40]], [10], undefined, 0.795],
    [45, [[], [10], [40]], [], undefined, 0.819],
    [100, [[], [28], [], [28], [28]], [28], 1, 0.888],
    [100, [[], [28], [], [28], [28]], [27], 1, 0.88],
  ] as const) {
    const [seenF1, seenCovering] = rounded(scoreChanges({ name: '', values: values(n), marks }, changes))
    if (f1 !== undefined) assert.equal(seenF1, f1)
    if (covering !== undefined) assert.equal(seenCovering, covering)
  }
})

test('the set is marked as it was published, and our changes agree with it better than saying that nothing changes', {
  skip: noSet,
}, () => {
  const set = readTcpd(folder)
  assert.equal(set.length, 16)
  const meanOf = (changesOf: (values: readonly number[]) => number[]) =>
    meanScores(new Map(set.map((series) => [series.name, scoreChanges(series, changesOf(series.values))])))
  assert.deepEqual(rounded(meanOf(() => [])), [0.662, 0.564])
  const ours = meanOf(changePoints)
  assert.ok(ours.f1 > 0.7, `${rounded(ours)}`)
  assert.ok(ours.covering > 0.65, `${rounded(ours)}`)
})
