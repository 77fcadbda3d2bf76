import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { stateTemplate } from '../engines/engines.ts'
import { again, exportedTraces, type PlayedLangfuse, playLangfuse } from '../engines/langfuse.ts'

/** A long history in a Langfuse is read by a process that is killed in the midst of it, again and again, and ends with every run once. */

const SECRET = 'sk-lf-kill-0c77'
const KEYS = `pk-lf-kill:${SECRET}`
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-langfuse-'))
const RUNS = 400
const HOUR_MS = 3_600_000
let langfuse: PlayedLangfuse
let steps = 0

before(async () => {
  mkdirSync(join(folder, 'data'))
  cpSync(await stateTemplate(), join(folder, 'data', 'state'), { recursive: true })
  langfuse = await playLangfuse(4, KEYS)
  const all = [...exportedTraces().values()].filter(({ observations }) => observations.length < 7)
  for (let place = 0; place < RUNS; place++) {
    const of = all[place % all.length]
    assert.ok(of)
    langfuse.traces.set(`t${place}`, again(of, `t${place}`, place * HOUR_MS))
    steps += of.observations.length
  }
  // One of each second trace, which comes to every second run once.
  for (let place = 0; place < RUNS; place += 2)
    langfuse.scores.push({
      ...{ id: `s${place}`, traceId: `t${place}`, name: 'right', dataType: 'BOOLEAN', value: 1, stringValue: 'True' },
      ...{ source: 'ANNOTATION', timestamp: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
    })
})
after(async () => {
  await langfuse.close()
  rmSync(folder, { recursive: true, force: true })
})

function start(...words: string[]) {
  const program = ['--disable-warning=ExperimentalWarning', 'src/cli/bin.ts', ...words, '--data', join(folder, 'data')]
  const env = {
    ...process.env,
    AFTERCARE_CONNECTOR_KEY: KEYS,
    AFTERCARE_CONNECTOR_RATE: '1000',
    AFTERCARE_LOG: 'debug',
  }
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

const isWhole = (asked: string) => asked.includes('metadata')

test('killed anywhere in its history, it goes on there and counts nothing twice', async () => {
  const { connector } = await run('connectors', 'add', 'langfuse', langfuse.url, '--json')
  for (const page of [2, 9, 14]) {
    const { child, ended } = start('connectors', 'read', connector.id)
    let left = page
    langfuse.before = (asked) => {
      if (isWhole(asked) && --left === 0) setTimeout(() => child.kill('SIGKILL'), page * 3)
    }
    await ended
    langfuse.before = () => undefined
    assert.equal(child.signalCode, 'SIGKILL', `it was killed at page ${page}`)
  }
  langfuse.asked.length = 0
  const read = await run('connectors', 'read', connector.id, '--json')
  assert.deepEqual([read.state, read.history_whole, read.problem], ['read', true, null])
  const pages = langfuse.asked.filter(isWhole).length
  assert.ok(pages < steps / 100, `${pages} pages were left: it did not begin anew`)
  const { items } = await run('figures', '--json')
  assert.deepEqual(
    items.map((row: { runs: number; judged: number; steps?: number }) => [row.runs, row.judged]),
    [[RUNS, RUNS / 2]],
  )
})
