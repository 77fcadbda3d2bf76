import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatTime, parseTime } from '../../base/time.ts'
import { readPlan } from '../../plan/read-plan.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import { notesOfPlan } from './of-plan.ts'

const first = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
integrations: { crm: { name: CRM, owner: ana } }
workflows:
  desk:
    name: Desk
    risk: high
    owner: ana
    models: [gpt-4.1]
    releases:
      - { name: r1, from: 2025-12-01 }
    actions: { send: L2 }
    objectives: { accepted: ">= 85% over 7d" }
    review: weekly
`

/** What versions of a plan say was altered, each as "what name: before -> after from ... (version)". */
function said(...sources: string[]): string[] {
  const versions = sources.map((source, index): PlanVersion => {
    const read = readPlan(source)
    assert.ok(read.kind === 'ok', JSON.stringify(read))
    const { plan } = read
    const applied_at = parseTime(`2026-01-0${index + 1}T12:00Z`)?.micros ?? 0
    const version = { version: index + 1, effective: plan.effective, applied_at, applied_by: 'user:ana' }
    return { ...version, hash: '', plan, source }
  })
  return notesOfPlan(versions).map(
    (one) =>
      `${one.what} ${one.name}: ${one.before} -> ${one.after}, from ${formatTime(one.at).slice(0, 16)} (${one.plan_version})${one.why ? `: ${one.why}` : ''}`,
  )
}

describe('what the versions of a plan say was altered', () => {
  test('the first version: its releases, each from its day on; everything else is how it began', () => {
    assert.deepEqual(said(first), ['release r1: null -> r1, from 2025-11-30T23:00 (1)'])
  })

  const cases: { what: string; from: string; to: string; says: string[] }[] = [
    {
      what: 'a release that is written down later is of its own moment, and has its note',
      from: '      - { name: r1, from: 2025-12-01 }\n',
      to: '      - { name: r1, from: 2025-12-01 }\n      - { name: r2, from: 2026-01-20T15:00:00Z, note: finer }\n',
      says: ['release r2: null -> r2, from 2026-01-20T15:00 (2): finer'],
    },
    {
      what: 'a model more, and one less',
      from: 'models: [gpt-4.1]',
      to: 'models: [gpt-5]',
      says: [
        'model gpt-4.1: gpt-4.1 -> null, from 2026-01-31T23:00 (2)',
        'model gpt-5: null -> gpt-5, from 2026-01-31T23:00 (2)',
      ],
    },
    {
      what: 'a boundary, with what it was',
      from: 'send: L2',
      to: 'send: L3',
      says: ['boundary send: L2 -> L3, from 2026-01-31T23:00 (2)'],
    },
    {
      what: 'a promise, with what it was',
      from: '>= 85% over 7d',
      to: '>= 80% over 7d',
      says: ['threshold accepted: >= 85% over 7d -> >= 80% over 7d, from 2026-01-31T23:00 (2)'],
    },
    {
      what: 'how often it is looked at',
      from: 'review: weekly',
      to: 'review: monthly',
      says: ['schedule review: weekly -> monthly, from 2026-01-31T23:00 (2)'],
    },
    {
      what: 'a system more',
      from: '    models:',
      to: '    integrations: [crm]\n    models:',
      says: ['integration crm: null -> crm, from 2026-01-31T23:00 (2)'],
    },
    {
      what: 'a workflow that is new to the plan begins with it',
      from: '    review: weekly\n',
      to: '    review: weekly\n  other: { name: Other, risk: low, owner: ana, models: [gpt-5] }\n',
      says: [],
    },
  ]
  for (const { what, from, to, says } of cases)
    test(what, () => {
      assert.ok(first.includes(from))
      const second = first.replace(from, to).replace('effective: 2026-01-01', 'effective: 2026-02-01')
      assert.deepEqual(said(first, second).slice(1), says)
      // A version that changes nothing of it says nothing more.
      assert.deepEqual(said(first, second, `${second}# The same.\n`).slice(1), says)
    })
})
