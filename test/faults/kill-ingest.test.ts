import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { stateTemplate } from '../engines/engines.ts'

/**
 * A server that is killed at random moments while spans, lines and events come in: nothing that was acknowledged is lost, and nothing
 * counts twice though senders send again what was not. `AFTERCARE_TEST_ROUNDS=30` for more rounds than a run of all tests has time for.
 */
const ROUNDS = Number(process.env.AFTERCARE_TEST_ROUNDS ?? 8)
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-ingest-'))
let last: Server | undefined
after(async () => {
  await last?.kill()
  rmSync(folder, { recursive: true, force: true })
})

type Server = { readonly url: string; readonly link: string | undefined; isRunning(): boolean; kill(): Promise<void> }

async function start(): Promise<Server> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, AFTERCARE_DATA: folder, PORT: '0', AFTERCARE_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  while (!said.includes('Stop with')) {
    assert.equal(child.exitCode, null, 'it ended while starting')
    await sleep(20)
  }
  last = {
    url: / at (\S+)/.exec(said)?.[1] ?? '',
    link: /http\S+sign-in\S+/.exec(said)?.[0],
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      if (child.kill('SIGKILL')) await once(child, 'close')
    },
  }
  return last
}

/** A request, and the steps of which run it tells; each step is told once, by one request. */
type Delivery = {
  readonly path: string
  readonly type: string
  readonly body: string
  readonly steps: readonly (readonly [run: string, step: string])[]
}

const hex = (number: number, length: number) => (number + 1).toString(16).padStart(length, '0')
const json = 'application/json'

/** One after the other: a trace in two requests, the root last; lines of the record; an observation in two events; a log. */
function* deliveries(): Generator<Delivery> {
  for (let n = 0; ; n++) {
    const trace = hex(n, 32)
    const spanOf = (id: number, parent?: number) => ({
      traceId: trace,
      spanId: hex(id, 16),
      ...(parent === undefined ? {} : { parentSpanId: hex(parent, 16) }),
      name: `step ${id}`,
      startTimeUnixNano: `17950000000000${String(n % 10_000).padStart(5, '0')}`,
      endTimeUnixNano: `17950000010000${String(n % 10_000).padStart(5, '0')}`,
      attributes: [{ key: 'gen_ai.agent.name', value: { stringValue: 'desk' } }],
    })
    const otlp = (spans: object[]) => JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })
    const of = (...ids: number[]) => ids.map((id) => [trace, hex(id, 16)] as const)
    yield { path: '/v1/traces', type: json, body: otlp([spanOf(1, 0), spanOf(2, 1)]), steps: of(1, 2) }
    const record = {
      traceId: trace,
      spanId: hex(1, 16),
      eventName: 'gen_ai.user.message',
      body: { stringValue: 'hello' },
    }
    yield {
      path: '/v1/logs',
      type: json,
      body: JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] }),
      steps: [],
    }
    yield { path: '/v1/traces', type: json, body: otlp([spanOf(0)]), steps: of(0) }
    const lines = Array.from({ length: 40 }, (_, step) => ({
      type: 'step',
      run: `n-${n}`,
      step: `${step}`,
      kind: 'tool',
      ...(step === 0 ? {} : { parent: '0' }),
    }))
    yield {
      path: '/api/v1/evidence',
      type: 'application/x-ndjson',
      body: [{ type: 'run', run: `n-${n}`, workflow: 'desk', status: 'ok' }, ...lines]
        .map((line) => JSON.stringify(line))
        .join('\n'),
      steps: lines.map(({ run, step }) => [run, step]),
    }
    const about = { id: `g-${n}`, traceId: `l-${n}` }
    const batch = (type: string, body: object) => JSON.stringify({ batch: [{ id: `${type}-${n}`, type, body }] })
    yield {
      path: '/api/public/ingestion',
      type: json,
      body: batch('trace-create', { id: `l-${n}`, name: 'desk' }),
      steps: [[`l-${n}`, `l-${n}`]],
    }
    yield {
      path: '/api/public/ingestion',
      type: json,
      body: batch('generation-create', { ...about, startTime: '2026-11-20T10:00:00Z' }),
      steps: [[`l-${n}`, `g-${n}`]],
    }
    yield {
      path: '/api/public/ingestion',
      type: json,
      body: batch('generation-update', { ...about, output: 'done' }),
      steps: [[`l-${n}`, `g-${n}`]],
    }
  }
}

test(`${ROUNDS} kills at random moments under load: what was acknowledged is there, and counts once`, async () => {
  mkdirSync(folder, { recursive: true })
  cpSync(await stateTemplate(), join(folder, 'state'), { recursive: true })
  const source = deliveries()
  const told = new Map<string, Set<string>>()
  const acknowledged = new Map<string, Set<string>>()
  const add = (to: Map<string, Set<string>>, { steps }: Delivery) => {
    for (const [run, step] of steps) to.set(run, (to.get(run) ?? new Set()).add(step))
  }
  let again: Delivery[] = []
  let counted = 0
  let key = ''

  async function send(server: Server, delivery: Delivery): Promise<boolean> {
    const headers = { 'x-api-key': key, 'content-type': delivery.type }
    const answer = await fetch(`${server.url}${delivery.path}`, { method: 'POST', headers, body: delivery.body }).catch(
      () => undefined,
    )
    // Whoever is killed between answering and being heard has acknowledged nothing.
    const isAcknowledged =
      answer !== undefined &&
      (await answer.text().then(
        () => true,
        () => false,
      ))
    if (isAcknowledged) assert.ok([200, 207].includes(answer.status), `${delivery.path}: ${answer.status}`)
    if (isAcknowledged) add(acknowledged, delivery)
    if (isAcknowledged) counted++
    return isAcknowledged
  }
  /** Sends until it is over; what was not acknowledged comes again, as exporters do it. */
  async function sendAll(server: Server, isOver: () => boolean): Promise<void> {
    const waiting = again
    again = []
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        while (!isOver()) {
          const delivery = waiting.pop() ?? source.next().value
          add(told, delivery)
          if (!(await send(server, delivery))) again.push(delivery)
        }
      }),
    )
    again.push(...waiting)
  }

  let killed = 0
  for (let round = 0; round < ROUNDS; round++) {
    const server = await start()
    if (key === '') {
      const opened = await fetch(server.link ?? '', { method: 'POST', redirect: 'manual' })
      const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
      const answer = await fetch(`${server.url}/api/v1/keys`, {
        method: 'POST',
        headers: { cookie, origin: server.url, 'content-type': json },
        body: JSON.stringify({ name: 'sender', roles: ['operator'] }),
      })
      key = ((await answer.json()) as { key: string }).key
    }
    let isOver = false
    let isRefused = false
    const sending = sendAll(server, () => isOver)
    sending.catch(() => {
      isRefused = true
    })
    // In the midst of it, however fast the machine is.
    const before = counted
    while (counted < before + 20 && !isRefused) {
      assert.ok(server.isRunning(), 'it ended by itself')
      await sleep(5)
    }
    await sleep(Math.random() * 1000)
    await server.kill()
    killed++
    isOver = true
    await sending
  }
  assert.equal(killed, ROUNDS)
  assert.ok(acknowledged.size > 2 * ROUNDS, `${acknowledged.size} runs were acknowledged`)
  assert.ok(again.length > 0, 'no request was cut off')

  const server = await start()
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${server.url}${path}`, { headers: { 'x-api-key': key } })
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as T
  }
  const settle = async () =>
    assert.equal(
      (await fetch(`${server.url}/api/v1/evidence/settle`, { method: 'POST', headers: { 'x-api-key': key } })).status,
      200,
    )
  type Page = { items: { run: string; steps: number }[]; next: string | null }
  async function stepsOfRuns(): Promise<Map<string, number>> {
    const steps = new Map<string, number>()
    for (let after = ''; ; ) {
      const { items, next } = await get<Page>(`/api/v1/runs?limit=200${after}`)
      for (const one of items) steps.set(one.run, one.steps)
      if (next === null) return steps
      after = `&cursor=${encodeURIComponent(next)}`
    }
  }
  try {
    await settle()
    const before = await stepsOfRuns()
    for (const [run, steps] of acknowledged) {
      const kept = before.get(run)
      // Without its root a run waits a minute for it.
      if (kept === undefined) assert.ok(isWaiting(run, steps), `run ${run} was acknowledged and is not there`)
      else assert.ok(kept >= steps.size, `of ${steps.size} acknowledged steps of run ${run} ${kept} are there`)
    }
    // The rest arrives, and all that was ever told is there once.
    for (const delivery of again) assert.ok(await send(server, delivery))
    for (let next = source.next().value; ; next = source.next().value) {
      // The traces that were begun are ended.
      add(told, next)
      assert.ok(await send(server, next))
      if (next.path === '/api/public/ingestion' && next.body.includes('generation-update')) break
    }
    await settle()
    const after = await stepsOfRuns()
    assert.deepEqual([...after].toSorted(), [...told].map(([run, steps]) => [run, steps.size] as const).toSorted())
    const { items } = await get<{ items: { runs: number }[] }>('/api/v1/figures')
    assert.equal(items[0]?.runs, told.size)
    process.stdout.write(
      `Measured: ${ROUNDS} kills, ${told.size} runs told, ${acknowledged.size} acknowledged before the last start\n`,
    )
  } finally {
    await server.kill()
  }
})

/** A trace of which the root was not acknowledged yet, or an observation whose trace was not. */
const isWaiting = (run: string, steps: ReadonlySet<string>): boolean =>
  !run.startsWith('n-') && !steps.has(run.startsWith('l-') ? run : hex(0, 16))
