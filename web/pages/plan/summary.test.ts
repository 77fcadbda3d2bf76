import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planEn } from '../../messages/plan-en.ts'
import { placeInWords } from './summary.ts'

const whole = { workflows: { 'v1.2': { name: 'Support triage' } } }
const cases: [part: string, words: string][] = [
  ['people', 'People'],
  ['workflows', 'Workflow'],
  ['workflows.v1.2.objectives', 'Support triage: Promises'],
  ['workflows.v1.2.objectives.accepted.target', 'Support triage: Promises'],
  ['workflows.v1.2.value', 'Support triage: Money'],
]

for (const [part, words] of cases)
  test(`what is assumed of ${part} has the name of its place`, () => {
    assert.equal(placeInWords(part, whole, planEn), words)
  })
