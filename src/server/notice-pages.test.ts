import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { settableClock, template } from '../../test/engines/engines.ts'
import { linkFor } from '../actions/notices/links.ts'
import { type Notice, noticeOf } from '../actions/notices/notice.ts'
import { type App, openApp } from '../app.ts'
import { createLog } from '../base/log.ts'
import { MICROS } from '../base/time.ts'
import { evidenceOf, getFinding } from '../findings/finding.ts'
import { recordFindings } from '../findings/record.ts'
import { sayStarted, sayStopped } from '../plan/stops.ts'
import { readSettings } from '../settings.ts'
import { type Api, createApi } from './api.ts'
import { createIdentity, type Identity } from './identity/identity.ts'
import { removePerson } from './identity/people.ts'
import { localPrincipal } from './local.ts'
import type { Principal, Role } from './principal.ts'

const url = 'http://aftercare.test'

/** Acknowledging by the link of a mail, on a folder of its own. */
describe('links in notices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-notice-links-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let identity: Identity
  let owner: Principal
  let workspace: string
  let n = 0

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    identity = createIdentity({ state: app.state, secret: app.folder.secret, url, clock })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    workspace = String(owner.defaultWorkspace)
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Somebody of the workspace, something that is off in it, and the link by which they are told. */
  async function told(role: Role = 'operator') {
    n++
    const email = `p${n}@acorn.test`
    const { user } = await identity.invite(workspace, { email, name: `Person ${n}`, role }, owner)
    const key = `key-${n}`
    await look({ seen: [noticed(key)], calm: [] })
    const notice = noticeOf(
      await app.state.db
        .selectFrom('notice')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow(),
    )
    const link = (await linkOf(notice, `delivery-${n}`, email)) ?? ''
    return { user, key, email, notice, link, path: link.slice(url.length), finding: String(notice.body.finding) }
  }
  const linkOf = (notice: Notice, id: string, address: string) =>
    linkFor({ db: app.state.db, secret: app.folder.secret, url, now: clock.now() }, workspace, notice, { id, address })
  const look = (judged: Parameters<typeof recordFindings>[2]) =>
    app.state.transaction((trx) => recordFindings(trx, workspace, judged, clock.now()))
  const noticed = (key: string) => ({
    key,
    workflow: 'desk',
    dimension: 'quality' as const,
    severity: 'high' as const,
    title: `Off <b>${key}</b>`,
    detail: '',
    answers: null,
    evidence: evidenceOf(
      { question: { kind: 'late_reviews' }, said: 'Off.', answer: null, behind: { url: '', command: '' } },
      clock.now(),
    ),
  })
  const get = async (path: string, method = 'GET') => await api.request(`${url}${path}`, { method })
  const press = async (path: string, note = 'I call them.') =>
    await api.request(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ note }),
    })
  const stateOf = async (finding: string) => (await getFinding(app.state.db, workspace, finding)).state
  const decisions = async () =>
    Number(
      (
        await app.state.db
          .selectFrom('decision')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )

  test('what looks at a link changes nothing; its button acts once, as the person, and is used up by it', async () => {
    const { user, path, finding, link } = await told()
    assert.match(link, /^http:\/\/aftercare\.test\/notice\/[\w-]{43}$/, 'nothing but the token stands in it')
    const before = await decisions()
    for (const method of ['GET', 'HEAD', 'GET', 'GET']) assert.equal((await get(path, method)).status, 200)
    const page = await (await get(path)).text()
    assert.match(page, /<button>Acknowledge<\/button>/)
    assert.match(page, /Off &#60;b&#62;key-/)
    assert.doesNotMatch(page, /<script/)
    assert.equal(await stateOf(finding), 'open')
    assert.equal(await decisions(), before)

    const done = await press(path)
    assert.equal(done.status, 200)
    assert.match(await done.text(), /It stands under your name/)
    const {
      state,
      acknowledged_by,
      owner: has,
      note,
      decision_seq,
    } = await getFinding(app.state.db, workspace, finding)
    assert.deepEqual(
      [state, acknowledged_by, has, note],
      ['acknowledged', `user:${user}`, `user:${user}`, 'I call them.'],
    )
    assert.ok(decision_seq !== null)
    assert.equal(await decisions(), before + 1)

    for (const again of [await get(path), await press(path)]) {
      assert.equal(again.status, 410)
      assert.match(await again.text(), /This link was used/)
    }
    assert.equal(await decisions(), before + 1)
  })

  test('of presses at one time one acts, and the others are told so', async () => {
    const { path } = await told()
    const before = await decisions()
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => press(path)))).map(({ status }) => status)
    assert.equal(statuses.filter((status) => status === 200).length, 1)
    assert.ok(
      statuses.every((status) => [200, 409, 410].includes(status)),
      String(statuses),
    )
    assert.equal(await decisions(), before + 1)
  })

  test('a note of nothing is asked for again, and uses nothing up', async () => {
    const { path, finding } = await told()
    const asked = await press(path, '   ')
    assert.equal(asked.status, 400)
    assert.match(await asked.text(), /role="alert">Say what you mean to do\./)
    assert.equal(await stateOf(finding), 'open')
    assert.equal((await press(path)).status, 200)
  })

  test('unknown, old, of whoever may not any more, of what is over: one clear sentence each, and nothing done', async () => {
    const gone = await told()
    await removePerson(app.state, workspace, { person: gone.user, by: owner.id, now: clock.now() })
    const viewer = await told('viewer')
    const over = await told()
    await look({ seen: [], calm: [], over: [over.key] })
    const old = await told()
    const expected = async (path: string, status: number, words: RegExp) => {
      for (const answer of [await get(path), await press(path)]) {
        assert.equal(answer.status, status)
        const page = await answer.text()
        assert.match(page, words)
        assert.doesNotMatch(page, /<form/)
      }
    }
    const before = await decisions()
    await expected('/notice/none', 404, /This link opens nothing/)
    await expected(gone.path, 403, /You may not acknowledge this/)
    await expected(viewer.path, 403, /You may not acknowledge this/)
    await expected(over.path, 409, /There is nothing left to acknowledge/)
    clock.set(clock.now() + 8 * MICROS.d)
    await expected(old.path, 410, /This link is too old/)
    // A page that opens nothing tells nothing of the workspace.
    assert.doesNotMatch(await (await get(gone.path)).text(), /Off/)
    assert.deepEqual(
      [await stateOf(old.finding), await stateOf(viewer.finding), await decisions()],
      ['open', 'open', before],
    )
  })

  test('of a token only the hash is kept; a mail that is sent again has the same link', async () => {
    const { link, notice, email } = await told()
    assert.equal(await linkOf(notice, `delivery-${n}`, email), link)
    const rows = JSON.stringify(await app.state.db.selectFrom('notice_link').selectAll().execute())
    assert.ok(!rows.includes(link.split('/').at(-1) ?? '-'))
  })

  test('there is none for whoever has no account, for an end, and for what cannot be acknowledged', async () => {
    const { notice, email } = await told()
    const none = [
      await linkOf(notice, 'd', 'nobody@acorn.test'),
      await linkOf({ ...notice, kind: 'finding.over', opens: false }, 'd', email),
      await linkOf({ ...notice, kind: 'review.drawn' }, 'd', email),
    ]
    assert.deepEqual(none, [undefined, undefined, undefined])
  })

  test('a stop is acknowledged by its link, once, and not when it runs again', async () => {
    const { email, user } = await told()
    const stopped = async () => {
      const now = clock.now()
      await sayStopped(app.state, workspace, {
        ...{ workflow: 'desk', by: 'local:me', since: now, why: 'It loops.', meanwhile: null, now },
      })
      const row = await app.state.db
        .selectFrom('notice')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('kind', '=', 'workflow.stopped')
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
      const link = (await linkOf(noticeOf(row), `stop-${row.id}`, email)) ?? ''
      return { path: link.slice(url.length), id: row.id }
    }
    const starts = () => {
      const now = clock.now()
      return sayStarted(app.state, workspace, { workflow: 'desk', by: 'local:me', until: now, note: 'Mended.', now })
    }
    const first = await stopped()
    const page = await (await get(first.path)).text()
    assert.match(page, /desk stands still/)
    assert.equal((await press(first.path)).status, 200)
    const { acknowledged_by, acknowledged_note } = await app.state.db
      .selectFrom('notice')
      .select(['acknowledged_by', 'acknowledged_note'])
      .where('id', '=', first.id)
      .executeTakeFirstOrThrow()
    assert.deepEqual([acknowledged_by, acknowledged_note], [`user:${user}`, 'I call them.'])
    assert.equal((await press(first.path)).status, 410)
    await starts()
    const second = await stopped()
    await starts()
    assert.equal((await press(second.path)).status, 409)
  })
})
