import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { commands, common } from '../src/cli/main.ts'
import { template } from './engines/engines.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'aftercare-commands-'))
const data = join(folder, 'data')

before(async () => {
  mkdirSync(data)
  cpSync(await template(), data, { recursive: true })
})
after(() => rmSync(folder, { recursive: true, force: true }))

/** What a command prints, run as people run it. */
const said = (...words: string[]): string => saidWith({}, ...words)

function saidWith(environment: Record<string, string>, ...words: string[]): string {
  const program = ['--disable-warning=ExperimentalWarning', 'src/cli/bin.ts', ...words, '--data', data]
  const env = { ...process.env, ...environment }
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    cwd: root,
    encoding: 'utf8',
    input: '',
    env,
  })
  assert.equal(status, 0, stderr)
  return stdout
}

test('no command means something else by an option that every command takes', () => {
  const own = commands.flatMap(({ name, options }) => Object.keys(options).map((option) => [name, option] as const))
  assert.deepEqual(
    own.filter(([, option]) => option in common),
    [],
  )
})

test('what commands say of a plan is plain English, without the marks sentences are kept with', () => {
  const applied = said('plan', 'apply', 'plans/support-triage.yaml')
  assert.match(applied, /^ {2}First plan of .+, in force from \d+ \w+ \d{4}$/m)
  assert.match(applied, /^ {2}Workflow \S+ added: .+, \d+ objectives, \d+ actions$/m)
  const told = {
    coverage: said('plan', 'coverage', 'demo/recorded/maintenance.yaml'),
    who: said('who'),
    overview: said('overview'),
    clients: said('clients'),
    review: said('review', 'triage'),
    findings: said('findings'),
    objectives: said('objectives'),
    exceptions: said('exceptions'),
  }
  assert.match(told.coverage, /^- workflows\.airline\.case\.per_week: It is not said how many cases/m)
  assert.match(told.coverage, /^- Jonas \S+: 1 h 50 a week for airline; they have 2 h$/m)
  assert.match(told.who, / is the owner\)$/m)
  assert.match(told.overview, /No run in the 30 days/)
  assert.match(told.objectives, /^accepted: .*Nothing of it was counted yet\./m)
  assert.match(told.review, /^NOT ENOUGH EVIDENCE YET|not known: /m)
  for (const [command, text] of Object.entries({ applied, ...told }))
    assert.doesNotMatch(text, /[\u2066-\u2069]/, command)
})

test('a review kept as a page names the server its links lead to, or the commands where none is known', () => {
  const file = join(folder, 'review.html')
  const page = (environment: Record<string, string>) => {
    saidWith(environment, 'review', 'triage', '--html', file)
    return readFileSync(file, 'utf8')
  }
  const alone = page({})
  assert.doesNotMatch(alone, /href="[^#]/)
  assert.match(alone, /<code>aftercare runs --workflow triage /)
  const linked = page({ AFTERCARE_URL: 'https://desk.example' })
  assert.doesNotMatch(linked, /<code>aftercare|href="\//)
  assert.match(linked, /href="https:\/\/desk\.example\/w\/[^/"]+\/runs\?workflow=triage/)
})

test('what a command prints arrives whole, however slowly it is taken', async () => {
  const program = ['--disable-warning=ExperimentalWarning', 'src/cli/bin.ts', 'read', 'test/captures/n8n-api']
  const child = spawn(process.execPath, program, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  const [told] = await Promise.all([
    slowly(child.stderr),
    slowly(child.stdout).then((out) => assert.equal(lines(out), 116)),
  ])
  assert.match(told, /371 tokens\n$/)
  assert.deepEqual(await ended, [0, null])
})

const lines = (text: string) => text.trimEnd().split('\n').length

/** Takes a little at a time. */
async function slowly(stream: Readable): Promise<string> {
  let text = ''
  for await (const chunk of stream) {
    text += chunk
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return text
}
