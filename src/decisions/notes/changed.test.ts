import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dayLater } from '../../base/calendar.ts'
import { formatTime, MICROS, parseTime } from '../../base/time.ts'
import { type Change, changesIn, covers, type Ran, type RanWith, unwrittenOf } from './changed.ts'
import type { ChangeNote } from './note.ts'

const micros = (time: string) => parseTime(time)?.micros ?? 0
const first = '2026-01-01'
const end = micros('2027-01-01T00:00Z')

/**
 * The days of one prompt from 1 January on, each as how many runs had which version: "20a 1b" is 20 runs with a and one with b,
 * "-" a day on which none ran. Runs of a value begin one hour after those of the one before it, the first at 08:00.
 */
function days(text: string, what: RanWith = 'prompt', name = 'draft'): Ran[] {
  return text.split(',').flatMap((day, index): Ran[] => {
    const of = dayLater(first, index)
    if (day.trim() === '-') return []
    return day
      .trim()
      .split(' ')
      .map((part, place) => {
        const [, runs, value = ''] = /^(\d+)(\w+)$/.exec(part) ?? []
        const at = micros(`${of}T08:00Z`) + place * MICROS.h
        return { what, name, value, day: of, runs: Number(runs), first: at, last: at }
      })
  })
}
const times = (count: number, day: string) => Array.from({ length: count }, () => day).join(', ')
const said = (changes: readonly Change[]) =>
  changes.map(
    ({ before, after, at, isReturn }) =>
      `${formatTime(at).slice(5, 13)} ${before} -> ${after}${isReturn ? ' (back)' : ''}`,
  )

const cases: [name: string, days: string, changes: string[]][] = [
  ['what a workflow begins with is no change', times(9, '20a'), []],
  ['nor is what is first seen within its first seven days', `20a, 20a, 19a 1b, ${times(9, '20a')}, 19a 1b`, []],
  ['another version after that is one, from the first run with it', `${times(8, '20a')}, 9a 11b`, ['01-09T09 a -> b']],
  ['and is told once, however long it stays', `${times(8, '20a')}, 9a 11b, ${times(30, '20b')}`, ['01-09T09 a -> b']],
  [
    'a canary that comes and goes is told when it is first seen, and not again',
    `${times(8, '20a')}, 19a 1b, 20a, 20a, 20a, 19a 1b, ${times(9, '20a')}, 18a 2b`,
    ['01-09T09 a -> b'],
  ],
  [
    'a canary that is let loose was told when it began',
    `${times(8, '20a')}, 19a 1b, 10a 10b, ${times(3, '20b')}`,
    ['01-09T09 a -> b'],
  ],
  [
    'what is shared out by lot is no change each time the lot falls',
    `2a, 1a 1b, 2b, ${times(3, '2a')}, 2b, 2b, 2b, 2b, 2a, 2a, 2b, 2b, 2b, 2b, 2a`,
    [],
  ],
  [
    'a model that stands in for a day is none, and the return of the usual one neither',
    `${times(8, '20a')}, 18a 2b, ${times(6, '20a')}, 20b, ${times(9, '20a')}, 20b, 20a`,
    ['01-09T09 a -> b'],
  ],
  [
    'what had been in use comes back: a change again',
    `${times(8, '20a')}, ${times(5, '20b')}, 8b 12a, 20a`,
    ['01-09T08 a -> b', '01-14T09 b -> a (back)'],
  ],
  [
    'also where it has most of the runs only from the next day on',
    `${times(8, '20a')}, ${times(5, '20b')}, 18b 2a, 20a`,
    ['01-09T08 a -> b', '01-14T09 b -> a (back)'],
  ],
  [
    'and again when that is taken back',
    `${times(8, '20a')}, ${times(3, '20b')}, ${times(3, '20a')}, 20b`,
    ['01-09T08 a -> b', '01-12T08 b -> a (back)', '01-15T08 a -> b (back)'],
  ],
  [
    'what has come back twice in 90 days comes and goes, and is told no more',
    `${times(8, '20a')}, ${times(4, `${times(3, '20b')}, ${times(3, '20a')}`)}`,
    [
      '01-09T08 a -> b',
      '01-12T08 b -> a (back)',
      '01-15T08 a -> b (back)',
      '01-18T08 b -> a (back)',
      '01-21T08 a -> b (back)',
    ],
  ],
  [
    'days on which nothing ran are none: a weekend is no absence',
    `${times(8, '20a')}, 20b, -, -, -, 20a`,
    ['01-09T08 a -> b'],
  ],
]

describe('what changed, from what runs ran with', () => {
  for (const [name, text, changes] of cases)
    test(name, () => assert.deepEqual(said(changesIn(days(text), end)), changes))

  test('a number of each run is no version: after twenty of them nothing is told', () => {
    const numbers = Array.from({ length: 40 }, (_, index) => `1x${index}`)
    const changes = changesIn(days(`${times(8, '20a')}, ${numbers.join(', ')}`), end)
    assert.deepEqual(
      changes.map(({ after }) => after),
      // The first is one of the twenty: what a workflow begins with.
      Array.from({ length: 19 }, (_, index) => `x${index}`),
    )
  })

  test('in whatever order it is known, and as of a moment only what began before it', () => {
    const rows = days(`${times(8, '20a')}, 9a 11b, 20b, 19b 1c`)
    assert.deepEqual(changesIn(rows.toReversed(), end), changesIn(rows, end))
    assert.deepEqual(said(changesIn(rows, micros('2026-01-11T09:00Z'))), ['01-09T09 a -> b'])
    assert.deepEqual(said(changesIn(rows, micros('2026-01-09T09:00Z'))), [])
  })

  test('a workflow that begins to tell of its prompts has not changed one; another prompt after that is a change', () => {
    const models = days(times(40, '20m'), 'model', '')
    const shift = (rows: Ran[], by: number) =>
      rows.map((row) => {
        const moved = { first: row.first + by * MICROS.d, last: row.last + by * MICROS.d }
        return { ...row, ...moved, day: dayLater(row.day, by) }
      })
    const told = shift(days(times(15, '20a')), 20)
    const another = shift(days('20a', 'prompt', 'sort'), 30)
    assert.deepEqual(said(changesIn([...models, ...told], end)), [])
    assert.deepEqual(said(changesIn([...models, ...told, ...another], end)), ['01-31T08 null -> a'])
  })
})

const change: Change = {
  ...{ what: 'prompt', name: 'draft', before: 'a', after: 'b' },
  ...{ at: micros('2026-02-02T10:00Z'), isReturn: false },
}
type Told = Pick<ChangeNote, 'what' | 'name' | 'after'> & { at: string }
const note: Told = { what: 'prompt', name: 'draft', after: 'b', at: '2026-02-02T10:00Z' }
const notes: [name: string, note: Partial<Told>, isTold: boolean, change?: Partial<Change>][] = [
  ['one that says just that', {}, true],
  ['one of the day before, that names nothing', { name: null, after: null, at: '2026-02-01T10:00Z' }, true],
  ['one written the next morning', { name: null, after: null, at: '2026-02-03T10:00Z' }, true],
  ['one of more than a day before', { name: null, after: null, at: '2026-02-01T09:59Z' }, false],
  ['one of more than a day after', { name: null, after: null, at: '2026-02-03T10:01Z' }, false],
  ['one that names the version, whose first case comes weeks later', { at: '2026-01-04T10:00Z' }, true],
  ['but not months later', { at: '2026-01-02T10:00Z' }, false],
  ['nor where the version came back', { at: '2026-01-04T10:00Z' }, false, { isReturn: true }],
  ['one that says another version', { after: 'c' }, false],
  ['one of another prompt', { name: 'sort' }, false],
  ['one of the model', { what: 'model', name: null, after: null }, false],
  ['one of a release, which brings prompts along', { what: 'release', name: 'r9', after: 'r9' }, true],
  ['one of a release two days earlier', { what: 'release', after: 'r9', at: '2026-01-31T10:00Z' }, false],
  ['one of a prompt tells of no release', {}, false, { what: 'release', name: '' }],
]

describe('which note tells of a change', () => {
  for (const [name, given, isTold, other] of notes)
    test(name, () => {
      const { at, ...rest } = { ...note, ...given }
      assert.equal(covers({ ...rest, at: micros(at) }, { ...change, ...other }), isTold)
    })

  test('what a release brings along, and what is altered again within the day, is asked for once', () => {
    const at = (hours: number, other: Partial<Change> = {}) => ({
      ...change,
      ...other,
      at: change.at + hours * MICROS.h,
    })
    const release = at(2, { what: 'release', name: '', after: 'r9' })
    const again = at(3, { after: 'c' })
    const later = at(40, { after: 'd' })
    const found = unwrittenOf([at(0), release, again, later], [])
    assert.deepEqual(
      found.map((one) => [one.after, one.along.map(({ after }) => after)]),
      [
        ['r9', ['b', 'c']],
        ['d', []],
      ],
    )
    const alone = unwrittenOf([at(0), again, at(3, { name: 'sort', after: 'c' })], [])
    assert.deepEqual(
      alone.map((one) => [one.name, one.after, one.along.map(({ after }) => after)]),
      [
        ['draft', 'b', ['c']],
        ['sort', 'c', []],
      ],
    )
  })
})
