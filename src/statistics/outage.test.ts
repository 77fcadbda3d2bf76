import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playDown, playWorking, SYSTEMS } from '../../bench/statistics/outage.ts'
import { type Caller, LAG, LEAST_CALLERS, outagesOf } from './outage.ts'

/** Runs a quarter of an hour apart. */
const callers = (...bad: readonly boolean[]): Caller[] => bad.map((isBad, place) => ({ at: place / 96, isBad }))
const of = (length: number, isBad: boolean): boolean[] => Array.from({ length }, () => isBad)

test('nothing is told before enough runs are known, nor where so many fail as ever', () => {
  const before = LEAST_CALLERS + LAG
  assert.deepEqual(outagesOf(callers(...of(before - 20, false), ...of(20, true)), 1).told, [])
  assert.equal(outagesOf([], 1).limit, null)
  const half = callers(...of(400, false).map((_, place) => place % 2 === 0))
  assert.deepEqual([outagesOf(half, 1).told, outagesOf(half, 1).limit], [[], null])
})

test('a system that is down says since when, and is over after three runs that go well', () => {
  const down = [...of(200, false), ...of(20, true)]
  const [lasting] = outagesOf(callers(...down), 0.1).told
  assert.deepEqual([lasting?.since, lasting?.until, lasting?.runs, lasting?.bad], [200 / 96, null, 20, 20])
  assert.ok((lasting?.at ?? 0) <= 210 / 96 && (lasting?.evidence ?? 0) >= 10)
  const two = outagesOf(callers(...down, false, false), 0.1)
  assert.equal(two.told.at(-1)?.until, null)
  const three = outagesOf(callers(...down, false, false, false), 0.1)
  assert.deepEqual([three.told.length, three.told[0]?.until, three.told[0]?.runs], [1, 222 / 96, 23])
  // Another one is another.
  const again = outagesOf(callers(...down, ...of(100, false), ...of(20, true)), 0.1)
  assert.deepEqual(
    again.told.map(({ since }) => since * 96),
    [200, 320],
  )
})

test('taken run by run it says the same as at once', () => {
  const all = callers(...of(150, false), ...of(30, true), ...of(40, false), ...of(15, true), ...of(10, false))
  const whole = outagesOf(all, 0.1).told.map(({ at }) => at)
  const first = all.flatMap((_, place) => {
    const { told } = outagesOf(all.slice(0, place + 1), 0.1)
    const last = told.at(-1)
    return last && last.at === all[place]?.at ? [last.at] : []
  })
  assert.deepEqual(first, whole)
})

test('of systems that work as ever no more is told than is accepted', () => {
  for (const [name, system] of Object.entries(SYSTEMS).filter(([, { runs }]) => runs <= 200)) {
    const told = [1, 2].map((seed) => playWorking(system, { seed: 50 + seed, years: 1, alarmsAYear: 0.5 }))
    assert.ok((told[0] ?? 0) + (told[1] ?? 0) <= 1, name)
  }
})

test('that all runs fail is told within a dozen', () => {
  const waits = Array.from({ length: 21 }, (_, seed) => playDown({ runs: 200, share: 1, seed: 300 + seed }, 0.07))
  assert.ok((waits.sort((a, b) => a - b)[10] ?? 0) <= 12)
})
