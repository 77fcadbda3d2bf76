import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { groupMessages } from '../../src/statistics/pattern-tree.ts'
import { adjustedRand, groupingAccuracy, messagesASecond, readLogSystems, shuffleAgreement } from './patterns.ts'

const folder = join(import.meta.dirname, '../../../shared/data/loghub-2k')
const noSet = existsSync(folder) ? false : 'the set is not beside the repository'

test('a line counts if its pattern holds all lines of its event and no other', () => {
  for (const [events, patterns, accuracy] of [
    ['aabb', [1, 1, 2, 2], 1],
    ['aabb', [2, 2, 1, 1], 1],
    ['aabb', [1, 1, 2, 3], 0.5],
    ['aabb', [1, 1, 1, 1], 0],
    ['aabc', [1, 1, 2, 2], 0.5],
    ['aabc', [1, 1, 2], 0.75 + 0.25],
    ['aabb', [1, 1], 0.5],
  ] as const)
    assert.equal(groupingAccuracy([...events], patterns), accuracy, `${events} ${patterns}`)
})

test('agreement of two groupings', () => {
  assert.equal(adjustedRand([1, 1, 2, 2], ['x', 'x', 'y', 'y']), 1)
  // The example of Hubert and Arabie's formula with its table [[2, 1], [0, 3]]: (4 - 2.8) / (6.5 - 2.8).
  assert.ok(Math.abs(adjustedRand([1, 1, 1, 2, 2, 2], [1, 1, 2, 2, 2, 2]) - (4 - 2.8) / (6.5 - 2.8)) < 1e-12)
})

test('on eight systems, with one configuration for all', { skip: noSet }, () => {
  const systems = readLogSystems(folder)
  const accuracies = systems.map(({ messages, events }) =>
    groupingAccuracy(
      events,
      groupMessages(messages).map(({ pattern }) => pattern),
    ),
  )
  const mean = accuracies.reduce((a, b) => a + b, 0) / systems.length
  assert.equal(systems.length, 8)
  assert.ok(mean >= 0.98, `${mean}`)
  assert.ok(Math.abs(systems.reduce((sum, { published }) => sum + (published.Drain ?? 0), 0) / 8 - 0.851) < 0.001)
})

test('order matters little, and speed is told', { skip: noSet }, () => {
  const [apache] = readLogSystems(folder)
  assert.ok(apache)
  const patternsOf = (messages: string[]) => groupMessages(messages).map(({ pattern }) => pattern)
  assert.ok(shuffleAgreement(apache.messages, patternsOf, { shuffles: 2, seed: 1 }) > 0.99)
  assert.ok(messagesASecond(apache.messages, (message) => message.length, 3) > 0)
})
