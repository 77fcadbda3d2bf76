import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Counted } from '../../evidence/runs/count.ts'
import type { MeasureName } from '../../plan/measures.ts'
import { countedOutcome } from './counted-outcome.ts'

const one = (counted: Partial<Counted>): Counted => ({
  ...{ measure: 'outcome', run: 'r', known: 0, outcome: '', n: 1, bad: 0, value: null, times: [] },
  ...{ case_type: '', route: '', release: '', model: '' },
  ...counted,
})

const cases: readonly [
  measure: MeasureName,
  target: string,
  of: string,
  rate: number,
  runs: [Partial<Counted>, number][],
][] = [
  [
    'accepted',
    '>= 85% over 7d',
    'outcome',
    0.15,
    [
      [{ outcome: 'accepted' }, 0],
      [{ outcome: 'untouched' }, 1],
      [{ outcome: 'rejected' }, 1],
    ],
  ],
  [
    'corrected',
    '<= 6% over 7d',
    'outcome',
    0.06,
    [
      [{ outcome: 'corrected' }, 1],
      [{ outcome: 'rejected' }, 0],
    ],
  ],
  [
    'exceptions',
    '<= 4% over 7d',
    'status',
    0.04,
    [
      [{ outcome: 'error' }, 1],
      [{ outcome: 'exception' }, 1],
      [{ outcome: 'handed_over' }, 0],
    ],
  ],
  [
    'handed_over',
    '<= 30% over 7d',
    'status',
    0.3,
    [
      [{ outcome: 'handed_over' }, 1],
      [{ outcome: 'ok' }, 0],
    ],
  ],
  [
    'tool_errors',
    '<= 2% over 7d',
    'tool_calls',
    0.02,
    [
      [{ n: 4, bad: 1 }, 0.25],
      [{ n: 4, bad: 0 }, 0],
    ],
  ],
  [
    'tool_retries',
    '<= 2% over 7d',
    'retries',
    0.02,
    [
      [{ n: 4, bad: 1 }, 0.25],
      [{ n: 4, bad: 0 }, 0],
    ],
  ],
  [
    'tool_latency',
    'p90 <= 2s over 7d',
    'tool_time',
    0.1,
    [
      [{ times: [1000, 2000, 2001, 9000] }, 0.5],
      [{ times: [2000] }, 0],
    ],
  ],
  [
    'duration',
    'p95 <= 20s over 7d',
    'duration',
    0.05,
    [
      [{ value: 20_000 }, 0],
      [{ value: 20_001 }, 1],
    ],
  ],
  [
    'duration',
    'median <= 1m over 7d',
    'duration',
    0.5,
    [
      [{ value: 59_000 }, 0],
      [{ value: 61_000 }, 1],
    ],
  ],
  [
    'reopened',
    '<= 2% over 30d',
    'reopened',
    0.02,
    [
      [{ bad: 0 }, 0],
      [{ bad: 1 }, 1],
    ],
  ],
  [
    'escaped_errors',
    '< 3% over 30d',
    'escaped',
    0.03,
    [
      [{ bad: 0 }, 0],
      [{ bad: 1 }, 1],
    ],
  ],
  [
    'approval_latency',
    'p90 <= 4h over 7d',
    'wait',
    0.1,
    [
      [{ value: 4 * 3_600_000 }, 0],
      [{ value: 5 * 3_600_000 }, 1],
    ],
  ],
]
for (const [measure, target, of, rate, runs] of cases)
  test(`${measure} ${target}, by single runs`, () => {
    const outcome = countedOutcome({ measure, target })
    assert.ok(outcome)
    assert.equal(outcome.of, of)
    assert.ok(Math.abs(outcome.rate - rate) < 1e-9, `${outcome.rate}`)
    for (const [counted, bad] of runs) assert.equal(outcome.bad(one(counted)), bad, JSON.stringify(counted))
  })

test('what single runs do not tell is not watched by them, nor a promise without room for a miss', () => {
  for (const [measure, target] of [
    ['adoption', '>= 80% over 30d'],
    ['incidents', '<= 1 per month'],
    ['cost_per_case', '<= 0.20 GBP per case over 7d'],
    ['reopened', '<= 0% over 30d'],
    ['tool_latency', 'mean <= 2s over 7d'],
    ['refused_writes', '<= 2% over 30d'],
    ['duration', 'mean <= 20s over 7d'],
    ['accepted', '>= 100% over 7d'],
    ['exceptions', '<= 0% over 7d'],
  ] as const)
    assert.equal(countedOutcome({ measure, target }), undefined, `${measure} ${target}`)
})
