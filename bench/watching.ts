import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, openApp } from '../src/app.ts'
import { systemClock } from '../src/base/clock.ts'
import { createLog } from '../src/base/log.ts'
import { MICROS } from '../src/base/time.ts'
import { followCounted } from '../src/jobs.ts'
import { createApi } from '../src/server/api.ts'
import { createIdentity } from '../src/server/identity/identity.ts'
import { localPrincipal } from '../src/server/local.ts'
import { readSettings } from '../src/settings.ts'
import { row, STEPS_PER_RUN, say, timed } from './record.ts'

/**
 * `npm run bench:watching [-- STEPS...]`: what it costs to watch 300 objectives. Rows of `counted` are made by the engine itself, as many as so
 * many steps leave (a run has ten, and is counted for four measures), over a year; then what a minute looks at: 10,000 new steps. Prints
 * figures, judges nothing.
 */
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0)
const WORKFLOWS = 30
const NEW_STEPS = 10_000

for (const steps of sizes.length > 0 ? sizes : [10_000_000, 100_000_000]) await measure(steps)

async function measure(steps: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-watching-'))
  const app = await openApp(readSettings({ AFTERCARE_DATA: folder }), systemClock, createLog('silent'))
  try {
    const workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
    const runs = steps / STEPS_PER_RUN
    say(
      `\n${steps.toLocaleString('en')} steps in ${runs.toLocaleString('en')} runs of ${WORKFLOWS} workflows, 10 objectives each`,
    )
    await apply(app)
    const now = app.clock.now()
    await count(app, workspace, { runs, from: now - 365 * MICROS.d, to: now, prefix: 'a' })
    const look = () => followCounted(app)
    const begun = await timed(look)
    row('the first look, which takes all of it, s', (begun / 1000).toFixed(1))
    const memory = () => Math.round(process.memoryUsage().rss / 1e6)
    const before = memory()
    const looks: number[] = []
    for (let turn = 0; turn < 7; turn++) {
      const at = app.clock.now()
      await count(app, workspace, { runs: NEW_STEPS / STEPS_PER_RUN, from: at - MICROS.m, to: at, prefix: `b${turn}` })
      looks.push(await timed(look))
    }
    const sorted = looks.toSorted((a, b) => a - b)
    row(
      `a look after ${NEW_STEPS.toLocaleString('en')} new steps, ms: median of 7, and the slowest`,
      `${Math.round(sorted[3] ?? 0)}, ${Math.round(sorted[6] ?? 0)}`,
    )
    row('a look where nothing is new, ms', Math.round(await timed(look)))
    row('memory of the process before and after these, MB', `${before}, ${memory()}`)
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Made = { readonly runs: number; readonly from: number; readonly to: number; readonly prefix: string }

/** What so many runs of that time leave, as `count()` writes it, and that it was. */
async function count({ evidence, state }: App, workspace: string, { runs, from, to, prefix }: Made): Promise<void> {
  const arrived = evidence.stamp()
  await evidence.administer(
    `INSERT INTO counted (workspace, measure, run, arrived, workflow, known, outcome, n, bad, value, case_type, route, release, model)
     SELECT {workspace:String}, of.1, concat({prefix:String}, toString(cityHash64(number))), fromUnixTimestamp64Micro({arrived:Int64}),
       concat('w', toString(number % ${WORKFLOWS})),
       fromUnixTimestamp64Micro({from:Int64} + toInt64(({to:Int64} - {from:Int64}) * (number / {runs:UInt64}))),
       of.2, 1, 0, of.3, concat('t', toString(cityHash64(number, 2) % 4)), 'r', 'one', 'm'
     FROM numbers({runs:UInt64}) ARRAY JOIN [
       ('outcome', if(cityHash64(number, 1) % 100 < 8, 'corrected', 'accepted'), NULL),
       ('status', if(cityHash64(number, 3) % 100 < 3, 'error', 'ok'), NULL),
       ('duration', '', toFloat64(1000 + cityHash64(number, 4) % 4000)),
       ('cost', '', 0.01 + (cityHash64(number, 5) % 100) / 10000)] AS of`,
    { workspace, prefix, arrived, from, to, runs },
  )
  await state.db
    .insertInto('follower')
    .values({ workspace_id: workspace, name: 'counted', position: arrived })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doUpdateSet({ position: arrived }))
    .execute()
}

async function apply(app: App): Promise<void> {
  const { state, clock, folder } = app
  const api = createApi(app, createIdentity({ state, secret: folder.secret, url: 'http://aftercare.test', clock }))
  const init = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: planOf() }
  const response = await api.request('http://aftercare.test/api/v1/plan', init, { local: await localPrincipal(app) })
  if (!response.ok) throw new Error(await response.text())
}

function planOf(): string {
  const promises = [
    'accepted: ">= 85%"',
    'corrected: "<= 12%"',
    'rejected: "<= 5%"',
    'exceptions: "<= 6%"',
    'duration: "p95 <= 6s"',
    ...[0, 1, 2, 3].map((type) => `accepted_t${type}: { measure: accepted, target: ">= 85%", case_type: t${type} }`),
    'exceptions_r: { measure: exceptions, target: "<= 6%", route: r }',
  ]
  const workflows = Array.from(
    { length: WORKFLOWS },
    (_, n) =>
      `  w${n}:\n    name: W${n}\n    risk: medium\n    owner: ana\n    case_types: [t0, t1, t2, t3]\n    routes: { r: { when: always } }\n    objectives:\n${promises.map((one) => `      ${one}\n`).join('')}`,
  )
  return `plan: 1
workspace: bench
client: Bench
time_zone: UTC
currency: USD
effective: 2020-01-01
people: { ana: { name: Ana } }
workflows:
${workflows.join('')}`
}
