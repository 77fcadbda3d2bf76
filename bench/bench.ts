import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAftercare } from '../sdk/src/client.ts'

/**
 * `npm run bench [-- STEPS...]`: what an installation does with one and ten million steps. Prints figures, judges nothing.
 * Everything goes through the command line and the API, as it does for everybody; the engine's own insert rate of the same
 * rows is measured in the same run, by the same engine, without us.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0)
const STEPS_PER_RUN = 10
const say = (text: string) => process.stdout.write(`${text}\n`)

const plan = `plan: 1
workspace: bench
client: Bench
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
${[0, 1, 2].map((n) => `  desk-${n}: { name: Desk ${n}, risk: medium, owner: ana, objectives: { accepted: ">= 80% over 7d", cost_per_run: "<= 1 USD per run over 7d", tool_errors: "<= 5% over 7d" } }`).join('\n')}
`

for (const steps of sizes.length > 0 ? sizes : [1_000_000, 10_000_000]) await measure(steps)

async function measure(steps: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'))
  try {
    say(`\n${steps.toLocaleString('en')} steps in ${(steps / STEPS_PER_RUN).toLocaleString('en')} runs`)
    const file = join(folder, 'record.ndjson')
    const lines = await writeRecord(file, steps)
    const data = join(folder, 'data')
    const cold = await timed(() => command('log', '--data', data))
    const imported = await timed(() => command('import', file, '--data', data, '--json'))
    const bytes = sizeOf(data)
    const raw = await rawRate(join(data, 'evidence'))
    row(
      'import, lines a second (read, masked, priced, appended, runs and figures made)',
      Math.round(lines / (imported / 1000)),
    )
    row("the engine's own insert of the same rows, rows a second", Math.round(raw))
    row('disk, MB per million steps', Math.round((bytes / 1e6 / steps) * 1e6))
    row('cold start, ms (empty folder, to the end of the first command)', Math.round(cold))
    await questions(data, steps)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function row(name: string, value: string | number): void {
  say(`  ${name.padEnd(80)} ${typeof value === 'number' ? value.toLocaleString('en') : value}`)
}

/** Ten lines a run: a run line, eight steps, a verdict; texts of a few hundred letters, thirty days, five releases. */
async function writeRecord(file: string, steps: number): Promise<number> {
  const out = createWriteStream(file)
  let lines = 0
  const put = async (line: object) => {
    lines++
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain')
  }
  const begin = Date.parse('2026-01-01T00:00:00Z')
  for (let run = 0; run < steps / STEPS_PER_RUN; run++) {
    const id = `run-${run.toString(36).padStart(6, '0')}`
    const started = begin + (run % 2592) * 1_000_000 + (run % 977)
    const at = (offset: number) => new Date(started + offset).toISOString()
    await put({
      type: 'run',
      run: id,
      workflow: `desk-${run % 3}`,
      case: `case-${run}`,
      case_type: `type-${run % 7}`,
      release: `release-${run % 5}`,
      started: at(0),
      ended: at(20_000 + (run % 9000)),
      status: run % 11 === 0 ? 'handed_over' : 'ok',
    })
    for (let step = 0; step < STEPS_PER_RUN; step++) {
      const isModel = step % 2 === 0
      await put({
        type: 'step',
        run: id,
        step: String(step),
        kind: isModel ? 'model' : 'tool',
        ...(isModel
          ? {
              model: 'gpt-4.1',
              tokens: { input: 900 + (run % 400), output: 120 + step },
              cost: { amount: 0.0028 + step / 10_000, currency: 'USD' },
            }
          : { name: `tool-${step}`, status: run % 50 === 0 ? 'error' : 'ok' }),
        started: at(step * 1000),
        ended: at(step * 1000 + 800),
        input: `Customer ${run} asks about order ${run * 7} and wants it changed. `.repeat(3),
        output: `The order ${run * 7} was found; the change was made in step ${step}. `.repeat(3),
      })
    }
    await put({
      type: 'verdict',
      verdict: 'v',
      run: id,
      kind: run % 6 === 0 ? 'rejected' : 'accepted',
      by: { kind: 'person' },
      at: at(3_600_000),
    })
  }
  out.end()
  await once(out, 'finish')
  return lines
}

/** The engine alone: the rows of the import once more, into tables made alike, in batches of the same size, synced to disk as ours are. */
async function rawRate(folder: string): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'bench/raw-insert.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  await once(child, 'close')
  return Number(out)
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
    await latency('overview: figures by workflow', 40, () =>
      client.get('/api/v1/figures', { query: { by: 'workflow' } }),
    )
    await latency('figures by day', 20, () => client.get('/api/v1/figures', { query: { by: 'day' } }))
    await latency('a run by its id', 60, (n) => client.get('/api/v1/runs/{run}', { params: { run: id(n) } }))
    await latency('the newest rejected runs', 20, () =>
      client.get('/api/v1/runs', { query: { outcome: 'rejected', workflow: 'desk-1' } }),
    )
    await latency('a review of a week', 5, () =>
      client.post('/api/v1/reviews', { body: { workflow: 'desk-1', from: '2026-01-24', to: '2026-01-31' } }),
    )
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function command(...words: string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/bin.ts'), ...words],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`aftercare ${words.join(' ')} ended with ${code}`)
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
