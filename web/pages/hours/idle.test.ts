import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idleUntil } from './idle.ts'

const MINUTE = 60_000
const of = { before: 10 * MINUTE, timer: 'a', started: 0, asked: null, askAfter: 15 * MINUTE }
const cases: [name: string, now: number, of: Parameters<typeof idleUntil>[1], asked: [number, number] | null][] = [
  ['what is shorter is not asked', 24.9, of, null],
  ['what is as long is', 25, of, [10, 25]],
  ['only while the timer ran', 40, { ...of, started: 20 * MINUTE }, [20, 40]],
  ['not where it ran for less', 30, { ...of, started: 20 * MINUTE }, null],
  ['whoever is here for the first time left nothing', 90, { ...of, before: null }, null],
  ['what is not answered goes on', 90, { ...of, asked: { timer: 'a', from: 5 * MINUTE, to: 9 * MINUTE } }, [5, 90]],
  ['what was asked of another timer is over', 90, { ...of, asked: { timer: 'b', from: 1, to: 2 } }, [10, 90]],
]
for (const [name, now, given, asked] of cases)
  test(name, () => {
    const found = idleUntil(now * MINUTE, given)
    assert.deepEqual(found && [found.from / MINUTE, found.to / MINUTE], asked)
  })
