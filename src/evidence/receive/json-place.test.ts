import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placesIn } from './json-place.ts'

const line = `{
  "type": "run",
  "labels": { "a.b": [1, { "c": "\\"}" }] },
  "status": "done"
}`
const at = (path: readonly PropertyKey[], text = line) => {
  const span = placesIn(text).of(path)
  return span && text.slice(span.from, span.to)
}

test('a member stands where its key begins, an element where it does, and what is missing in what is around it', () => {
  assert.equal(at(['status']), '"status": "done"')
  assert.equal(at(['labels', 'a.b', 1, 'c']), '"c": "\\"}"')
  assert.equal(at(['labels', 'a.b', 0]), '1')
  assert.equal(at(['run']), '{')
  assert.equal(at(['labels', 'a.b', 1, 'd', 'e']), '{')
  assert.equal(placesIn(line).broken, null)
})

const broken: [name: string, text: string, from: string][] = [
  ['a comma too many', '{"a": 1,}', '}'],
  ['a comma too few', '{"a": 1 "b": 2}', '"b": 2}'],
  ['a text without its end', '{"a": "b}', '"b}'],
  ['a sign that is none', "{'a': 1}", "'a': 1}"],
  ['something behind it', '{"a": 1} x', 'x'],
  ['nothing behind a colon, on its line alone', '{"a":\n}\n', '}'],
  ['cut off', '{"a": [1, 2', '2'],
]
for (const [name, text, from] of broken)
  test(`where it breaks: ${name}`, () => {
    const span = placesIn(text).broken
    assert.equal(span && text.slice(span.from, span.to), from)
  })

test('what is nested deeper than anybody means breaks there, and nothing else does', () => {
  assert.ok(placesIn('['.repeat(100_000)).broken)
})
