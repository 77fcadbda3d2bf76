import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { errorOf, fieldsOf, plain } from './plain.ts'

const throws = () => {
  throw new Error('not for you')
}
/** What takes a program by surprise that only wants to write a value down. */
const surprises: [name: string, make: () => unknown][] = [
  ['a circle', circle],
  ['a getter that throws', () => Object.defineProperty({ fine: 1 }, 'bad', { get: throws, enumerable: true })],
  ['a toJSON that throws', () => ({ toJSON: throws })],
  ['a toJSON that never ends', endless],
  ['a proxy that refuses everything', () => new Proxy({}, { get: throws, ownKeys: throws, getPrototypeOf: throws })],
  ['a proxy that is revoked', revoked],
  ['an iterator that never ends', () => Object.assign([1], { [Symbol.iterator]: forever })],
  ['a huge list', () => new Array(1e9)],
  ['a huge text', () => 'x'.repeat(5e6)],
  ['a huge name', () => ({ ['x'.repeat(5e6)]: 1 })],
  ['a wide fan of the same thing', fan],
  ['a deep chain', () => Array.from({ length: 5_000 }).reduce<object>((inner) => ({ inner }), {})],
  ['half a letter', () => '\ud800'],
  ['an error with a hostile message', () => Object.defineProperty(new Error('x'), 'message', { get: throws })],
  ['a date that is none', () => new Date(Number.NaN)],
  ['bytes', () => new Uint8Array(1e6)],
  ['a big number', () => 2n ** 200n],
  ['a function', () => throws],
  ['a sign', () => Symbol('s')],
]

function circle() {
  const circle: { self?: unknown } = {}
  circle.self = { list: [circle] }
  return circle
}
function endless(): object {
  return { toJSON: () => endless() }
}
function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
function* forever() {
  while (true) yield 'again'
}
function fan() {
  let fan: unknown = 'leaf'
  for (let i = 0; i < 40; i++) fan = [fan, fan]
  return fan
}

/** Made when it is asked for, since whatever only generates values would fall over some of them. */
const ofHosts: fc.Arbitrary<() => unknown> = fc.oneof(
  fc
    .oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withNullPrototype: true,
        withObjectString: true,
        withSparseArray: true,
      }),
      fc.string({ unit: 'binary' }),
    )
    .map((value) => () => value),
  fc.constantFrom(...surprises.map(([, make]) => make)),
)
const fields = ['input', 'output', 'error', 'labels', 'tokens', 'name', 'attributes'] as const
const ofLines = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...fields), ofHosts), { selector: ([field]) => field })
  .map((made) => () => Object.fromEntries(made.map(([field, make]) => [field, make()])))

test('whatever a host gives becomes JSON that is bounded and well-formed', () => {
  fc.assert(
    fc.property(fc.oneof(ofHosts, ofLines), (make) => {
      const text = JSON.stringify(fieldsOf(make()))
      assert.ok(text.length < 2e6, `${text.length} characters`)
      assert.ok(text.isWellFormed() && !/\\ud[89a-f]/.test(text))
      JSON.stringify(errorOf(make()))
    }),
    { numRuns: 500 },
  )
})

for (const [name, make] of surprises)
  test(`it is written down without harm: ${name}`, () => {
    const text = JSON.stringify(plain({ before: 1, it: make(), after: 1 }, 10_000))
    assert.match(text, /^\{"before":1/)
    assert.ok(text.length < 25_000)
  })

test('what is plain stays as it is, and a later change does not reach it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const expected = JSON.stringify(value)
      assert.equal(JSON.stringify(plain(value, 1e6)), expected)
    }),
  )
  const messages = [{ role: 'user', content: 'Hi' }]
  const { input } = fieldsOf({ input: messages })
  messages.push({ role: 'assistant', content: 'Hello' })
  assert.equal(input, '[{"role":"user","content":"Hi"}]')
})

test('fields are what the record takes: names as text, parts without nulls, errors in two words, and nothing that is not known', () => {
  const given = {
    case: 4711,
    workflow: '',
    route: null,
    release: undefined,
    attempt: 2,
    started: new Date('2026-03-09T09:00:00Z'),
    tokens: { input: 7, cached_input: null, output: Number.NaN },
    error: new TypeError('no such order'),
    labels: { tenant: 7, paid: true, none: null },
    output: { answer: [1, null] },
    input: '',
    attributes: { before: null, bytes: Buffer.from('abc'), big: 7n, when: new Date(0), map: new Map([['a', 1]]) },
  }
  assert.deepEqual(JSON.parse(JSON.stringify(fieldsOf(given))), {
    case: '4711',
    attempt: 2,
    started: '2026-03-09T09:00:00.000Z',
    tokens: { input: 7 },
    error: { type: 'TypeError', message: 'no such order' },
    labels: { tenant: '7', paid: 'true' },
    output: '{"answer":[1,null]}',
    input: '',
    attributes: { before: null, bytes: '[3 bytes]', big: '7', when: '1970-01-01T00:00:00.000Z', map: { a: 1 } },
  })
  assert.deepEqual(errorOf('out of stock'), { message: 'out of stock' })
  assert.deepEqual(errorOf({ code: 7 }), { message: '{"code":7}' })
  const long = fieldsOf({ input: 'x'.repeat(200_000) }).input as string
  assert.ok(long.length <= 131_072 && long.endsWith(' [68928 more characters]'))
})
