import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCompared, knownFigures, lastOf, otherFindings, worstFirst } from './verdict.ts'

test('dimensions that failed come first, kept ones last, each group in its order', () => {
  const dimensions = (['pass', 'unknown', 'fail', 'pass', 'fail'] as const).map((result, place) => ({ result, place }))
  assert.deepEqual(
    worstFirst(dimensions).map((one) => one.place),
    [2, 4, 1, 0, 3],
  )
})

const known = { value: '95', interval: null, n: 20, of: 'judged runs' }
const nothing = { value: null, interval: null, n: 0, of: 'runs', unknown: 'there were no runs' }
const figure = (now: typeof known | typeof nothing, before: typeof known | typeof nothing) => ({
  ...({
    measure: 'accepted',
    words: 'Accepted',
    unit: 'share',
    change: null,
    behind: { url: '', command: '' },
  } as const),
  now,
  before,
})

test('a figure of which nothing is known is no row; one of which the least is known is', () => {
  const partly = { ...nothing, atLeast: '0.12' }
  const figures = [figure(known, nothing), figure(nothing, known), figure(partly, nothing)]
  assert.deepEqual(
    knownFigures({ figures }).map((one) => one.now),
    [known, partly],
  )
})

test('a review is compared with the period before where any figure of that is known', () => {
  assert.equal(isCompared([{ figures: [figure(known, nothing)] }, { figures: [figure(nothing, known)] }]), true)
  assert.equal(isCompared([{ figures: [figure(known, nothing)] }]), false)
})

test('what stands among the safety measures needs no second line; findings of older reviews keep theirs', () => {
  const finding = (id: string, url?: string) => ({
    ...({ id, severity: 'high', state: 'open', title: id, detail: '', first_seen: 0 } as const),
    ...(url ? { behind: { url, command: '' } } : {}),
  })
  const continuity = [{ words: 'Relaunch', proof: 'never proved', good: false, behind: { url: '/b', command: '' } }]
  const findings = [finding('a', '/a'), finding('b', '/b'), finding('c')]
  assert.deepEqual(
    otherFindings({ findings, continuity }).map((one) => one.id),
    ['a', 'c'],
  )
})

test('a week that ends with Sunday ends on Sunday', () => {
  assert.equal(lastOf('2026-03-09T00:00:00Z'), '2026-03-08T23:59:59.999Z')
})
