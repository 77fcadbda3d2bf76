import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { csvOf } from './csv.ts'

test('what is written as CSV reads back as it was: quotes, commas, ends of lines', () => {
  const rows = [
    ['day', 'note'],
    ['2026-03-09', 'A "tuned", wording;\r\nof two lines'],
    ['', 'Grüße'],
  ]
  const text = csvOf(rows)
  assert.deepEqual(parse(text, { bom: true, record_delimiter: '\r\n' }), rows)
  assert.equal(text.split('\r\n').length, 5, 'each row ends, and one cell holds an end of a line')
})

test('no text is a formula to a spreadsheet; a number below zero stays one', () => {
  for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1+1', '\n=1', '＝1+1', '=HYPERLINK("x")']) {
    const [[cell]] = parse(csvOf([[formula]]), { bom: true, record_delimiter: '\r\n' }) as [[string]]
    assert.equal(cell, `'${formula}`)
  }
  assert.equal(csvOf([[-30, { decimal: '-12.50' }, null, 'a-b', 'x = 1']]), '\uFEFF-30,-12.50,,a-b,x = 1\r\n')
})
