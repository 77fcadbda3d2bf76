import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { faults } from '../demo/played/faults.ts'
import type { paths } from '../sdk/src/api.ts'
import { type App, openApp } from '../src/app.ts'
import { createLog } from '../src/base/log.ts'
import { type Api, createApi } from '../src/server/api.ts'
import { createIdentity } from '../src/server/identity/identity.ts'
import { localPrincipal } from '../src/server/local.ts'
import type { Principal } from '../src/server/principal.ts'
import { readSettings } from '../src/settings.ts'
import { settableClock } from './engines/engines.ts'
import { demoFolder } from './journeys/demo-folder.ts'

type Get<
  P extends
    | '/api/v1/findings'
    | '/api/v1/change-notes'
    | '/api/v1/findings/{id}'
    | '/api/v1/sources'
    | '/api/v1/sources/shares',
> = paths[P]['get']['responses'][200]['content']['application/json']

/** What was found while the demo was played: of changes by the jobs, which look at the end of each day, and of answers by the screen. */
describe('the played demo, as the API tells of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-demo-changes-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  before(async () => {
    cpSync(await demoFolder({ played: true }), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const identity = createIdentity({
      ...{ state: app.state, secret: app.folder.secret, url: 'http://aftercare.test', clock },
    })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function ask<T>(path: string, workspace: string): Promise<T> {
    const mark = path.includes('?') ? '&' : '?'
    const response = await api.request(
      `http://aftercare.test${path}${mark}workspace=${workspace}`,
      {},
      { local: owner },
    )
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const workspaceOf = async (name: RegExp) => {
    const rows = await app.state.db.selectFrom('workspace').select(['id', 'name']).execute()
    return rows.find((row) => name.test(row.name))?.id ?? ''
  }
  const everyChange = async (workspace: string) => {
    const found: Get<'/api/v1/findings'>['items'] = []
    for (const state of ['unresolved', 'resolved'])
      found.push(...(await ask<Get<'/api/v1/findings'>>(`/api/v1/findings?state=${state}&limit=200`, workspace)).items)
    return found.filter((one) => one.key.startsWith('changed:'))
  }

  test('played: the unrecorded edit is found at the end of its day, recorded changes raise nothing', async () => {
    const workspace = await workspaceOf(/played/)
    const [finding, ...others] = await everyChange(workspace)
    assert.ok(finding)
    assert.deepEqual(others, [], 'the releases that were written down are no findings')
    assert.equal(finding.workflow, 'triage')
    assert.equal(finding.title, 'The prompt draft changed, and nobody wrote it down')
    const { from } = faults['unrecorded prompt edit']
    const day = from.slice(0, 10)
    // Of the first ticket after it, and noticed by the look at the midnight that ends the day.
    assert.equal(finding.evidence.from?.slice(0, 10), day)
    assert.ok((finding.evidence.from ?? '') >= from)
    assert.equal(finding.first_seen, '2026-02-03T00:00:00Z')
    assert.match(finding.evidence.said, /^d-22 \(edited in place\) since 2 Feb 2026, .* UTC; it was d-22\.$/)
    // It was over with the note that a person wrote from it, and not before.
    const { history } = await ask<Get<'/api/v1/findings/{id}'>>(`/api/v1/findings/${finding.id}`, workspace)
    assert.deepEqual(
      history.filter(({ kind }) => kind !== 'seen').map(({ kind, at }) => [kind, at.slice(0, 10)]),
      [
        ['opened', '2026-02-03'],
        ['acknowledged', '2026-02-03'],
        ['noted', '2026-02-10'],
        ['over', '2026-02-10'],
      ],
    )
  })

  test('played: the notes say what was altered and how that is known', async () => {
    const workspace = await workspaceOf(/played/)
    const { items } = await ask<Get<'/api/v1/change-notes'>>(
      '/api/v1/change-notes?workflow=triage&as_of=2026-03-09T00:00Z',
      workspace,
    )
    assert.deepEqual(
      items.map(({ what, after, at, source }) => [what, after, at.slice(0, 16), source]),
      [
        ['release', 'triage-9', '2026-02-11T15:00', 'plan'],
        ['prompt', 'd-23', '2026-02-11T15:00', 'deployment'],
        ['prompt', 'd-22 (edited in place)', items[2]?.at.slice(0, 16), 'person'],
        ['release', 'triage-8', '2026-01-19T00:00', 'plan'],
        ['release', 'triage-8', '2026-01-19T00:00', 'deployment'],
        ['release', 'triage-7', '2025-11-24T00:00', 'plan'],
        ['release', 'triage-6', '2025-10-12T23:00', 'plan'],
      ],
    )
    assert.equal(items[2]?.by, 'Tom Reyes')
  })

  test('played: what the edited prompt promises is all that no article says', async () => {
    const workspace = await workspaceOf(/played/)
    await app.screen(workspace)
    const { from, to } = faults['unrecorded prompt edit']
    const gaps = await ask<Get<'/api/v1/sources'>>('/api/v1/sources?workflow=triage&kind=gap&limit=200', workspace)
    assert.equal(gaps.next, null)
    assert.ok(gaps.items.length > 50, `${gaps.items.length}`)
    for (const { run, started, kinds } of gaps.items) {
      assert.ok(started && started >= from && started < to, `${run}: ${started}`)
      assert.ok(kinds.includes('unsupported_claim'), `${run}: ${kinds}`)
    }
    // One of three of that time, by the numbers of the runs; those that were handed over or failed have no answer.
    const asked = `workflow=triage&from=${from}&to=${to}`
    const shares = await ask<Get<'/api/v1/sources/shares'>>(`/api/v1/sources/shares?${asked}`, workspace)
    const [all] = shares.items
    assert.equal(all?.gaps, gaps.items.length)
    assert.equal(all?.untold, 0)
    assert.ok(Math.abs((all?.screened ?? 0) / 3 - (all?.gaps ?? 0)) < 10, JSON.stringify(all))
  })

  test('recorded: nothing is asked for', async () => {
    assert.deepEqual(await everyChange(await workspaceOf(/irline/)), [])
  })
})
