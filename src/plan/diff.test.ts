import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allInLanguage } from '../base/say.ts'
import { diffPlans } from './diff.ts'
import type { Plan } from './plan.ts'
import { readPlan } from './read-plan.ts'

const base = `
plan: 1
workspace: w
client: Acorn
time_zone: UTC
currency: USD
effective: 2026-01-01
people:
  maria: {name: Maria, absences: [{from: 2026-02-02, to: 2026-02-03}]}
  tom: {name: Tom}
integrations: {crm: HubSpot}
workflows:
  desk:
    name: Desk
    risk: medium
    owner: maria
    case_types: [refund, exchange]
    prompts: {reply: {lives: n8n, seen: "You are kind."}}
    releases: [{name: first, from: 2026-01-01}]
    actions: {send: L2, tag: {boundary: L4, sample: 5%}}
    objectives:
      accepted: ">= 85% over 7d"
      duration: "p95 <= 20s over 7d"
    exceptions: {angry: Call back.}
    review: {cadence: weekly, reviewers: [maria, tom]}
    continuity:
      may_pause: [maria, tom]
      fallback: {who: tom, capacity: 40 a day, steps: [Answer by hand.], proved_on: 2026-01-02, proved_by: tom}
changes:
  classes: [{when: it mends, pays: included}, {when: it adds, pays: billable}]
budgets: {models: 500 USD per month}
`

function planOf(text: string): Plan {
  const read = readPlan(text)
  assert.ok(read.kind === 'ok', JSON.stringify(read))
  return read.plan
}

const differences: [from: string, to: string, told: string[]][] = [
  ['">= 85% over 7d"', '">= 80% over 7d"', ['Objective accepted of desk: >= 85% over 7d -> >= 80% over 7d (relaxed)']],
  [
    '">= 85% over 7d"',
    '">= 90% over 7d"',
    ['Objective accepted of desk: >= 85% over 7d -> >= 90% over 7d (tightened)'],
  ],
  ['">= 85% over 7d"', '"> 85% over 7d"', ['Objective accepted of desk: >= 85% over 7d -> > 85% over 7d (tightened)']],
  [
    '">= 85% over 7d"',
    '">= 85% over 4w"',
    ['Objective accepted of desk: >= 85% over 7d -> >= 85% over 4w (over a longer time)'],
  ],
  ['">= 85% over 7d"', '">= 85% over 1w"', ['Objective accepted of desk: >= 85% over 7d -> >= 85% over 1w']],
  [
    'p95 <= 20s',
    'p95 <= 30000ms',
    ['Objective duration of desk: p95 <= 20s over 7d -> p95 <= 30000ms over 7d (relaxed)'],
  ],
  [
    'p95 <= 20s',
    'p95 <= 2000ms',
    ['Objective duration of desk: p95 <= 20s over 7d -> p95 <= 2000ms over 7d (tightened)'],
  ],
  ['p95 <= 20s', 'p99 <= 30s', ['Objective duration of desk: p95 <= 20s over 7d -> p99 <= 30s over 7d']],
  ['      accepted: ">= 85% over 7d"\n', '', ['Objective accepted of desk removed (was >= 85% over 7d)']],
  [
    '      duration:',
    '      corrected: "<= 5%"\n      duration:',
    ['Objective corrected of desk added: <= 5% over 30d'],
  ],
  ['send: L2', 'send: L3', ['Action send of desk, boundary: L2 -> L3 (more alone)']],
  ['boundary: L4', 'boundary: L1', ['Action tag of desk, boundary: L4 -> L1 (less alone)']],
  ['risk: medium', 'risk: high', ['Workflow desk, risk: medium -> high (higher)']],
  ['cadence: weekly', 'cadence: monthly', ['Review of desk, cadence: weekly -> monthly (less often)']],
  ['reviewers: [maria, tom]', 'reviewers: tom', ['Review of desk, reviewers: drops maria']],
  [
    'may_pause: [maria, tom]',
    'may_pause: [tom, maria]',
    ['Continuity of desk, may pause: in another order: tom, maria'],
  ],
  ['[refund, exchange]', '[refund, return]', ['Case type return of desk added', 'Case type exchange of desk removed']],
  ['You are kind.', 'You are short.', ['Prompt reply of desk, seen: the text changed']],
  [
    'from: 2026-01-01}]',
    'from: 2026-01-01}, {name: second, from: 2026-02-01}]',
    ['Release second of desk added: live from 2026-02-01'],
  ],
  [
    'Answer by hand.',
    'Answer by telephone.',
    ['Fallback of desk, steps: adds Answer by telephone.; drops Answer by hand.'],
  ],
  ['proved_on: 2026-01-02', 'proved_on: 2026-02-02', ['Fallback of desk, proved on: 2026-01-02 -> 2026-02-02']],
  ['to: 2026-02-03', 'to: 2026-02-06', ['Absence 2026-02-02 of maria, to: 2026-02-03 -> 2026-02-06']],
  ['  tom: {name: Tom}', '  tom: {name: Tom}\n  ada: {name: Ada}', ['Person ada added: Ada']],
  ['crm: HubSpot', 'crm: {name: HubSpot, writes: true}', ['Integration crm, writes: no -> yes']],
  ['500 USD per month', '500 USD per week', ['Budget models, per: month -> week']],
  [
    '{when: it mends, pays: included}, {when: it adds, pays: billable}',
    '{when: it adds, pays: billable}, {when: it mends, pays: included}',
    ['Change terms, classes: in another order: it adds, it mends'],
  ],
  [
    '{when: it adds, pays: billable}',
    '{when: it adds, pays: expansion}',
    ['Who pays when it adds, pays: billable -> expansion'],
  ],
  ['client: Acorn', 'client: Oak', ['Plan, client: Acorn -> Oak']],
  [
    'effective: 2026-01-01\n',
    'effective: 2026-02-01\nholidays: US\n',
    ['Plan, effective: 2026-01-01 -> 2026-02-01', 'Plan, holidays added'],
  ],
  ['budgets: {models', 'masking: {names: [Keller]}\nbudgets: {models', ['Plan, masking, names: adds Keller']],
]

/** In English, as people read it. */
const diff = (before: Plan | null, after: Plan): string[] => allInLanguage(diffPlans(before, after))

test('each difference is one sentence, and says which way it goes', () => {
  for (const [from, to, told] of differences) {
    assert.ok(base.includes(from), from)
    assert.deepEqual(diff(planOf(base), planOf(base.replace(from, to))), told, to)
  }
})

test('a whole workflow is one sentence; equal plans have none; short and long forms are equal', () => {
  const two = `${base}`.replace('changes:', '  second: {name: Second, risk: low, owner: tom}\nchanges:')
  assert.deepEqual(diff(planOf(base), planOf(two)), [
    'Workflow second added: Second, risk low, owner tom, 0 objectives, 0 actions',
  ])
  assert.deepEqual(diff(planOf(two), planOf(base)), [
    'Workflow second removed (was Second, risk low, owner tom, 0 objectives, 0 actions)',
  ])
  const long = base
    .replace('send: L2', 'send: {boundary: L2}')
    .replace('">= 85% over 7d"', '{target: ">=85% over 7 days"}')
  assert.deepEqual(diff(planOf(base), planOf(long)), [])
})

test('the first plan is told by what it holds', () => {
  assert.deepEqual(diff(null, planOf(base)), [
    'First plan of Acorn, in force from 1 Jan 2026',
    'People: maria, tom',
    'Workflow desk added: Desk, risk medium, owner maria, 2 objectives, 2 actions',
  ])
})

test('differences come in the order of the file', () => {
  const changed = base
    .replace('500 USD', '600 USD')
    .replace('name: Tom', 'name: Thomas')
    .replace('client: Acorn', 'client: Oak')
    .replace('send: L2', 'send: L1')
  assert.deepEqual(
    diff(planOf(base), planOf(changed)).map((line) => line.split(' ')[0]),
    ['Plan,', 'Person', 'Action', 'Budget'],
  )
})
