import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

/** The plan as it is written: begun from a sample, changed by two people, applied. */
describe('the draft of a plan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-draft-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let ana: Principal
  let ben: Principal

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const settings = { state: app.state, secret: app.folder.secret, url: 'http://aftercare.test', clock }
    api = createApi(app, createIdentity(settings))
    ana = { ...(await localPrincipal(app)), id: 'local:ana' }
    ben = { ...ana, id: 'local:ben' }
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by many names; their types are the sdk's.
  type Answer = { status: number; answer: Record<string, any> }
  const ask = async (local: Principal, method: string, path: string, body?: unknown): Promise<Answer> => {
    const isText = typeof body === 'string'
    const init = {
      method,
      headers: { 'content-type': isText ? 'application/yaml' : 'application/json' },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    }
    const response = await api.request(`http://aftercare.test/api/v1/plan${path}`, init, { local })
    return { status: response.status, answer: (await response.json()) as Answer['answer'] }
  }
  const edit = (who: Principal, revision: number, path: string, value?: unknown) =>
    ask(who, 'POST', '/draft/edits', { revision, edits: [{ path: path.split('.'), value }] })

  test('with neither plan nor draft there are samples to begin with, and errors and gaps do not keep one from saving', async () => {
    const none = (await ask(ana, 'GET', '/draft')).answer
    assert.deepEqual([none.source, none.revision, none.kept, none.errors], [null, 0, false, []])
    const { items } = (await ask(ana, 'GET', '/samples')).answer
    assert.equal(items.length, 6)
    assert.match(items[4].purpose, /^Brings each ticket/)
    const begun = (await ask(ana, 'PUT', '/draft?revision=0', items[4].source)).answer
    assert.deepEqual([begun.revision, begun.kept, begun.newest, begun.changed_by], [1, true, null, 'local:ana'])
    assert.equal(begun.gaps.length, 17)
    assert.match(begun.changes[0], /^First plan of Your organisation/)
    assert.equal(begun.written.workflows.triage.objectives.accepted.target, '>= 90% over 7d')

    const broken = (await edit(ana, 1, 'workflows.triage.owner', 'nobody')).answer
    assert.deepEqual([broken.revision, broken.gaps, broken.changes], [2, null, null])
    assert.match(broken.errors[0].message, /nobody/)
    assert.equal(broken.errors[0].line, broken.lines['workflows.triage.owner'])
    const mended = (await edit(ana, 2, 'workflows.triage.owner', 'owner')).answer
    assert.equal(mended.source, items[4].source)
  })

  test('of two people who change the same revision the second is told, and nothing is overwritten', async () => {
    const hers = (await edit(ana, 3, 'people.owner.name', 'Ana Lima')).answer
    const late = await edit(ben, 3, 'people.lead.name', 'Ben Roy')
    assert.deepEqual([late.status, late.answer.code, late.answer.details.revision], [409, 'conflict', 4])
    assert.match(late.answer.title, /^The draft of the plan was changed after you opened it\./)
    const again = (await edit(ben, hers.revision, 'people.lead.name', 'Ben Roy')).answer
    assert.match(again.source, /owner: { name: Ana Lima,.*\n.*\n {2}lead: { name: Ben Roy,/)
    assert.equal(again.changed_by, 'local:ben')
    // The same text again is no change.
    assert.equal((await ask(ana, 'PUT', '/draft?revision=1', again.source)).answer.revision, again.revision)
  })

  test('applying it ends it and makes a version; the next one begins from there, and a thrown away revision stays gone', async () => {
    const draft = (await ask(ana, 'GET', '/draft')).answer
    assert.equal((await ask(ana, 'POST', '', draft.source)).answer.version, 1)
    const after = (await ask(ana, 'GET', '/draft')).answer
    assert.deepEqual([after.kept, after.newest, after.changes, after.source], [false, 1, [], draft.source])
    assert.ok(after.revision > draft.revision)

    const next = (await edit(ana, after.revision, 'workflows.triage.objectives.accepted.target', '>= 80% over 7d'))
      .answer
    assert.deepEqual([next.kept, next.based_on], [true, 1])
    assert.deepEqual(next.changes, ['Objective accepted of triage: >= 90% over 7d -> >= 80% over 7d (relaxed)'])
    const gone = (await ask(ana, 'DELETE', `/draft?revision=${next.revision}`)).answer
    assert.deepEqual([gone.kept, gone.source], [false, draft.source])
    assert.equal((await edit(ben, next.revision, 'client', 'x')).status, 409)

    await ask(ben, 'POST', '', next.source)
    const versions = (await ask(ana, 'GET', '/versions')).answer.items
    assert.deepEqual(versions[1].changes, next.changes)
    const [first, now] = [(await ask(ana, 'GET', '?version=1')).answer, (await ask(ana, 'GET', '')).answer]
    assert.deepEqual([first.version, first.is_in_force, now.version, now.is_in_force], [1, false, 2, true])
    assert.equal(now.gaps.length, 17)
    assert.equal((await ask(ana, 'GET', '?version=9')).status, 404)
  })

  test('a draft goes on where another plan was applied, and says from which version it came', async () => {
    const { revision } = (await ask(ana, 'GET', '/draft')).answer
    const mine = (await edit(ana, revision, 'client', 'Elm Street')).answer
    await ask(ben, 'POST', '', mine.source.replace('client: Elm Street', 'client: Oak Street'))
    const now = (await ask(ana, 'GET', '/draft')).answer
    assert.deepEqual([now.kept, now.based_on, now.newest, now.revision], [true, 2, 3, mine.revision])
    assert.deepEqual(now.changes, ['Plan, client: Oak Street -> Elm Street'])
  })

  test('of a file that cannot be read single values cannot be changed, and it is kept as it is', async () => {
    const { revision } = (await ask(ana, 'GET', '/draft')).answer
    const broken = (await ask(ana, 'PUT', `/draft?revision=${revision}`, 'plan: 1\nclient: "Elm\n')).answer
    assert.deepEqual([broken.written, broken.source], [null, 'plan: 1\nclient: "Elm\n'])
    assert.ok(broken.errors.length > 0)
    const refused = await edit(ana, broken.revision, 'client', 'x')
    assert.deepEqual([refused.status, refused.answer.code], [422, 'invalid_plan'])
  })

  test('whoever only reads the plan does not see the draft', async () => {
    const viewer = { ...ben, workspaces: ben.workspaces.map((one) => ({ ...one, roles: ['viewer' as const] })) }
    assert.equal((await ask(viewer, 'GET', '')).status, 200)
    for (const [method, path] of [
      ['GET', '/draft'],
      ['PUT', '/draft?revision=0'],
      ['DELETE', '/draft?revision=0'],
    ] as const)
      assert.equal((await ask(viewer, method, path, method === 'PUT' ? 'x' : undefined)).status, 403, path)
  })
})
