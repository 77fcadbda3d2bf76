import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepStates } from './first-steps.ts'

const cases: [name: string, plan: boolean, connect: boolean, see: boolean, states: string][] = [
  ['nothing is there', false, false, false, 'now next next'],
  ['a plan is in force', true, false, false, 'done now next'],
  ['a key is there', true, true, false, 'done done now'],
  ['connected before there was a plan', false, true, false, 'now done next'],
  ['a run came before there was a plan', false, true, true, 'now done done'],
  ['all of it', true, true, true, 'done done done'],
]

test('of the first steps the earliest that is not done is now', () => {
  for (const [name, plan, connect, see, states] of cases) {
    const found = stepStates({ plan, connect, see })
    assert.equal(`${found.plan} ${found.connect} ${found.see}`, states, name)
  }
})
