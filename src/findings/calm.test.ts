import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Engines, openEngines } from '../../test/engines/engines.ts'
import { fromDate, MICROS, parseTime } from '../base/time.ts'
import { evidenceOf } from './finding.ts'
import { type Noticed, recordFindings } from './record.ts'

const at = (hour: string) => parseTime(`2026-03-02T${hour}Z`)?.micros ?? 0

/** Off and calm as judged one after the other, and what has become of the finding. */
const cases: [
  name: string,
  judged: [hour: string, what: 'off' | 'calm'][],
  state: string,
  first: string,
  last: string,
][] = [
  ['off once', [['10:05', 'off']], 'open', '10:05', '10:05'],
  [
    'one calm hour is not enough',
    [
      ['10:05', 'off'],
      ['11:05', 'calm'],
    ],
    'open',
    '10:05',
    '10:05',
  ],
  [
    'two calm hours in a row end it',
    [
      ['10:05', 'off'],
      ['11:05', 'calm'],
      ['12:05', 'calm'],
    ],
    'resolved',
    '10:05',
    '10:05',
  ],
  [
    'hours that nobody looked at are none',
    [
      ['10:05', 'off'],
      ['11:05', 'calm'],
      ['19:05', 'calm'],
    ],
    'resolved',
    '10:05',
    '10:05',
  ],
  [
    'a button pressed twice is one judgement',
    [
      ['10:05', 'off'],
      ['11:05', 'calm'],
      ['11:06', 'calm'],
      ['11:59', 'calm'],
    ],
    'open',
    '10:05',
    '10:05',
  ],
  [
    'late evidence of the hour in which it was off counts once',
    [
      ['10:05', 'off'],
      ['10:30', 'calm'],
      ['10:40', 'calm'],
    ],
    'open',
    '10:05',
    '10:05',
  ],
  [
    'and the next hour is the second',
    [
      ['10:05', 'off'],
      ['10:30', 'calm'],
      ['11:05', 'calm'],
    ],
    'resolved',
    '10:05',
    '10:05',
  ],
  [
    'off in between begins again',
    [
      ['10:05', 'off'],
      ['11:05', 'calm'],
      ['12:05', 'off'],
      ['13:05', 'calm'],
    ],
    'open',
    '10:05',
    '12:05',
  ],
  [
    'off again within the calm hour begins again',
    [
      ['10:05', 'off'],
      ['11:05', 'calm'],
      ['11:30', 'off'],
      ['12:05', 'calm'],
    ],
    'open',
    '10:05',
    '11:30',
  ],
  [
    'an earlier hour is no next one',
    [
      ['10:05', 'off'],
      ['11:05', 'calm'],
      ['09:05', 'calm'],
    ],
    'open',
    '10:05',
    '10:05',
  ],
  [
    'set to look at an earlier moment, it was seen from then on',
    [
      ['10:05', 'off'],
      ['08:05', 'off'],
    ],
    'open',
    '08:05',
    '10:05',
  ],
]

describe('when a finding is over', () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  for (const [name, judged, state, first, last] of cases)
    test(name, async () => {
      const workspace = await engines.workspace()
      for (const [hour, what] of judged) {
        const given = what === 'off' ? { seen: [noticed(at(hour))], calm: [] } : { seen: [], calm: ['key'] }
        await engines.state.transaction((trx) => recordFindings(trx, workspace, given, at(hour)))
      }
      const rows = await engines.state.db
        .selectFrom('finding')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .execute()
      assert.deepEqual(
        rows.map((row) => [row.state, fromDate(row.first_seen), fromDate(row.last_seen)]),
        [[state, at(first), at(last)]],
      )
    })

  const noticed = (moment: number): Noticed => ({
    key: 'key',
    workflow: 'desk',
    dimension: 'quality',
    severity: 'high',
    title: 'Off',
    detail: 'Off.',
    answers: null,
    evidence: evidenceOf(
      { question: { kind: 'late_reviews' }, said: 'Off.', answer: null, behind: { url: '', command: '' } },
      moment + MICROS.d,
    ),
  })
})
