import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cover, daysTogether, gapsTogether, type Part, spokenOf } from './in-a-day.ts'

const part = (from: string, to: string, name: string | null, rota: string | null): Part => ({
  ...{ from, to, rota, because: '' },
  answering: name === null ? null : { key: name, name },
})
const clock = (time: string) => `${time} o’clock`

const cases: [name: string, parts: Part[], spoken: ReturnType<typeof spokenOf>][] = [
  ['the owner alone', [part('0', '24', 'Ana', null)], { duty: [{ name: 'Ana', from: null, to: null }], rest: [] }],
  [
    'somebody on duty in hours of work',
    [part('0', '9', 'Ana', null), part('9', '17', 'Ben', 'desk'), part('17', '24', 'Ana', null)],
    { duty: [{ name: 'Ben', from: '9 o’clock', to: '17 o’clock' }], rest: ['Ana'] },
  ],
  [
    'the owner is on duty as well',
    [part('0', '9', 'Ana', null), part('9', '17', 'Ana', 'desk'), part('17', '24', 'Ana', null)],
    { duty: [{ name: 'Ana', from: null, to: null }], rest: [] },
  ],
  [
    'a hand-over, and for another reason the same person goes on',
    [part('0', '8', 'Ben', 'desk'), part('8', '12', 'Cid', 'desk'), part('12', '24', 'Cid', 'late')],
    {
      duty: [
        { name: 'Ben', from: null, to: '8 o’clock' },
        { name: 'Cid', from: '8 o’clock', to: null },
      ],
      rest: [],
    },
  ],
  [
    'nobody for a part of it',
    [part('0', '9', null, null), part('9', '24', 'Ana', null)],
    { duty: [{ name: null, from: null, to: '9 o’clock' }], rest: ['Ana'] },
  ],
  [
    'nobody, by a rota and without one',
    [part('0', '9', null, null), part('9', '17', null, 'desk'), part('17', '24', null, null)],
    { duty: [{ name: null, from: null, to: null }], rest: [] },
  ],
]
for (const [name, parts, spoken] of cases)
  test(`a day: ${name}`, () => assert.deepEqual(spokenOf(parts, clock), spoken))

test('days on which the same people answer and are away stand together; they are off where all of them are', () => {
  const day = (day: string, is_working = true, away: string[] = []) => ({
    ...{ day, is_working },
    away: away.map((name) => ({ key: name, name })),
  })
  const days = [
    day('2026-03-05'),
    day('2026-03-06'),
    day('2026-03-07', false),
    day('2026-03-08', false),
    day('2026-03-09', true, ['Cid']),
  ]
  const ben = [part('0', '9', 'Ana', null), part('9', '24', 'Ben', 'desk')]
  const parts = [ben, ben, [part('0', '24', 'Ana', null)], [part('0', '24', 'Ana', null)], ben]
  const cover: Cover['cover'] = [
    { workflows: [], days: days.map(({ day }, place) => ({ day, parts: parts[place] ?? [] })) },
  ]
  assert.deepEqual(
    daysTogether({ days, cover }, clock).map(({ from, to, isOff, away }) => [from, to, isOff, away]),
    [
      ['2026-03-05', '2026-03-06', false, []],
      ['2026-03-07', '2026-03-08', true, []],
      ['2026-03-09', '2026-03-09', false, ['Cid']],
    ],
  )
  const everyDay = days.map(({ day }) => ({ day, parts: [part('0', '24', 'Ana', null)] }))
  const [whole] = daysTogether(
    { days: days.slice(1, 4), cover: [{ workflows: [], days: everyDay.slice(1, 4) }] },
    clock,
  )
  assert.deepEqual([whole?.from, whole?.to, whole?.isOff], ['2026-03-06', '2026-03-08', false])
})

test('a gap of several workflows is told once', () => {
  const gap = (workflow: string, from: string, because: string) => ({
    ...{ workflow, name: workflow.toUpperCase(), from, to: '2026-03-13', because },
  })
  assert.deepEqual(
    gapsTogether([gap('a', '2026-03-12', 'x'), gap('b', '2026-03-12', 'x'), gap('c', '2026-03-11', 'x')]).map(
      ({ workflows, from }) => [workflows.map(({ name }) => name), from],
    ),
    [
      [['A', 'B'], '2026-03-12'],
      [['C'], '2026-03-11'],
    ],
  )
})
