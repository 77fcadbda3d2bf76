import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countStates, groups, type State } from './select.ts'

const workflow = (name: string, state: State, owner = 'Maria Ortega') => ({
  workflow: name.toLowerCase(),
  name,
  state,
  risk: 'medium' as const,
  sentence: 'All that is promised is kept.',
  owner: { name: owner },
})
const all = [
  workflow('Invoices', 'needs_you'),
  workflow('Refunds', 'fine'),
  workflow('Orders', 'cant_tell', 'Jonas Weber'),
  workflow('Returns', 'fine', 'Jonas Weber'),
]
const named = (found: ReturnType<typeof groups<(typeof all)[number]>>) =>
  found.map(({ state, items }) => [state, items.map((one) => one.name)])

test('workflows stand by state, the worst first, and states without any are left out', () => {
  assert.deepEqual(named(groups(all, {})), [
    ['needs_you', ['Invoices']],
    ['cant_tell', ['Orders']],
    ['fine', ['Refunds', 'Returns']],
  ])
  assert.deepEqual(named(groups(all, { state: 'fine' })), [['fine', ['Refunds', 'Returns']]])
})

test('a search finds every word anywhere in the name, owner, risk or sentence', () => {
  assert.deepEqual(named(groups(all, { words: ' jonas  RE' })), [['fine', ['Returns']]].slice(0))
  assert.deepEqual(named(groups(all, { words: 'nobody' })), [])
})

test('states are counted', () => {
  assert.deepEqual(countStates(all), { needs_you: 1, cant_tell: 1, stopped: 0, fine: 2 })
})
