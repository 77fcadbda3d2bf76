import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { command, root, row, say } from './record.ts'
import type { Body, Load, Sent } from './send.ts'

/**
 * `npm run bench:ingest [-- SECONDS]`: spans of the recorded shapes over OTLP in protobuf, each request acknowledged when it is on the
 * disk, default masking on. The client is a process of its own on the same machine; the engine's own insert of the same rows is
 * measured in the same run. Prints figures, judges nothing.
 */
const [seconds = 20] = process.argv.slice(2).map(Number)
const SPANS_A_REQUEST = 512
const CONNECTIONS = 16
const PACE = 2_000
const captures = join(root, 'test/captures')

/** The workflow that the recorded clients trace. */
const plan = `plan: 1
workspace: bench
client: Bench
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  invoice-triage: { name: Invoice triage, risk: medium, owner: ana, objectives: { tool_errors: "<= 5% over 7d", cost_per_run: "<= 1 USD per run over 7d" } }
`

const folder = mkdtempSync(join(tmpdir(), 'aftercare-ingest-'))
try {
  const recorded = await recordedBodies()
  const bytes = recorded.reduce((sum, one) => sum + one.bytes.length, 0)
  const spans = recorded.reduce((sum, one) => sum + one.spans, 0)
  const otlp = batches(recorded, SPANS_A_REQUEST)
  const small = batches(recorded, 100)
  const lines = linesBodies(recorded, SPANS_A_REQUEST)
  say(
    `\nSpans of ${recorded.length} recorded clients, ${Math.round(bytes / spans)} bytes each, ${otlp[0]?.spans} a request, ${CONNECTIONS} connections`,
  )
  const server = await serve(folder)
  const steady = await measured(server, {
    path: '/v1/traces',
    type: 'application/x-protobuf',
    bodies: otlp,
    pace: null,
  })
  row('sustained, spans a second, durable acknowledgement', Math.round(steady.sent.spans / steady.sent.seconds))
  row('acknowledged, ms p50 / p99', `${quantile(steady.sent.waits, 0.5)} / ${quantile(steady.sent.waits, 0.99)}`)
  row('processor idle meanwhile, % of both cores', Math.round(steady.idle * 100))
  row('processor of the server, µs a span', ((steady.cpuSeconds / steady.sent.spans) * 1e6).toFixed(1))
  const paced = await measured(server, {
    path: '/v1/traces',
    type: 'application/x-protobuf',
    bodies: small,
    pace: PACE,
  })
  row(
    `at ${PACE.toLocaleString('en')} spans a second, ms p50 / p99`,
    `${quantile(paced.sent.waits, 0.5)} / ${quantile(paced.sent.waits, 0.99)}`,
  )
  row('processor idle meanwhile, % of both cores', Math.round(paced.idle * 100))
  const stop = reviewing(server)
  const busy = await measured(server, { path: '/v1/traces', type: 'application/x-protobuf', bodies: small, pace: PACE })
  row(
    `the same while reviews are drawn (${await stop()}), ms p50 / p99`,
    `${quantile(busy.sent.waits, 0.5)} / ${quantile(busy.sent.waits, 0.99)}`,
  )
  const native = await measured(server, {
    path: '/api/v1/evidence',
    type: 'application/x-ndjson',
    bodies: lines,
    pace: null,
  })
  row('lines of the record (NDJSON), lines a second', Math.round(native.sent.spans / native.sent.seconds))
  row('asked to come again (429, 503)', steady.sent.again + paced.sent.again + busy.sent.again + native.sent.again)
  row('largest resident memory, MB', Math.round(peakOf(server.pid) / 1e3))
  await server.stop()
  const rowsASpan = steady.rows / steady.sent.spans
  const raw = await rawRate(join(folder, 'evidence'), Math.round(SPANS_A_REQUEST * CONNECTIONS * rowsASpan))
  const rate = (steady.sent.spans / steady.sent.seconds) * rowsASpan
  const shares = (of: number) => `${Math.round(of)} (${share(of, raw.lines)}, ${share(of, raw.binary)})`
  row(
    "the engine's own insert of the same rows, a second: lines of JSON, its own form",
    `${Math.round(raw.lines)}, ${Math.round(raw.binary)}`,
  )
  row('rows of spans, a second (shares of these)', shares(rate))
  row('lines of the record, a second (shares)', shares(native.sent.spans / native.sent.seconds))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function share(of: number, all: number): string {
  return `${Math.round((of / all) * 100)} %`
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN)
}

type Line = { readonly type: string; readonly run: string; readonly step?: string }
type Recorded = {
  readonly bytes: Buffer
  readonly spans: number
  /** Ids of traces and spans, in hex. */
  readonly names: readonly string[]
  /** What is understood of it. */
  readonly lines: readonly Line[]
}

/** What clients sent as protobuf. */
async function recordedBodies(): Promise<Recorded[]> {
  const files = readdirSync(captures)
    .map((client) => join(captures, client, '01-traces.bin'))
    .filter((file) => existsSync(file))
  const read = files.map(async (file): Promise<Recorded[]> => {
    const kept = readFileSync(file)
    const bytes = kept[0] === 0x1f ? gunzipSync(kept) : kept
    // JSON was kept under the same name.
    if (bytes[0] !== 0x0a) return []
    const lines = (await command('read', file))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
    const names = new Set(lines.flatMap(({ run, step }) => (step === undefined ? [run] : [run, step])))
    return [{ bytes, spans: lines.filter(({ type }) => type === 'step').length, names: [...names], lines }]
  })
  return (await Promise.all(read)).flat()
}

/** Requests of as many spans: one message behind the other is one message with all of both. */
function batches(recorded: readonly Recorded[], size: number): Body[] {
  const parts: Recorded[] = []
  let spans = 0
  for (let next = 0; spans < size; next++) {
    const one = recorded[next % recorded.length]
    if (!one) break
    // The same client again is about other traces.
    parts.push(next < recorded.length ? one : renamed(one, next))
    spans += one.spans
  }
  const bytes = Buffer.concat(parts.map((one) => one.bytes))
  const names = parts.flatMap((one) => one.names)
  return [{ bytes: bytes.toString('base64'), spans, ids: placesOf(bytes, names, false) }]
}

function renamed(recorded: Recorded, salt: number): Recorded {
  const bytes = Buffer.from(recorded.bytes)
  const names = recorded.names.map((name, id) =>
    Buffer.from(Buffer.from(name, 'hex').map((byte) => byte + salt * 31 + id)).toString('hex'),
  )
  for (const { at, id } of placesOf(recorded.bytes, recorded.names, false)) bytes.write(names[id] ?? '', at, 'hex')
  return { ...recorded, bytes, names }
}

/** The same as lines of the record, as many a request. */
function linesBodies(recorded: readonly Recorded[], size: number): Body[] {
  const texts: string[] = []
  const names: string[] = []
  let count = 0
  for (let next = 0; count < size; next++) {
    const one = recorded[next % recorded.length]
    if (!one) break
    const text = one.lines.map((line) => JSON.stringify(line)).join('\n')
    const copy = next < recorded.length ? one : renamed(one, next)
    texts.push(one.names.reduce((all, name, id) => all.replaceAll(name, copy.names[id] ?? name), text))
    names.push(...copy.names)
    count += one.lines.length
  }
  const bytes = Buffer.from(texts.join('\n'))
  return [{ bytes: bytes.toString('base64'), spans: count, ids: placesOf(bytes, names, true) }]
}

/** Where ids stand, as bytes or in hex. */
function placesOf(bytes: Buffer, names: readonly string[], isHex: boolean): Body['ids'] {
  return names.flatMap((name, id) => {
    const sought = Buffer.from(name, isHex ? 'latin1' : 'hex')
    const places: { at: number; length: number; id: number; isHex: boolean }[] = []
    for (let at = bytes.indexOf(sought); at !== -1; at = bytes.indexOf(sought, at + sought.length))
      places.push({ at, length: sought.length, id, isHex })
    return places
  })
}

type Server = {
  readonly url: string
  readonly key: string
  readonly cookie: string
  readonly pid: number
  stop(): Promise<void>
}

async function serve(data: string): Promise<Server> {
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/main.ts')], {
    env: { ...process.env, AFTERCARE_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Also where something fails.
  process.once('exit', () => server.kill())
  let said = ''
  server.stdout.on('data', (chunk) => {
    said += chunk
  })
  while (!said.includes('Stop with')) await new Promise((resolve) => setTimeout(resolve, 20))
  const [, url = ''] = / at (\S+)/.exec(said) ?? []
  const [link = ''] = /http\S+sign-in\S+/.exec(said) ?? []
  const opened = await fetch(link, { method: 'POST', redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const post = async (path: string, type: string, body: string) => {
    const headers = { cookie, origin: url, 'content-type': type }
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as Record<string, string>
  }
  const { key = '' } = await post(
    '/api/v1/keys',
    'application/json',
    JSON.stringify({ name: 'bench', roles: ['operator'] }),
  )
  await post('/api/v1/plan', 'application/yaml', plan)
  return {
    url,
    key,
    cookie,
    pid: server.pid ?? 0,
    async stop() {
      server.kill()
      await once(server, 'close')
    },
  }
}

async function measured(server: Server, load: Pick<Load, 'path' | 'type' | 'bodies' | 'pace'>) {
  const before = { idle: idleTicks(), cpu: cpuOf(server.pid), rows: await acceptedBy(server) }
  const client = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'bench/send.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let out = ''
  client.stdout.on('data', (chunk) => {
    out += chunk
  })
  client.stdin.end(JSON.stringify({ ...load, url: server.url, key: server.key, seconds, connections: CONNECTIONS }))
  await once(client, 'close')
  const sent = JSON.parse(out) as Sent
  const after = idleTicks()
  return {
    sent,
    idle: (after.idle - before.idle.idle) / (after.all - before.idle.all),
    cpuSeconds: cpuOf(server.pid) - before.cpu,
    rows: (await acceptedBy(server)) - before.rows,
  }
}

/** Draws reviews one after the other until it is told to end; says how many. */
function reviewing({ url, cookie }: Server): () => Promise<string> {
  let [count, isOver] = [0, false]
  const drawing = (async () => {
    while (!isOver) {
      const headers = { cookie, origin: url, 'content-type': 'application/json' }
      const body = JSON.stringify({ workflow: 'invoice-triage' })
      const answer = await fetch(`${url}/api/v1/reviews`, { method: 'POST', headers, body })
      if (!answer.ok) throw new Error(await answer.text())
      await answer.text()
      count++
    }
  })()
  return async () => {
    isOver = true
    await drawing
    return `${count} drawn`
  }
}

async function acceptedBy({ url, key }: Server): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, { headers: { 'x-api-key': key } })).text()
  return [...text.matchAll(/^aftercare_lines_total\{.*outcome="accepted"\} (\d+)/gm)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  )
}

/** Of /proc: only Linux tells. */
function idleTicks(): { idle: number; all: number } {
  const ticks = /^cpu +(.+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]?.split(' ').map(Number) ?? []
  return { idle: (ticks[3] ?? 0) + (ticks[4] ?? 0), all: ticks.slice(0, 8).reduce((a, b) => a + b, 0) }
}

function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** In kilobytes. */
function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

async function rawRate(evidence: string, batch: number): Promise<{ lines: number; binary: number }> {
  const child = spawn(process.execPath, [join(root, 'bench/raw-insert.ts'), evidence, String(batch)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  await once(child, 'close')
  return JSON.parse(out) as { lines: number; binary: number }
}
