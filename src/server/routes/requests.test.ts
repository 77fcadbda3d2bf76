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
import { formatTime, MICROS, parseTime } from '../../base/time.ts'
import { hold } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity, type Identity } from '../identity/identity.ts'
import { createWorkspace } from '../identity/workspace.ts'
import { localPrincipal } from '../local.ts'
import type { Principal, Role } from '../principal.ts'

type Found = paths['/api/v1/requests/{id}']['get']['responses'][200]['content']['application/json']
type Listed = paths['/api/v1/requests']['get']['responses'][200]['content']['application/json']
type Came = paths['/api/v1/requests/{id}/approve']['post']['responses'][200]['content']['application/json']

/** Requests through the API, as the people of a client and of who maintains it, on whichever state store is tested. */
describe('requests', { skip: missing }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-requests-'))
  const clock = settableClock()
  let place: Place
  let app: App
  let api: Api
  let identity: Identity
  let workspace: string
  let people: Record<'maria' | 'ines' | 'vera' | 'jonas' | 'priya', Principal>

  const plan = `plan: 1
workspace: desk
client: Client
provider: Provider
time_zone: UTC
currency: EUR
effective: 2026-01-01
people:
  maria: { name: Maria, email: maria@client.example, side: client }
  ines: { name: Ines, email: ines@client.example, side: client }
  jonas: { name: Jonas, email: Jonas@provider.example, side: provider }
workflows:
  desk:
    name: Desk
    risk: high
    owner: maria
    prompts: { reply: { lives: here } }
    objectives: { accepted: ">= 80% over 7d" }
changes:
  classes:
    - { when: it mends what the provider broke, if: cause is provider, pays: provider fault }
    - { when: it restores what was agreed, pays: included }
    - { when: "wording or routing is tuned for a case the plan covers", if: "what is prompt or route and scope is inside", pays: from allowance }
    - { when: anything else, if: "adds is nothing", pays: billable }
  approvals: { low: ines, medium: [maria], high: maria, spending: [ines, maria] }
  spending_limits: { ines: 500 EUR }
  standard: [a new wording]
  emergency: { who: jonas, approved_within: 1d }
`

  before(async () => {
    place = await makePlace(folder)
    app = await openApp(readSettings({ ...place.settings }), clock, createLog('silent'))
    identity = createIdentity({ state: app.state, secret: app.folder.secret, url: 'http://aftercare.test', clock })
    api = createApi(app, identity)
    const local = await localPrincipal(app)
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
      ines: await person('ines', 'client', 'approver'),
      vera: await person('vera', 'client', 'viewer'),
      jonas: await person('jonas', 'provider', 'operator', 'grant'),
      priya: await person('priya', 'provider', 'reviewer', 'grant'),
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
    return await api.request(`http://aftercare.test/api/v1/requests${path}`, init, { local: by })
  }
  const call = async <T>(by: Principal, method: string, path: string, body?: unknown): Promise<T> => {
    const response = await ask(by, method, path, body)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const get = (id: string, by = people.maria) => call<Found>(by, 'GET', `/${id}`)
  const move = (by: Principal, id: string, name: string, body: object = {}) =>
    call<Came>(by, 'POST', `/${id}/${name}`, body)
  const refusal = async (by: Principal, id: string, name: string, body: object = {}) => {
    const response = await ask(by, 'POST', `/${id}/${name}`, body)
    return `${response.status} ${((await response.json()) as { title: string }).title}`
  }
  const asked = {
    title: 'Answer in French',
    why: 'Half of Lyon writes so.',
    what: 'prompt',
    workflow: 'desk',
    part: 'prompts/reply',
  }
  const file = async (more: object = {}, by = people.vera) =>
    (await call<Came>(by, 'POST', '', { ...asked, ...more })).id
  const answers = {
    reversible: 'yes',
    data: 'as before',
    reach: 'inside',
    autonomy: 'as before',
    tested: 'yes',
    'failed lately': 'no',
  }
  const estimate = { low: 60, likely: 90, high: 180 }
  const approve = async (by: Principal, id: string) => move(by, id, 'approve', { hash: (await get(id, by)).hash })

  test('the plan’s rules propose who pays, in order, and say which fired and what a person has to judge before', async () => {
    const cases: [more: object, proposed: string, rule: string | null, toJudge: string[]][] = [
      [{ cause: 'provider' }, 'provider fault', 'it mends what the provider broke', []],
      [
        { cause: 'nobody' },
        'from allowance',
        'wording or routing is tuned for a case the plan covers',
        ['it restores what was agreed'],
      ],
      [
        {},
        'from allowance',
        'wording or routing is tuned for a case the plan covers',
        ['it mends what the provider broke', 'it restores what was agreed'],
      ],
      [
        { what: 'model', part: null },
        'billable',
        'anything else',
        ['it mends what the provider broke', 'it restores what was agreed'],
      ],
      [{ adds: ['system'], cause: 'nobody' }, 'undecided', null, ['it restores what was agreed']],
    ]
    for (const [more, proposed, rule, toJudge] of cases) {
      const { proposal, state } = await get(await file(more))
      assert.equal(state, 'submitted')
      assert.deepEqual([proposal?.class, proposal?.rule, proposal?.plan_version], [proposed, rule, 1])
      assert.deepEqual(
        proposal?.to_judge.map((one) => one.rule),
        toJudge,
      )
    }
  })

  test('what names nothing in the plan is refused with what there is', async () => {
    const cases: [more: object, says: RegExp][] = [
      [{ workflow: 'none' }, /The plan has no workflow/],
      [{ part: 'prompts/none' }, /is no part of .* in the plan\. Parts are written like prompts\/reply/],
      [{ standard: 'anything' }, /no standard change/],
      [{ links: [{ kind: 'finding', id: 'none' }] }, /nothing to link to with the id/],
      [{ links: [{ kind: 'pattern', id: 'none' }] }, /There is no pattern none of its own/],
      [{ links: [{ kind: 'pattern', id: '1' }] }, /There is no pattern 1 of its own/],
      [{ why: ' ' }, /why/],
      [{ what: 'colour' }, /what/],
    ]
    for (const [more, says] of cases) {
      const response = await ask(people.vera, 'POST', '', { ...asked, ...more })
      assert.ok(response.status >= 400 && response.status < 500)
      assert.match(await response.text(), says)
    }
  })

  test('a client files it and approves its cost; the provider classes it, works it and closes it', async () => {
    const id = await file({ effect: { measure: 'accepted', expected: '84%', by: '2026-12-31' } }, people.ines)
    assert.deepEqual((await get(id, people.vera)).may, ['note'])
    assert.match(
      await refusal(people.vera, id, 'classify', { class: 'billable', because: 'x' }),
      /^403 This needs one of the roles/,
    )
    await move(people.jonas, id, 'classify', { class: 'billable', because: 'It is not in the allowance any more.' })
    await move(people.jonas, id, 'assess', { answers, estimate })
    await move(people.jonas, id, 'quote', { amount: '400 EUR', valid_until: formatTime(clock.now() + 7 * MICROS.d) })
    assert.match(
      await refusal(people.jonas, id, 'approve', { hash: (await get(id)).hash }),
      /403 .*Whoever asks for the money does not approve it/,
    )
    // Ines asked for it: her word on the cost holds, and the client signs the risk as well.
    await approve(people.ines, id)
    const half = await get(id)
    assert.deepEqual([half.state, half.waits_for.map(({ of }) => of)], ['quoted', ['risk']])
    assert.match(await refusal(people.jonas, id, 'schedule'), /409 .*It waits for the approval of/)
    assert.equal((await approve(people.maria, id)).state, 'approved')
    await move(people.jonas, id, 'schedule')
    await move(people.jonas, id, 'start')
    await move(people.jonas, id, 'finish', { minutes: 95 })
    assert.match(
      await refusal(people.jonas, id, 'verify', { passed: true, note: 'Fine.' }),
      /403 Whoever did the work does not verify it/,
    )
    await move(people.priya, id, 'verify', { passed: true, note: 'Twenty letters read.' })
    await move(people.jonas, id, 'review', { outcome: 'success', note: '71% to 84%.' })
    await move(people.jonas, id, 'close')
    const closed = await get(id)
    assert.deepEqual(
      [closed.state, closed.actual_minutes, closed.outcome?.is, closed.class?.is],
      ['closed', 95, 'success', 'billable'],
    )
    assert.deepEqual(
      closed.history.map(({ kind, to }) => `${kind} ${to}`),
      [
        'filed draft',
        'submit submitted',
        'classify classified',
        'assess assessed',
        'quote quoted',
        'approve quoted',
        'approve approved',
      ].concat([
        'schedule scheduled',
        'start implementing',
        'finish verifying',
        'verify released',
        'review reviewed',
        'close closed',
      ]),
    )
    assert.deepEqual(
      closed.approvals.map(({ of, instead }) => [of, instead]),
      [
        [['spending'], false],
        [['risk'], true],
      ],
    )
    assert.equal(closed.names[people.priya.id], 'priya')
  })

  test('an edit of what was approved takes the approvals with it and tells whose', async () => {
    const id = await file()
    await move(people.jonas, id, 'classify', { class: 'from allowance', because: 'Wording.' })
    await move(people.jonas, id, 'assess', { answers, estimate })
    const read = (await get(id)).hash
    await approve(people.ines, id)
    const edited = await move(people.vera, id, 'edit', { ...asked, why: 'All of France does.' })
    assert.deepEqual([edited.state, edited.voided], ['submitted', [people.ines.id]])
    await move(people.jonas, id, 'classify', { class: 'from allowance', because: 'Wording.' })
    await move(people.jonas, id, 'assess', { answers, estimate })
    assert.match(
      await refusal(people.ines, id, 'approve', { hash: read }),
      /409 What you read is not what is asked for any more/,
    )
    assert.equal((await approve(people.ines, id)).state, 'approved')
  })

  test('a dispute stops the start, and an emergency is begun at once and counted where nobody approves it in time', async () => {
    const id = await file()
    await move(people.jonas, id, 'classify', { class: 'billable', because: 'New.' })
    await move(people.ines, id, 'dispute', { because: 'It was promised.' })
    assert.match(
      await refusal(people.jonas, id, 'settle', { class: 'billable', because: 'x' }),
      /403 Only the side that disputes/,
    )
    await move(people.jonas, id, 'settle', { class: 'included', because: 'It was.' })
    assert.equal((await get(id)).class?.is, 'included')

    const urgent = await file()
    assert.match(
      await refusal(people.maria, urgent, 'order', { because: 'It insults people.' }),
      /403 The plan lets Jonas order/,
    )
    await move(people.jonas, urgent, 'order', { because: 'It insults people.' })
    assert.equal((await get(urgent)).is_unauthorised, false)
    clock.pass(2 * MICROS.d)
    assert.equal((await get(urgent)).is_unauthorised, true)
    await approve(people.maria, urgent)
    assert.equal((await get(urgent)).is_unauthorised, true)
  })

  test('a standard change needs no approval until it went wrong', async () => {
    const known = { standard: 'a new wording' }
    const through = async () => {
      const id = await file(known)
      await move(people.jonas, id, 'classify', { class: 'from allowance', because: 'Wording.' })
      await move(people.jonas, id, 'assess', { answers, estimate })
      return id
    }
    const id = await through()
    await move(people.jonas, id, 'schedule')
    await move(people.jonas, id, 'start')
    await move(people.jonas, id, 'review', { outcome: 'rolled back', note: 'It answered in Latin.' })
    await move(people.jonas, id, 'close')
    assert.match(await refusal(people.jonas, await through(), 'schedule'), /409 It waits for the approval of Ines/)
  })

  test('lists go by pages, filters hold, and each sees only their own workspace', async () => {
    const all = await call<Listed>(people.maria, 'GET', '?state=all&limit=200')
    assert.equal(all.total, all.items.length)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Listed = await call<Listed>(
        people.maria,
        'GET',
        `?state=all&limit=3${cursor === null ? '' : `&cursor=${cursor}`}`,
      )
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)
    assert.deepEqual(
      seen,
      all.items.map(({ id }) => id),
    )
    const over = await call<Listed>(people.maria, 'GET', '?state=over')
    assert.deepEqual(
      over.items.map(({ state }) => state),
      ['closed', 'closed'],
    )
    assert.ok(
      (await call<Listed>(people.ines, 'GET', '?by=me&state=all')).items.every(
        ({ requester }) => requester === people.ines.id,
      ),
    )
    assert.equal((await call<Listed>(people.maria, 'GET', '?class=billable&state=closed')).total, 1)

    const other = await createWorkspace(app.state, { name: 'Other', owner: null, now: clock.now() })
    const stranger: Principal = {
      ...people.maria,
      workspaces: [{ workspace: other, roles: ['owner'], through: 'member' }],
      defaultWorkspace: other,
    }
    assert.equal((await call<Listed>(stranger, 'GET', '?state=all')).total, 0)
    assert.equal((await ask(stranger, 'GET', `/${all.items[0]?.id}`)).status, 404)
    assert.equal((await ask(stranger, 'POST', `/${all.items[0]?.id}/cancel`, { because: 'x' })).status, 404)
  })

  test('twenty who make the same move at once: one does, the others are told how it stands', async () => {
    const id = await file()
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => ask(people.jonas, 'POST', `/${id}/order`, { because: 'Now.' })),
    )
    assert.deepEqual(tries.map(({ status }) => status).sort(), [200, ...Array.from({ length: 19 }, () => 409)])
    assert.deepEqual(
      (await get(id)).history.map(({ kind }) => kind),
      ['filed', 'submit', 'order'],
    )
  })

  test('an emergency that nobody approved in time is a finding from then on, and over once somebody approves it late', async () => {
    const findings = async (state: string) => {
      const url = `http://aftercare.test/api/v1/findings?state=${state}&limit=200`
      const { items } = (await (await api.request(url, {}, { local: people.maria })).json()) as {
        items: { id: string; key: string; title: string; severity: string; workflow: string }[]
      }
      return items.filter(({ key }) => key === `emergency:${id}`)
    }
    const again = async (finding: string) => {
      const url = `http://aftercare.test/api/v1/findings/${finding}`
      return (await (await api.request(url, {}, { local: people.maria })).json()) as {
        again: { said: string; same: boolean; changed: Record<string, number> }
      }
    }
    const id = await file({ title: 'Stop the insults' })
    await move(people.jonas, id, 'order', { because: 'It insults people.' })
    await hold(app, workspace)
    assert.deepEqual(await findings('unresolved'), [], 'there is time yet')
    clock.pass(25 * MICROS.h)
    await hold(app, workspace)
    const [found, ...others] = await findings('unresolved')
    assert.ok(found)
    assert.deepEqual(others, [])
    assert.deepEqual(
      [found.title, found.severity, found.workflow],
      ['A change was made in an emergency, and nobody approved it in time', 'high', 'desk'],
    )
    assert.equal((await again(found.id)).again.same, true)
    await approve(people.maria, id)
    const { again: now } = await again(found.id)
    assert.match(now.said, /, and approved on /)
    assert.deepEqual(now.changed, { moves: 1 })
    await hold(app, workspace)
    assert.deepEqual(await findings('unresolved'), [])
    assert.equal((await findings('resolved')).length, 1)
    assert.equal((await get(id)).is_unauthorised, true, 'that it was late stays')
  })

  test('for whom it waits sees it on the overview, and each move owes what the plan’s rules tell of', async () => {
    const { db } = app.state
    const overviewOf = async (by: Principal) => {
      const answer = await api.request('http://aftercare.test/api/v1/overview', {}, { local: by })
      assert.equal(answer.status, 200, await answer.clone().text())
      return (await answer.json()) as { requests: { open: number; mine: { id: string; next: string }[] } }
    }
    const id = await file({ title: 'Say it in Welsh' })
    const waits = async () => {
      const found: string[] = []
      for (const [name, who] of Object.entries(people)) {
        const { requests } = await overviewOf(who)
        assert.ok(requests.open > 0)
        if (requests.mine.some((one) => one.id === id)) found.push(name)
      }
      return found
    }
    const owed = async () =>
      (
        await db
          .selectFrom('notice')
          .select(['kind', 'urgency', 'opens', 'workflow', 'body'])
          .where('about', '=', `request:${id}`)
          .orderBy('seq')
          .execute()
      ).map(({ kind, urgency, opens, workflow }) => `${kind} ${urgency} ${opens} ${workflow}`)
    assert.deepEqual(await waits(), ['maria', 'jonas'])
    await move(people.jonas, id, 'classify', { class: 'billable', because: 'New.' })
    await move(people.maria, id, 'dispute', { because: 'It was promised.' })
    // Whoever disputes waits for the others.
    assert.deepEqual(await waits(), ['ines', 'jonas'])
    await move(people.maria, id, 'settle', { class: 'billable', because: 'Agreed after all.' })
    await move(people.jonas, id, 'assess', { answers, estimate })
    assert.deepEqual(await waits(), ['maria', 'jonas'], 'a price is still to come')
    await move(people.jonas, id, 'quote', { amount: '40 EUR', valid_until: formatTime(clock.now() + MICROS.d) })
    assert.deepEqual(await waits(), ['maria', 'ines'])
    await approve(people.ines, id)
    assert.deepEqual(await waits(), ['maria', 'jonas'], 'scheduled by who works on it')
    const told = [
      'request.filed medium null desk',
      'request.classified low null desk',
      'request.disputed medium null desk',
      'request.classified low null desk',
      'request.approval_asked medium null desk',
      'request.approved low null desk',
    ]
    assert.deepEqual(await owed(), told)
    const bodies = await db.selectFrom('notice').select('body').where('about', '=', `request:${id}`).execute()
    assert.doesNotMatch(JSON.stringify(bodies), /Welsh|promised|Agreed/)
    // A move that is refused owes nothing.
    assert.match(await refusal(people.jonas, id, 'finish', { minutes: 5 }), /^409/)
    assert.deepEqual(await owed(), told)
    await move(people.maria, id, 'cancel', { because: 'Not now.' })
    assert.deepEqual(await waits(), [])
  })

  test('every move is in the decision log without the words of anybody, and the log is whole', async () => {
    const ask = async (path: string) =>
      (await (
        await api.request(`http://aftercare.test/api/v1/decisions${path}`, {}, { local: people.maria })
      ).json()) as never
    const { items } = (await ask('?limit=200')) as { items: { kind: string; body: Record<string, unknown> }[] }
    const kinds = new Set(items.map(({ kind }) => kind))
    for (const kind of [
      'filed',
      'submit',
      'classify',
      'assess',
      'quote',
      'approve',
      'edit',
      'dispute',
      'settle',
      'order',
      'verify',
      'close',
    ])
      assert.ok(kinds.has(`request.${kind}`), kind)
    assert.doesNotMatch(JSON.stringify(items), /Lyon|France|French|promised|insults|Latin|Wording|jonas|maria/i)
    assert.equal(((await ask('/verify')) as { whole: boolean }).whole, true)
  })

  test('what is altered behind the product’s back of a request or a change note is found, and what of it', async () => {
    const { db } = app.state
    const call = async (path: string, body?: object) => {
      const init = body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
      const answer = await api.request(`http://aftercare.test/api/v1${path}`, init ?? {}, { local: people.maria })
      assert.equal(answer.status, 200, await answer.clone().text())
      return (await answer.json()) as never
    }
    const altered = async () => {
      const found = (await call('/decisions/verify')) as { whole: boolean; altered: Record<string, unknown>[] }
      assert.equal(found.whole, found.altered.length === 0)
      return found.altered.map(({ about, id, what }) => [about, id, what])
    }
    const id = await file()
    await move(people.jonas, id, 'classify', { class: 'billable', because: 'It is new.' })
    await move(people.jonas, id, 'assess', { answers, estimate })
    const given = { workflow: 'desk', what: 'model', why: 'Cheaper.', before: 'm-1', after: 'm-2' }
    const { id: note } = (await call('/change-notes', given)) as { id: string }
    assert.deepEqual(await altered(), [])
    const ofRequest: [harm: ReturnType<typeof sql>, what: string][] = [
      [sql`body = jsonb_set(body, '{asked,title}', '"Answer in Latin"')`, 'what it holds'],
      [sql`body = jsonb_set(body, '{class,because}', '"It was agreed."')`, 'what it holds'],
      [sql`body = jsonb_set(body, '{class,is}', '"included"'), class = 'included'`, 'what it holds'],
      [sql`body = jsonb_set(body, '{class,is}', '"included"')`, 'what it holds, by what it is found'],
      [sql`class = 'included'`, 'by what it is found'],
      [sql`state = 'approved'`, 'its state'],
      [sql`hash = 'x'`, 'its fingerprint'],
      [sql`filed_at = filed_at - interval '1 day'`, 'its times'],
    ]
    for (const [harm, what] of ofRequest) {
      const before = await db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      await sql`update request set ${harm} where id = ${id}`.execute(db)
      assert.deepEqual(await altered(), [['request', id, what]])
      const { body, ...columns } = before
      await db
        .updateTable('request')
        .set({ ...columns, body: JSON.stringify(body) })
        .where('id', '=', id)
        .execute()
    }
    const ofEvents: [harm: ReturnType<typeof sql>, undo: ReturnType<typeof sql>, what: string][] = [
      [sql`note = 'It was agreed.'`, sql`note = 'It is new.'`, 'event 3 of it'],
      [sql`by = 'user:nobody'`, sql`by = ${people.jonas.id}`, 'event 3 of it'],
      [sql`facts = '{"class":"included"}'`, sql`facts = '{"class":"billable"}'`, 'event 3 of it'],
      [sql`at = at + interval '1 hour'`, sql`at = at - interval '1 hour'`, 'event 3 of it'],
      [sql`voided = '["user:ines"]'`, sql`voided = '[]'`, 'event 3 of it'],
      [sql`to_state = 'assessed'`, sql`to_state = 'classified'`, 'event 3 of it'],
      [sql`kind = 'settle'`, sql`kind = 'classify'`, 'the decision log has no event 3 of it'],
    ]
    for (const [harm, undo, what] of ofEvents) {
      await sql`update request_event set ${harm} where request_id = ${id} and seq = 3`.execute(db)
      assert.deepEqual(await altered(), [['request', id, what]])
      await sql`update request_event set ${undo} where request_id = ${id} and seq = 3`.execute(db)
    }
    const ofNote: [harm: ReturnType<typeof sql>, undo: ReturnType<typeof sql>, what: string][] = [
      [sql`why = 'Better.'`, sql`why = 'Cheaper.'`, 'what it says'],
      [sql`before = null`, sql`before = 'm-1'`, 'what it says'],
      [sql`source = 'deployment'`, sql`source = 'person'`, 'how it is known'],
      [sql`written_by = 'user:nobody'`, sql`written_by = ${people.maria.id}`, 'who wrote it'],
      [
        sql`written_at = written_at - interval '1 day'`,
        sql`written_at = written_at + interval '1 day'`,
        'when it was written',
      ],
    ]
    for (const [harm, undo, what] of ofNote) {
      await sql`update change_note set ${harm} where id = ${note}`.execute(db)
      assert.deepEqual(await altered(), [['note', note, what]])
      await sql`update change_note set ${undo} where id = ${note}`.execute(db)
    }
    assert.deepEqual(await altered(), [])
    await db.deleteFrom('request_event').where('request_id', '=', id).where('seq', '=', 4).execute()
    assert.deepEqual(
      (await altered()).map(([about, of, what]) => [about, of === id, what]),
      [
        ['request', true, 'what it holds, its fingerprint, its state, its times'],
        ['request', true, 'an event of it is gone'],
      ],
    )
    await db.deleteFrom('request_event').where('request_id', '=', id).execute()
    await db.deleteFrom('request').where('id', '=', id).execute()
    await db.deleteFrom('change_note').where('id', '=', note).execute()
    assert.deepEqual((await altered()).map(([about, , what]) => `${about}: ${what}`).toSorted(), [
      'note: it is gone',
      ...Array.from({ length: 4 }, () => 'request: an event of it is gone'),
    ])
  })

  /** The same plan with rates, a time before which people are told and included hours. */
  const withTerms = async (rate: string) => {
    const terms = `${plan.replace('approved_within: 1d', 'approved_within: 1d, surcharge: 50%')}  rates: { lead: ${rate} }
  notice: 2d
support:
  allowance: { hours: "10", per: month, step_minutes: 15 }
`
    const init = { method: 'POST', body: terms, headers: { 'content-type': 'application/yaml' } }
    const applied = await api.request('http://aftercare.test/api/v1/plan', init, { local: people.maria })
    assert.equal(applied.status, 200, await applied.text())
  }
  const inAWeek = () => formatTime(clock.now() + 7 * MICROS.d)

  test('the price follows from the estimate and the rate, is frozen with what was approved, and stands beside what it came to', async () => {
    await withTerms('140.10 EUR')
    const id = await file()
    await move(people.jonas, id, 'classify', { class: 'billable', because: 'New.' })
    await move(people.jonas, id, 'assess', { answers, estimate: { low: 50, likely: 100, high: 175 } })
    const cost = { name: 'lead', rate: '140.10 EUR', surcharge: null }
    const range = { low: '116.75 EUR', likely: '233.50 EUR', high: '408.63 EUR' }
    assert.deepEqual((await get(id)).costs, [{ ...cost, ...range }])
    await move(people.jonas, id, 'quote', { valid_until: inAWeek() })
    await approve(people.ines, id)
    const { hash } = await get(id)
    await withTerms('900 EUR')
    const approved = await get(id)
    assert.deepEqual(
      [approved.quote?.amount, approved.quote?.by_rate, approved.hash, approved.state],
      ['233.50 EUR', { ...cost, ...range }, hash, 'approved'],
    )
    assert.deepEqual(approved.history.at(-2)?.facts.rate, 'lead')
    // People are told two days before.
    assert.match(
      await refusal(people.jonas, id, 'schedule', { at: formatTime(clock.now() + MICROS.h) }),
      /409 The plan has people told 2d before a change, so it begins on .* at the soonest.*ask Maria or an owner/,
    )
    assert.match(await refusal(people.jonas, id, 'sooner'), /403/)
    assert.ok((await get(id, people.ines)).may.includes('sooner'))
    assert.ok(!(await get(id, people.jonas)).may.includes('sooner'))
    await move(people.jonas, id, 'schedule')
    const [told] = await app.state.db
      .selectFrom('notice')
      .select(['kind', 'body'])
      .where('workspace_id', '=', workspace)
      .where('kind', '=', 'request.scheduled')
      .where('about', '=', `request:${id}`)
      .execute()
    assert.ok(told)
    assert.equal(
      (told.body as { begins?: string }).begins,
      formatTime(parseTime((await get(id)).scheduled_at ?? '')?.micros ?? 0),
    )
    assert.ok(((await get(id)).scheduled_at ?? '') > formatTime(clock.now() + 2 * MICROS.d - MICROS.m))
    assert.match(await refusal(people.jonas, id, 'start'), /409 It is scheduled for/)
    await move(people.maria, id, 'sooner')
    await move(people.jonas, id, 'schedule')
    await move(people.jonas, id, 'start')
    await move(people.jonas, id, 'finish', { minutes: 200 })
    assert.deepEqual((await get(id)).came_to, {
      ...{ minutes: 200, estimate: 100, by_rate: '467 EUR', price: '233.50 EUR', is_far_off: true },
    })
    await move(people.priya, id, 'verify', { passed: true, note: 'Read.' })
    const outcome = { outcome: 'success', note: 'Better.' }
    assert.match(await refusal(people.jonas, id, 'review', outcome), /400 It took 200 minutes, and 50 to 175 were/)
    await move(people.jonas, id, 'review', { ...outcome, variance: 'The model was renamed.' })
    await move(people.jonas, id, 'close')
    assert.equal((await get(id)).outcome?.variance, 'The model was renamed.')
  })

  test('an emergency costs its surcharge, by the rate at which it was ordered', async () => {
    await withTerms('120 EUR')
    const id = await file()
    await move(people.jonas, id, 'order', { because: 'It insults people.' })
    await withTerms('500 EUR')
    await move(people.jonas, id, 'finish', { minutes: 50 })
    const found = await get(id)
    assert.deepEqual(found.emergency?.by_rate, { name: 'lead', rate: '120 EUR', surcharge: '50%' })
    assert.equal(found.came_to?.by_rate, '150 EUR')
  })

  test('what is approved from the hours is kept of them, used by work on it first, and given back when it is over', async () => {
    await withTerms('120 EUR')
    const kept = async () => {
      const init = { headers: { 'content-type': 'application/json' } }
      const answer = await api.request('http://aftercare.test/api/v1/hours/reservations', init, { local: people.maria })
      return ((await answer.json()) as { items: { id: string; minutes: number }[] }).items
    }
    const through = async (likely: number) => {
      const id = await file()
      await move(people.jonas, id, 'classify', { class: 'from allowance', because: 'Wording.' })
      await move(people.jonas, id, 'assess', { answers, estimate: { low: 10, likely, high: 900 } })
      return id
    }
    const id = await through(590)
    assert.deepEqual((await get(id)).hours, { low: 15, likely: 600, high: 900, left: 600, kept: 0, left_after: 0 })
    await approve(people.ines, id)
    assert.deepEqual(
      (await kept()).map((one) => [one.id, one.minutes]),
      [[id, 600]],
    )
    assert.deepEqual((await get(id)).history.at(-1)?.facts.kept_minutes, 600)
    assert.deepEqual((await get(id)).hours, { low: 15, likely: 600, high: 900, left: 0, kept: 600, left_after: 0 })
    // Another finds nothing left: it is approved, and nothing is kept.
    const other = await through(60)
    assert.equal((await get(other)).hours?.left_after, -60)
    await approve(people.ines, other)
    assert.equal((await get(other)).history.at(-1)?.facts.kept_minutes, 0)

    const enter = async (about: string, minutes: number) => {
      const body = JSON.stringify({ about: 'request', id: about, minutes, class: 'from allowance' })
      const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
      return await api.request('http://aftercare.test/api/v1/hours/times', init, { local: people.jonas })
    }
    assert.equal((await enter(other, 60)).status, 409)
    const entered = await enter(id, 90)
    assert.equal(entered.status, 200, await entered.text())
    assert.deepEqual(
      (await kept()).map((one) => one.minutes),
      [510],
    )
    await move(people.maria, id, 'cancel', { because: 'No need.' })
    assert.deepEqual(await kept(), [])
    assert.deepEqual((await get(id)).history.at(-1)?.facts.given_back_minutes, 510)
    assert.equal((await enter(other, 60)).status, 200)
    const verified = await api.request('http://aftercare.test/api/v1/decisions/verify', {}, { local: people.maria })
    const { altered } = (await verified.json()) as { altered: { id: string }[] }
    assert.deepEqual(
      altered.filter((one) => one.id === id || one.id === other),
      [],
    )
  })
})
