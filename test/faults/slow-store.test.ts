import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createLog } from '../../src/base/log.ts'
import { startClickHouse } from '../engines/clickhouse-http.ts'
import { newDatabase, postgresPrograms, startPostgres } from '../engines/postgres.ts'
import { openServing, type Serving } from '../engines/serving.ts'

/**
 * Stores that answer slowly, or for a while not at all, while spans, lines and events come in: the process of the evidence engine is
 * stopped and goes on, and a table of the state is locked. Senders wait or are told to come again, what waits in the memory is bounded,
 * nothing that was acknowledged is lost, and what was sent again counts once.
 */
const isMissing = !process.env.AFTERCARE_TEST_POSTGRES && postgresPrograms() === undefined
const json = 'application/json'
const PATIENCE_MS = 60_000

/** A request, and the run and steps that it tells. */
type Delivery = { path: string; type: string; body: string; run: string; steps: number }

const hex = (number: number, length: number) => (number + 1).toString(16).padStart(length, '0')

function delivery(n: number): Delivery {
  const steps = 1 + (n % 5)
  const ids = Array.from({ length: steps }, (_, id) => id)
  if (n % 3 === 0) {
    const traceId = hex(n, 32)
    const spans = ids.map((id) => ({
      ...{ traceId, spanId: hex(id, 16), name: `step ${id}` },
      ...(id === 0 ? {} : { parentSpanId: hex(0, 16) }),
      ...{ startTimeUnixNano: '1795000000000000000', endTimeUnixNano: '1795000001000000000' },
      attributes: [{ key: 'gen_ai.agent.name', value: { stringValue: 'desk' } }],
    }))
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })
    return { path: '/v1/traces', type: json, body, run: traceId, steps }
  }
  if (n % 3 === 1) {
    const run = `n-${n}`
    const lines = ids.map((id) => ({ type: 'step', run, step: `${id}`, kind: 'tool' }))
    const body = [{ type: 'run', run, workflow: 'desk', status: 'ok' }, ...lines]
    const text = body.map((line) => JSON.stringify(line)).join('\n')
    return { path: '/api/v1/evidence', type: 'application/x-ndjson', body: text, run, steps }
  }
  const run = `l-${n}`
  const trace = { id: `e-${n}`, type: 'trace-create', body: { id: run, name: 'desk' } }
  const events = ids.slice(1).map((id) => ({
    ...{ id: `e-${n}-${id}`, type: 'span-create' },
    body: { id: `s-${n}-${id}`, traceId: run, startTime: '2026-11-20T10:00:00Z' },
  }))
  return { path: '/api/public/ingestion', type: json, body: JSON.stringify({ batch: [trace, ...events] }), run, steps }
}

describe('stores that are slow', { skip: isMissing && 'PostgreSQL is not installed' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-slow-'))
  const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })]
  let engine: ChildProcess
  let state: string
  let serving: Serving
  let workspace: string
  let key: string
  /** Of each run its steps, as they were told. */
  const told = new Map<string, number>()
  let count = 0

  before(async () => {
    let postgres = process.env.AFTERCARE_TEST_POSTGRES
    if (!postgres) {
      const started = await startPostgres(postgresPrograms() ?? '')
      undo.push(started.stop)
      postgres = started.url
    }
    state = await newDatabase(postgres)
    const started = await startClickHouse(join(folder, 'evidence'))
    undo.push(() => started.close())
    engine = started.process
    const { url } = started
    serving = await openServing(createLog('silent'), { AFTERCARE_STATE_URL: state, AFTERCARE_EVIDENCE_URL: url })
    undo.push(() => serving.close())
    ;({ workspace, key } = await serving.workspaceWithKey('slow'))
  })
  after(async () => {
    engine?.kill('SIGCONT')
    for (const one of undo.reverse()) await one()
  })

  const post = (path: string, type: string, body: string) =>
    fetch(`${serving.server.url}${path}`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': type },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  const get = async (path: string) => {
    const answer = await fetch(`${serving.server.url}${path}`, {
      headers: { 'x-api-key': key },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return { status: answer.status, text: await answer.text() }
  }

  /** Sends until it is acknowledged, as exporters do: again after what says when to come again, and after nothing else. */
  async function send({ path, type, body, run, steps }: Delivery): Promise<number> {
    told.set(run, steps)
    for (let tries = 1; ; tries++) {
      const answer = await post(path, type, body)
      const text = await answer.text()
      if (answer.status < 300) return tries
      assert.ok([429, 503].includes(answer.status), `${path}: ${answer.status} ${text}`)
      assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/)
      assert.ok(tries < 200, text)
      await sleep(200)
    }
  }
  const sendSome = (many: number) => Array.from({ length: many }, () => send(delivery(count++)))

  async function isWhole() {
    const runs = await serving.settled(workspace)
    const found = runs.map(({ run, steps }) => [run, steps] as const)
    assert.deepEqual(found.toSorted(), [...told].toSorted())
  }

  test('an engine that stands still every other moment: all waits, and all is in', async () => {
    const sending = Array.from({ length: 4 }, async () => {
      for (let times = 0; times < 12; times++) await Promise.all(sendSome(1))
    })
    let isOver = false
    const sent = Promise.all(sending).finally(() => {
      isOver = true
    })
    while (!isOver) {
      engine.kill('SIGSTOP')
      await sleep(150)
      engine.kill('SIGCONT')
      await sleep(50)
    }
    await sent
    await isWhole()
  })

  test('an engine that stands still: senders are told to come again, the memory is bounded, and health says so', async () => {
    engine.kill('SIGSTOP')
    const sent = Promise.all(sendSome(9))
    // A whole body is held until it is in: beyond the bound for all of them nothing more is taken.
    const text = 'x'.repeat(1024 * 1024)
    const large = Array.from({ length: 30 }, (_, step) =>
      JSON.stringify({ type: 'step', run: 'large', step: `${step}`, kind: 'tool', input: text }),
    ).join('\n')
    // Who is refused while still sending may see the connection cut off, and tries again as after the answer.
    const sending = Array.from({ length: 8 }, async () => {
      const answer = await post('/api/v1/evidence', 'application/x-ndjson', large).catch((error: Error) => {
        assert.match(String((error.cause as { code?: string } | undefined)?.code), /ECONNRESET|EPIPE|UND_ERR_SOCKET/)
      })
      if (!answer) return 'refused'
      const { code } = (await answer.json()) as { code?: string }
      return answer.status === 200 ? 'accepted' : code === 'busy' ? 'refused' : `${answer.status} ${code}`
    })
    const settled = Promise.all(sending)
    const firstOf = (said: string) =>
      Promise.any(sending.map(async (one) => assert.equal(await one, said))).catch(() => assert.fail(`none is ${said}`))
    await firstOf('refused')
    const held = await heldAtMost()
    assert.ok(held > 5 * large.length && held <= 192 * 1024 * 1024, `${held} bytes are held`)
    assert.deepEqual(await get('/readyz'), { status: 503, text: '{"status":"a store does not answer"}' })
    assert.equal((await get('/healthz')).status, 200)
    await firstOf('503 store_unavailable')
    engine.kill('SIGCONT')
    assert.ok(Math.max(...(await sent)) > 1, 'nobody was told to come again')
    for (const said of await settled) assert.ok(['accepted', 'refused', '503 store_unavailable'].includes(said), said)
    assert.equal((await get('/readyz')).status, 200)
    const last = await post('/api/v1/evidence', 'application/x-ndjson', large)
    assert.deepEqual(await last.json(), { accepted: 30, refused: [] })
    told.set('large', 30)
    await isWhole()
  })

  test('a table of the state that is locked: senders wait before their bodies are taken in, and all is in', async () => {
    const client = new pg.Client(state)
    await client.connect()
    try {
      await client.query('begin; lock table apikey in access exclusive mode')
      const sent = Promise.all(sendSome(6))
      const waiting = async () => {
        const { rows } = await client.query(
          "select count(*)::int as n from pg_locks where not granted and locktype = 'relation'",
        )
        return (rows[0] as { n: number }).n
      }
      for (let tries = 0; (await waiting()) === 0; tries++) {
        assert.ok(tries < 600, 'nobody waits for the table')
        await sleep(50)
      }
      await client.query('commit')
      assert.deepEqual(await sent, [1, 1, 1, 1, 1, 1])
    } finally {
      await client.end()
    }
    await isWhole()
  })

  /** How much was held at most, as the server tells it, over some looks. */
  async function heldAtMost(): Promise<number> {
    let most = 0
    const { cookie } = serving
    for (let looks = 0; looks < 20; looks++) {
      const answer = await fetch(`${serving.server.url}/metrics?workspace=${workspace}`, { headers: { cookie } })
      most = Math.max(most, Number(/^aftercare_held_bytes (\d+)/m.exec(await answer.text())?.[1]))
      await sleep(50)
    }
    return most
  }
})
