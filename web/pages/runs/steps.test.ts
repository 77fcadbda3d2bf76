import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginning, briefOf, excerptOf, lengthOf, placeOf, readable, type Step, stepsWith, wholeOf } from './steps.ts'

const at = (second: number) => `2026-03-09T00:00:${String(second).padStart(2, '0')}Z`
const step = (id: string, more: Partial<Step> = {}): Step => ({ step: id, kind: 'tool', ...more })

test('a step lies where its times are, within those of its run and its steps', () => {
  const steps = [step('1', { started: at(2), ended: at(4) }), step('2', { started: at(9), ended: at(12) })]
  const whole = wholeOf({ run: { run: 'r', started: at(0), ended: at(10) }, steps })
  assert.deepEqual(whole, { from: Date.parse(at(0)), to: Date.parse(at(12)) })
  assert.deepEqual(
    steps.map((one) => placeOf(one, whole)),
    [
      { from: 2 / 12, to: 4 / 12 },
      { from: 9 / 12, to: 1 },
    ],
  )
  assert.equal(placeOf(step('3'), whole), null)
  assert.equal(wholeOf({ run: { run: 'r' }, steps: [step('1')] }), null)
  assert.equal(lengthOf({ started: at(1), ended: at(4) }), 3000)
  assert.equal(lengthOf({ started: at(1) }), null)
})

test('a run of very many steps has a beginning and an end', () => {
  const steps = Array.from({ length: 200_000 }, (_, n) => step(String(n), { started: at(n % 60) }))
  assert.deepEqual(wholeOf({ run: { run: 'r' }, steps }), { from: Date.parse(at(0)), to: Date.parse(at(59)) })
})

test('steps are found by every word in any of their texts', () => {
  const steps = [
    step('1', { name: 'get_order', output: 'Order 12 is late' }),
    step('2', { name: 'refund', error_message: 'Order 12 unknown' }),
    step('3', { kind: 'retrieval', sources: [{ title: 'Returns policy', url: 'https://a.example/returns' }] }),
    step('4', { attributes: { region: 'north' } }),
  ]
  const found = (search: string) => stepsWith(steps, search).map((one) => one.step)
  assert.deepEqual(
    [found('ORDER'), found('order refund'), found('nothing'), found('returns policy'), found('north')],
    [['1', '2'], ['2'], [], ['3'], ['4']],
  )
})

test('a row shows where what is searched for occurs', () => {
  const long = step('1', { input: 'Order 12', output: `${'x '.repeat(80)}the order came` })
  assert.match(excerptOf(long, 'CAME late'), /^… .*the order came$/)
  assert.equal(excerptOf(long, '12'), 'Order 12')
  assert.ok(excerptOf(long, '').startsWith('x x x'))
  assert.equal(excerptOf(step('3', { output: '{"message": "Good morning"}' }), ''), 'Good morning')
  assert.equal(excerptOf(step('2'), 'order'), '')
})

test('JSON is shown in lines, anything else as it came; a row shows one line of it', () => {
  assert.equal(readable('{"a":1}'), '{\n  "a": 1\n}')
  assert.equal(readable('{not json'), '{not json')
  assert.equal(beginning(' a\n\n b  c ', 8), 'a b c')
  assert.equal(beginning(undefined), '')
})

test('beside its line stands what a step said: a tool with what it was given, a model without, and a failure first', () => {
  const of = (step: object) => briefOf({ step: '1', ...step } as Step).map(({ name, text }) => `${name}: ${text}`)
  const said = { input: 'the whole conversation', output: 'an answer' }
  assert.deepEqual(of({ kind: 'model', ...said }), ['output: an answer'])
  assert.deepEqual(of({ kind: 'model', output: '{"message": "Good\\nmorning"}' }), ['output: Good\nmorning'])
  assert.deepEqual(of({ kind: 'model', output: '{"message":' }), ['output: {"message":'])
  assert.deepEqual(of({ kind: 'model', input: 'a question' }), ['input: a question'])
  assert.deepEqual(of({ kind: 'tool', input: '{\n  "id": 7\n}', output: '', error_type: 'Timeout' }), [
    'error: Timeout',
    'input: { "id": 7 }',
  ])
  assert.equal(of({ kind: 'other', output: 'x'.repeat(5000) })[0]?.length, 'output: '.length + 2000)
})

test('of a conversation a row shows what was said last, and everything said is found', () => {
  const call = { name: 'refund', arguments: '{"order":12}' }
  const asked = step('1', {
    kind: 'model',
    input_messages: [
      { role: 'system', content: 'You answer kindly.' },
      { role: 'user', content: 'Where is order 12?' },
    ],
    output_messages: [{ role: 'assistant', content: '', tool_calls: [call] }],
  })
  assert.deepEqual(briefOf(asked), [{ name: 'output', text: 'refund({"order":12})' }])
  const { output_messages: _, ...unanswered } = asked
  assert.deepEqual(briefOf(unanswered), [{ name: 'input', text: 'Where is order 12?' }])
  assert.deepEqual(
    [stepsWith([asked], 'kindly'), stepsWith([asked], 'refund 12'), stepsWith([asked], 'rude')],
    [[asked], [asked], []],
  )
  assert.match(excerptOf(asked, 'kindly'), /You answer kindly/)
})
