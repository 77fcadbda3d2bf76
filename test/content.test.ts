import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openApp } from '../src/app.ts'
import { createLog } from '../src/base/log.ts'
import { askRun } from '../src/evidence/runs/detail.ts'
import { readPlan } from '../src/plan/read-plan.ts'
import { applyPlan } from '../src/plan/versions.ts'
import { localPrincipal } from '../src/server/local.ts'
import { readSettings } from '../src/settings.ts'
import { settableClock, template } from './engines/engines.ts'

/** Of a workflow whose plan says `content: shapes` no text reaches the disk, however its lines come. */
const folder = mkdtempSync(join(tmpdir(), 'aftercare-content-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const plan = `plan: 1
workspace: w
client: C
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  shut: { name: Shut, risk: low, owner: ana, content: shapes }
  open: { name: Open, risk: low, owner: ana }
`

/** Hard to press smaller, so that it would stand in a file as it is. */
const canary = (name: string) => `canary-${name}-${[...name].map((letter) => letter.charCodeAt(0) * 7919).join('x')}`
const kept = canary('kept')
const secrets = ['run', 'step', 'earlier', 'stored', 'moved', 'nobody', 'case', 'write', 'read', 'correction', 'signal']

const run = (name: string, workflow: string | undefined, input: string) => ({ type: 'run', run: name, workflow, input })
const step = (name: string, id: string, output: string) => ({ type: 'step', run: name, step: id, kind: 'tool', output })
const of = (name: string) => ({ run: name, step: '1', write: 'w' })
const by = { kind: 'person' }

const deliveries = [
  // A step before anybody knows whose it is, and runs that say so with it.
  [step('late', '1', canary('earlier')), run('shut', 'shut', canary('run')), step('shut', '1', canary('step'))],
  [run('late', 'shut', canary('run')), run('open', 'open', kept), step('open', '1', kept)],
  // Known from before; not known to be of any; said to be of two.
  [step('shut', '2', canary('stored')), step('open', '2', kept), step('nobody', '1', canary('nobody'))],
  [run('moved', 'open', canary('moved')), run('moved', 'shut', canary('moved'))],
  [
    { type: 'write', ...of('shut'), integration: 'crm', fields: { note: canary('write') } },
    { type: 'readback', ...of('shut'), readback: 'b', outcome: 'mismatch', fields: { note: canary('read') } },
    {
      type: 'verdict',
      verdict: 'v',
      run: 'shut',
      kind: 'corrected',
      by,
      corrections: [{ field: 'f', after: canary('correction') }],
    },
    {
      type: 'verdict',
      verdict: 'v',
      case: 'c',
      kind: 'corrected',
      by,
      corrections: [{ field: 'f', before: canary('case') }],
    },
    { type: 'signal', source: 's', signal: '1', kind: 'k', workflow: 'shut', attributes: { said: canary('signal') } },
  ],
]

test('no file of the store holds a text of a workflow of which only shapes are kept', async () => {
  cpSync(await template(), folder, { recursive: true })
  const clock = settableClock()
  const settings = readSettings({ AFTERCARE_DATA: folder, AFTERCARE_LOG: 'silent' })
  const app = await openApp(settings, clock, createLog('silent'))
  const workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
  const read = readPlan(plan)
  assert.ok(read.kind === 'ok')
  await applyPlan(app.state, workspace, { plan: read.plan, source: plan, by: 'local:ana', now: clock.now() })
  for (const lines of deliveries) {
    const texts = lines.map((line) => JSON.stringify(line))
    const received = await app.pipe.receiveTexts(workspace, await app.masker(workspace), texts)
    assert.deepEqual(received, { accepted: lines.length, refused: [] })
  }
  clock.pass(120_000_000)
  await app.settle(workspace)
  const open = await askRun(app.evidence, workspace, 'open')
  assert.deepEqual([open.run.input, ...open.steps.map((one) => one.output)], [kept, kept, kept])
  const shut = await askRun(app.evidence, workspace, 'shut')
  assert.match(String(shut.run.input), /^\[text \d+ characters #[0-9a-f]{12}\]$/)
  assert.equal(shut.run.input, (await askRun(app.evidence, workspace, 'late')).run.input, 'equal texts stay equal')
  await app.close()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const held = files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
  const filesWith = (text: string) => held.filter((content) => content.includes(text)).length
  assert.ok(filesWith(kept) > 0, 'what is kept is found this way')
  for (const name of secrets) assert.equal(filesWith(canary(name)), 0, name)
})
