import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { allInLanguage } from '../base/say.ts'
import { boundaries } from './action.ts'
import { coverage } from './coverage.ts'
import { dimensions, measureNames } from './measures.ts'
import type { Plan } from './plan.ts'
import { planErrorToText, readPlan } from './read-plan.ts'

const folder = new URL('../../plans/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

function planOf(url: URL): Plan {
  const read = readPlan(readFileSync(url))
  const told = read.kind === 'invalid' ? read.errors.map((error) => planErrorToText(url.pathname, error)) : []
  assert.deepEqual(told, [])
  assert.ok(read.kind === 'ok')
  return read.plan
}

/** What a sample says, in its last lines, that only its owner can fill in. */
function leftToTheOwner(text: string): string[] {
  const lines = text.split('\n')
  const begin = lines.findIndex((line) => line.startsWith('# Left for you'))
  assert.ok(begin > 0, 'a sample plan ends with what is left to its owner')
  return lines.slice(begin + 1).flatMap((line) => /^# {3}(\S+)$/.exec(line)?.[1] ?? [])
}

test('there is a sample plan for each usual kind of automation', () => {
  assert.deepEqual(names, [
    'crm-enrichment.yaml',
    'document-answers.yaml',
    'invoice-intake.yaml',
    'lead-routing.yaml',
    'support-triage.yaml',
    'voice-desk.yaml',
  ])
})

for (const name of names) {
  test(`${name} is a plan that lacks only what its owner can fill in`, () => {
    const url = new URL(name, folder)
    const gaps = coverage(planOf(url)).map(({ where }) => where)
    assert.deepEqual(gaps, leftToTheOwner(readFileSync(url, 'utf8')))
  })

  test(`${name} holds what a sample should show`, () => {
    const [workflow] = Object.values(planOf(new URL(name, folder)).workflows)
    assert.ok(workflow?.case && workflow.value)
    assert.ok(Object.keys(workflow.case_types).length >= 3)
    assert.ok(Object.keys(workflow.objectives).length >= 3)
    assert.ok(Object.values(workflow.actions).some(({ writes, check }) => writes && check))
    assert.equal(Object.keys(workflow.exceptions).length, 10)
    assert.ok((workflow.continuity.fallback?.steps.length ?? 0) >= 3)
    assert.ok((workflow.continuity.may_pause?.length ?? 0) >= 2)
    assert.ok(workflow.value.measure.length >= 3)
  })
}

test('the plan of the recorded desks is whole for the airline, and shows what reviews ask of people', () => {
  const plan = planOf(new URL('../../demo/recorded/maintenance.yaml', import.meta.url))
  assert.deepEqual(Object.keys(plan.workflows), ['airline', 'retail', 'telecom', 'telecom-solo'])
  const gaps = allInLanguage(coverage(plan)).filter(({ where }) => where.startsWith('workflows.airline.'))
  assert.deepEqual(
    gaps.map(({ where, gap }) => `${where}: ${gap}`),
    [
      'workflows.airline.case.per_week: It is not said how many cases there are in an ordinary week.',
      'workflows.airline.review: The weekly review of Airline service desk asks two reviewers for 3 h 40 a week; they have 3 h.',
    ],
  )
})

test('the manual shows a plan, and names every measure, dimension and boundary', () => {
  const manual = readFileSync(new URL('../../docs/plan.md', import.meta.url), 'utf8')
  const example = /```yaml\n([\s\S]*?)```/.exec(manual)?.[1] ?? ''
  assert.equal(readPlan(example).kind, 'ok')
  const missing = [...measureNames, ...boundaries].filter((name) => !manual.includes(`\`${name}\``))
  assert.deepEqual([...missing, ...dimensions.filter((name) => !manual.includes(`| ${name}`))], [])
})
