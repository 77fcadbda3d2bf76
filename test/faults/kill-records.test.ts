import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { stateTemplate } from '../engines/engines.ts'
import { type PlayedDesk, playDesk } from '../engines/records.ts'

/** Records of an API are read by a process that is killed in the midst of it, again and again, and end as every run once. */

const SECRET = 'desk-key-kill-71b2'
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-records-'))
const RECORDS = 2_000
let desk: PlayedDesk

before(async () => {
  mkdirSync(join(folder, 'data'))
  cpSync(await stateTemplate(), join(folder, 'data', 'state'), { recursive: true })
  desk = await playDesk(SECRET)
  for (let number = 0; number < RECORDS; number++)
    desk.tickets.push({
      ...{ id: `t${String(number).padStart(5, '0')}`, updated_at: '2026-03-09T10:00:00Z' },
      ...{ result: number % 2 === 0 ? 'good' : '' },
    })
  writeFileSync(
    join(folder, 'poll.yaml'),
    'poll: 1\nrecords: /results\npaging: { by: cursor, parameter: after, next: /meta/paging/next~1cursor, size: { parameter: per_page, value: 50 } }\n',
  )
  writeFileSync(
    join(folder, 'mapping.yaml'),
    `sheet: 1
id: id
lines:
  - { type: run, columns: { started: updated_at }, set: { workflow: desk, status: ok } }
  - { type: verdict, columns: { kind: { column: result, values: { good: accepted } }, at: updated_at }, set: { by.kind: person }, when: result }
`,
  )
})
after(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

function start(...words: string[]) {
  const program = ['--disable-warning=ExperimentalWarning', 'src/cli/bin.ts', ...words, '--data', join(folder, 'data')]
  const env = { ...process.env, AFTERCARE_CONNECTOR_KEY: `X-Api-Key: ${SECRET}`, AFTERCARE_LOG: 'debug' }
  const child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  return { child, said, ended: once(child, 'close') }
}

async function run(...words: string[]) {
  const { child, said, ended } = start(...words)
  await ended
  assert.equal(child.exitCode, 0, said.err)
  assert.equal((said.out + said.err).includes(SECRET), false)
  return JSON.parse(said.out)
}

test('killed at any page, it goes on there and counts nothing twice', async () => {
  const files = ['--poll', join(folder, 'poll.yaml'), '--mapping', join(folder, 'mapping.yaml')]
  const { connector } = await run('connectors', 'add', 'http', `${desk.url}/cursors`, ...files, '--json')
  for (const page of [3, 9, 11]) {
    const { child, ended } = start('connectors', 'read', connector.id)
    let left = page
    desk.before = () => {
      if (--left === 0) setTimeout(() => child.kill('SIGKILL'), page)
    }
    await ended
    desk.before = () => undefined
    assert.equal(child.signalCode, 'SIGKILL', `it was killed at page ${page}`)
  }
  desk.asked.length = 0
  const read = await run('connectors', 'read', connector.id, '--json')
  assert.deepEqual([read.state, read.history_whole, read.problem], ['read', true, null])
  assert.ok(desk.asked.length < RECORDS / 50, `${desk.asked.length} pages were left: it did not begin anew`)
  assert.equal(read.sentence, `It is read: the last time ${RECORDS} records came.`)
  const { items } = await run('figures', '--json')
  assert.deepEqual(
    items.map((row: { runs: number; judged: number }) => [row.runs, row.judged]),
    [[RECORDS, RECORDS / 2]],
  )
})
