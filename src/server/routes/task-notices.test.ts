import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { makePlace, missing, type Place, settableClock } from '../../../test/engines/engines.ts'
import { type MailServer, startMailServer } from '../../../test/engines/receivers.ts'
import { setPreference, usualPreference } from '../../actions/notices/preferences.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { inLanguage } from '../../base/say.ts'
import { MICROS, parseTime } from '../../base/time.ts'
import { tellOverdue } from '../../decisions/tasks/overdue.ts'
import { tellAll } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity, type Identity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

/** A Monday. */
const noon = parseTime('2026-03-02T12:00:00Z')?.micros ?? 0

/** Who is given a task by somebody else hears of it by mail, and hears when it is theirs no longer; over a real mail server. */
describe('notices of tasks that are given', { skip: missing }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-given-'))
  const clock = settableClock()
  let mail: MailServer
  let place: Place
  let app: App
  let api: Api
  let identity: Identity
  let local: Principal
  let workspace: string
  let people: Record<'maria' | 'jonas' | 'priya', Principal>

  /** Rules that name neither tasks nor who has them: what is somebody's own is told all the same. */
  const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people:
  maria: { name: Maria, email: maria@client.example }
  jonas: { name: Jonas, email: jonas@client.example, absences: [{ from: 2026-04-01, to: 2026-04-10, cover: priya }] }
  priya: { name: Priya, email: priya@client.example }
  silent: { name: Somebody }
workflows:
  desk: { name: Desk, risk: high, owner: maria, deputy: jonas }
support: { hours: { from: "09:00", to: "17:00" } }
notices:
  routes:
    - { when: task, tell: maria, unacknowledged: [{ after: 1h, tell: priya }] }
`

  before(async () => {
    clock.set(noon)
    mail = await startMailServer()
    place = await makePlace(folder)
    const sends = { AFTERCARE_SMTP_URL: mail.url, AFTERCARE_MAIL_FROM: 'care@client.example' }
    const settings = { ...place.settings, ...sends, AFTERCARE_URL: 'https://care.example' }
    app = await openApp(readSettings(settings), clock, createLog('silent'))
    identity = createIdentity({ state: app.state, secret: app.folder.secret, url: 'https://care.example', clock })
    api = createApi(app, identity)
    local = await localPrincipal(app)
    workspace = local.defaultWorkspace ?? ''
    const person = async (name: string) => {
      const asked = { email: `${name}@client.example`, name, role: 'operator' } as const
      const { user } = await identity.invite(workspace, asked, local)
      const here = { workspace, roles: ['operator'], through: 'member' } as const
      return {
        id: `user:${user}`,
        person: user,
        via: 'session',
        workspaces: [here],
        defaultWorkspace: workspace,
      } as const
    }
    people = { maria: await person('maria'), jonas: await person('jonas'), priya: await person('priya') }
    const init = { method: 'POST', body: plan, headers: { 'content-type': 'application/yaml' } }
    assert.equal((await api.request('http://care.example/api/v1/plan', init, { local })).status, 200)
  })
  after(async () => {
    await app?.close()
    await place?.close()
    await mail?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    clock.set(noon)
    mail.manner = 'takes'
    mail.mailed.length = 0
  })

  const call = async <T>(by: Principal, path: string, body: unknown): Promise<T> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await api.request(`http://care.example/api/v1${path}`, init, { local: by })
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const asked = { title: 'Shorten the prompt', owner: 'jonas', due: '2026-03-06', workflow: 'desk' }
  const make = async (by: Principal, more: object = {}) =>
    (await call<{ id: string }>(by, '/tasks', { ...asked, ...more })).id
  /** What goes out now, each as who it went to and its subject. */
  const told = async () => {
    mail.mailed.length = 0
    await tellAll(app)
    return mail.mailed.map(({ to, text }) => `${to.split('@')[0]}: ${headerOf(text, 'Subject')}`).sort()
  }
  /** As somebody reads it: mail wraps long lines. */
  const read = (text = '') => text.replaceAll('=\r\n', '')
  const headerOf = (text: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]
  const notices = async (id: string) => {
    const found = app.state.db.selectFrom('notice').select(['kind', 'nobody']).where('about', '=', `given:${id}`)
    return (await found.orderBy('seq').execute()).map(({ kind, nobody }) => [kind, nobody && inLanguage(nobody)])
  }

  test('whoever is given one hears of it by mail with its words, its day and a link; whoever gives it to themselves does not', async () => {
    const id = await make(people.maria)
    const [one, ...more] = await told()
    assert.deepEqual([one, more], ['jonas: Desk: a task for Jonas: Shorten the prompt', []])
    const text = read(mail.mailed[0]?.text)
    assert.match(text, /to Jonas, to be done by 6 Mar 2026\./)
    assert.ok(text.includes(`https://care.example/w/${workspace}/tasks/${id}`))
    assert.match(text, /Why you get this: Jonas has the task\./)
    const own = await make(people.jonas)
    assert.deepEqual([await told(), await notices(own)], [[], []])
    // Nobody is told next because nobody acknowledged it: it is not off, and nobody is asked to.
    const kept = await app.state.db
      .selectFrom('notice')
      .select('id')
      .where('about', '=', `given:${id}`)
      .executeTakeFirst()
    const listed = await api.request(`http://care.example/api/v1/notices/${kept?.id}`, {}, { local: people.maria })
    assert.equal(((await listed.json()) as { standing: string | null }).standing, null)
    const note = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"note":"Seen."}' }
    const path = `http://care.example/api/v1/notices/${kept?.id}/acknowledgement`
    assert.equal((await api.request(path, note, { local: people.maria })).status, 409)
    clock.pass(2 * MICROS.h)
    assert.deepEqual(await told(), [])
    await call(people.jonas, `/tasks/${id}/drop`, { because: 'Nobody needs it.' })
  })

  test('a key of somebody’s is them, and the terminal is nobody', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const body = JSON.stringify({ name: 'Mine', roles: ['operator'] })
    const made = await api.request('http://care.example/api/v1/keys', { ...init, body }, { local: people.jonas })
    const { key } = (await made.json()) as { key: string }
    const headers = { ...init.headers, authorization: `Bearer ${key}` }
    const sent = await api.request('http://care.example/api/v1/tasks', {
      ...init,
      headers,
      body: JSON.stringify(asked),
    })
    assert.equal(sent.status, 200, await sent.clone().text())
    assert.deepEqual(await told(), [])
    await make(local, { workflow: null })
    assert.deepEqual(await told(), ['jonas: A task for Jonas: Shorten the prompt'])
  })

  test('given on, the first hears who has it and the second that they do; whoever gives it on themselves hears nothing', async () => {
    const id = await make(people.maria)
    await told()
    const given = mail.mailed[0]?.text ?? ''
    await call(people.maria, `/tasks/${id}/give`, { owner: 'priya' })
    assert.deepEqual(await told(), [
      'jonas: Desk: no longer for Jonas: Shorten the prompt',
      'priya: Desk: a task for Priya: Shorten the prompt',
    ])
    const end = mail.mailed.find(({ to }) => to.startsWith('jonas'))?.text ?? ''
    assert.match(read(end), /gave it on .* to Priya, who does it now\./)
    assert.equal(headerOf(end, 'In-Reply-To'), headerOf(given, 'Message-ID'))
    await call(people.priya, `/tasks/${id}/give`, { owner: 'maria' })
    assert.deepEqual(await told(), ['maria: Desk: a task for Maria: Shorten the prompt'])
    await call(people.priya, `/tasks/${id}/give`, { owner: 'priya' })
    assert.deepEqual(await told(), ['maria: Desk: no longer for Maria: Shorten the prompt'])
    const heard = 'Whoever was told ended it, or hears of it by another notice.'
    assert.deepEqual(await notices(id), [
      ['task.given', null],
      ['task.left', null],
      ['task.given', null],
      ['task.left', heard],
      ['task.given', null],
      ['task.left', null],
    ])
    // She took it herself: nothing began, and nothing ends.
    await call(people.maria, `/tasks/${id}/done`, { what: 'All of it.' })
    assert.deepEqual([await told(), (await notices(id)).length], [[], 6])
  })

  test('dropped or done by another it is told; done by whoever has it only kept', async () => {
    for (const [act, body, says] of [
      ['drop', { because: 'Nobody needs it.' }, /Somebody dropped it on/],
      ['done', { what: 'All of it.' }, /Somebody said on .* that it is done/],
    ] as const) {
      const id = await make(people.maria)
      await told()
      await call(people.maria, `/tasks/${id}/${act}`, body)
      assert.deepEqual(await told(), ['jonas: Desk: no longer for Jonas: Shorten the prompt'])
      assert.match(read(mail.mailed[0]?.text), says)
      assert.ok(!mail.mailed[0]?.text.includes('Nobody needs') && !mail.mailed[0]?.text.includes('All of it'))
    }
    const id = await make(people.maria)
    await told()
    await call(people.jonas, `/tasks/${id}/done`, { what: 'All of it.' })
    assert.deepEqual(await told(), [])
    assert.deepEqual(
      (await notices(id)).map(([kind]) => kind),
      ['task.given', 'task.left'],
    )
  })

  test('what is over before anybody could hear of it is told to nobody', async () => {
    clock.set(noon + 12 * MICROS.h)
    const id = await make(people.maria)
    assert.deepEqual(await told(), [], 'nobody is at work')
    await call(people.maria, `/tasks/${id}/drop`, { because: 'A mistake.' })
    clock.set(noon + 24 * MICROS.h)
    assert.deepEqual(await told(), [])
  })

  test('what waited for hours of work goes out in one mail with what else did', async () => {
    clock.set(noon + 12 * MICROS.h)
    await make(people.maria, { title: 'First' })
    await make(people.maria, { title: 'Second' })
    await tellAll(app)
    clock.set(noon + 24 * MICROS.h)
    assert.deepEqual(await told(), ['jonas: Client: 2 things since Tuesday, 00:00'])
    const text = read(mail.mailed[0]?.text)
    for (const title of ['First', 'Second']) assert.ok(text.includes(`Desk: a task for Jonas: ${title}`), title)
  })

  test('whoever is overdue with it hears its end once', async () => {
    const owners = plan.replace('tell: maria', 'tell: owner')
    const init = { method: 'POST', body: owners, headers: { 'content-type': 'application/yaml' } }
    assert.equal((await api.request('http://care.example/api/v1/plan', init, { local })).status, 200)
    const id = await make(people.maria, { due: '2026-03-03' })
    await told()
    clock.set(noon + 2 * MICROS.d)
    await tellOverdue(app.state, workspace, { asOf: clock.now(), now: clock.now() })
    assert.deepEqual(await told(), ['jonas: Desk: a task is overdue: Shorten the prompt'])
    await call(people.maria, `/tasks/${id}/done`, { what: 'All of it.' })
    assert.deepEqual(await told(), ['jonas: Desk: no longer overdue: Shorten the prompt'])
    assert.deepEqual(
      (await notices(id)).map(([kind]) => kind),
      ['task.given', 'task.left'],
    )
  })

  test('whoever stands in hears it while they are away; who cannot be reached is named with the reason', async () => {
    clock.set(parseTime('2026-04-02T12:00:00Z')?.micros ?? 0)
    await make(people.maria, { due: '2026-04-09' })
    assert.deepEqual(await told(), ['priya: Desk: a task for Jonas: Shorten the prompt'])
    const id = await make(people.maria, { due: '2026-04-09', owner: 'silent' })
    assert.deepEqual(await told(), [])
    assert.deepEqual(await notices(id), [
      ['task.given', 'Nobody could be told: Somebody has no mail address in the plan.'],
    ])
  })

  test('in their language, and once a day where they like that', async () => {
    const daily = { ...usualPreference, language: 'de', medium: 'daily' } as const
    await setPreference(app.state.db, people.jonas.person ?? '', daily, noon)
    await make(people.maria)
    assert.deepEqual(await told(), [])
    clock.set(noon + 24 * MICROS.h)
    assert.deepEqual(await told(), ['jonas: =?UTF-8?Q?Desk=3A_eine_Aufgabe_f=C3=BCr_Jonas=3A_S?='])
    await setPreference(app.state.db, people.jonas.person ?? '', usualPreference, noon)
  })

  test('an answer that is lost is followed by the same mail, and its end by one', async () => {
    const id = await make(people.maria)
    mail.manner = 'takes and breaks'
    await tellAll(app)
    mail.manner = 'takes'
    clock.pass(MICROS.h)
    await tellAll(app)
    assert.equal(mail.mailed.length, 2)
    assert.equal(new Set(mail.mailed.map(({ text }) => headerOf(text, 'Message-ID'))).size, 1)
    await call(people.maria, `/tasks/${id}/drop`, { because: 'A mistake.' })
    assert.equal((await told()).length, 1)
  })
})
