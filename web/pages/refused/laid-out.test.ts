import assert from 'node:assert/strict'
import { test } from 'node:test'
import { laidOut, runIn, whyOf } from './laid-out.ts'

test('a line is laid out as one can read it, and says the same', () => {
  const line = JSON.stringify({ run: 'r \u202e1', n: [1], text: 'a\u007f\u200bb' })
  const shown = laidOut(line)
  assert.deepEqual(JSON.parse(shown), JSON.parse(line))
  assert.match(shown, /^\{\n {2}"run": "r \\u202e1",\n/)
  assert.match(shown, /"a\\u007f\\u200bb"/)
})

test('what is no JSON stays as it is, but for what nobody would see', () => {
  assert.equal(laidOut('{"run": "r\u202e1",}'), '{"run": "r\\u202e1",}')
})

test('of which run it is, where it says so, and why it was refused', () => {
  assert.deepEqual([runIn('{"run":"r1"}'), runIn('{"run":1}'), runIn('{'), runIn('[]')], ['r1', null, null, null])
  assert.equal(whyOf('"status": expected one of "ok"|"error"'), '"status": expected one of "ok", "error"')
})
