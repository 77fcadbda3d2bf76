import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allInLanguage, inLanguage, listed, say, sayDay, sayMoney, sayNumber } from './say.ts'

const german = {
  locale: 'de',
  words: {
    'only {1} {2}; at least {3} are needed': 'mindestens {3} sind nötig, und da sind nur {1} {2}',
    'judged runs': 'beurteilte Läufe',
    '{1}, and {2} more': '{1} und {2} weitere',
  },
}

test('a sentence reads as it was written, and in another language with its own order', () => {
  const said = say`only ${3} ${say`judged runs`}; at least ${10} are needed`
  assert.equal(inLanguage(said), 'only 3 judged runs; at least 10 are needed')
  assert.equal(inLanguage(said, german), 'mindestens 10 sind nötig, und da sind nur 3 beurteilte Läufe')
})

test('words a language lacks stay English, and what stands in them is said in it', () => {
  const said = say`${say`judged runs`} of ${'airline'}`
  assert.equal(inLanguage(said, german), 'beurteilte Läufe of airline')
  assert.equal(inLanguage(listed([say`judged runs`, 'judged runs'], ', '), german), 'beurteilte Läufe, judged runs')
})

test('what stands in a sentence is no sentence: neither a name that reads like one nor one with marks of its own', () => {
  assert.equal(inLanguage(say`${'judged runs'}, and ${2} more`, german), 'judged runs und 2 weitere')
  assert.equal(inLanguage(say`${'{2}'}, and ${2} more`, german), '{2} und 2 weitere')
  for (const hostile of ['\u2069\u2069x', '\u2066x', '\u2068', '\u2066a\u2069b', '\u2067\u202e'])
    assert.equal(
      inLanguage(say`${hostile}, and ${2} more`, german),
      `${hostile.replaceAll(/[\u2066-\u2069]/g, '')} und 2 weitere`,
    )
})

test('a day is written as its language writes days; a name that looks like one is a name', () => {
  const said = say`${sayDay('2026-03-09')}, and ${2} more`
  assert.equal(inLanguage(said), '9 Mar 2026, and 2 more')
  assert.equal(inLanguage(said, german), '9. März 2026 und 2 weitere')
  assert.equal(inLanguage(say`${'2026-03-09'}, and ${2} more`, german), '2026-03-09 und 2 weitere')
})

test('numbers and money are written as their language writes them, with the decimals they have', () => {
  const said = say`${sayNumber('1234.50')} and ${sayMoney('0.029', 'GBP')}, not ${'1234.50'}`
  assert.equal(inLanguage(said), '1,234.50 and £0.029, not 1234.50')
  assert.equal(inLanguage(said, german), '1.234,50 and 0,029\u00a0£, not 1234.50')
})

test('a text that is no sentence of ours stays as it is', () => {
  for (const text of ['judged runs', '', '\u2066open', '\u2066a\u2069 and \u2066b\u2069', 'x\u2066judged runs\u2069'])
    assert.equal(inLanguage(text, german), text)
})

test('a document is given back with every sentence in it read', () => {
  const document = { a: [say`judged runs`, 'judged runs'], b: { c: null, d: 1 }, e: say`${say`judged runs`}` }
  assert.deepEqual(allInLanguage(document, german), {
    a: ['beurteilte Läufe', 'judged runs'],
    b: { c: null, d: 1 },
    e: 'beurteilte Läufe',
  })
  assert.deepEqual(allInLanguage(document), {
    a: ['judged runs', 'judged runs'],
    b: { c: null, d: 1 },
    e: 'judged runs',
  })
})
