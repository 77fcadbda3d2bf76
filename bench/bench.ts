import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAftercare } from '../sdk/src/client.ts'
import { benchPlan, command, root, row, STEPS_PER_RUN, say, timed, writeRecord } from './record.ts'

/**
 * `npm run bench [-- STEPS...]`: what an installation does with one and ten million steps. Prints figures, judges nothing.
 * Everything goes through the command line and the API, as it does for everybody; the engine's own insert rate of the same
 * rows is measured in the same run, by the same engine, without us.
 */
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0)
const WORKFLOWS = 3

const plan = benchPlan(WORKFLOWS)

for (const steps of sizes.length > 0 ? sizes : [1_000_000, 10_000_000]) await measure(steps)

async function measure(steps: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'))
  try {
    say(`\n${steps.toLocaleString('en')} steps in ${(steps / STEPS_PER_RUN).toLocaleString('en')} runs`)
    const file = join(folder, 'record.ndjson')
    const lines = await writeRecord(file, steps, WORKFLOWS)
    const data = join(folder, 'data')
    const cold = await timed(() => command('log', '--data', data))
    const imported = await timed(() => command('import', file, '--data', data, '--json'))
    const bytes = sizeOf(data)
    const raw = await rawRate(join(data, 'evidence'))
    row(
      'import, lines a second (read, masked, priced, appended, runs and figures made)',
      Math.round(lines / (imported / 1000)),
    )
    row(
      "the engine's own insert of the same rows, a second: lines of JSON, its own form",
      `${Math.round(raw.lines)}, ${Math.round(raw.binary)}`,
    )
    row('disk, MB per million steps', Math.round((bytes / 1e6 / steps) * 1e6))
    row('cold start, ms (empty folder, to the end of the first command)', Math.round(cold))
    await questions(data, steps)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The engine alone: the rows of the import once more, into tables made alike, in batches of the same size, synced to disk as ours are. */
async function rawRate(folder: string): Promise<{ lines: number; binary: number }> {
  const child = spawn(process.execPath, [join(root, 'bench/raw-insert.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  await once(child, 'close')
  return JSON.parse(out) as { lines: number; binary: number }
}

async function questions(data: string, steps: number): Promise<void> {
  const began = performance.now()
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/main.ts')], {
    env: { ...process.env, AFTERCARE_DATA: data, PORT: '0', AFTERCARE_AS_OF: '2026-01-31T00:00Z' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  server.stdout.on('data', (chunk) => {
    said += chunk
  })
  while (!said.includes('Stop with')) await new Promise((resolve) => setTimeout(resolve, 20))
  row('warm start, ms (to listening)', Math.round(performance.now() - began))
  try {
    const [, url = ''] = / at (\S+)/.exec(said) ?? []
    const [link = ''] = /http\S+sign-in\S+/.exec(said) ?? []
    const opened = await fetch(link, { method: 'POST', redirect: 'manual' })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    const client = createAftercare({
      url,
      fetch: (request) => {
        request.headers.set('cookie', cookie)
        return fetch(request)
      },
    })
    await client.post('/api/v1/plan', { body: plan })
    const count = steps / STEPS_PER_RUN
    const id = (n: number) => `run-${((n * 7919) % count).toString(36).padStart(6, '0')}`
    await latency('figures of a workflow by release, 30 days', 40, () =>
      client.get('/api/v1/figures', {
        query: { workflow: 'desk-1', by: 'release', from: '2026-01-01', to: '2026-01-31' },
      }),
    )
    await latency('overview', 40, () => client.get('/api/v1/overview'))
    await latency('figures by workflow', 40, () => client.get('/api/v1/figures', { query: { by: 'workflow' } }))
    await latency('figures by day', 20, () => client.get('/api/v1/figures', { query: { by: 'day' } }))
    await latency('a run by its id', 60, (n) => client.get('/api/v1/runs/{run}', { params: { run: id(n) } }))
    await latency('the newest rejected runs', 20, () =>
      client.get('/api/v1/runs', { query: { outcome: 'rejected', workflow: 'desk-1' } }),
    )
    await latency('a review of a week', 5, () =>
      client.post('/api/v1/reviews', { body: { workflow: 'desk-1', from: '2026-01-24', to: '2026-01-31' } }),
    )
    if (!existsSync('/proc')) {
      row('resident memory and idle', 'measured on Linux only')
      return
    }
    row('resident memory of the server, MB', Math.round(residentKb(server.pid ?? 0) / 1000))
    const before = cpuTicks(server.pid ?? 0)
    await new Promise((resolve) => setTimeout(resolve, 20_000))
    row('idle, share of a core (20 s)', `${(((cpuTicks(server.pid ?? 0) - before) / 100 / 20) * 100).toFixed(1)}%`)
  } finally {
    server.kill('SIGTERM')
    await once(server, 'close')
  }
}

async function latency(name: string, times: number, ask: (n: number) => Promise<unknown>): Promise<void> {
  await ask(0)
  const took: number[] = []
  for (let n = 1; n <= times; n++) took.push(await timed(() => ask(n)))
  took.sort((a, b) => a - b)
  const at = (p: number) => Math.round(took[Math.min(took.length - 1, Math.floor(p * took.length))] ?? 0)
  row(`${name}, ms`, `p50 ${at(0.5)}, p95 ${at(0.95)}`)
}

function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}

/** User and system time in hundredths of a second (Linux). */
function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return Number(fields[11]) + Number(fields[12])
}

function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
