import assert from 'node:assert/strict'
import { test } from 'node:test'
import { supportOf } from '../../../src/findings/sources/support.ts'
import { piecesOf } from './marked.ts'

test('of an answer what is not in its sources is marked, and nothing of it is lost or said twice', () => {
  const answer =
    'Hello.\n\nRefunds are paid within 14 days. Damaged <b>parcels</b> are replaced in Munich for 9 euros! Bye'
  const claims = supportOf(answer, ['Refunds are paid within 14 days.']).claims.map((one) => ({
    ...one,
    ...{ words: [...one.words], numbers: [...one.numbers], names: [...one.names] },
  }))
  const pieces = piecesOf(answer, claims)
  assert.equal(pieces.map(({ text }) => text).join(''), answer)
  const said = (is: (one: (typeof pieces)[number]) => boolean) => pieces.filter(is).map(({ text }) => text)
  assert.equal(said((one) => one.claim).join(''), 'Damaged <b>parcels</b> are replaced in Munich for 9 euros!')
  assert.deepEqual(
    said((one) => one.missing),
    ['Damaged <b>parcels</b> are replaced in Munich for 9 euros'],
  )
  assert.deepEqual(piecesOf('', []), [])
})

test('a number that is in no source is marked where the rest of the sentence is supported, too', () => {
  const answer = 'Orders above 60 euros are shipped free of charge.'
  const claim = {
    start: 0,
    end: answer.length,
    score: 0.8,
    words: [{ start: 13, end: 15 }],
    numbers: [{ start: 13, end: 15 }],
    names: [],
  }
  assert.deepEqual(
    piecesOf(answer, [claim]).filter((one) => one.missing || one.claim),
    [{ text: '60', claim: false, missing: true }],
  )
})
