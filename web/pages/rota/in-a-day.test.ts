import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Part, spokenOf } from './in-a-day.ts'

const part = (from: string, to: string, name: string | null, rota: string | null): Part => ({
  ...{ from, to, rota, because: '' },
  answering: name === null ? null : { key: name, name },
})

const cases: [name: string, parts: Part[], spoken: ReturnType<typeof spokenOf>][] = [
  ['the owner alone', [part('0', '24', 'Ana', null)], { duty: [], rest: ['Ana'], isWhole: true }],
  [
    'somebody on duty in hours of work',
    [part('0', '9', 'Ana', null), part('9', '17', 'Ben', 'desk'), part('17', '24', 'Ana', null)],
    { duty: [{ name: 'Ben', from: '9', to: '17' }], rest: ['Ana'], isWhole: false },
  ],
  [
    'a hand-over, and for another reason the same person goes on',
    [part('0', '8', 'Ben', 'desk'), part('8', '12', 'Cid', 'desk'), part('12', '24', 'Cid', 'late')],
    {
      duty: [
        { name: 'Ben', from: '0', to: '8' },
        { name: 'Cid', from: '8', to: '24' },
      ],
      rest: [],
      isWhole: false,
    },
  ],
  [
    'nobody for a part of it',
    [part('0', '9', null, null), part('9', '24', 'Ana', null)],
    { duty: [{ name: null, from: '0', to: '9' }], rest: ['Ana'], isWhole: false },
  ],
  [
    'nobody, by a rota and without one',
    [part('0', '9', null, null), part('9', '17', null, 'desk'), part('17', '24', null, null)],
    { duty: [{ name: null, from: '0', to: '24' }], rest: [], isWhole: true },
  ],
]
for (const [name, parts, spoken] of cases) test(`a day: ${name}`, () => assert.deepEqual(spokenOf(parts), spoken))
