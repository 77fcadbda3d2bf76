import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { paths } from '../../../sdk/src/api.ts'
import { makePlace, missing, type Place, settableClock } from '../../../test/engines/engines.ts'
import { startGithub } from '../../../test/engines/trackers/github.ts'
import { alteredHandovers } from '../../actions/handover/altered.ts'
import { followAll } from '../../actions/handover/follow.ts'
import { sendDue } from '../../actions/handover/send.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { inLanguage } from '../../base/say.ts'
import { MICROS, parseTime } from '../../base/time.ts'
import { verifyRecord } from '../../decisions/altered.ts'
import { evidenceOf } from '../../findings/finding.ts'
import { recordFindings } from '../../findings/record.ts'
import { followTrackers } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal, Role } from '../principal.ts'

type Answer<P extends keyof paths, M extends 'get' | 'post'> =
  paths[P] extends Record<M, { responses: { 200: { content: { 'application/json': infer A } } } }> ? A : never
type Found = Answer<'/api/v1/handovers/{id}', 'get'>
type Listed = Answer<'/api/v1/handovers', 'get'>
type Tracker = Answer<'/api/v1/trackers', 'post'>

const noon = parseTime('2026-03-02T12:00:00Z')?.micros ?? 0
const TOKEN = 'github_pat_11ABCDEFG0123456789'

/** What is handed over to GitHub, and what comes back, through the API. */
describe('handovers', { skip: missing }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-handovers-'))
  const clock = settableClock()
  let place: Place
  let app: App
  let api: Api
  let workspace: string
  let local: Principal
  let viewer: Principal
  let github: Awaited<ReturnType<typeof startGithub>>
  let tracker: Tracker

  const plan = `plan: 1
workspace: desk
client: Client
provider: Provider
time_zone: UTC
currency: EUR
effective: 2026-01-01
masking: { names: [Helga Brandt] }
people:
  maria: { name: Maria, email: maria@client.example, side: client }
  jonas: { name: Jonas, email: jonas@provider.example, side: provider }
workflows:
  desk: { name: Desk, risk: high, owner: maria, objectives: { accepted: ">= 80% over 7d" } }
`

  before(async () => {
    clock.set(noon)
    place = await makePlace(folder)
    app = await openApp(readSettings({ ...place.settings }), clock, createLog('silent'))
    const identity = createIdentity({
      state: app.state,
      secret: app.folder.secret,
      url: 'http://aftercare.test',
      clock,
    })
    api = createApi(app, identity)
    local = await localPrincipal(app)
    workspace = local.defaultWorkspace ?? ''
    const role: Exclude<Role, 'sender'> = 'viewer'
    const { user } = await identity.invite(workspace, { email: 'vera@client.example', name: 'Vera', role }, local)
    viewer = {
      ...{ id: `user:${user}`, person: user, via: 'session', defaultWorkspace: workspace },
      workspaces: [{ workspace, roles: [role], through: 'member' }],
    }
    const init = { method: 'POST', body: plan, headers: { 'content-type': 'application/yaml' } }
    const applied = await api.request('http://aftercare.test/api/v1/plan', init, { local })
    assert.equal(applied.status, 200, await applied.text())
    github = await startGithub(TOKEN, { now: () => clock.now() / 1000 })
  })
  after(async () => {
    await github.close()
    await app.close()
    await place.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const call = async (method: string, path: string, body?: unknown, as: Principal = local) => {
    const init = {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    const response = await api.request(`http://aftercare.test${path}`, init, { local: as })
    return { status: response.status, body: (await response.json()) as never }
  }
  async function done<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await call(method, path, body)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return answer.body
  }
  const said = (answer: { body: unknown }) => (answer.body as { title: string }).title
  const open = async (key: string, more: { title?: string } = {}): Promise<string> => {
    const now = clock.now()
    const behind = { url: '/api/v1/runs', command: 'aftercare runs' }
    const seen = {
      ...({ key, workflow: 'desk', dimension: 'quality', severity: 'high', answers: 'maria' } as const),
      title: more.title ?? 'Fewer outcomes are accepted',
      detail: 'Accepted fell to 61% of 410 runs, as Helga Brandt wrote.',
      evidence: evidenceOf({ question: null, behind, said: 'accepted: 61%', answer: null }, now),
    }
    await app.state.transaction((trx) => recordFindings(trx, workspace, { seen: [seen], calm: [], over: [] }, now))
    const row = await app.state.db.selectFrom('finding').select('id').where('key', '=', key).executeTakeFirstOrThrow()
    return row.id
  }
  const end = (key: string) =>
    app.state.transaction((trx) => recordFindings(trx, workspace, { seen: [], calm: [], over: [key] }, clock.now()))
  const hand = (id: string, more = {}) =>
    done<Found>('POST', '/api/v1/handovers', { tracker: tracker.id, about: { kind: 'finding', id }, ...more })
  const get = (id: string) => done<Found>('GET', `/api/v1/handovers/${id}`)
  const follow = async () => {
    clock.pass(6 * MICROS.m)
    await followAll(app.handovers)
  }

  test('a tracker is tried before it is kept, and its token is in no answer', async () => {
    const given = { kind: 'github', url: github.url, token: TOKEN, target: 'acme/robot', tells_end: true }
    const wrong = await call('POST', '/api/v1/trackers', { ...given, token: 'ghp_wrong0000000000000000000' })
    assert.deepEqual(
      [wrong.status, said(wrong)],
      [
        400,
        'GitHub does not take the token. Make a new one under GitHub, Settings, Developer settings, and give it here.',
      ],
    )
    const elsewhere = await call('POST', '/api/v1/trackers', { ...given, target: 'acme/other' })
    assert.match(said(elsewhere), /^GitHub has no repository "acme\/other"/)
    github.settings.has_issues = false
    assert.match(said(await call('POST', '/api/v1/trackers', given)), /takes no issues/)
    github.settings.has_issues = true
    assert.deepEqual(await done('POST', '/api/v1/trackers/look', { kind: 'github', url: github.url, token: TOKEN }), {
      account: 'care-bot',
      targets: [{ id: 'acme/robot', name: 'acme/robot' }],
    })
    assert.equal((await app.state.db.selectFrom('tracker').select('id').execute()).length, 0)

    tracker = await done<Tracker>('POST', '/api/v1/trackers', given)
    assert.deepEqual([tracker.name, tracker.account, tracker.target], ['GitHub: acme/robot', 'care-bot', 'acme/robot'])
    assert.ok(!JSON.stringify(await done('GET', '/api/v1/trackers')).includes(TOKEN))
    const row = await app.state.db.selectFrom('tracker').selectAll().executeTakeFirstOrThrow()
    assert.ok(!JSON.stringify(row).includes(TOKEN))
    assert.equal((await call('POST', '/api/v1/trackers', given)).status, 409)
    assert.equal((await call('POST', '/api/v1/trackers', given, viewer)).status, 403)
    assert.deepEqual(await done('POST', `/api/v1/trackers/${tracker.id}/test`), {
      works: true,
      why: null,
      account: 'care-bot',
    })
  })

  test('what is sent is shown before, is masked, holds words only where somebody says so, and comes back with its state', async () => {
    const id = await open('accepted', { title: 'Fewer outcomes are accepted, says @maria <b>' })
    const about = { kind: 'finding', id }
    const bare = await done<Found['sent']>('POST', '/api/v1/handovers/preview', { about })
    assert.deepEqual(bare, {
      title: 'Desk: Fewer outcomes are accepted, says @maria <b>',
      facts: [
        ['Workflow', 'Desk'],
        ['About', 'quality'],
        ['Severity', 'high'],
        ['First seen', '2026-03-02'],
      ],
      note: null,
      link: `${app.handovers.url}/w/${workspace}/findings/${id}`,
    })
    const wish = { about, words: true, note: 'Please look, jo@acme.test. #1 <script>' }
    const full = await done<Found['sent']>('POST', '/api/v1/handovers/preview', wish)
    assert.match(JSON.stringify(full), /What the look said","Accepted fell to 61% of 410 runs, as \[/)
    assert.ok(!JSON.stringify(full).includes('Helga') && !full.note?.includes('jo@acme.test'))
    assert.equal(github.issues.length, 0)

    const handed = await hand(id, { words: true, note: wish.note })
    assert.deepEqual(handed.sent, full)
    assert.deepEqual(
      [handed.state, handed.ticket, handed.there, inLanguage(handed.standing.sentence), handed.over_here],
      [
        'handed',
        { name: 'acme/robot#1', url: 'https://github.com/acme/robot/issues/1' },
        'open',
        'Open in GitHub.',
        false,
      ],
    )
    const [issue] = github.issues
    assert.ok(issue)
    assert.equal(issue.title, full.title)
    // Nothing in it calls somebody, points somewhere or is markup.
    assert.doesNotMatch(issue.body, /@\w|#\d|(?<!\\)<(?:script|b)/)
    assert.ok(issue.body.includes(`](${full.link})`))
    const twice = await call('POST', '/api/v1/handovers', { tracker: tracker.id, about })
    assert.deepEqual([twice.status, said(twice)], [409, 'It was handed over to GitHub already: acme/robot#1.'])
    assert.equal((await call('POST', '/api/v1/handovers', { tracker: tracker.id, about }, viewer)).status, 403)

    issue.assignees = [{ login: 'octo' }]
    await follow()
    assert.deepEqual((await get(handed.id)).assignee, 'octo')
    Object.assign(issue, { state: 'closed', state_reason: 'completed' })
    await follow()
    const claimed = await get(handed.id)
    assert.deepEqual(
      [claimed.there, claimed.there_said, claimed.standing.kind, inLanguage(claimed.standing.sentence)],
      ['done', 'closed: completed', 'differs', 'Says done in GitHub; here it still happens.'],
    )
    // Closed there is closed there.
    const { state } = await app.state.db
      .selectFrom('finding')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    assert.equal(state, 'open')

    await end('accepted')
    await follow()
    await follow()
    const over = await get(handed.id)
    assert.equal(inLanguage(over.standing.sentence), 'Done in GitHub, and over here.')
    assert.equal(issue.comments.length, 1)
    assert.match(issue.comments[0]?.body ?? '', /^Aftercare: It is over here: looks find nothing any more\\?\./)
    assert.deepEqual(
      over.history.map(({ kind }) => kind),
      ['ordered', 'made', 'assigned', 'there', 'over', 'told'],
    )
    const listed = await done<Listed>('GET', `/api/v1/handovers?about=finding&about_id=${id}`)
    assert.deepEqual(
      listed.items.map((one) => one.id),
      [handed.id],
    )
  })

  test('where the answer is lost, the ticket is looked for, and is made once', async () => {
    const id = await open('lost')
    github.manner = ({ method }) => (method === 'POST' ? 'does it and breaks off' : 'answers')
    const lost = await hand(id)
    assert.deepEqual([lost.state, lost.ticket], ['sending', null])
    github.manner = () => 'answers'
    // Too early to know: what was sent may still be on its way.
    clock.pass(10 * MICROS.s)
    await sendDue(app.handovers)
    assert.equal((await get(lost.id)).state, 'sending')
    clock.pass(MICROS.h)
    await sendDue(app.handovers)
    const found = await get(lost.id)
    assert.deepEqual([found.state, found.history.at(-1)?.kind], ['handed', 'found'])
    const isMine = (one: { body: string }) => one.body.includes(lost.id.slice(0, 8)) && one.body.includes(id)
    assert.equal(github.issues.filter(isMine).length, 1)

    const other = await open('never there')
    github.manner = ({ method }) => (method === 'POST' ? 'breaks off' : 'answers')
    const gone = await hand(other)
    github.manner = () => 'answers'
    clock.pass(MICROS.h)
    await sendDue(app.handovers)
    assert.equal((await get(gone.id)).history.at(-1)?.kind, 'made')
    assert.equal(github.issues.filter(({ body }) => body.includes(other)).length, 1)
  })

  test('limits are waited out, and what is refused is said and tried again by a person', async () => {
    const id = await open('limited')
    const about = { kind: 'finding', id }
    github.manner = () => ({
      ...{ kind: 'replies', status: 403, headers: { 'retry-after': '120' } },
      body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
    })
    const limited = await hand(id)
    assert.match(inLanguage(limited.problem ?? ''), /asks not to be asked so often/)
    github.manner = () => 'answers'
    const before = github.calls.length
    clock.pass(60 * MICROS.s)
    await sendDue(app.handovers)
    assert.equal(github.calls.length, before)
    clock.pass(MICROS.h)
    github.settings.mayWrite = false
    await sendDue(app.handovers)
    const refused = await get(limited.id)
    assert.deepEqual(
      [refused.state, inLanguage(refused.standing.sentence)],
      ['failed', 'GitHub refused it (403): Resource not accessible by personal access token'],
    )
    assert.equal((await call('POST', '/api/v1/handovers', { tracker: tracker.id, about })).status, 409)
    github.settings.mayWrite = true
    const again = await done<Found>('POST', `/api/v1/handovers/${limited.id}/again`)
    assert.equal(again.state, 'handed')
  })

  test('a ticket that was moved is followed, one that was deleted is said, and ended is ended', async () => {
    const handed = await hand(await open('moved'))
    const issue = github.issues.at(-1)
    assert.ok(issue)
    issue.fate = { moved: 'acme/other' }
    await follow()
    const moved = await get(handed.id)
    assert.deepEqual([moved.ticket?.name, moved.there], [`acme/other#${issue.number}`, 'open'])
    const deleted = await hand(await open('deleted'))
    const last = github.issues.at(-1)
    assert.ok(last)
    last.fate = 'deleted'
    await follow()
    assert.equal(
      inLanguage((await get(deleted.id)).standing.sentence),
      'The ticket was deleted in GitHub, or may not be read any more.',
    )
    assert.equal((await done<Found>('POST', `/api/v1/handovers/${deleted.id}/end`)).state, 'ended')
    assert.equal((await call('POST', `/api/v1/handovers/${deleted.id}/end`)).status, 409)
  })

  test('while a tool cannot be read, why is said, and nothing here changes', async () => {
    const handed = await hand(await open('down'))
    github.manner = () => ({ kind: 'replies', status: 502 })
    await follow()
    const [listed] = (await done<Answer<'/api/v1/trackers', 'get'>>('GET', '/api/v1/trackers')).items
    assert.match(inLanguage(listed?.problem ?? ''), /fails \(502\)/)
    assert.equal((await get(handed.id)).there, 'open')
    github.manner = () => 'answers'
    await follow()
    assert.equal((await done<Answer<'/api/v1/trackers', 'get'>>('GET', '/api/v1/trackers')).items[0]?.problem, null)
  })

  test('a tool that cannot be read for an hour is a finding, told as others are, and over when it reads again', async () => {
    const look = async (minutes: number) => {
      clock.pass(minutes * MICROS.m)
      await followTrackers(app)
      const { items } = await done<Answer<'/api/v1/findings', 'get'>>('GET', '/api/v1/findings?state=unresolved')
      return items.filter(({ key }) => key.startsWith('tracker:'))
    }
    const told = async () =>
      (await app.state.db.selectFrom('notice').select(['kind', 'about']).orderBy('owed_at').execute()).flatMap(
        ({ kind, about }) => (about === `finding:${found?.id}` ? [kind] : []),
      )
    github.manner = () => ({ kind: 'replies', status: 502 })
    assert.deepEqual(await look(6), [])
    assert.deepEqual(await look(50), [])
    const [found] = await look(20)
    assert.ok(found)
    assert.deepEqual(
      [found.key, found.workflow, found.severity, inLanguage(found.title)],
      [`tracker:${tracker.id}`, 'desk', 'medium', 'GitHub: acme/robot cannot be read'],
    )
    assert.match(inLanguage(found.detail), /what was read last stays\. .*fails \(502\)/)
    const [again] = await look(20)
    assert.deepEqual([again?.id, again?.state], [found.id, 'open'])
    const ask = async () =>
      (await done<Answer<'/api/v1/findings/{id}', 'get'>>('GET', `/api/v1/findings/${found.id}`)).again
    assert.deepEqual(
      [inLanguage((await ask())?.said ?? ''), (await ask())?.same],
      [inLanguage(found.evidence.said), true],
    )
    assert.deepEqual(await told(), ['finding.opened'])
    github.manner = () => 'answers'
    assert.deepEqual(await look(6), [])
    assert.deepEqual(await told(), ['finding.opened', 'finding.over'])
    const now = await ask()
    assert.deepEqual([inLanguage(now?.said ?? ''), now?.changed], ['It can be read.', { reads: 1 }])
    // Where nothing is followed there any more, nobody is in the dark.
    github.manner = () => ({ kind: 'replies', status: 502 })
    assert.equal((await look(6)).length, 0)
    assert.equal((await look(70)).length, 1)
    for (const { id, state } of (await done<Listed>('GET', '/api/v1/handovers')).items)
      if (state === 'handed') await done('POST', `/api/v1/handovers/${id}/end`)
    assert.equal((await look(6)).length, 0)
    github.manner = () => 'answers'
  })

  test('its target and its address can be others, and what was handed over before is read on', async () => {
    const before = await hand(await open('before the move'))
    const put = (body: object) => call('PUT', `/api/v1/trackers/${tracker.id}`, body)
    const moved = await startGithub(TOKEN, { repository: 'acme/other', now: () => clock.now() / 1000 })
    try {
      assert.match(said(await put({ target: 'acme/nowhere' })), /^GitHub has no repository "acme\/nowhere"/)
      assert.match(
        said(await put({ url: moved.url })),
        /^The token that is kept is sent to 127\.0\.0\.1:\d+ alone\. Give it anew with another address\.$/,
      )
      const look = `/api/v1/trackers/${tracker.id}/look`
      assert.equal((await call('POST', look, { url: moved.url })).status, 400)
      assert.deepEqual(await done('POST', look, {}), {
        account: 'care-bot',
        targets: [{ id: 'acme/robot', name: 'acme/robot' }],
      })
      const elsewhere = { url: moved.url, token: TOKEN, target: 'acme/other' }
      assert.deepEqual((await done<{ targets: object[] }>('POST', look, { url: moved.url, token: TOKEN })).targets, [
        { id: 'acme/other', name: 'acme/other' },
      ])
      // Another server, which knows nothing of what was handed over.
      const refused = await put(elsewhere)
      assert.deepEqual(
        [refused.status, said(refused)],
        [
          409,
          `What was handed over before cannot be read that way, such as ${before.ticket?.name}. If this is another place, set up a tracker of its own for it; "GitHub: acme/robot" goes on reading what it has.`,
        ],
      )
      // The same one, at another address, where the issue was moved to.
      moved.also(github)
      const kept = await done<Tracker>('PUT', `/api/v1/trackers/${tracker.id}`, elsewhere)
      assert.deepEqual(
        [kept.name, kept.target, kept.url.startsWith(moved.url)],
        ['GitHub: acme/other', 'acme/other', true],
      )
      const issue = github.issues.at(-1)
      assert.ok(issue)
      Object.assign(issue, { state: 'closed', state_reason: 'completed' })
      await follow()
      assert.equal((await get(before.id)).there, 'done')
      const next = await hand(await open('after the move'))
      assert.match(next.ticket?.name ?? '', /^acme\/other#/)
      assert.deepEqual((await verifyRecord(app.state.db, workspace, [alteredHandovers])).altered, [])
      // Whether a ticket is begun to be made is known where it was begun.
      await app.state.db
        .updateTable('handover')
        .set({ state: 'sending', begun_at: new Date(clock.now() / 1000) })
        .where('id', '=', next.id)
        .execute()
      assert.match(said(await put({ target: 'acme/robot' })), /^Something is being handed over there just now/)
      await app.state.db
        .updateTable('handover')
        .set({ state: 'handed', begun_at: null })
        .where('id', '=', next.id)
        .execute()
      const back = { url: github.url, token: TOKEN, target: 'acme/robot' }
      github.also(moved)
      assert.equal((await done<Tracker>('PUT', `/api/v1/trackers/${tracker.id}`, back)).name, 'GitHub: acme/robot')
    } finally {
      await moved.close()
    }
  })

  test('the log holds what was decided, and verifying finds what was altered', async () => {
    const verified = async () => (await verifyRecord(app.state.db, workspace, [alteredHandovers])).altered
    assert.deepEqual(await verified(), [])
    const row = await app.state.db.selectFrom('handover').select(['id', 'sent']).orderBy('id').executeTakeFirstOrThrow()
    await app.state.db
      .updateTable('handover')
      .set({ sent: sql`jsonb_set(sent, '{title}', '"Other"')` })
      .where('id', '=', row.id)
      .execute()
    assert.deepEqual(
      (await verified()).map(({ id, what }) => [id, inLanguage(what)]),
      [[row.id, 'what was said or set']],
    )
    await app.state.db
      .updateTable('handover')
      .set({ sent: JSON.stringify(row.sent) })
      .where('id', '=', row.id)
      .execute()
    assert.deepEqual(await verified(), [])
    const log = await app.state.db.selectFrom('decision').select('body').where('kind', 'like', 'handover.%').execute()
    assert.ok(!JSON.stringify(log).includes('accepted'))
  })

  test('a tracker that is removed ends what was handed over to it', async () => {
    const handed = await hand(await open('with the tracker'))
    await done('DELETE', `/api/v1/trackers/${tracker.id}`)
    const ended = await get(handed.id)
    assert.deepEqual(
      [ended.state, inLanguage(ended.standing.sentence)],
      ['ended', 'The tracker "GitHub: acme/robot" was removed.'],
    )
    const row = await app.state.db.selectFrom('tracker').select('sealed').executeTakeFirstOrThrow()
    assert.equal(row.sealed, '')
    assert.deepEqual((await verifyRecord(app.state.db, workspace, [alteredHandovers])).altered, [])
  })
})
