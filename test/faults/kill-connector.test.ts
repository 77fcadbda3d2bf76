import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { stateTemplate } from '../engines/engines.ts'
import { makeExecution, makeScenario, playMake } from '../engines/make.ts'
import { another, type PlayedN8n, playN8n, recorded } from '../engines/n8n.ts'
import { CLIENT, playZapier, zapierRun } from '../engines/zapier.ts'

/** A long history is read by a process that is killed in the midst of it, again and again, and ends with every run once. */

const KEY = 'n8n_api_kill_6b1f0e'
const TOKEN = '6b1f0e77-12ef-4cde-8f12-1234567890ab'
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-n8n-'))
const names = ['success-ai', 'error-http', 'success-customdata', 'success-but-node-failed', 'error-code']
const RUNS = 400
let n8n: PlayedN8n

before(async () => {
  mkdirSync(join(folder, 'data'))
  cpSync(await stateTemplate(), join(folder, 'data', 'state'), { recursive: true })
  n8n = await playN8n(2, KEY)
  for (let id = 1; id <= RUNS; id++)
    n8n.executions.set(String(id), another(recorded(names[id % names.length] ?? ''), id))
})
after(async () => {
  await n8n.close()
  rmSync(folder, { recursive: true, force: true })
})

const isPage = (question: string) => question.includes('/executions?') && question.includes('includeData')

let key = KEY
function start(...words: string[]) {
  const program = ['--disable-warning=ExperimentalWarning', 'src/cli/bin.ts', ...words, '--data', join(folder, 'data')]
  const env = { ...process.env, AFTERCARE_CONNECTOR_KEY: key, AFTERCARE_CONNECTOR_RATE: '1000', AFTERCARE_LOG: 'debug' }
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
  // Neither in what people read nor in the log.
  assert.equal((said.out + said.err).includes(key), false)
  return JSON.parse(said.out)
}

test('killed after any page of its history, it goes on there and counts nothing twice', async () => {
  const { connector } = await run('connectors', 'add', 'n8n', n8n.url, '--json')
  for (const page of [1, 3, 2, 5]) {
    const { child, ended } = start('connectors', 'read', connector.id)
    // While the page is on its way, or what it said is being written.
    let left = page
    n8n.before = (question) => {
      if (isPage(question) && --left === 0) setTimeout(() => child.kill('SIGKILL'), page * 7)
    }
    await ended
    n8n.before = () => undefined
    assert.equal(child.signalCode, 'SIGKILL', `it was killed at page ${page}`)
  }
  n8n.asked.length = 0
  const read = await run('connectors', 'read', connector.id, '--json')
  assert.deepEqual([read.state, read.history_whole, read.problem], ['read', true, null])
  const pages = n8n.asked.filter(isPage).length
  assert.ok(pages < RUNS / 20, `${pages} pages were left: it did not begin anew`)
  const { items } = await run('figures', '--by', 'workflow', '--json')
  const counted = Object.fromEntries(items.map((row: { workflow: string; runs: number }) => [row.workflow, row.runs]))
  assert.deepEqual(counted, {
    'Invoice triage': RUNS / 5,
    'Normalise supplier': (2 * RUNS) / 5,
    'Optional enrichment': RUNS / 5,
    'Post to ERP': RUNS / 5,
  })
})

test('the logs of several scenarios of Make, killed in the midst of any of them, end with every run once', async () => {
  key = TOKEN
  const make = await playMake(TOKEN)
  try {
    const day = Date.now() - 86_400_000
    for (const scenario of [1, 2, 3]) {
      make.scenarios.set(scenario, makeScenario(scenario, `Scenario ${scenario}`))
      const rows = Array.from({ length: 120 * scenario }, (_, n) =>
        makeExecution(scenario, n, new Date(day - n * 60_000).toISOString(), { status: 1 + (n % 3) }),
      )
      make.logs.set(scenario, rows)
    }
    const { connector } = await run('connectors', 'add', 'make', make.url, '--json')
    const isLog = (question: string) => question.includes('/logs?')
    for (const page of [2, 4, 5]) {
      const { child, ended } = start('connectors', 'read', connector.id)
      let left = page
      make.before = (question) => {
        if (isLog(question) && --left === 0) setTimeout(() => child.kill('SIGKILL'), page * 7)
      }
      await ended
      make.before = () => undefined
      assert.equal(child.signalCode, 'SIGKILL', `it was killed at page ${page}`)
    }
    make.asked.length = 0
    const read = await run('connectors', 'read', connector.id, '--json')
    assert.deepEqual([read.state, read.history_whole, read.problem], ['read', true, null])
    const { items } = await run('figures', '--by', 'workflow', '--json')
    const counted = items.flatMap((row: { workflow: string; runs: number }) =>
      row.workflow.startsWith('Scenario') ? [[row.workflow, row.runs]] : [],
    )
    assert.deepEqual(Object.fromEntries(counted), { 'Scenario 1': 120, 'Scenario 2': 240, 'Scenario 3': 360 })
  } finally {
    await make.close()
  }
})

test('the runs of Zapier, killed in the midst of them, end with every run once', async () => {
  const zapier = await playZapier('access', 'refresh')
  try {
    const day = Date.now() - 86_400_000
    for (let n = 0; n < 600; n++) {
      const one = zapierRun(1, n, new Date(day - n * 300_000).toISOString(), { zap_title: 'Leads to CRM' })
      zapier.runs.set(one.id, one)
    }
    key = `${CLIENT.id} ${CLIENT.secret} refresh`
    const { connector } = await run('connectors', 'add', 'zapier', zapier.url, '--json')
    for (const page of [2, 4, 6]) {
      const { child, ended } = start('connectors', 'read', connector.id)
      let left = page
      zapier.before = (question) => {
        if (question.includes('/v2/zap-runs') && --left === 0) setTimeout(() => child.kill('SIGKILL'), page * 5)
      }
      await ended
      zapier.before = () => undefined
      assert.equal(child.signalCode, 'SIGKILL', `it was killed at page ${page}`)
    }
    const read = await run('connectors', 'read', connector.id, '--json')
    assert.deepEqual([read.state, read.history_whole, read.problem], ['read', true, null])
    const { items } = await run('figures', '--by', 'workflow', '--json')
    const counted = items.find((row: { workflow: string; runs: number }) => row.workflow === 'Leads to CRM')
    assert.equal(counted?.runs, 600)
    // One token was enough: what was had before the first kill was kept.
    assert.equal(zapier.renewed, 1)
  } finally {
    await zapier.close()
  }
})
