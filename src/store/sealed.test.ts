import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seal, unseal } from './sealed.ts'

const at = { secret: 's'.repeat(32), workspace: 'acorn', place: 'credential:crm' }
const isClosed = { code: 'conflict' }

test('what is sealed is given back as it was, and shows nothing of itself', () => {
  for (const text of ['', 'Bearer abc', 'pässword \u{1f511}', 'x'.repeat(10_000)]) {
    const sealed = seal(text, at)
    assert.equal(unseal(sealed, at), text)
    assert.ok(text === '' || !sealed.includes(text))
    assert.ok(!Buffer.from(sealed.slice(3), 'base64url').includes(Buffer.from(text || 'nothing')))
  }
})

test('sealed twice it looks different', () => {
  assert.notEqual(seal('Bearer abc', at), seal('Bearer abc', at))
})

test('in another workspace, at another place or beside another secret it does not open', () => {
  const sealed = seal('Bearer abc', at)
  for (const other of [{ workspace: 'birch' }, { place: 'credential:erp' }, { secret: 't'.repeat(32) }])
    assert.throws(() => unseal(sealed, { ...at, ...other }), isClosed, JSON.stringify(other))
})

test('changed by one bit, cut short or no sealed text at all, it does not open', () => {
  const sealed = seal('Bearer abc', at)
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes)
    changed[index] = (changed[index] ?? 0) ^ 1
    assert.throws(() => unseal(`v1.${changed.toString('base64url')}`, at), isClosed, `byte ${index}`)
  }
  for (const broken of ['', 'v1.', sealed.slice(0, 12), sealed.slice(0, -4)]) {
    assert.throws(() => unseal(broken, at), isClosed, broken)
  }
})

test('the sentence names the place and nothing of the text', () => {
  assert.throws(
    () => unseal(seal('Bearer abc', at), { ...at, secret: 't'.repeat(32) }),
    /"credential:crm" was sealed with another secret of the installation and cannot be opened\. Give it again/,
  )
})
