import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inLanguage } from '../../../base/say.ts'
import { parseTime } from '../../../base/time.ts'
import type { Connector } from './connector.ts'
import { begin, unread } from './cursor.ts'
import { standingOf } from './standing.ts'

test('a first read, which takes its time, is said to be on its way from its first page on', () => {
  const connector: Connector = {
    ...{ id: 'c', kind: 'n8n', name: 'n8n', url: 'https://n8n.example.com', generation: '2', created_by: 'user:a' },
    ...{
      settings: null,
      cursor: unread,
      history_from: null,
      last_read_at: null,
      last_problem: null,
      problem_since: null,
    },
    created_at: 0,
  }
  const said = (now: Connector) => {
    const { state, sentence } = standingOf(now, 'UTC')
    return [state, inLanguage(sentence)]
  }
  assert.deepEqual(said(connector), ['new', 'It was not read yet: a running server does so within a minute.'])
  const begun = { ...connector, cursor: begin(unread, '4711') }
  assert.deepEqual(said(begun), ['reading', 'Its history is being read.'])
  const from = parseTime('2026-03-02T09:00:00Z')?.micros ?? null
  assert.deepEqual(said({ ...begun, history_from: from }), [
    'reading',
    'Its history is being read: so far back to 2 Mar 2026.',
  ])
  const whole = { ...begun, cursor: { ...begun.cursor, history: null }, history_from: from }
  assert.equal(said(whole)[0], 'read')
})
