import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type App, openApp } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { checkLine } from '../../src/evidence/receive/read-line.ts'
import { askFigures } from '../../src/evidence/runs/figures.ts'
import { readingAgain } from '../../src/evidence/runs/read-again.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { readSettings } from '../../src/settings.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { question } from '../../src/store/evidence/question.ts'
import { stateTemplate } from '../engines/engines.ts'

/** Runs that a plan has read again are all read again, once each in the figures, however often whoever does it is killed. */
const [RUNS, AT_ONCE, KILLS, MOST_STARTS] = [6500, 2000, 6, 30]
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-again-'))
const children = new Set<ChildProcess>()
after(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const planWith = (reading: string) => `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana${reading === '' ? '' : `, reading: { ${reading} }`} }
`
const byKind = planWith('case: /attributes/ticket, case_type: /attributes/kind')
const byQueue = planWith('case_type: /attributes/queue')

const kinds = ['refund', 'exchange', 'late']
const linesOf = (number: number): object[] => {
  const started = new Date(Date.UTC(2026, 2, 1) + number * 240_000).toISOString()
  const attributes = { ticket: `T-${number}`, kind: kinds[number % 3], queue: number % 2 === 0 ? 'even' : 'odd' }
  return [
    { type: 'run', run: `r${number}`, workflow: 'desk', status: 'ok', ...(number % 100 === 7 ? {} : { started }) },
    { type: 'step', run: `r${number}`, step: '1', kind: 'tool', name: 'load', status: 'ok', attributes },
    { type: 'verdict', verdict: 'v', case: `T-${number}`, kind: 'accepted', by: { kind: 'person' }, at: started },
  ]
}
const cases = question(
  'test-cases-read',
  `SELECT count() AS runs, countIf(case = concat('T-', substring(run, 2))) AS named FROM run FINAL WHERE workspace = {workspace:String}`,
)

const settings = readSettings({ AFTERCARE_DATA: folder })
const open = () => openApp(settings, systemClock, createLog('silent'))
const apply = async ({ state, clock }: App, workspace: string, source: string) => {
  const read = readPlan(source)
  assert.equal(read.kind, 'ok')
  if (read.kind === 'ok')
    await applyPlan(state, workspace, { plan: read.plan, source, by: 'local:test', now: clock.now() })
}
const take = async (app: App, workspace: string, from: number, to: number) => {
  const masker = await app.masker(workspace)
  for (let first = from; first < to; first += 500) {
    const some = Array.from({ length: Math.min(500, to - first) }, (_, place) => linesOf(first + place)).flat()
    const { refused } = await app.pipe.receiveLines(workspace, masker, some.map(checkLine))
    assert.deepEqual(refused, [])
  }
}
/** Runs by kind, as the figures have them, and how many were accepted. */
const byCaseType = async (app: App, workspace: string) => {
  const rows = await askFigures(app.evidence, workspace, 'Europe/Berlin', { workflow: 'desk', by: 'case_type' })
  return Object.fromEntries(rows.map((row) => [row.group ?? '', [row.runs, row.accepted]]))
}
const sum = (figures: Record<string, (number | undefined)[]>) =>
  Object.values(figures).reduce((total, [runs = 0]) => total + runs, 0)

test(`${KILLS} kills while ${RUNS} runs are read again: all are, and each counts once`, async (t) => {
  cpSync(await stateTemplate(), join(folder, 'state'), { recursive: true })
  const before = await open()
  const workspace = (await localPrincipal(before)).defaultWorkspace ?? ''
  const left = async (app: App) => (await readingAgain(app.state.db, workspace)).map(({ done, total }) => [done, total])
  await apply(before, workspace, planWith(''))
  await take(before, workspace, 0, RUNS)
  await before.settle(workspace)
  assert.equal(sum(await byCaseType(before, workspace)), RUNS)

  // What is begun by other rules stands still where it is ended, and what arrives meanwhile is followed by the rules of now.
  await apply(before, workspace, byQueue)
  await before.settle(workspace)
  assert.deepEqual(await left(before), [[0, RUNS]])
  const ending = new AbortController()
  const told: number[] = []
  await before.readAgain(workspace, {
    signal: ending.signal,
    told: ([first]) => {
      told.push(first?.done ?? -1)
      if ((first?.done ?? 0) >= AT_ONCE) ending.abort()
    },
  })
  assert.deepEqual(told, [0, AT_ONCE])
  await take(before, workspace, RUNS, RUNS + 100)
  await before.settle(workspace)
  assert.equal(sum(await byCaseType(before, workspace)), RUNS + 100)
  const far = await left(before)
  assert.equal(far[0]?.[1], RUNS)
  assert.ok((far[0]?.[0] ?? 0) >= AT_ONCE)

  // Rules that are others by now begin anew.
  await apply(before, workspace, byKind)
  await before.settle(workspace)
  assert.deepEqual(await left(before), [[0, RUNS + 100]])
  await before.close()

  const random = createRandom(29)
  let [killed, starts, isDone] = [0, 0, false]
  const begun: number[] = []
  while (!isDone && starts < MOST_STARTS) {
    starts++
    const child = fork(fileURLToPath(new URL('reader-again.ts', import.meta.url)), [folder, workspace], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    children.add(child)
    const ended = once(child, 'exit')
    // Within the first of them, or once some are done.
    const killsAt = random.below(2)
    let heard = 0
    child.on('message', (done) => {
      if (heard === 0) begun.push(Number(done))
      if (killed < KILLS && heard++ === killsAt) setTimeout(() => child.kill('SIGKILL'), random.below(600))
    })
    const [code, signal] = await ended
    children.delete(child)
    if (signal === 'SIGKILL') killed++
    else {
      assert.equal(code, 0)
      isDone = true
    }
  }
  assert.ok(isDone)
  assert.ok(killed >= 1)
  assert.ok(Math.max(...begun) >= AT_ONCE, 'what was done before a kill is not done again')
  t.diagnostic(`${killed} killed; begun at ${begun.join(', ')}`)

  const app = await open()
  try {
    assert.deepEqual(await left(app), [])
    const all = RUNS + 100
    assert.deepEqual(await app.evidence.ask(workspace, cases, {}), [{ runs: String(all), named: String(all) }])
    const figures = await byCaseType(app, workspace)
    const expected = kinds.map((kind, place) => {
      const count = Array.from({ length: all }, (_, number) => number % 3).filter((one) => one === place).length
      return [kind, [count, count]]
    })
    assert.deepEqual(figures, Object.fromEntries(expected))
  } finally {
    await app.close()
  }
})
