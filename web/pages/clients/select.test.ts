import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byHours } from './select.ts'

const client = (name: string, used: string | null, more: { needs?: boolean; waits?: 'to issue' } = {}) => {
  const now =
    used === null ? null : { left: 1, had: 2, used_percent: used, to: '2026-03-31', needs_consent: more.needs ?? false }
  const statement = more.waits ? { from: '2026-02-01', waits: more.waits } : null
  return { name, standing: { hours: now || statement ? { now, statement } : null } }
}

test('whose hours need somebody stands first; what has none is last, in the order it had', () => {
  const clients = [
    ...[client('none', null), client('none either', null), client('half', '50.0'), client('most', '92.5')],
    ...[client('over', '100.0', { needs: true }), client('to settle', null, { waits: 'to issue' })],
    client('half, to settle', '50.0', { waits: 'to issue' }),
  ]
  assert.deepEqual(
    byHours(clients).map(({ name }) => name),
    ['over', 'most', 'half, to settle', 'half', 'to settle', 'none', 'none either'],
  )
})
