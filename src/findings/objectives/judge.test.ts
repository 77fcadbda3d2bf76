import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allInLanguage } from '../../base/say.ts'
import { conditionOf } from '../../plan/condition.ts'
import { judge } from './judge.ts'
import type { Measured } from './measured.ts'

const measured = (more: Partial<Measured>): Measured => ({ value: null, interval: null, n: 50, of: 'runs', ...more })

const cases: [name: string, target: string, measured: Measured, result: string, reason: RegExp][] = [
  ['kept', '>= 60% over 30d', measured({ value: '76', interval: { low: 63, high: 86 } }), 'pass', /^76% meets ≥ 60%$/],
  [
    'not kept',
    '>= 60% over 30d',
    measured({ value: '18', interval: { low: 10, high: 31 } }),
    'fail',
    /^18% does not meet ≥ 60%$/,
  ],
  [
    'kept, but the sample is small',
    '>= 60% over 30d',
    measured({ value: '65', n: 20, interval: { low: 43, high: 82 } }),
    'pass',
    /^65% meets ≥ 60%; too few to be sure$/,
  ],
  ['a percentile', 'p95 <= 20s over 7d', measured({ value: '19000' }), 'pass', /^about 19 s meets ≤ 20 s$/],
  ['a median', 'median <= 20s over 7d', measured({ value: '19000' }), 'pass', /^19 s meets ≤ 20 s$/],
  ['exactly at the line', '>= 60% over 30d', measured({ value: '60' }), 'pass', /^60% meets/],
  [
    'too few runs',
    '>= 60% over 30d',
    measured({ value: '100', n: 3 }),
    'unknown',
    /^only 3 runs; at least 10 are needed/,
  ],
  ['nothing measured', '>= 60% over 30d', measured({ unknown: 'needs verdicts' }), 'unknown', /^needs verdicts$/],
  [
    'a cost of which a part is unknown',
    '<= 0.50 USD per run over 30d',
    measured({ atLeast: '0.20', unknown: '5 of 50 runs have no price' }),
    'unknown',
    /5 of 50 runs/,
  ],
  [
    'the known part alone is too much',
    '<= 0.50 USD per run over 30d',
    measured({ atLeast: '0.60', unknown: '5 of 50 runs have no price' }),
    'fail',
    /^what is known alone: \$0\.60 does not meet/,
  ],
  [
    'the known part is too much, of too few runs',
    '<= 0.50 USD per run over 30d',
    measured({ atLeast: '0.60', n: 3, unknown: '1 of 3 runs has no price' }),
    'unknown',
    /1 of 3 runs/,
  ],
  [
    'a part is never enough',
    '>= 0.50 USD per case over 30d',
    measured({ atLeast: '0.60', unknown: 'a part' }),
    'unknown',
    /a part/,
  ],
  [
    'of what is counted, the known part can be enough',
    '>= 12 per week over 4w',
    measured({ atLeast: '12.25', n: 4, isTotal: true, unknown: '1 of 4 runs names nobody' }),
    'pass',
    /^what is known alone: 12\.3 meets/,
  ],
  [
    'of what is counted, the known part is not enough yet',
    '>= 12.5 per week over 4w',
    measured({ atLeast: '12.25', n: 4, isTotal: true, unknown: '1 of 4 runs names nobody' }),
    'unknown',
    /1 of 4 runs/,
  ],
  [
    'a count needs no sample',
    '<= 1 over 30d',
    measured({ value: '0', n: 0, of: 'incidents', isTotal: true }),
    'pass',
    /^0 meets ≤ 1$/,
  ],
]

for (const [name, target, value, result, reason] of cases)
  test(`an objective is judged: ${name}`, () => {
    const verdict = allInLanguage(judge(conditionOf(target), value))
    assert.equal(verdict.result, result)
    assert.match(verdict.reason, reason)
  })
