import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { type Aftercare, createAftercare } from '../sdk/src/client.ts'
import type { Line as SentLine } from '../sdk/src/lines.ts'
import { createRecorder, type Problem, usageOf } from '../sdk/src/record.ts'
import { type App, openApp } from '../src/app.ts'
import { systemClock } from '../src/base/clock.ts'
import { createLog } from '../src/base/log.ts'
import { readLine } from '../src/evidence/receive/read-line.ts'
import type { Line, LineType } from '../src/evidence/record.ts'
import { type Server, startServer } from '../src/server/serve.ts'
import { readSettings } from '../src/settings.ts'
import { template } from './engines/engines.ts'

/** What the sdk sends from inside a host, against a real server: all of it arrives, once, and the host is not held up. */
const folder = mkdtempSync(join(tmpdir(), 'aftercare-recording-'))
const noCurl = spawnSync('curl', ['--version']).status === 0 ? false : 'curl is not installed'
let app: App
let server: Server
let key: string
let client: Aftercare

before(async () => {
  cpSync(await template(), folder, { recursive: true })
  app = await openApp(readSettings({ AFTERCARE_DATA: folder }), systemClock, createLog('silent'))
  server = await startServer(app, readSettings({ PORT: '0' }))
  const link = await server.linkFor('owner@aftercare.local')
  const opened = await fetch(link, { method: 'POST', redirect: 'manual', headers: { origin: server.url } })
  const made = await fetch(`${server.url}/api/v1/keys`, {
    method: 'POST',
    headers: { cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'host', roles: ['operator'] }),
  })
  key = ((await made.json()) as { key: string }).key
  client = createAftercare({ url: server.url, key })
})
after(async () => {
  await server.close()
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

type Detail = {
  run: Record<string, unknown>
  steps: Record<string, unknown>[]
  verdicts: Record<string, unknown>[]
  writes: Record<string, unknown>[]
}
async function detailOf(run: string): Promise<Detail> {
  await client.post('/api/v1/evidence/settle')
  return (await client.get('/api/v1/runs/{run}', { params: { run } })) as unknown as Detail
}

/** A server on loopback that a test speaks for. */
async function listen(answer: RequestListener): Promise<{ url: string; close(): void }> {
  const between = createServer(answer)
  between.listen(0, '127.0.0.1')
  await once(between, 'listening')
  return {
    url: `http://127.0.0.1:${(between.address() as AddressInfo).port}`,
    close() {
      between.closeAllConnections()
      between.close()
    },
  }
}

test('the example for any other language works as it stands', { skip: noCurl }, async () => {
  const example =
    /```sh\n(.*?)```/s.exec(readFileSync(new URL('../docs/record.md', import.meta.url), 'utf8'))?.[1] ?? ''
  const env = { ...process.env, AFTERCARE_SERVER: server.url, AFTERCARE_KEY: key }
  const child = spawn('sh', ['-c', example], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  for await (const chunk of child.stdout) out += chunk
  assert.deepEqual(JSON.parse(out), { accepted: 3, refused: [] })
  const { run } = await detailOf('r-1')
  assert.deepEqual([run.case, run.outcome, run.steps], ['T-4711', 'accepted', 1])
})

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
test('the types of lines are those that the server reads', () => {
  const same: { [T in LineType]: Same<Extract<SentLine, { type: T }>, Extract<Line, { type: T }>> } = {
    run: true,
    step: true,
    text: true,
    verdict: true,
    write: true,
    readback: true,
    eligible: true,
    spend: true,
    incident: true,
    signal: true,
  }
  assert.ok(same)
})

test('every line of a run arrives and says what was meant', async () => {
  const problems: Problem[] = []
  const recorder = createRecorder({
    url: server.url,
    key,
    defaults: { workflow: 'triage', release: '2026-03', mode: 'canary' },
    onProblem: (problem) => problems.push(problem),
  })
  const answer = {
    model: 'gpt-4.1-2025-04-14',
    choices: [{ message: { content: 'On its way.' } }],
    usage: {
      prompt_tokens: 1_000,
      completion_tokens: 50,
      total_tokens: 1_050,
      prompt_tokens_details: { cached_tokens: 400 },
    },
  }
  const about = { run: 'meant', case: 'T-4711', case_type: 'delivery', route: 'chat', session: 's-1', user: 'u-1' }
  await recorder.run({ ...about, input: 'Where is it?', labels: { shop: 'north' } }, async (run) => {
    await run.step({ kind: 'retrieval', name: 'find', input: { order: 7 } }, async (step) => {
      step.set({ sources: [{ id: 'faq-3', score: 0.9 }] })
      await run.step({ kind: 'tool', name: 'track', integration: 'carrier', attempt: 2 }, async () => 'Hamburg')
    })
    const prompt = { name: 'answer', version: '7' }
    await run.step({ kind: 'model', name: 'answer', provider: 'openai', prompt }, async (step) => {
      step.set({ ...usageOf(answer), output: answer.choices[0]?.message.content })
    })
    const write = { kind: 'write', name: 'reply', integration: 'helpdesk', action: 'reply' } as const
    await run.step(write, async (step) =>
      step.write({ record: 'T-4711', fields: { status: 'solved' }, idempotency_key: 'k-1' }),
    )
    run.set({ output: 'On its way.' })
  })
  recorder.verdict({ case: 'T-4711', kind: 'accepted', by: { kind: 'person', id: 'p-1' }, worked_ms: 60_000 })
  assert.equal(await recorder.close(), true)
  assert.deepEqual([problems, recorder.counts().dropped, recorder.counts().waiting], [[], 0, 0])

  const { run, steps, verdicts, writes } = await detailOf('meant')
  const has = (found: Record<string, unknown> | undefined, meant: Record<string, unknown>) =>
    assert.deepEqual(Object.fromEntries(Object.keys(meant).map((name) => [name, found?.[name]])), meant)
  has(run, { ...about, workflow: 'triage', release: '2026-03', mode: 'canary', status: 'ok', outcome: 'accepted' })
  has(run, { input: 'Where is it?', output: 'On its way.', labels: { shop: 'north' }, model: answer.model, steps: 4 })
  assert.deepEqual(
    steps.map(({ kind, name, status }) => `${kind} ${name} ${status}`),
    ['retrieval find ok', 'tool track ok', 'model answer ok', 'write reply ok'],
  )
  const [find, track, model, reply] = steps
  has(find, { input: '{"order":7}', sources: [{ id: 'faq-3', score: 0.9 }] })
  has(track, { parent: find?.step, integration: 'carrier', attempt: 2 })
  has(model, {
    tokens_input: 600,
    tokens_cached_input: 400,
    tokens_output: 50,
    prompt_name: 'answer',
    provider: 'openai',
  })
  has(writes[0], { step: reply?.step, integration: 'helpdesk', record: 'T-4711', idempotency_key: 'k-1' })
  has(writes[0], { fields: { status: 'solved' } })
  has(verdicts[0], { case: 'T-4711', kind: 'accepted', by_kind: 'person', by_id: 'p-1', worked_ms: 60_000 })
  const at = (step?: Record<string, unknown>) => [step?.started, step?.ended] as [string, string]
  const [[findBegan, findEnded], [trackBegan, trackEnded], [modelBegan]] = [at(find), at(track), at(model)]
  const order = [run.started, findBegan, trackBegan, trackEnded, findEnded, modelBegan, run.ended]
  assert.deepEqual(order, order.toSorted())
})

test('lines that are sent again, since nobody heard that they had arrived, count once', async () => {
  const bodies: string[] = []
  /** Takes nothing at first; then passes on what comes and loses the answer; then does what it should. */
  const between = await listen((incoming, outgoing) => {
    let body = ''
    incoming.setEncoding('utf8').on('data', (chunk) => {
      body += chunk
    })
    incoming.on('end', () => {
      const turn = bodies.push(body)
      if (turn === 1) {
        outgoing.writeHead(503).end()
        return
      }
      const { method, headers } = incoming
      const onwards = request(server.url + incoming.url, { method, headers }, (answered) => {
        if (turn === 2) answered.resume().on('end', () => outgoing.destroy())
        else answered.pipe(outgoing.writeHead(answered.statusCode ?? 0, answered.headers))
      })
      onwards.end(body)
    })
  })
  const recorder = createRecorder({ url: between.url, key, defaults: { workflow: 'twice' } })
  const tokens = { input: 1_000, output: 10 }
  for (let i = 0; i < 10; i++)
    recorder.run({ case: `${i}` }, (run) => {
      run.step({ kind: 'model', model: 'm', tokens, cost: { amount: '0.25', currency: 'EUR' } }, () => undefined)
      run.verdict({ kind: 'corrected', by: { kind: 'person' } })
    })
  assert.equal(await recorder.close({ timeoutMs: 30_000 }), true)
  between.close()
  assert.deepEqual([bodies.length, new Set(bodies).size, recorder.counts().accepted], [3, 1, 30])
  await client.post('/api/v1/evidence/settle')
  const { items } = await client.get('/api/v1/figures', { query: { workflow: 'twice' } })
  const { items: runs } = await client.get('/api/v1/runs', { query: { workflow: 'twice' } })
  assert.deepEqual(
    [items[0]?.runs, items[0]?.corrected, runs.length, runs.every(({ steps }) => steps === 1)],
    [10, 10, 10, true],
  )
})

test('whatever a host puts into texts, errors, labels and attributes, the server can read the line', async () => {
  const bodies: string[] = []
  const between = await listen((incoming, outgoing) => {
    let body = ''
    incoming.setEncoding('utf8').on('data', (chunk) => {
      body += chunk
    })
    incoming.on('end', () => {
      bodies.push(body)
      outgoing.end(JSON.stringify({ accepted: body.split('\n').length, refused: [] }))
    })
  })
  const throws = () => {
    throw new Error('not for you')
  }
  const circle: unknown[] = []
  circle.push({ circle })
  const hostile = [
    circle,
    new Proxy({}, { get: throws, ownKeys: throws }),
    Object.defineProperty({}, 'bad', { get: throws, enumerable: true }),
    'x'.repeat(400_000),
    Array.from({ length: 50_000 }, (_, i) => ({ i })),
  ]
  const anything = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
    fc.string({ unit: 'binary' }),
  )
  const values = [...hostile, ...fc.sample(anything, 300)]
  const recorder = createRecorder({ url: between.url, key })
  for (const value of values) {
    const thrown = () =>
      recorder.run({ input: value, output: value, labels: { value } as never, case: 7 as never }, (run) =>
        run.step({ kind: 'tool', name: `${typeof value}`, attributes: { value } }, (step) => {
          step.write({ integration: 'crm', fields: { value } })
          run.verdict({
            kind: 'corrected',
            by: { kind: 'person' },
            corrections: [{ field: 'f', before: value, after: value }],
          })
          throw value
        }),
      )
    assert.throws(thrown)
  }
  await recorder.close({ timeoutMs: 60_000 })
  between.close()
  const lines = bodies.flatMap((body) => body.split('\n'))
  for (const line of lines) assert.equal(readLine(line).kind, 'line', line.slice(0, 500))
  assert.equal(new Set(lines.map((line) => JSON.parse(line).run)).size, values.length)
})

/** A program of a host, in a process of its own. */
async function program(url: string, text: string): Promise<{ code: number | null; out: string; err: string }> {
  const sdk = fileURLToPath(new URL('../sdk/src/record.ts', import.meta.url))
  const begin = `import { createRecorder } from ${JSON.stringify(sdk)}
const recorder = createRecorder({ url: ${JSON.stringify(url)}, key: ${JSON.stringify(key)}, defaults: { workflow: 'short' } })
`
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '--eval', begin + text]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const read = async (stream: AsyncIterable<unknown>) => {
    let heard = ''
    for await (const chunk of stream) heard += chunk
    return heard
  }
  const [out, err] = await Promise.all([read(child.stdout), read(child.stderr), once(child, 'close')])
  return { code: child.exitCode, out, err }
}

test('a program that ends without waiting has sent what it recorded', async () => {
  const text = `recorder.run({ run: 'short' }, () => undefined)
process.on('exit', () => console.log(JSON.stringify(recorder.counts())))`
  const { code, out, err } = await program(server.url, text)
  assert.deepEqual([code, err, JSON.parse(out)], [0, '', { accepted: 1, refused: 0, dropped: 0, waiting: 0 }])
  assert.equal((await detailOf('short')).run.status, 'ok')
})

test('a program that waits goes on when all has arrived', async () => {
  const text = `recorder.run({ run: 'waited' }, () => undefined)
console.log(await recorder.flush(), await recorder.close())`
  assert.deepEqual(await program(server.url, text), { code: 0, out: 'true true\n', err: '' })
})

test('a program ends by itself beside a server that takes its lines and never answers, and is told what was lost', async () => {
  let asked = 0
  const silent = await listen(() => {
    asked++
  })
  // It has work of its own while a request is already on its way.
  const text = `recorder.run({ run: 'lost' }, () => undefined)
void recorder.flush({ timeoutMs: 1 })
setTimeout(() => console.log('done'), 200)`
  const { code, out, err } = await program(silent.url, text)
  silent.close()
  assert.deepEqual([code, out, asked], [0, 'done\n', 1])
  assert.match(err, /^Aftercare: 1 line not sent to http\S+ before the program ended\.$/m)
})

test('a program ends beside a server that is down', async () => {
  const closed = await listen(() => undefined)
  closed.close()
  const { code, out, err } = await program(closed.url, `console.log(recorder.run({}, () => 'result'))`)
  assert.deepEqual([code, out], [0, 'result\n'])
  assert.match(err, /^Aftercare: 1 line not sent/m)
})
