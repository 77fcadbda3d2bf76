import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { paths } from '../../../sdk/src/api.ts'
import { makePlace, missing, type Place, settableClock } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { inLanguage } from '../../base/say.ts'
import { MICROS, parseTime } from '../../base/time.ts'
import { verifyRecord } from '../../decisions/altered.ts'
import { evidenceOf } from '../../findings/finding.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal, Role } from '../principal.ts'

type Found = paths['/api/v1/tasks/{id}']['get']['responses'][200]['content']['application/json']
type Listed = paths['/api/v1/tasks']['get']['responses'][200]['content']['application/json']
type Kept = paths['/api/v1/reviews/{id}']['get']['responses'][200]['content']['application/json']
type Overview = paths['/api/v1/overview']['get']['responses'][200]['content']['application/json']

const noon = parseTime('2026-03-02T12:00:00Z')?.micros ?? 0

/** Tasks through the API, as the people of a client and of who maintains it, on whichever stores are tested. */
describe('tasks', { skip: missing }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-tasks-'))
  const clock = settableClock()
  let place: Place
  let app: App
  let api: Api
  let workspace: string
  let local: Principal
  let people: Record<'maria' | 'vera' | 'jonas' | 'priya', Principal>

  const plan = `plan: 1
workspace: desk
client: Client
provider: Provider
time_zone: UTC
currency: EUR
effective: 2026-01-01
people:
  maria: { name: Maria, email: maria@client.example, side: client }
  vera: { name: Vera, email: vera@client.example, side: client }
  jonas: { name: Jonas, email: jonas@provider.example, side: provider }
workflows:
  desk:
    name: Desk
    risk: high
    owner: maria
    deputy: jonas
    objectives: { accepted: ">= 80% over 7d" }
  letters: { name: Letters, risk: low, owner: jonas }
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
    const person = async (
      name: string,
      at: string,
      role: Exclude<Role, 'sender'>,
      through: 'member' | 'grant' = 'member',
    ) => {
      const { user } = await identity.invite(workspace, { email: `${name}@${at}.example`, name, role }, local)
      return {
        id: `user:${user}`,
        person: user,
        via: 'session',
        workspaces: [{ workspace, roles: [role], through }],
        defaultWorkspace: workspace,
      } as const
    }
    people = {
      maria: await person('maria', 'client', 'owner'),
      vera: await person('vera', 'client', 'viewer'),
      jonas: await person('jonas', 'provider', 'operator', 'grant'),
      priya: await person('priya', 'provider', 'viewer', 'grant'),
    }
    const init = { method: 'POST', body: plan, headers: { 'content-type': 'application/yaml' } }
    const applied = await api.request('http://aftercare.test/api/v1/plan', init, { local })
    assert.equal(applied.status, 200, await applied.text())
  })
  after(async () => {
    await app?.close()
    await place?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async (by: Principal, method: string, path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    return await api.request(`http://aftercare.test/api/v1${path}`, init, { local: by })
  }
  const call = async <T>(by: Principal, method: string, path: string, body?: unknown): Promise<T> => {
    const response = await ask(by, method, path, body)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const refused = async (by: Principal, method: string, path: string, body?: unknown) => {
    const response = await ask(by, method, path, body)
    const { title } = (await response.json()) as { title: string }
    return [response.status, title] as const
  }
  const asked = { title: 'Shorten the prompt', owner: 'jonas', due: '2026-03-06', workflow: 'desk' }
  const make = (more: object = {}, by = people.jonas) => call<Found>(by, 'POST', '/tasks', { ...asked, ...more })

  test('one is made, moved, given and done; every day and reason stays, and the log has no word of it', async () => {
    const made = await make({ expected: 'corrections fall below 5 %', objective: 'accepted' })
    assert.deepEqual(
      [made.state, made.due, made.first_due, made.owner_name, made.is_overdue],
      ['open', '2026-03-06', '2026-03-06', 'Jonas', false],
    )
    await call(people.jonas, 'POST', `/tasks/${made.id}/move`, { due: '2026-03-10', because: 'The model changes.' })
    await call(people.jonas, 'POST', `/tasks/${made.id}/move`, { due: '2026-03-09', because: 'Sooner after all.' })
    await call(people.maria, 'POST', `/tasks/${made.id}/give`, { owner: 'vera' })
    // A viewer may do with it what there is to do, because it is hers.
    const done = await call<Found>(people.vera, 'POST', `/tasks/${made.id}/done`, { what: 'Two paragraphs are gone.' })
    assert.deepEqual(
      [done.state, done.due, done.first_due, done.note, done.ended_by, done.may],
      ['done', '2026-03-09', '2026-03-06', 'Two paragraphs are gone.', people.vera.id, false],
    )
    assert.deepEqual(
      done.history.map(({ kind, note, facts }) => [kind, note, facts]),
      [
        ['made', null, { due: '2026-03-06', owner: 'jonas' }],
        ['moved', 'The model changes.', { before: '2026-03-06', due: '2026-03-10' }],
        ['moved', 'Sooner after all.', { before: '2026-03-10', due: '2026-03-09' }],
        ['given', null, { owner: 'vera' }],
        ['done', 'Two paragraphs are gone.', {}],
      ],
    )
    const entries = await app.state.db
      .selectFrom('decision')
      .select(['kind', 'body'])
      .where('kind', 'like', 'task.%')
      .orderBy('seq')
      .execute()
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['task.made', 'task.moved', 'task.moved', 'task.given', 'task.done'],
    )
    const log = JSON.stringify(entries)
    for (const word of ['Shorten', 'corrections', 'jonas', 'vera', 'model changes', 'paragraphs'])
      assert.ok(!log.includes(word), `${word} is in the log`)
  })

  test('what cannot be is refused with the reason', async () => {
    const { id } = await make()
    const cases: [body: object, status: number, says: RegExp][] = [
      [{ owner: 'nobody' }, 400, /no person "nobody". It has: jonas, maria, vera/],
      [{ due: '2026-03-01' }, 400, /1 Mar 2026 is over/],
      [{ due: 'soon' }, 400, /not a date/],
      [{ title: '  ' }, 400, /is empty/],
      [{ workflow: 'other' }, 400, /no workflow "other"/],
      [{ objective: 'cost' }, 400, /promises nothing called "cost". It promises: accepted/],
      [{ workflow: null, objective: 'accepted' }, 400, /is no promise of a workflow/],
      [{ from: { kind: 'finding', id: 'none' } }, 404, /nothing with the id "none"/],
    ]
    for (const [more, status, says] of cases) {
      const [got, title] = await refused(people.jonas, 'POST', '/tasks', { ...asked, ...more })
      assert.equal(got, status, title)
      assert.match(title, says)
    }
    const acts: [by: Principal, act: string, body: object, status: number, says: RegExp][] = [
      [people.jonas, 'move', { due: '2026-03-06', because: 'x' }, 409, /due on 6 Mar 2026 already/],
      [people.jonas, 'move', { due: '2026-02-06', because: 'x' }, 400, /is over/],
      [people.jonas, 'move', { due: '2026-03-08' }, 400, /because/],
      [people.jonas, 'give', { owner: 'jonas' }, 409, /theirs already/],
      [people.jonas, 'drop', { because: ' ' }, 400, /say why it is dropped/],
      [people.priya, 'done', { what: 'All of it.' }, 403, /somebody else’s/],
    ]
    for (const [by, act, body, status, says] of acts) {
      const [got, title] = await refused(by, 'POST', `/tasks/${id}/${act}`, body)
      assert.equal(got, status, title)
      assert.match(title, says)
    }
    await call(people.jonas, 'POST', `/tasks/${id}/drop`, { because: 'Nobody needs it.' })
    const [status, title] = await refused(people.jonas, 'POST', `/tasks/${id}/done`, { what: 'x' })
    assert.deepEqual([status, title], [409, `Task ${id} was dropped already.`])
    assert.equal((await refused(people.vera, 'POST', '/tasks', asked))[0], 403, 'a viewer makes none')
  })

  test('of two who say at once that it is done, one is told that it is', async () => {
    const { id } = await make()
    const answers = await Promise.all(
      [1, 2, 3].map((one) => ask(people.jonas, 'POST', `/tasks/${id}/done`, { what: `Time ${one}.` })),
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
    const found = await call<Found>(people.jonas, 'GET', `/tasks/${id}`)
    assert.equal(found.history.filter(({ kind }) => kind === 'done').length, 1)
  })

  test('people of the client who do not run it see what concerns them, and nothing else', async () => {
    const theirs = await make({ title: 'For Vera', owner: 'vera' })
    const request = { title: 'In French', why: 'It is needed.', what: 'prompt', workflow: 'desk' }
    const { id } = await call<{ id: string }>(people.vera, 'POST', '/requests', request)
    const asksFor = await make({ title: 'As they asked', from: { kind: 'request', id } })
    const inside = await make({ title: 'Inside the provider' })
    const seen = async (by: Principal) => {
      const { items, total, counts } = await call<Listed>(by, 'GET', '/tasks?limit=200')
      assert.equal(total, items.length)
      assert.equal(counts.open, total)
      return new Set(items.map((one) => one.id))
    }
    assert.deepEqual(await seen(people.vera), new Set([theirs.id, asksFor.id]))
    assert.ok((await seen(people.maria)).has(inside.id), 'an owner sees all of it')
    assert.ok((await seen(people.priya)).has(inside.id), 'so does whoever maintains it')
    assert.equal((await ask(people.vera, 'GET', `/tasks/${inside.id}`)).status, 404)
    assert.equal((await ask(people.vera, 'POST', `/tasks/${inside.id}/done`, { what: 'x' })).status, 404)
    const overview = await call<Overview>(people.vera, 'GET', '/overview')
    assert.deepEqual([overview.tasks.open, overview.tasks.mine], [2, 1])
  })

  test('lists: mine, overdue, of one thing, in their order, page by page', async () => {
    const behind = { url: '/api/v1/runs', command: 'aftercare runs' }
    const evidence = evidenceOf({ question: null, behind, said: 'Off.', answer: null }, noon)
    const { id: finding } = await app.state.db
      .insertInto('finding')
      .values({
        ...{ workspace_id: workspace, id: 'f-1', key: 'k', workflow: 'letters', dimension: 'quality', severity: 'low' },
        ...{ state: 'open', title: 'Off', detail: '', answers: null, evidence: JSON.stringify(evidence) },
        ...{ first_seen: new Date(noon / 1000), last_seen: new Date(noon / 1000), resolved_at: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const from = { kind: 'finding', id: finding }
    const days = ['2026-03-05', '2026-03-03', '2026-03-04']
    for (const due of days) await make({ title: due, due, from, workflow: null })
    const path = `/tasks?from=finding&from_id=${finding}`
    const all = await call<Listed>(people.maria, 'GET', path)
    assert.deepEqual(
      all.items.map(({ title, workflow, from }) => [title, workflow, from?.id]),
      [...days].sort().map((day) => [day, 'letters', finding]),
    )
    const first = await call<Listed>(people.maria, 'GET', `${path}&limit=2`)
    const rest = await call<Listed>(people.maria, 'GET', `${path}&limit=2&cursor=${first.next}`)
    assert.deepEqual([first.total, [...first.items, ...rest.items].map(({ title }) => title)], [3, [...days].sort()])
    assert.equal(rest.next, null)
    clock.set(noon + 2 * MICROS.d)
    const overdue = await call<Listed>(people.maria, 'GET', `${path}&state=overdue`)
    assert.deepEqual(
      overdue.items.map(({ title, is_overdue }) => [title, is_overdue]),
      [['2026-03-03', true]],
    )
    const mine = await call<Listed>(people.jonas, 'GET', '/tasks?owner=me&limit=200')
    assert.equal(mine.me, 'jonas')
    assert.ok(mine.items.length > 0 && mine.items.every(({ owner }) => owner === 'jonas'))
    assert.deepEqual((await call<Listed>(people.priya, 'GET', '/tasks?owner=me')).items, [])
    const { tasks } = await call<Overview>(people.jonas, 'GET', '/overview')
    assert.deepEqual([tasks.mine, tasks.mine_overdue], [mine.total, 1])
    clock.set(noon)
  })

  describe('the next review of its workflow', () => {
    let task: Found
    let review: Kept

    before(async () => {
      // Of the week before it was done half was accepted, of the week since all.
      const lines = Array.from({ length: 60 }, (_, number) => {
        const started = new Date((noon + (number < 40 ? -1 : 3) * MICROS.d) / 1000 + number * 60_000).toISOString()
        const run = { type: 'run', run: `t-${number}`, workflow: 'letters', status: 'ok', started, ended: started }
        const kind = number < 40 && number % 2 === 0 ? 'rejected' : 'accepted'
        const verdict = { type: 'verdict', verdict: 'v', run: `t-${number}`, kind, by: { kind: 'person' }, at: started }
        return `${JSON.stringify(run)}\n${JSON.stringify(verdict)}\n`
      }).join('')
      const promised = plan.replace('owner: jonas }', 'owner: jonas, objectives: { accepted: ">= 80% over 7d" } }')
      const init = { method: 'POST', body: promised, headers: { 'content-type': 'application/yaml' } }
      assert.equal((await api.request('http://aftercare.test/api/v1/plan', init, { local })).status, 200)
      const sent = { method: 'POST', body: lines, headers: { 'content-type': 'application/x-ndjson' } }
      clock.set(noon + 5 * MICROS.d)
      assert.equal((await api.request('http://aftercare.test/api/v1/evidence', sent, { local })).status, 200)
      for (const _ of [1, 2]) {
        await app.settle(workspace)
        clock.set(clock.now() + MICROS.m)
      }
      clock.set(noon)
      task = await make({ workflow: 'letters', expected: 'more is accepted', objective: 'accepted' })
      await call(people.jonas, 'POST', `/tasks/${task.id}/done`, { what: 'The prompt is shorter.' })
      // Within the window of the promise: what ran before it was done is not of what is since.
      clock.set(noon + 5 * MICROS.d + MICROS.h)
      review = await call<Kept>(people.maria, 'POST', '/reviews', { workflow: 'letters', from: '2026-03-02' })
    })

    test('asks of what was done whether it did what was expected, with the figure before and since', () => {
      const [asks, ...others] = review.document.tasks ?? []
      assert.equal(others.length, 0)
      assert.deepEqual(
        [asks?.id, asks?.title, asks?.expected, asks?.done, asks?.owner_name],
        [task.id, 'Shorten the prompt', 'more is accepted', 'The prompt is shorter.', 'Jonas'],
      )
      const { before, after, objective } = asks?.figure ?? {}
      assert.deepEqual(
        [objective, before?.measured.value, before?.measured.n, after?.measured.value, after?.measured.n],
        ['accepted', '50', 40, '100', 20],
      )
      assert.deepEqual([before?.to, after?.from], ['2026-03-02T12:00:00Z', '2026-03-02T12:00:00Z'])
    })

    test('is not signed before that is answered, takes answers about nothing else, and none where it is refused', async () => {
      const path = `/reviews/${review.id}/decision`
      const yes = { task: task.id, answer: 'yes' }
      const cases: [body: object, says: RegExp][] = [
        [{ answer: 'signed' }, /Missing: Shorten the prompt/],
        [{ answer: 'signed', answers: [yes, { task: 'other', answer: 'no' }] }, /does not ask about a task "other"/],
        [{ answer: 'refused', note: 'No.', answers: [yes] }, /refused takes no answers/],
      ]
      for (const [body, says] of cases) {
        const [status, title] = await refused(people.maria, 'POST', path, body)
        assert.equal(status, 400, title)
        assert.match(title, says)
      }
    })

    test('freezes the answer, and makes what somebody will do because of it', async () => {
      const body = {
        answer: 'signed',
        note: 'Better.',
        answers: [{ task: task.id, answer: 'yes' }],
        tasks: [{ title: 'The same for the desk', owner: 'jonas', due: '2026-03-20' }],
      }
      const signed = await call<Kept>(people.maria, 'POST', `/reviews/${review.id}/decision`, body)
      assert.deepEqual(signed.answers, [{ task: task.id, answer: 'yes' }])
      assert.equal(signed.altered, null)
      const found = await call<Found>(people.maria, 'GET', `/tasks/${task.id}`)
      assert.deepEqual([found.answer, found.answered_in], ['yes', review.id])
      const last = found.history.at(-1)
      assert.deepEqual([last?.kind, last?.decision_seq], ['answered', signed.decision_seq])
      const path = `/tasks?from=review&from_id=${review.id}`
      const { items } = await call<Listed>(people.maria, 'GET', path)
      assert.deepEqual(
        items.map(({ title, workflow }) => [title, workflow]),
        [['The same for the desk', 'letters']],
      )
      const page = await (await api.request(`http://aftercare.test/reviews/${review.id}`, {}, { local })).text()
      assert.match(page, /Did it do what was expected\? yes\./)
      assert.match(page, /50% \(very likely .*\) before it was done, 100% \(very likely .*\) since/)
      clock.set(noon + 8 * MICROS.d)
      const next = await call<Kept>(people.maria, 'POST', '/reviews', { workflow: 'letters' })
      assert.deepEqual(next.document.tasks, [], 'it is asked once')
      assert.deepEqual((await verifyRecord(app.state.db, workspace)).altered, [])
    })

    test('its answer cannot be changed unnoticed, and one from before such answers still holds', async () => {
      const { db } = app.state
      const told = async () =>
        (await verifyRecord(db, workspace)).altered.map(({ about, what }) => [about, inLanguage(what)])
      await sql`update review set answers = '[{"task":"x","answer":"no"}]' where id = ${review.id}`.execute(db)
      assert.deepEqual(await told(), [['review', 'what was answered about tasks']])
      const right = JSON.stringify([{ task: task.id, answer: 'yes' }])
      await sql`update review set answers = ${right}::jsonb where id = ${review.id}`.execute(db)
      // As it was kept before tasks were: a document without them, and no answers.
      const { id } = await call<Kept>(people.maria, 'POST', '/reviews', { workflow: 'desk' })
      const { document } = await db
        .selectFrom('review')
        .select('document')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const { tasks: _, ...before } = document as { tasks: unknown }
      const { reviewHash } = await import('../../decisions/reviews/frozen.ts')
      await db
        .updateTable('review')
        .set({ document: JSON.stringify(before), hash: reviewHash(before as never) })
        .where('id', '=', id)
        .execute()
      const signed = await call<Kept>(people.maria, 'POST', `/reviews/${id}/decision`, { answer: 'signed' })
      assert.deepEqual([signed.answers, signed.altered], [null, null])
      assert.deepEqual(await told(), [])
    })
  })

  test('nothing of a task is changed unnoticed', async () => {
    clock.set(noon)
    const { id } = await make({ title: 'Held' })
    await call(people.jonas, 'POST', `/tasks/${id}/move`, { due: '2026-03-12', because: 'Later.' })
    const { db } = app.state
    const told = async () => (await verifyRecord(db, workspace)).altered.filter((one) => one.id === id)
    assert.deepEqual(await told(), [])
    const harms = [
      sql`update task set title = 'Other' where id = ${id}`,
      sql`update task set first_due = '2026-03-12' where id = ${id}`,
      sql`update task set owner = 'vera' where id = ${id}`,
      sql`update task_event set note = 'Sooner.' where task_id = ${id} and kind = 'moved'`,
      sql`update task_event set by = 'local:other' where task_id = ${id} and kind = 'moved'`,
      sql`delete from task_event where task_id = ${id} and kind = 'moved'`,
    ]
    const row = await db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const events = await db.selectFrom('task_event').selectAll().where('task_id', '=', id).execute()
    for (const harm of harms) {
      await harm.execute(db)
      assert.ok((await told()).length > 0, JSON.stringify(harm.compile(db)))
      await db.deleteFrom('task_event').where('task_id', '=', id).execute()
      await db.updateTable('task').set(row).where('id', '=', id).execute()
      await db
        .insertInto('task_event')
        .values(events.map((one) => ({ ...one, facts: JSON.stringify(one.facts) })))
        .execute()
      assert.deepEqual(await told(), [])
    }
  })
})
