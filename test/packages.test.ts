import assert from 'node:assert/strict'
import { execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

/** What npm would publish, installed in an empty folder as anybody would, and used there: nothing of the checkout is near. */
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'aftercare-packages-'))
const program = join(folder, 'node_modules/aftercare/dist/src/cli/bin.js')
const data = join(folder, 'data')
after(() => rmSync(folder, { recursive: true, force: true }))

before(() => {
  const npm = (cwd: string, ...words: string[]) =>
    execFileSync('npm', [...words, '--loglevel=error'], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  mkdirSync(data)
  // The name of what was made is the last line: the scripts that made it are told of before.
  const pack = (...words: string[]) => {
    const said = npm(root, 'pack', '--pack-destination', folder, ...words)
    return said.trim().split('\n').at(-1) ?? ''
  }
  const tarballs = [pack(), pack('-w', 'sdk')].map((name) => join(folder, name))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }')
  npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs)
})

const aftercare = (...words: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, AFTERCARE_DATA: data },
  })

const said = (...words: string[]): string => {
  const { status, stdout, stderr } = aftercare(...words)
  assert.equal(status, 0, stderr)
  return stdout
}

test('the installed command takes in a record and tells its figures', () => {
  const lines = ['a', 'b'].map((run) => JSON.stringify({ type: 'run', run, workflow: 'triage', release: 'v1' }))
  writeFileSync(join(folder, 'record.ndjson'), lines.join('\n'))
  assert.equal(said('import', 'record.ndjson'), '2 lines accepted, 0 refused.\n')
  const { items } = JSON.parse(said('figures', '--by', 'release', '--json')) as { items: { runs: number }[] }
  assert.deepEqual(
    items.map(({ runs }) => runs),
    [2],
  )
})

test('a sample plan that came with it is sound', () => {
  assert.match(said('plan', 'check', 'node_modules/aftercare/dist/plans/support-triage.yaml'), /support-triage/)
})

test('the installed server serves the desk, and the installed client speaks to it, typed', async () => {
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'serve'], {
    cwd: folder,
    env: { ...process.env, AFTERCARE_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    let heard = ''
    for await (const chunk of server.stdout) {
      heard += chunk
      if (heard.includes('Stop with')) break
    }
    const url = / at (http:\S+)/.exec(heard)?.[1] ?? ''
    const link = /http\S+sign-in\S+/.exec(heard)?.[0] ?? ''
    const made = said('keys', 'create', 'client', '--role', 'owner', '--link', link)
    const key = /\bac_\S+/.exec(made)?.[0] ?? ''
    writeFileSync(
      join(folder, 'client.ts'),
      `import { type AftercareError, createAftercare } from '@aftercare/sdk'
import { createRecorder } from '@aftercare/sdk/record'
const client = createAftercare({ url: ${JSON.stringify(url)}, key: ${JSON.stringify(key)} })
const { items } = await client.get('/api/v1/figures', { query: { by: 'workflow' } })
const runs: number = items[0]?.runs ?? 0
const refused: string = await client.get('/api/v1/runs/{run}', { params: { run: 'none' } }).then(
  () => 'found',
  (error: AftercareError) => error.code,
)
const recorder = createRecorder({ enabled: false })
const given: number = await recorder.run({ case: 'c' }, async (run) => run.step({ kind: 'tool' }, () => 7))
console.log(JSON.stringify({ runs, refused, given }))
`,
    )
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/.bin/tsc'), '--module', 'nodenext', '--target', 'es2024', '--strict', 'client.ts'],
      { cwd: folder, encoding: 'utf8' },
    )
    const answer = execFileSync(process.execPath, ['client.js'], { cwd: folder, encoding: 'utf8' })
    assert.deepEqual(JSON.parse(answer), { runs: 2, refused: 'not_found', given: 7 })
    assert.deepEqual(await firstRun(url, key), {
      said: 'On its way. (Where is my order?)\n',
      runs: [{ case: 'T-4711', status: 'ok', outcome: 'accepted', steps: 3, model: 'gpt-4.1' }],
    })
    const again = /http\S+sign-in\S+/.exec(said('link', 'owner@aftercare.local', '--url', url, '--key', key))?.[0] ?? ''
    const opened = await fetch(again, { method: 'POST', redirect: 'manual' })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await (await fetch(url, { headers: { cookie } })).text()
    const script = /src="(\/[^"]+\.js)"/.exec(page)?.[1] ?? ''
    assert.equal((await fetch(url + script, { headers: { cookie } })).status, 200, page)
  } finally {
    server.kill('SIGTERM')
    await once(server, 'close')
  }
})

/** The program of the installed README as it stands there, and the runs that the server then has of it. */
async function firstRun(url: string, key: string): Promise<object> {
  const readme = readFileSync(join(folder, 'node_modules/@aftercare/sdk/README.md'), 'utf8')
  writeFileSync(join(folder, 'first-run.mjs'), /```js\n(.*?)```/s.exec(readme)?.[1] ?? '')
  const env = { ...process.env, AFTERCARE_SERVER: url, AFTERCARE_KEY: key }
  const said = execFileSync(process.execPath, ['first-run.mjs'], { cwd: folder, encoding: 'utf8', env })
  const headers = { authorization: `Bearer ${key}` }
  await fetch(`${url}/api/v1/evidence/settle`, { method: 'POST', headers })
  const found = await fetch(`${url}/api/v1/runs?release=2026-03`, { headers })
  const { items } = (await found.json()) as { items: { run: string; [field: string]: unknown }[] }
  const runs = items.map(({ case: of, status, outcome, steps, model }) => ({ case: of, status, outcome, steps, model }))
  return { said, runs }
}

test('the statistics are imported on their own, typed, and need no other package', () => {
  writeFileSync(
    join(folder, 'statistics.ts'),
    `import { startRateDetector, takeOutcome } from 'aftercare/statistics/rate-detector'
import { createPatternTree, type Placed } from 'aftercare/statistics/pattern-tree'
const detector = startRateDetector(0)
let alarms: number = 0
for (let run = 1; run <= 300; run++) if (takeOutcome(detector, run / 100, 1, 0.1, 1).isAlarm) alarms++
const tree = createPatternTree()
const placed: Placed[] = ['disk 1 full', 'disk 2 full'].map((message) => tree.add(message))
// @ts-expect-error: a time is no text
startRateDetector('now')
console.log(JSON.stringify({ alarmed: alarms > 0, templates: placed.map(({ template }) => template) }))
`,
  )
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/.bin/tsc'), '--module', 'nodenext', '--target', 'es2024', '--strict', 'statistics.ts'],
    { cwd: folder, encoding: 'utf8' },
  )
  // Without the rest of it, and the packages it needs: what a module of the statistics imports is another of them.
  const alone = join(folder, 'alone')
  mkdirSync(join(alone, 'node_modules/aftercare/dist/src'), { recursive: true })
  for (const path of ['package.json', 'dist/src/statistics'])
    cpSync(join(folder, 'node_modules/aftercare', path), join(alone, 'node_modules/aftercare', path), {
      recursive: true,
    })
  cpSync(join(folder, 'statistics.js'), join(alone, 'statistics.mjs'))
  const modules = readdirSync(join(alone, 'node_modules/aftercare/dist/src/statistics')).filter((name) =>
    name.endsWith('.js'),
  )
  assert.ok(modules.length > 20)
  const all = modules.map((name) => `import 'aftercare/statistics/${name.slice(0, -3)}'\n`).join('')
  writeFileSync(join(alone, 'all.mjs'), all)
  execFileSync(process.execPath, ['all.mjs'], { cwd: alone })
  assert.deepEqual(JSON.parse(execFileSync(process.execPath, ['statistics.mjs'], { cwd: alone, encoding: 'utf8' })), {
    alarmed: true,
    templates: ['disk <*> full', 'disk <*> full'],
  })
})

test('what a browser loads of the client needs nothing of Node; what records does, and is loaded by its own name alone', () => {
  const dist = join(folder, 'node_modules/@aftercare/sdk/dist')
  const loaded = (file: string): string[] => {
    const text = readFileSync(join(dist, file), 'utf8')
    const names = [...text.matchAll(/^(?:import|export)\b[^'"\n]*['"]([^'"\n]+)['"]/gm)].map((match) => match[1] ?? '')
    return names.flatMap((name) => (name.startsWith('./') ? [name, ...loaded(name)] : [name]))
  }
  assert.deepEqual(loaded('index.js'), ['./client.js'])
  assert.deepEqual(loaded('desk.js'), [])
  assert.ok(loaded('record.js').includes('node:async_hooks'))
})

test('what is published holds no source that Node would have to strip, and no test', () => {
  const list = (name: string) =>
    execFileSync('tar', ['tzf', join(folder, name)], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  for (const name of [`aftercare-${version}.tgz`, `aftercare-sdk-${version}.tgz`])
    for (const path of list(name)) assert.doesNotMatch(path, /(?<!\.d)\.ts$|\.test\.|screenshots/)
})
