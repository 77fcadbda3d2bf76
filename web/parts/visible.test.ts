import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visible } from './visible.ts'

const cases: [name: string, text: string, shown: string][] = [
  ['plain text, in lines', 'a\tb\r\nc', 'a\tb\r\nc'],
  ['what colours a terminal', '\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
  ['signs at the edge of nothing', '\u0000\u0001\u007f', '␀␁␡'],
  ['what turns letters around', 'pay \u202e001\u202c', 'pay [U+202E]001[U+202C]'],
  ['letters of every script, and what is put together', 'שלום مرحبا 👩‍👩‍👧 é', 'שלום مرحبا 👩‍👩‍👧 é'],
]

for (const [name, text, shown] of cases)
  test(`what stands in a text is shown and does nothing: ${name}`, () => {
    assert.equal(visible(text), shown)
  })
