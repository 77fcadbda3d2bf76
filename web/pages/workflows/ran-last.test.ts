import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ranLast } from './ran-last.ts'

const old = { release: 'old', first: '2026-01-01', last: '2026-02-01' }
const now = { release: 'now', first: '2026-02-01', last: '2026-03-08' }
const beside = { release: 'beside', first: '2026-03-01', last: '2026-03-08' }

for (const [name, named, releases, expected] of [
  ['nothing ran yet', 'now', [], { kind: 'nothing ran' }],
  ['what the plan names ran last', 'now', [old, now], { kind: 'as named', ran: [now] }],
  ['another one ran beside it, as a canary does', 'now', [old, now, beside], { kind: 'as named', ran: [now] }],
  ['the plan names one that stopped', 'old', [old, now], { kind: 'differs', ran: [now] }],
  ['the plan names one that never ran', 'next', [old, now, beside], { kind: 'differs', ran: [now, beside] }],
  ['the plan names none', null, [old, now], { kind: 'not named', ran: [now] }],
] as const)
  test(`the release that runs: ${name}`, () => assert.deepEqual(ranLast(named, releases), expected))
