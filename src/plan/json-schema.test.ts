import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keysAt, planJsonSchema, schemasAt } from './json-schema.ts'
import { measureNames } from './measures.ts'

test('editors get the keys of a plan with what they mean', () => {
  const schema = planJsonSchema()
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema')
  assert.equal(schema.additionalProperties, false)
  assert.deepEqual(schema.required, ['plan', 'workspace', 'client', 'time_zone', 'currency', 'effective', 'workflows'])
  assert.equal(schema.properties?.currency?.description, 'The currency of reports.')
})

test('it is the plan as written: short forms are offered, and what has a default is not required', () => {
  const kinds = schemasAt(['workflows', 'triage', 'review']).map((form) => form.type)
  assert.deepEqual(kinds, ['string', 'object'])
  assert.deepEqual(schemasAt(['workflows', 'triage'])[0]?.required, ['name', 'risk', 'owner'])
})

test('objectives are offered by the names of their measures', () => {
  assert.deepEqual(keysAt(['workflows', 'triage', 'objectives']), [...measureNames])
  assert.deepEqual(keysAt(['support', 'severities']), ['S1', 'S2', 'S3', 'S4'])
})
