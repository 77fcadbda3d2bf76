import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holding } from './holding.ts'

type Step = { step: string; parent?: string; kind: string }
const step = (id: string, parent?: string, kind = 'model'): Step => ({ step: id, kind, ...(parent ? { parent } : {}) })

const cases: [name: string, steps: Step[], held: string[]][] = [
  ['nothing is nested', [step('a'), step('b')], []],
  [
    'all above a call',
    [step('agent', '', 'other'), step('turn', 'agent', 'other'), step('call', 'turn')],
    ['turn', 'agent'],
  ],
  ['not beyond a tool', [step('ask'), step('tool', 'ask', 'tool'), step('inner', 'tool')], ['tool']],
  ['a parent that never came', [step('call', 'lost')], ['lost']],
  ['a step that is its own parent', [step('a', 'a')], []],
  ['two that name each other, and what is beneath them', [step('a', 'b'), step('b', 'a'), step('c', 'a')], []],
]

for (const [name, steps, held] of cases)
  test(`what holds calls: ${name}`, () => {
    const isCall = ({ kind }: Step) => kind === 'model'
    assert.deepEqual([...holding(steps, isCall)].toSorted(), held.toSorted())
    assert.deepEqual([...holding(steps.toReversed(), isCall)].toSorted(), held.toSorted())
  })
