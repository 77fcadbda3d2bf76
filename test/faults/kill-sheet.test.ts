import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openApp } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { addConnector, getConnector } from '../../src/evidence/receive/connectors/connector.ts'
import { askFigures } from '../../src/evidence/runs/figures.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { readSettings } from '../../src/settings.ts'
import { stateTemplate } from '../engines/engines.ts'

/** A sheet that people go on changing is read by a process that dies at each place in turn, and ends as it stands, each row once. */

const ROWS = 5000
const READ_WITHIN_MS = 120_000
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-sheet-'))
const children = new Set<ChildProcess>()
/** How often people changed it: each time other rows are wrong, and so are those that were wrong before. */
let version = 0
/** How an answer breaks off, where one does. */
let cut: ((response: ServerResponse, text: string) => void) | undefined
const server = createServer((_, response) => {
  const text = sheet()
  if (cut) cut(response, text)
  else response.writeHead(200, { 'content-type': 'text/csv' }).end(text)
})
let origin = ''

before(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/outcomes.csv`
})
after(() => {
  for (const child of children) child.kill('SIGKILL')
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const isWrong = (row: number) => row % 11 < version
const sheet = () => {
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const day = `2026-03-0${1 + (row % 9)}`
    return `run-${row},${day},${isWrong(row) ? 'rejected' : 'accepted'},${'note '.repeat(20)}\n`
  })
  return `Run,Day,Result,Note\n${rows.join('')}`
}
const mapping = `sheet: 1
id: Run
lines:
  - type: run
    columns: { run: Run, started: Day, input: Note }
    set: { workflow: desk, status: ok }
  - type: verdict
    columns: { kind: Result }
    set: { by.kind: person }
`

type Said = { readonly batches: number; readonly told: number }

/** How one reading ends: with what it says, or by the signal that killed it. */
async function read(ids: readonly [workspace: string, connector: string], ...dies: readonly string[]) {
  const child = fork(fileURLToPath(new URL('sheet-reader.ts', import.meta.url)), [folder, ...ids, ...dies], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  children.add(child)
  const late = setTimeout(() => child.kill('SIGTERM'), READ_WITHIN_MS)
  let said: Said | undefined
  child.on('message', (message) => {
    said = message as Said
  })
  const killedByCut = new Promise<void>((resolve) => {
    if (dies[0] !== 'fetch') return
    // The first half has come, and nothing more does.
    cut = (response, text) => {
      response.writeHead(200, { 'content-type': 'text/csv' }).write(text.slice(0, text.length / 2), () => {
        child.kill('SIGKILL')
        resolve()
      })
    }
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (dies[0] === 'fetch') await killedByCut
  cut = undefined
  clearTimeout(late)
  children.delete(child)
  return { said, signal }
}

test('killed while it is fetched, before and after batches of rows and once it is read, it counts every row once and as it stands', async () => {
  cpSync(await stateTemplate(), join(folder, 'state'), { recursive: true })
  const open = () => openApp(readSettings({ AFTERCARE_DATA: folder }), systemClock, createLog('silent'))
  const app = await open()
  const workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
  const given = { kind: 'sheet', url: origin, credential: '', mapping, by: 'local:test' } as const
  const { connector } = await addConnector(app.connectors, workspace, given)
  await app.close()
  const ids = [workspace, connector.id] as const

  const deaths = [
    ['fetch'],
    ['before', '1'],
    ['after', '1'],
    ['before', '3'],
    ['after', '5'],
    ['fetch'],
    ['after', '2'],
    ['read'],
    ['after', '1'],
  ]
  for (const death of deaths) {
    const { signal } = await read(ids, ...death)
    assert.equal(signal, 'SIGKILL', death.join(' '))
    version++
  }
  const whole = await read(ids)
  assert.equal(whole.signal, null)
  // Read whole once before, only what changed since was told: rows of which one word is another.
  const told = whole.said?.told ?? 0
  assert.ok(told > 0 && told < 2 * ROWS, `${told} lines were told`)
  assert.deepEqual((await read(ids)).said, { batches: 0, told: 0 })

  const last = await open()
  try {
    const [all] = await askFigures(last.evidence, workspace, 'UTC', { workflow: 'desk' })
    const rows = Array.from({ length: ROWS }, (_, row) => row)
    const rejected = rows.filter(isWrong).length
    assert.deepEqual([all?.runs, all?.accepted, all?.rejected], [ROWS, ROWS - rejected, rejected])
    const { cursor, last_problem } = await getConnector(last.state.db, workspace, connector.id)
    assert.deepEqual([cursor.whole?.rows, cursor.whole?.refused, last_problem], [ROWS, 0, null])
  } finally {
    await last.close()
  }
})
