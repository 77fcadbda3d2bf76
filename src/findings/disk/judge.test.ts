import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MICROS } from '../../base/time.ts'
import { judgeDisk, type Sample } from './judge.ts'

const GB = 1024 ** 3
const NOW = 100 * MICROS.d
const ago = (days: number, free: number): Sample => ({ at: NOW - days * MICROS.d, free: free * GB })

const cases: [
  string,
  { free: number; size: number; samples: Sample[] },
  ReturnType<typeof judgeDisk>['result'],
  number | null,
][] = [
  ['nothing is known of what it loses', { free: 50, size: 100, samples: [] }, 'fine', null],
  ['half a day of an import is no rate', { free: 50, size: 100, samples: [ago(0.5, 90)] }, 'fine', null],
  ['it loses nothing', { free: 50, size: 100, samples: [ago(7, 50), ago(1, 50)] }, 'fine', null],
  ['somebody cleared it up', { free: 50, size: 100, samples: [ago(7, 20), ago(1, 50)] }, 'fine', null],
  ['1 GB a day, 50 left', { free: 50, size: 100, samples: [ago(7, 57), ago(1, 51)] }, 'fine', 50],
  ['1 GB a day, 13 left', { free: 13, size: 100, samples: [ago(7, 20), ago(1, 14)] }, 'short', 13],
  ['1 GB a day, 18 left: as it was', { free: 18, size: 100, samples: [ago(7, 25), ago(1, 19)] }, 'open', 18],
  ['a week says little, yesterday 10 GB', { free: 50, size: 100, samples: [ago(7, 65), ago(1, 60)] }, 'short', 5],
  ['yesterday nothing, the week 28 GB', { free: 40, size: 100, samples: [ago(7, 68), ago(1, 40)] }, 'short', 10],
  ['it loses nothing, and is all but full', { free: 4, size: 100, samples: [ago(7, 4), ago(1, 4)] }, 'short', null],
  ['of a large disk 6 GB are enough to work', { free: 6, size: 1000, samples: [] }, 'fine', null],
]

for (const [name, { free, size, samples }, result, days] of cases)
  test(`${name}: ${result}`, () => {
    const judged = judgeDisk({ free: free * GB, size: size * GB }, samples, NOW)
    assert.equal(judged.result, result)
    assert.equal(judged.daysLeft === null ? null : Math.round(judged.daysLeft), days)
  })
