import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MICROS } from '../../../base/time.ts'
import { beginLooks, isHistoryWhole, type Place, pagePassed } from './looks.ts'

const BEGAN = 1_000 * MICROS.d

/** All that is walked through to its end, in order: which look, and how far back before now. */
function lookedAt(place: Place, now: number): { place: Place; looks: [of: string, look: string, back: number][] } {
  const looks: [string, string, number][] = []
  let at = beginLooks(place, now)
  for (let [walk] = at.walks; walk; [walk] = at.walks) {
    looks.push([walk.of, walk.look, now - walk.from])
    at = pagePassed(at, null)
  }
  return { place: at, looks }
}

test('history first; then the last minutes each time, and what is older less often', () => {
  const first = beginLooks(null, BEGAN)
  assert.deepEqual(
    first.walks.map(({ of, look, from }) => [of, look, from]),
    [
      ['traces', 'history', 0],
      ['scores', 'history', 0],
    ],
  )
  assert.equal(isHistoryWhole(first), false)
  const read = pagePassed(pagePassed(first, null), null)
  assert.equal(isHistoryWhole(read), true)
  const farthest: Record<string, number> = {}
  let place: Place = read
  for (let minute = 1; minute <= 3 * 24 * 60; minute++) {
    const looked = lookedAt(place, BEGAN + minute * MICROS.m)
    place = looked.place
    assert.deepEqual(
      looked.looks.map(([of]) => of),
      ['traces', 'scores'],
    )
    const [[, look = ''] = []] = looked.looks
    farthest[look] = (farthest[look] ?? 0) + 1
  }
  assert.deepEqual(farthest, { minutes: 3 * 24 * 60 - 3 * 24 * 4, hours: 3 * 24 * 3, day: 3 * 23, week: 3 })
})

test('after a standstill it is looked as far back as that lasted', () => {
  const read = pagePassed(pagePassed(beginLooks(null, BEGAN), null), null)
  const { looks } = lookedAt(read, BEGAN + 30 * MICROS.d)
  assert.deepEqual(looks[0], ['traces', 'week', 30 * MICROS.d + 20 * MICROS.m])
})

test('what was broken off goes on where it was, and however often it is looked history comes to its end', () => {
  let place = pagePassed(beginLooks(null, BEGAN), 'p2')
  assert.equal(place.walks[0]?.next, 'p2')
  place = beginLooks(place, BEGAN + MICROS.m)
  assert.deepEqual([place.walks[0]?.look, place.walks[2]?.next], ['minutes', 'p2'])
  place = pagePassed(place, 'm2')
  assert.deepEqual(beginLooks(place, BEGAN + 2 * MICROS.m), place)
  // Where a page is the same again it is the last.
  place = pagePassed(pagePassed(place, 'm2'), null)
  assert.deepEqual([place.walks.map(({ look }) => look), place.owed], [['history', 'history'], true])
  // Nothing is looked for until a page of history has passed.
  assert.deepEqual(beginLooks(place, BEGAN + 3 * MICROS.m), place)
  place = pagePassed(place, 'p3')
  assert.equal(beginLooks(place, BEGAN + 3 * MICROS.m).walks[0]?.look, 'minutes')
})
