import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { inLanguage } from '../../base/say.ts'
import { formatTime, MICROS, parseTime } from '../../base/time.ts'
import { askAgain } from '../../decisions/ask-again.ts'
import { hold } from '../../jobs.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { sayStarted, sayStopped } from '../../plan/stops.ts'
import { applyPlan, localityOf } from '../../plan/versions.ts'
import { localPrincipal } from '../../server/local.ts'
import { readSettings } from '../../settings.ts'
import { toFinding } from '../finding.ts'
import { decidePattern } from './decide.ts'

const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana }
  new: { name: New, risk: high, owner: ana }
`

/** Ten weeks of runs in which one call fails now and then; then another begins to fail. */
describe('recurring problems that grow', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-growth-'))
  const clock = settableClock()
  let app: App
  let workspace: string

  const run = (workflow: string, name: string, at: number, failed?: string) => [
    { type: 'run', run: name, workflow, status: 'ok', started: formatTime(at), ended: formatTime(at + MICROS.s) },
    ...(failed === undefined
      ? []
      : [
          ...[{ type: 'step', run: name, step: '1', kind: 'tool', name: 'lookup', status: 'error' }].map((step) => ({
            ...{ ...step, error: { message: failed }, started: formatTime(at) },
          })),
        ]),
  ]
  const send = async (lines: readonly object[]) => {
    const texts = lines.map((line) => JSON.stringify(line))
    assert.deepEqual((await app.pipe.receiveTexts(workspace, await app.masker(workspace), texts)).refused, [])
    await look()
    await look()
  }
  const look = async () => {
    clock.pass(MICROS.h)
    await hold(app, workspace)
  }
  const found = async () => {
    const rows = await app.state.db
      .selectFrom('finding')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('key', 'like', 'growth:%')
      .orderBy('id')
      .execute()
    return rows.map(toFinding)
  }

  before(async () => {
    clock.set(parseTime('2026-06-15T08:30Z')?.micros ?? 0)
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
    const read = readPlan(plan)
    assert.ok(read.kind === 'ok')
    await applyPlan(app.state, workspace, { plan: read.plan, source: plan, by: 'local:ana', now: clock.now() })
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('what is as it was, and what is too young to know, is not told; what is new in many runs is, and until it is over', async () => {
    const now = clock.now()
    await send(
      Array.from({ length: 1400 }, (_, n) => {
        const at = now - MICROS.h - (n / 20) * MICROS.d
        return [
          ...run('desk', `d${n}`, at, n % 25 === 0 ? 'disk is full' : undefined),
          // Another workflow fails from its first day on, three weeks ago.
          ...(n < 400 ? run('new', `n${n}`, at, n % 2 === 0 ? 'no paper in tray' : undefined) : []),
        ]
      }).flat(),
    )
    assert.deepEqual(await found(), [])

    const begun = clock.now()
    await send(
      Array.from({ length: 12 }, (_, n) =>
        run('desk', `grown${n}`, begun - n * MICROS.m, n < 8 ? `no seat on flight LH${n}` : undefined),
      ).flat(),
    )
    const [finding, ...others] = await found()
    assert.ok(finding)
    assert.deepEqual(
      [others, finding.key, finding.workflow, finding.severity, finding.answers, finding.state],
      [[], 'growth:desk', 'desk', 'high', 'ana', 'open'],
    )
    assert.equal(inLanguage(finding.title), 'A recurring problem grows: no seat on flight <*>')
    // Of today in Berlin are the twelve new ones and eight of before; of the eight weeks before the last two, twenty a day.
    assert.match(
      inLanguage(finding.detail),
      /^no seat on flight <\*>: in 8 of 20 runs since 15 Jun 2026; before, in none of 1,120\. By chance alone a problem of this workflow would grow like this /,
    )
    const again = await askAgain(app, workspace, finding, clock.now())
    assert.deepEqual([again?.same, again?.changed], [true, { eligible: 0, incidents: 0, runs: 0 }])

    // While it stands still nothing of it is judged; once it runs again, it is over: of two days no run had it.
    const said = { workflow: 'desk', by: 'local:ana' }
    await sayStopped(app.state, workspace, {
      ...said,
      since: clock.now(),
      now: clock.now(),
      why: 'A look',
      meanwhile: null,
    })
    for (const name of ['first', 'second']) {
      clock.pass(MICROS.d)
      await send(Array.from({ length: 20 }, (_, n) => run('desk', `${name}${n}`, clock.now() - n * MICROS.m)).flat())
    }
    const states = async () => (await found()).map(({ state, ended }) => [state, ended])
    assert.deepEqual(await states(), [['open', null]])
    await sayStarted(app.state, workspace, { ...said, until: clock.now(), now: clock.now(), note: 'Looked at' })
    for (let looks = 0; looks < 3; looks++) await look()
    assert.deepEqual(await states(), [['resolved', 'over']])
    await send(
      Array.from({ length: 12 }, (_, n) =>
        run('desk', `again${n}`, clock.now() - n * MICROS.m, n < 10 ? `no seat on flight LH${n}` : undefined),
      ).flat(),
    )
    assert.deepEqual(await states(), [
      ['resolved', 'over'],
      ['open', null],
    ])

    // Somebody works on it: nobody has to hear of it any more.
    const { plan: inForce, zone } = await localityOf(app.state.db, workspace, clock.now())
    const answer = finding.evidence.answer as { problems: { pattern: number }[] }
    await decidePattern(app.state, workspace, {
      ...{ id: answer.problems[0]?.pattern ?? 0, said: { state: 'working' as const }, plan: inForce, zone },
      ...{ by: 'local:ana', now: clock.now(), asOf: clock.now() },
    })
    for (let looks = 0; looks < 3; looks++) await look()
    assert.deepEqual(await states(), [
      ['resolved', 'over'],
      ['resolved', 'over'],
    ])
  })
})
