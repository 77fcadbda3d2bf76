import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dimensions } from './measures.ts'
import { fitsWhen, noticeKinds, noticeSeverities, readWhen, whenOf, whenToText } from './notice-when.ts'

const readings: [written: string, canonical: string][] = [
  ['anything', 'anything'],
  ['finding', 'finding'],
  ['findings of high severity', 'finding of high severity'],
  ['stop or finding', 'finding or stop'],
  ['finding of low or high severity', 'finding of high or low severity'],
  ['finding  about cost', 'finding about cost'],
  ['review in triage or "voice desk"', 'review in triage or "voice desk"'],
  [
    'anything of high severity about quality or cost in triage',
    'anything of high severity about quality or cost in triage',
  ],
  ['finding in of', 'finding in of'],
]

test('phrases are read and have one spelling', () => {
  for (const [written, canonical] of readings) {
    const read = readWhen(written)
    assert.ok(read.kind === 'ok', `${written}: ${JSON.stringify(read)}`)
    assert.equal(whenToText(read.when), canonical)
  }
})

const misreadings: [written: string, at: number, message: RegExp][] = [
  ['', 0, /expected what happened .* found nothing/],
  ['fnding', 0, /did you mean finding\?/],
  ['finding or', 10, /expected what happened .* found nothing/],
  ['finding high', 8, /did not expect "high" here; the order is/],
  ['finding of', 10, /expected a severity after "of" .* found nothing/],
  ['finding of hihg severity', 11, /did you mean high\?/],
  ['finding of high', 15, /expected "severity" here .*write "of high severity"/],
  ['finding about costs and tea', 20, /did not expect "and"/],
  ['finding about weather', 14, /expected a dimension/],
  ['finding in', 10, /expected the name of a workflow and found nothing/],
  ['finding in triage or', 20, /expected the name of a workflow/],
  ['finding in voice desk', 17, /stands in quotes/],
  ['"finding"', 0, /expected what happened/],
  ['in triage', 0, /expected what happened/],
]

test('what cannot be read is told with its place', () => {
  for (const [written, at, message] of misreadings) {
    const read = readWhen(written)
    assert.ok(read.kind === 'error', written)
    assert.match(read.message, message, written)
    assert.equal(read.at, at, written)
  }
})

const name = fc.stringMatching(/^[a-z0-9](?:[a-z0-9 ._-]{0,20}[a-z0-9])?$/)
const when = fc.record({
  kinds: fc.subarray([...noticeKinds]),
  severities: fc.subarray([...noticeSeverities]),
  dimensions: fc.subarray([...dimensions]),
  workflows: fc.uniqueArray(name, { maxLength: 3 }),
})

test('every phrase reads back to itself', () => {
  fc.assert(fc.property(when, (one) => assert.deepEqual(whenOf(whenToText(one)), { ...one })))
})

test('no text makes the reader throw, and each fault lies within the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readWhen(text)
      if (read.kind === 'error') assert.ok(read.at >= 0 && read.at <= text.length)
    }),
  )
})

test('each part that is named must fit, and what is not named fits all', () => {
  const about = { kind: 'finding', severity: 'high', dimension: 'cost', workflow: 'triage' } as const
  const fits = (text: string) => fitsWhen(whenOf(text), about)
  assert.deepEqual(
    ['anything', 'finding', 'finding of high severity about cost in triage', 'stop or finding'].map(fits),
    [true, true, true, true],
  )
  assert.deepEqual(['stop', 'finding of low severity', 'finding about quality', 'anything in other'].map(fits), [
    false,
    false,
    false,
    false,
  ])
  assert.equal(fitsWhen(whenOf('stop about cost'), { ...about, kind: 'stop', dimension: null }), false)
})

test('what a clock tells has a word of its own, and is meant by "finding" as before', () => {
  const clock = { kind: 'clock', severity: 'high', dimension: 'incidents', workflow: 'triage' } as const
  const fits = (text: string) => fitsWhen(whenOf(text), clock)
  for (const text of [
    'anything',
    'clock',
    'clocks of high severity',
    'finding',
    'finding about incidents',
    'stop or finding',
  ])
    assert.ok(fits(text), text)
  for (const text of ['stop', 'clock of low severity', 'finding about cost', 'finding in other', 'review or request'])
    assert.ok(!fits(text), text)
  assert.ok(!fitsWhen(whenOf('clock'), { ...clock, kind: 'finding' }), 'not the other way round')
})
