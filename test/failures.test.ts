import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { failuresOf } from './failures.ts'

describe('what failed is told in a few lines', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'aftercare-failures-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const outputOf = (text: string, words: string[] = ['--test', '--test-reporter=spec']) => {
    const file = join(folder, 'some.test.mjs')
    writeFileSync(file, text)
    // Not as a part of this test run: its own report is what is read.
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env
    const done = spawnSync(process.execPath, [...words, file], { encoding: 'utf8', env: environment })
    assert.notEqual(done.status, 0)
    return done.stdout + done.stderr
  }

  test('each failing test by its name, its place and the beginning of its error, however much was said besides', () => {
    const failures = failuresOf(
      outputOf(`import { describe, test } from 'node:test'
        describe('a suite', () => {
          test('holds', () => {})
          test('the first', () => { throw new Error('The keyboard does not reach it ' + 'x'.repeat(5000)) })
          test('the second', () => { console.log('{"level":40}'.repeat(2000)); throw new Error('Another') })
        })`),
    )
    assert.equal(failures.length, 2)
    assert.match(
      failures[0] ?? '',
      /^test at .*some\.test\.mjs:4:\d+\n✖ the first .*\n.*The keyboard does not reach it x+ \.\.\.\n/,
    )
    assert.match(failures[1] ?? '', /^test at .*\n✖ the second .*\n.*Another/)
    for (const failure of failures) assert.ok(failure.split('\n').length <= 10 && failure.length < 2500)
  })

  test('of a program that only stopped, its last words', () => {
    const [failure, ...others] = failuresOf(outputOf("console.log('one'); throw new Error('It stopped')", []))
    assert.deepEqual(others, [])
    assert.match(failure ?? '', /Error: It stopped/)
  })
})
