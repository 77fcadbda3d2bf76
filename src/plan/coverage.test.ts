import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { allInLanguage } from '../base/say.ts'
import { coverage } from './coverage.ts'
import type { Plan } from './plan.ts'
import { planErrorToText, readPlan } from './read-plan.ts'

type Fields = Record<string, unknown>

/** A sample plan with everything filled in that it leaves to its owner: a plan without a gap. */
function wholePlan(): Fields {
  const read = readPlan(readFileSync(new URL('../../plans/support-triage.yaml', import.meta.url)))
  assert.ok(read.kind === 'ok')
  const plan: Fields = JSON.parse(JSON.stringify(read.plan))
  for (const [path, value] of Object.entries({
    'people.owner.email': 'owner@acorn.example',
    'people.deputy.email': 'deputy@acorn.example',
    'people.lead.phone': '+1 555 0100',
    'people.reviewer.review_hours_per_week': 3,
    'workflows.triage.case.per_week': 400,
    // Routes would name the case types, prompts and models that are taken away below.
    'workflows.triage.routes': {},
    'workflows.triage.releases': [
      { name: 'first', from: '2026-01-01' },
      { name: 'second', from: '2026-02-01' },
    ],
    'workflows.triage.value.baseline_minutes': { all: '6' },
    'workflows.triage.value.labour_rate': '38 USD',
    'workflows.triage.value.redeployed': '50%',
    'workflows.triage.value.review_minutes': '3',
    'workflows.triage.value.exception_minutes': '5',
    'workflows.triage.value.rework_minutes': '10',
    'workflows.triage.value.upkeep_hours': '6',
    'workflows.triage.value.decide_on': '2026-09-30',
    'support.allowance': { hours: '10' },
    'changes.rates': { engineer: '140 USD' },
    budgets: { models: '200 USD per month' },
    assumptions: [],
  })) {
    put(plan, path, value)
  }
  return plan
}

/** Undefined takes the part away. Steps are parted by dots. */
function put(plan: Fields, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  const parent = steps.reduce((at, step) => at[step] as Fields, plan)
  if (value === undefined) delete parent[last]
  else parent[last] = value
}

function gapsOf(plan: Fields): ReturnType<typeof coverage> {
  const read = readPlan(JSON.stringify(plan))
  assert.deepEqual(read.kind === 'invalid' ? read.errors.map((one) => planErrorToText('plan', one)) : [], [])
  return read.kind === 'ok' ? allInLanguage(coverage(read.plan satisfies Plan)) : []
}

const w = 'workflows.triage'
/** Where the gap shows when it is not the very part that was changed. */
const losses: [path: string, value?: unknown, where?: string | string[]][] = [
  ['people.owner.email'],
  ['people.lead.phone', undefined, 'people.lead.email'],
  ['people.reviewer.review_hours_per_week', undefined, `${w}.review.reviewers`],
  ['people.reviewer.review_hours_per_week', 1.5, `${w}.review`],
  ['integrations.orders.owner'],
  ['integrations.orders.if_down'],
  ['integrations.orders.check'],
  [`${w}.purpose`],
  [`${w}.deputy`],
  [`${w}.case`],
  [`${w}.case.id_from`],
  [`${w}.case.per_week`],
  [`${w}.case.eligible_from`],
  [`${w}.case_types`],
  [`${w}.prompts`],
  [`${w}.models`],
  [`${w}.releases`, [], [`${w}.releases`]],
  [`${w}.releases`, [{ name: 'only', from: '2026-01-01' }], `${w}.continuity.rollback.target`],
  [`${w}.integrations`, [], `${w}.integrations`],
  [`${w}.actions`, {}, `${w}.actions`],
  [`${w}.actions.set_type_and_queue.check`],
  [`${w}.actions.set_type_and_queue.integration`],
  [`${w}.actions.set_type_and_queue.reversible`],
  [`${w}.actions.set_type_and_queue.sample`],
  [`${w}.actions.draft_answer.queue`],
  [`${w}.actions.draft_answer.boundary`, 'L3', `${w}.actions.draft_answer.asks_when`],
  [`${w}.actions.draft_answer.moves_money`, true, `${w}.actions.draft_answer.limit`],
  [`${w}.objectives.accepted`, undefined, []],
  [`${w}.objectives.exceptions`],
  [`${w}.objectives.cost_per_case`, undefined, `${w}.objectives.cost_per_run`],
  [`${w}.objectives.adoption`],
  [`${w}.objectives.incidents`],
  [`${w}.objectives.approval_latency`],
  [`${w}.objectives.tool_errors`],
  [`${w}.not_measured.value`, undefined, `${w}.objectives.value`],
  [`${w}.exceptions`],
  [`${w}.review`],
  [`${w}.review.sample`],
  [`${w}.review.minutes_per_case`, undefined, `${w}.review.minutes`],
  [`${w}.tuning`],
  [`${w}.continuity.may_pause`],
  [`${w}.continuity.may_pause`, ['lead', 'lead'], `${w}.continuity.may_pause`],
  [`${w}.continuity.rollback`],
  [`${w}.continuity.rollback.within`],
  [`${w}.continuity.fallback`],
  [`${w}.continuity.fallback.sustainable_for`],
  [`${w}.continuity.incident`],
  [`${w}.continuity.owner_notification`],
  [`${w}.continuity.relaunch`],
  [`${w}.continuity.drills.fallback-drill`, undefined, `${w}.continuity.drills`],
  [`${w}.continuity.drills.rollback-drill`, undefined, `${w}.continuity.drills`],
  [`${w}.continuity.permissions.orders-rights`, undefined, `${w}.continuity.permissions`],
  [`${w}.continuity.contacts`],
  [`${w}.value.baseline_minutes`],
  [`${w}.value.labour_rate`],
  [`${w}.value.redeployed`],
  [`${w}.value.review_minutes`],
  [`${w}.value.exception_minutes`],
  [`${w}.value.rework_minutes`],
  [`${w}.value.upkeep_hours`],
  [`${w}.value.decide_on`],
  [`${w}.value.decided_by`],
  [`${w}.value.goal`, 'spending', `${w}.value.spending_removed`],
  [`${w}.value.goal`, 'avoided spending', `${w}.value.spending_avoided`],
  [`${w}.value.goal`, 'quality', [`${w}.value.error_rate_before`, `${w}.value.cost_per_error`]],
  [`${w}.value.goal`, 'revenue', [`${w}.value.revenue_per_case`, `${w}.value.attribution`]],
  // The reason why its value is not told stands in the plan.
  [`${w}.value`, undefined, []],
  ['holidays'],
  ['support'],
  ['support.hours'],
  ['support.hours', 'always', []],
  ['support.severities.S1'],
  ['support.severities.S4'],
  ['support.contacts'],
  ['support.exclusions'],
  ['support.allowance'],
  ['changes'],
  ['changes.classes'],
  ['changes.rates'],
  ['changes.approvals.low'],
  ['changes.approvals.high'],
  ['changes.approvals.spending'],
  ['changes.emergency'],
  ['budgets'],
  ['budgets', { triage: { limit: '9 USD', workflow: 'triage' } }, []],
  ['budgets', { all: { limit: '9000 tokens' }, orders: { limit: '9 USD', integration: 'orders' } }],
]

test('a whole plan has no gap', () => {
  assert.deepEqual(gapsOf(wholePlan()), [])
})

test('each part that is taken away is told, and nothing else', () => {
  for (const [path, value, where = path] of losses) {
    const plan = wholePlan()
    put(plan, path, value)
    const told = gapsOf(plan).map((gap) => gap.where)
    assert.deepEqual(told, typeof where === 'string' ? [where] : where, `${path} ${JSON.stringify(value)}`)
  }
})

test('a workflow of high risk must be looked at more than monthly, and say what risk is carried', () => {
  const plan = wholePlan()
  put(plan, `${w}.risk`, 'high')
  put(plan, `${w}.review.cadence`, 'monthly')
  put(plan, `${w}.continuity.accepted_risks`, {})
  put(plan, `${w}.actions.set_type_and_queue.reversible`, false)
  assert.deepEqual(
    gapsOf(plan).map(({ where }) => where),
    [`${w}.actions.set_type_and_queue.boundary`, `${w}.review.cadence`, `${w}.continuity.accepted_risks`],
  )
})

test('a bare plan is told much, each with its reason', () => {
  const read = readPlan(
    'plan: 1\nworkspace: w\nclient: c\ntime_zone: UTC\ncurrency: USD\neffective: 2026-01-01\n' +
      'people: {m: {name: M}}\nworkflows: {desk: {name: Desk, risk: low, owner: m}}',
  )
  assert.ok(read.kind === 'ok')
  const gaps = allInLanguage(coverage(read.plan))
  assert.equal(gaps.length, 33)
  for (const { where, gap, why } of gaps) {
    assert.match(gap, /^\S.*\.$/, where)
    assert.match(why, /^\S.*\.$/, where)
  }
  assert.ok(gaps.some(({ gap }) => gap === 'No budget limits what Desk may cost (workflow: desk).'))
})
