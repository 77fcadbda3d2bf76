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
import { askMatters } from '../../decisions/support/matter.ts'
import { hold } from '../../jobs.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { applyPlan } from '../../plan/versions.ts'
import { askOverview } from '../../reports/overview/overview.ts'
import { createApi } from '../../server/api.ts'
import { createIdentity } from '../../server/identity/identity.ts'
import { localPrincipal } from '../../server/local.ts'
import { readSettings } from '../../settings.ts'
import { toFinding } from '../finding.ts'
import { historyOf } from '../history.ts'
import { explainedBy, listFindings } from '../list.ts'

const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
integrations:
  crm: { name: CRM, owner: ana, if_down: Cases wait in the shared mailbox. }
workflows:
  desk:
    { name: Desk, risk: high, owner: ana, integrations: [crm], objectives: { exceptions: "<= 10% over 7d", tool_errors: "<= 10% over 7d" } }
`

/** Ten weeks in which calls of the CRM fail now and then; then all do for some hours. */
describe('a system that is down', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-outage-'))
  const clock = settableClock()
  let app: App
  let workspace: string

  /** A run with a call of the CRM, and whether that failed; `isOff`: it left its path on its own. */
  const run = (name: string, at: number, { failed = false, isOff = false } = {}) => [
    {
      ...{ type: 'run', run: name, workflow: 'desk', status: failed || isOff ? 'exception' : 'ok' },
      ...{ started: formatTime(at), ended: formatTime(at + MICROS.s) },
    },
    {
      ...{ type: 'step', run: name, step: '1', kind: 'tool', name: 'look_up', integration: 'crm' },
      ...(failed ? { status: 'error', error: { message: 'the system does not answer' } } : { status: 'ok' }),
      started: formatTime(at),
    },
  ]
  const look = async () => {
    clock.pass(MICROS.h)
    await hold(app, workspace)
  }
  const send = async (lines: readonly object[]) => {
    const texts = lines.map((line) => JSON.stringify(line))
    assert.deepEqual((await app.pipe.receiveTexts(workspace, await app.masker(workspace), texts)).refused, [])
    await look()
    await look()
  }
  const all = async () => {
    const rows = await app.state.db
      .selectFrom('finding')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('dimension', 'in', ['exceptions', 'tool_failures'])
      .orderBy('id')
      .execute()
    return rows.map(toFinding)
  }
  const outage = async () => {
    const [one, ...others] = (await all()).filter(({ key }) => key === 'outage:crm')
    assert.ok(one && others.length === 0)
    return one
  }
  /** The keys of findings that people are owed to hear of, by what they are to hear. */
  const owed = async () => {
    const notices = await app.state.db
      .selectFrom('notice')
      .select(['kind', 'about'])
      .where('workspace_id', '=', workspace)
      .orderBy('seq')
      .execute()
    const keys = new Map((await all()).map(({ id, key }) => [`finding:${id}`, key]))
    return notices.flatMap(({ kind, about }) => (keys.has(about) ? [[kind, keys.get(about)]] : []))
  }

  /** What happened to a finding, with the one that explains it where that is said. */
  const happened = async (key: string) => {
    const id = (await all()).find((one) => one.key === key)?.id ?? ''
    return (await historyOf(app.state.db, workspace, id)).map(({ kind, cause }) => [kind, cause])
  }

  /** Since when help is owed for what, by what was found. */
  const helped = async () => {
    const now = clock.now()
    const matters = await askMatters(app.state.db, workspace, { since: now }, { asOf: now, present: now })
    const keys = new Map((await all()).map(({ id, key }) => [id, key]))
    return new Map(matters.map(({ id, opened }) => [keys.get(id), opened]))
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

  test('is one finding: what it explains is told to nobody, and stands beneath it', async () => {
    const now = clock.now()
    await send(
      Array.from({ length: 1400 }, (_, n) =>
        run(`d${n}`, now - MICROS.h - (n / 20) * MICROS.d, { failed: n % 50 === 25 }),
      ).flat(),
    )
    assert.deepEqual(await all(), [])

    const begun = clock.now()
    await send(Array.from({ length: 40 }, (_, n) => run(`o${n}`, begun + n * MICROS.m, { failed: true })).flat())
    const one = await outage()
    assert.deepEqual(
      [one.state, one.severity, one.workflow, one.answers, inLanguage(one.title)],
      ['open', 'high', 'desk', 'ana', 'CRM is down or refuses: its calls fail in 40 of 40 runs'],
    )
    assert.match(
      inLanguage(one.detail),
      /^Since 15 Jun 2026, \d\d:\d\d, 40 of 40 calls failed; in 40 of 40 runs that called it, half of them or more\. By chance alone.*On it rests Desk, with 2 promises\. While it is down: Cases wait in the shared mailbox\.$/,
    )
    assert.equal(one.evidence.from, formatTime(begun + MICROS.s))
    const explained = (await all()).filter(({ key }) => key !== 'outage:crm')
    assert.ok(explained.some(({ key }) => key === 'objective:desk:exceptions'))
    assert.ok(explained.some(({ key }) => key === 'objective:desk:tool_errors'))
    for (const { key, state, explained_by } of explained)
      assert.deepEqual([key, state, explained_by], [key, 'open', one.id])
    assert.deepEqual(await owed(), [['finding.opened', 'outage:crm']])
    assert.deepEqual(await happened('objective:desk:exceptions'), [
      ['opened', null],
      ['explained', one.id],
    ])
    const exceptions = explained.find(({ key }) => key === 'objective:desk:exceptions')
    const { state } = app
    const api = createApi(
      app,
      createIdentity({ state, secret: app.folder.secret, url: 'http://127.0.0.1:4680', clock }),
    )
    const asked = await api.request(`/api/v1/findings/${exceptions?.id}`, {}, { local: await localPrincipal(app) })
    const { history } = (await asked.json()) as { history: { kind: string; cause: unknown }[] }
    const { cause } = history.find(({ kind }) => kind === 'explained') ?? {}
    assert.deepEqual(cause, { id: one.id, kind: 'finding', title: inLanguage(one.title) })
    // Nobody is late in what nobody was told of.
    assert.deepEqual([...(await helped()).keys()], ['outage:crm'])
    // It is in the lists once, and what it explains is beneath it.
    const listed = await listFindings(app.state.db, workspace, { state: 'unresolved' }, { limit: 50 })
    assert.deepEqual(listed.items.filter(({ dimension }) => dimension === 'exceptions').length, 0)
    const beneath = await explainedBy(app.state.db, workspace, one.id)
    assert.deepEqual(new Set(beneath.items.map(({ key }) => key)), new Set(explained.map(({ key }) => key)))
    const { workflows } = await askOverview(app, workspace, clock.now())
    assert.equal(workflows[0]?.open_findings.high, listed.counts.high)

    const again = await askAgain(app, workspace, one, clock.now())
    assert.deepEqual([again?.same, again?.changed], [true, { counted: 0 }])
  })

  test('is over when its calls go as usual, which is told; what its runs alone explain stays beneath it', async () => {
    const begun = clock.now()
    await send(Array.from({ length: 5 }, (_, n) => run(`w${n}`, begun + n * MICROS.m)).flat())
    const one = await outage()
    assert.deepEqual([one.state, one.ended], ['resolved', 'over'])
    assert.deepEqual(await owed(), [
      ['finding.opened', 'outage:crm'],
      ['finding.over', 'outage:crm'],
    ])
    const exceptions = (await all()).find(({ key }) => key === 'objective:desk:exceptions')
    assert.deepEqual([exceptions?.state, exceptions?.explained_by], ['open', one.id])
  })

  test('what is off without its runs is told by itself', async () => {
    const begun = clock.now()
    await send(Array.from({ length: 30 }, (_, n) => run(`x${n}`, begun + n * MICROS.m, { isOff: true })).flat())
    const exceptions = (await all()).find(({ key }) => key === 'objective:desk:exceptions')
    assert.deepEqual([exceptions?.state, exceptions?.explained_by], ['open', null])
    const calls = (await all()).find(({ key }) => key === 'objective:desk:tool_errors')
    assert.notEqual(calls?.explained_by, null)
    assert.ok((await owed()).some(([kind, key]) => kind === 'finding.opened' && key === 'objective:desk:exceptions'))
    assert.ok(!(await owed()).some(([, key]) => key === 'objective:desk:tool_errors'))
    const down = (await outage()).id
    const history = await happened('objective:desk:exceptions')
    assert.deepEqual(history.at(-1), ['told', down])
    assert.deepEqual(
      history.filter(([kind]) => kind !== 'seen'),
      [
        ['opened', null],
        ['explained', down],
        ['told', down],
      ],
    )
    // Help is owed since it was told, not since it was found.
    const since = await helped()
    assert.ok((since.get('objective:desk:exceptions') ?? 0) > begun && !since.has('objective:desk:tool_errors'))
  })
})
