import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { planErrorToText, readPlan } from './read-plan.ts'

const folder = new URL('../../demo/broken-plans/', import.meta.url)
const plans = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

test('there are broken plans of every kind', () => {
  assert.ok(plans.length >= 34, `${plans.length} plans`)
})

for (const name of plans) {
  test(`${name} is told as expected`, () => {
    const read = readPlan(readFileSync(new URL(name, folder)))
    const told = read.kind === 'ok' ? [] : read.errors.map((error) => planErrorToText(name, error))
    const expected = readFileSync(new URL(name.replace(/yaml$/, 'txt'), folder), 'utf8')
    assert.equal(`${told.join('\n')}\n`, expected)
  })
}
