import assert from 'node:assert/strict'
import { test } from 'node:test'
import { de } from '../messages/de.ts'
import { en } from '../messages/en.ts'
import { plain } from './plain.ts'

const cases: [written: string, english: string, german: string][] = [
  ['90d', '90 days', '90 Tage'],
  ['1h', '1 hour', '1 Stunde'],
  ['3 months', '3 months', '3 Monate'],
  ['2025-10-13', '13 Oct 2025', '13. Okt. 2025'],
  ['2026-02-11T15:00:00Z', '11 Feb 2026, 16:00', '11. Feb. 2026, 16:00'],
  ['>= 88% over 7d', '≥ 88% over 7 days', '≥ 88\u00a0% über 7 Tage'],
  ['p90 <= 4h over 7d', '≤ 4 hours for 90 of 100 over 7 days', '≤ 4 Stunden bei 90 von 100 über 7 Tage'],
  ['<= 0.025 GBP per case over 30d', '≤ £0.025 per case over 30 days', '≤ 0,025\u00a0£ je Fall über 30 Tage'],
  ['median < 1.5h', '< 1.5 hours (median)', '< 1,5 Stunden (Median)'],
  ['<= 1 per month', '≤ 1 per month', '≤ 1 im Monat'],
  ['the tone is angry', 'the tone is angry', 'the tone is angry'],
  ['previous', 'previous', 'previous'],
]

for (const [written, english, german] of cases)
  test(`a plan's "${written}" is read as people say it`, () => {
    const zone = 'Europe/Berlin'
    assert.equal(plain(written, { words: en.plain, language: 'en', zone }), english)
    assert.equal(plain(written, { words: de.plain, language: 'de', zone }), german)
  })
