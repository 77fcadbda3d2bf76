import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { planSchema } from './plan.ts'
import { planErrorToText, readPlan } from './read-plan.ts'

const small = `
plan: 1
workspace: acorn-care
client: Acorn Care
time_zone: Europe/Berlin
currency: EUR
effective: 2026-03-02
holidays: DE-BE
people:
  maria: {name: Maria Keller, absences: [{from: 2026-04-01, to: 2026-04-10, cover: tom}]}
  tom: {name: Tom Adler}
integrations: {crm: HubSpot}
workflows:
  triage:
    name: Support triage
    risk: medium
    owner: maria
    deputy: tom
    case_types: [refund, exchange]
    models: [gpt-4.1]
    integrations: [crm]
    actions: {send_reply: L3}
    prompts: {reply: n8n node "Reply"}
    exceptions: {no-order: Ask for the number.}
    objectives:
      accepted: at least 85 percent
      slow: {measure: duration, target: p95 <= 20 seconds over 7 days}
      incidents: <= 2 per month
    review: weekly
    continuity:
      rollback: {target: previous, how: Choose it in the console., who: tom, proved_on: 2026-01-15, proved_by: tom}
    value: {goal: hours, labour_rate: 45 EUR, baseline_minutes: {all: 12}}
budgets: {models: 500 EUR per month}
`

test('short forms are read into the one form everybody else uses', () => {
  const read = readPlan(small)
  assert.equal(read.kind, 'ok', JSON.stringify(read))
  if (read.kind !== 'ok') return
  const { triage } = read.plan.workflows
  assert.deepEqual(triage?.objectives, {
    accepted: { measure: 'accepted', target: '>= 85% over 30d' },
    slow: { measure: 'duration', target: 'p95 <= 20s over 7d' },
    incidents: { measure: 'incidents', target: '<= 2 per month over 1 month' },
  })
  assert.deepEqual(triage?.actions, { send_reply: { boundary: 'L3', writes: false } })
  assert.deepEqual(triage?.case_types, { refund: {}, exchange: {} })
  assert.deepEqual(triage?.review, { cadence: 'weekly' })
  assert.deepEqual(triage?.value?.labour_rate, { value: '45 EUR', method: 'estimated' })
  assert.equal(triage?.continuity.rollback?.good_for, '90d')
  assert.deepEqual(read.plan.budgets, {
    models: { limit: '500 EUR', per: 'month', warn_at: '75%', at_limit: 'alert' },
  })
  assert.equal(read.plan.integrations.crm?.name, 'HubSpot')
})

test('a plan that was read reads again to itself, also through JSON', () => {
  const first = readPlan(small)
  assert.ok(first.kind === 'ok')
  assert.deepEqual(planSchema.parse(first.plan), first.plan)
  assert.deepEqual(readPlan(JSON.stringify(first.plan)), first)
})

test('line ends, marks and blank lines of other editors change nothing', () => {
  const first = readPlan(small)
  assert.deepEqual(readPlan(small.replaceAll('\n', '\r\n')), first)
  assert.deepEqual(readPlan(`\ufeff${small}`), first)
  assert.deepEqual(readPlan(new TextEncoder().encode(`---\n${small}...\n`)), first)
})

test('amounts keep every digit that was written', () => {
  const read = readPlan(small.replace('{all: 12}', '{all: 12.345678901234567891}'))
  assert.ok(read.kind === 'ok')
  assert.equal(read.plan.workflows.triage?.value?.baseline_minutes.all?.value, '12.345678901234567891')
})

test('an error carries line, column, key and value', () => {
  const read = readPlan(small.replace('owner: maria', 'owner: marai'))
  assert.deepEqual(read, {
    kind: 'invalid',
    errors: [
      {
        line: 17,
        column: 12,
        key: 'workflows.triage.owner',
        value: '"marai"',
        message: '"marai" is no person of this plan; did you mean maria?',
      },
    ],
  })
})

test('a file that is no plan at all is told in one sentence', () => {
  const cases: [what: string, source: string | Uint8Array, message: RegExp][] = [
    ['more than 1 MB', ' '.repeat(1_000_001), /at most 1 MB/],
    ['deep brackets', '['.repeat(5000), /nested too deeply/],
    ['deep maps', '{a: '.repeat(5000), /nested too deeply/],
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), /not UTF-8/],
    ['a number', '42', /is not a plan/],
  ]
  for (const [what, source, message] of cases) {
    const read = readPlan(source)
    assert.equal(read.kind, 'invalid', what)
    if (read.kind !== 'invalid') continue
    assert.equal(read.errors.length, 1, what)
    assert.match(read.errors[0]?.message ?? '', message, what)
  }
})

test('of very many errors the first 200 are told, and how many more there are', () => {
  const wrong = Array.from({ length: 300 }, (_, index) => `  p${index}: 1\n`).join('')
  const read = readPlan(small.replace('people:\n', `people:\n${wrong}`))
  assert.ok(read.kind === 'invalid')
  assert.equal(read.errors.length, 201)
  assert.equal(read.errors.at(-1)?.message, 'and 100 more errors below; mend these first')
})

test('of very many names only the first are searched for one that was meant, so that reading ends soon', () => {
  const repeated = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n')
  const read = readPlan(`
plan: 1
people:
${repeated(5000, (index) => `  person${index}: {name: Somebody}`)}
workflows:
${repeated(5000, (index) => `  w${index}: {name: A desk, risk: low, owner: persom${4999 - index}}`)}
`)
  assert.ok(read.kind === 'invalid')
  const owners = read.errors.filter(({ key }) => key.endsWith('.owner')).map(({ message }) => message)
  assert.ok(owners.length > 100)
  assert.match(owners[0] ?? '', /^"persom4999" is no person of this plan; did you mean person/)
  assert.match(read.errors.at(-1)?.message ?? '', /^and \d{4} more errors below/)
})

test('slips of the grammar are told together in an ordinary plan, and the first in a very large file', () => {
  const slips = (size: number) => readPlan(`${'a: "x" y\n'.repeat(12)}${'# remark\n'.repeat(size / 9)}`)
  const ordinary = slips(9_000)
  assert.ok(ordinary.kind === 'invalid')
  assert.deepEqual(
    ordinary.errors.map(({ line }) => line),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  )
  const large = slips(180_000)
  assert.ok(large.kind === 'invalid')
  assert.deepEqual(
    large.errors.map(({ line }) => line),
    [1, 2, 3],
  )
})

test('what is assumed leads to a part of the plan, whatever dots its names hold', () => {
  const faults = (about: string) => {
    const read = readPlan(`${small}assumptions: [{about: ${about}, why: Not asked yet.}]\n`)
    return read.kind === 'ok' ? [] : read.errors.map(({ message }) => message)
  }
  assert.deepEqual(faults('people.maria.absences.0.from'), [])
  assert.deepEqual(faults('workflows.triage.models.gpt-4.1'), [])
  for (const lost of ['people.lena', 'people.', 'people.maria.length', 'people.constructor', '.people']) {
    assert.match(faults(lost).join(), /leads nowhere in this plan/, lost)
  }
  assert.deepEqual(faults('""'), ['"" is an empty text; write something, or remove the line'])
})

test('whatever is done to a plan, reading it ends in a plan or in errors with their places', () => {
  const lines = small.split('\n').length
  const piece = fc.constantFrom(
    '\t',
    ':',
    ' ',
    '- ',
    '"',
    "'",
    '[',
    '}',
    '&a ',
    '*a',
    '!x ',
    '|',
    '>',
    '#',
    '\n',
    'null',
    '__proto__: 1\n',
  )
  const damage = fc.array(fc.tuple(fc.nat(small.length), fc.nat(12), piece), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(damage, (cuts) => {
      const text = cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), small)
      const read = readPlan(text)
      if (read.kind === 'ok') return
      assert.ok(read.errors.length > 0)
      for (const error of read.errors) {
        assert.ok(error.line >= 1 && error.line <= lines + 5 && error.column >= 1, JSON.stringify(error))
        assert.match(planErrorToText('f.yaml', error), /^f\.yaml:\d+:\d+ {2}\S[^\n]*$/)
      }
    }),
    { seed: 4, numRuns: 300 },
  )
})
