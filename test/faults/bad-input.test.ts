import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { stateTemplate } from '../engines/engines.ts'
import { mountSmallDisk, noSmallDisk, resizeDisk, unmountDisk } from './small-disk.ts'

/** Bad input gets one clear sentence and the right exit code, and nothing is lost. Each case is a process of its own. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'aftercare-bad-'))
const data = join(folder, 'data')
const file = (name: string) => join(folder, name)
before(async () => {
  mkdirSync(data)
  cpSync(await stateTemplate(), join(data, 'state'), { recursive: true })
})
after(() => rmSync(folder, { recursive: true, force: true }))

const node = ['--disable-warning=ExperimentalWarning', 'src/cli/bin.ts']
function aftercare(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...words], {
    cwd: root,
    encoding: 'utf8',
    input: '',
  })
  return { status, out: stdout, err: stderr }
}
const inData = (...words: string[]) => aftercare(...words, '--data', data)

const run = (id: string) => JSON.stringify({ type: 'run', run: id, workflow: 'desk', status: 'ok' })

test('a broken plan: every error with its place, exit 2', () => {
  writeFileSync(file('plan.yaml'), 'plan: 1\nworkspace: x\nclent: Me\n')
  const { status, err } = aftercare('plan', 'check', file('plan.yaml'))
  assert.equal(status, 2)
  assert.match(err, /plan\.yaml:3:1 {2}clent: .*client/)
})

test('a broken line: refused with place and reason into a file, its neighbours kept, exit 2', () => {
  writeFileSync(
    file('runs.ndjson'),
    `${run('a')}\n{"type":"run"\n\n{"type":"run","run":"b","status":"fine"}\n${run('c')}\n`,
  )
  const { status, out, err } = inData('import', file('runs.ndjson'))
  assert.equal(status, 2)
  assert.match(out, /2 lines accepted, 2 refused/)
  assert.match(err, /runs\.ndjson:2: is not JSON/)
  assert.match(err, /runs\.ndjson:4: "status" is "fine"/)
  const rejects = readFileSync(file('runs.ndjson.rejects.ndjson'), 'utf8').trim().split('\n')
  assert.deepEqual(
    rejects.map((line) => JSON.parse(line).position),
    [2, 4],
  )
})

test('refused lines that cannot be kept anywhere: one sentence, exit 2, and the good ones are in', () => {
  writeFileSync(file('mixed.ndjson'), `${run('kept')}\n{"type":"run"\n`)
  const { status, err } = inData('import', file('mixed.ndjson'), '--rejects', file('no/such/folder'))
  assert.equal(status, 2)
  assert.match(
    err,
    /^Refused lines cannot be kept in .+ \(ENOENT\)\. Name a place that can be written with --rejects FILE/,
  )
  assert.equal(inData('run', 'kept').status, 0)
})

test('a file of another format: said once, with the format to try', () => {
  writeFileSync(file('result.json'), '{\n  "info": {},\n  "simulations": []\n}\n')
  const { status, err } = inData('import', file('result.json'))
  assert.equal(status, 2)
  assert.match(err, /Nothing in .+result\.json is a line of the record\..+--format tau2-bench, CSV with --mapping\.\n$/)
})

test('a gzip file that is cut off: what was read is kept, exit 2', () => {
  const whole = gzipSync(Array.from({ length: 20_000 }, (_, i) => run(`z${i}-${Math.random()}`)).join('\n'))
  writeFileSync(file('cut.ndjson.gz'), whole.subarray(0, whole.length / 2))
  const { status, err } = inData('import', file('cut.ndjson.gz'))
  assert.equal(status, 2)
  assert.match(err, /cut\.ndjson\.gz is damaged or cut off \(.+\)\. What was read before is kept/)
})

test('what is not there: a file, a workflow, a run, a command, an option', () => {
  const cases: [words: string[], status: number, sentence: RegExp][] = [
    [['import', file('nothing.ndjson')], 3, /nothing\.ndjson cannot be read \(ENOENT\)/],
    [['review', 'nope'], 3, /There is no workflow "nope" in this workspace\. It has: desk/],
    [['run', 'nope'], 3, /There is no run "nope"/],
    [['sign', 'nope'], 3, /There is no review "nope"/],
    [['link', 'nobody@example.com'], 3, /There is no person "nobody@example\.com" here/],
    [['finding', 'nope'], 3, /There is no finding "nope"/],
    [['findings', '--state', 'closed'], 2, /"closed" is no state of a finding/],
    [['acknowledge', 'nope', '--note', 'x'], 3, /There is no finding "nope"/],
    [['link', 'nobody'], 2, /"email" in the body/],
    [['figures', '--by', 'colour'], 2, /cannot be grouped by "colour"/],
    [['figures', '--from', 'yesterday'], 2, /^--from is "yesterday", which is no time/],
    [['figures', '--as-of', 'yesterday'], 2, /^--as-of is "yesterday", which is no time/],
    [['figures', '--from', '2026-03-01', '--to', '2026-02-01'], 2, /^The period ends .+ before it begins/],
    [['runs', '--from', '2026-03-01', '--to', '2026-02-01'], 2, /^The period ends .+ before it begins/],
    [
      ['runs', '--counts-for', 'value'],
      2,
      /^--counts-for is "value": it takes escaped_errors, tool_retries, refused_writes, active_people\.$/m,
    ],
    [['runs', '--cost-above', 'much'], 2, /^--cost-above is "much": it takes a number\.$/m],
    [['runs', '--limit', '9999'], 2, /^--limit is "9999": it takes 200 or less\.$/m],
    [['runs', '--status', 'fine'], 2, /^--status is "fine": it takes one or several of unknown, ok/m],
    [['figures', '--colour'], 2, /Unknown option '--colour'/],
    [['fly'], 2, /There is no command "fly/],
    [['figures', 'desk'], 2, /"aftercare figures" takes no words, and nothing can be done with "desk"/],
    [['plan', 'check', 'a.yaml', 'b.yaml', 'c.yaml'], 2, /takes FILE, and nothing can be done with "b\.yaml c\.yaml"/],
    [['figures', '--workspace', 'other'], 4, /You have no access to a workspace "other"/],
  ]
  for (const [words, status, sentence] of cases) {
    const answer = inData(...words)
    assert.equal(answer.status, status, `${words.join(' ')}: ${answer.err}`)
    assert.match(answer.err, sentence)
    assert.equal(answer.err.trim().split('\n').length, 1, 'one sentence')
  }
})

test('help and the version are asked for in the usual ways', () => {
  assert.match(aftercare('--version').out, /^aftercare \d+\.\d+\.\d+\n$/)
  assert.equal(aftercare('help', 'figures').out, aftercare('figures', '--help').out)
  assert.equal(aftercare('help').out, aftercare('--help').out)
})

test('a server that is not there, a folder that cannot be, settings that are none', () => {
  const gone = aftercare('figures', '--url', 'http://127.0.0.1:9')
  assert.equal(gone.status, 6)
  assert.match(gone.err, /http:\/\/127\.0\.0\.1:9 does not answer \(ECONNREFUSED\)|does not answer/)
  writeFileSync(file('plain'), '')
  const blocked = aftercare('figures', '--data', join(file('plain'), 'data'))
  assert.equal(blocked.status, 6)
  assert.match(blocked.err, /cannot be written \(ENOTDIR\)\. Choose another/)
  const { status, stderr } = spawnSync(process.execPath, [...node, 'figures'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PORT: 'many' },
  })
  assert.equal(status, 2)
  assert.match(stderr, /^Setting PORT "many" /)
})

test('a port in use and a folder in use: told at once, exit 5, and the folder is whole afterwards', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const port = String((taken.address() as { port: number }).port)
  const second = spawnSync(process.execPath, [...node, 'serve', '--data', data], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PORT: port },
  })
  assert.equal(second.status, 5, second.stderr)
  assert.match(second.stderr, new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use`))
  taken.close()

  const server = spawn(process.execPath, [...node, 'serve', '--data', data], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  server.stdout.on('data', (chunk) => {
    said += chunk
  })
  while (!said.includes('Stop with')) await once(server.stdout, 'data')
  const knocking = inData('figures')
  assert.equal(knocking.status, 5)
  assert.match(knocking.err, /is in use by process \d+ at http:\/\/127\.0\.0\.1:\d+\. Use --url/)
  const wrongKey = aftercare(
    'figures',
    '--url',
    /http:\S+/.exec(knocking.err)?.[0].replace(/\.$/, '') ?? '',
    '--key',
    'ac_wrong',
  )
  assert.equal(wrongKey.status, 4)
  assert.match(wrongKey.err, /You are not signed in/)
  server.kill('SIGTERM')
  const [code] = await once(server, 'exit')
  assert.equal(code, 0)
  assert.match(inData('figures', '--json').out, /"runs": \d+/)
})

test('a full disk: said in one sentence, exit 6; what was acknowledged is there when there is room again', {
  skip: noSmallDisk,
}, async () => {
  const disk = file('disk')
  mkdirSync(disk)
  mountSmallDisk(disk, 160)
  try {
    const small = join(disk, 'data')
    mkdirSync(small)
    cpSync(await stateTemplate(), join(small, 'state'), { recursive: true })
    assert.equal(aftercare('figures', '--data', small).status, 0)
    writeFileSync(file('some.ndjson'), Array.from({ length: 500 }, (_, i) => run(`kept-${i}`)).join('\n'))
    assert.equal(aftercare('import', file('some.ndjson'), '--data', small).status, 0)
    // Text that does not compress, more of it than there is room for.
    const noise = () =>
      Buffer.from(Array.from({ length: 60_000 }, () => Math.floor(Math.random() * 256))).toString('base64')
    writeFileSync(
      file('much.ndjson'),
      Array.from({ length: 2000 }, (_, i) =>
        JSON.stringify({ type: 'step', run: `r${i}`, step: '1', kind: 'model', input: noise() }),
      ).join('\n'),
    )
    const full = aftercare('import', file('much.ndjson'), '--data', small)
    assert.equal(full.status, 6, full.err)
    assert.match(full.err, /full/)
    resizeDisk(disk, 700)
    const [all] = JSON.parse(aftercare('figures', '--workflow', 'desk', '--json', '--data', small).out).items
    assert.ok(all.runs >= 500)
    assert.equal(aftercare('import', file('much.ndjson'), '--data', small).status, 0)
  } finally {
    unmountDisk(disk)
  }
})
