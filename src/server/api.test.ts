import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { z } from 'zod'
import { type Engines, missing, openEngines } from '../../test/engines/engines.ts'
import { type App, rulesOf } from '../app.ts'
import { createTombstones } from '../evidence/erasure/tombstones.ts'
import { createMasker } from '../evidence/receive/mask.ts'
import { createPipe } from '../evidence/receive/pipe.ts'
import { follow } from '../evidence/runs/follow.ts'
import { noteReadingAgain, readSomeAgain } from '../evidence/runs/read-again.ts'
import { createApi, routes } from './api.ts'
import { createIdentity, type Identity } from './identity/identity.ts'
import { createWorkspace } from './identity/workspace.ts'
import type { Principal } from './principal.ts'
import { runDetail } from './routes/run-detail.ts'

/** The API through its own wire, with real sign-ins: who may what, and that nothing crosses a workspace. */
describe('the API', { skip: missing }, () => {
  let engines: Engines
  let identity: Identity
  let api: ReturnType<typeof createApi>
  const url = 'http://aftercare.test'

  before(async () => {
    engines = await openEngines()
    const { state, evidence, clock, log } = engines
    identity = createIdentity({ state, secret: 'a secret of this test, long enough for it', url, clock })
    const pipe = createPipe(evidence)
    const masker = async () => createMasker(Buffer.alloc(32, 3))
    const app: App = {
      folder: { secret: 'x', path: engines.folder } as App['folder'],
      state,
      evidence,
      pipe,
      connectors: { state, pipe, log, now: clock.now, masker, secret: 'x', perSecond: 100 },
      erasing: {
        ...{ state, evidence, pipe, masker, secret: 'x', now: clock.now },
        stones: createTombstones(evidence, 'x'),
      },
      notices: { state, secret: 'x', log, now: clock.now, url, mail: undefined },
      handovers: { state, secret: 'x', log, now: clock.now, url, masker },
      clock,
      log,
      asOf: clock.now,
      moments: () => ({ asOf: clock.now(), now: clock.now() }),
      masker,
      async settle(workspace) {
        const rules = await rulesOf(state, workspace, clock.now())
        await noteReadingAgain({ state, evidence }, workspace, rules, clock.now())
        await follow({ state, evidence }, workspace, rules)
        for (let isMore = true; isMore; ) isMore = await readSomeAgain({ state, evidence }, workspace, rules)
      },
      readAgain: async () => undefined,
      screen: async () => undefined,
      gather: async () => undefined,
      isBehind: async () => true,
      close: async () => undefined,
    }
    api = createApi(app, identity)
  })
  after(() => engines.close())

  type Caller = { cookie?: string; key?: string }
  const call = (method: string, path: string, caller: Caller = {}, body?: unknown) =>
    api.request(`${url}${path}`, {
      method,
      headers: {
        ...(caller.cookie ? { cookie: caller.cookie } : {}),
        ...(caller.key ? { authorization: `Bearer ${caller.key}` } : {}),
        ...(body === undefined
          ? {}
          : { 'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const answer = async <T>(response: Response | Promise<Response>) => (await (await response).json()) as T

  async function open(link: string): Promise<Caller> {
    const response = await api.request(link, { method: 'POST', headers: { origin: url } })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    assert.ok(cookie, 'the link signs in')
    return { cookie }
  }

  /** A client's workspace with an owner who is signed in. */
  async function client(name: string): Promise<{ workspace: string; owner: Caller; user: string }> {
    const elsewhere = await bare()
    const { user, link } = await identity.invite(
      elsewhere,
      { email: `${name}@clients.example`, name, role: 'viewer' },
      ownerOf(elsewhere),
    )
    const workspace = await createWorkspace(engines.state, { name, owner: user, now: engines.clock.now() })
    await engines.state.db
      .deleteFrom('member')
      .where('userId', '=', user)
      .where('organizationId', '=', elsewhere)
      .execute()
    return { workspace, owner: await open(link), user }
  }
  const ownerOf = (workspace: string): Principal => ({
    id: 'local:test',
    person: null,
    via: 'local',
    workspaces: [{ workspace, roles: ['owner'], through: 'member' }],
    defaultWorkspace: workspace,
  })
  let bareWorkspace: string | undefined
  async function bare(): Promise<string> {
    if (!bareWorkspace) {
      bareWorkspace = await engines.workspace()
      await engines.state.db
        .insertInto('organization')
        .values({ id: bareWorkspace, name: 'bare', slug: bareWorkspace, createdAt: new Date() })
        .execute()
    }
    return bareWorkspace
  }
  const line = (run: string) => JSON.stringify({ type: 'run', run, workflow: 'desk' })

  test('every route says who may call it, and nobody else may', async () => {
    for (const route of routes) {
      assert.ok(route.who.length > 0, `${route.method} ${route.path} names no role`)
      const response = await call(
        route.method.toUpperCase(),
        route.path.replace(/\{\w+\}/g, 'x'),
        {},
        route.method === 'post' ? {} : undefined,
      )
      assert.equal(response.status, 401, `${route.method} ${route.path}`)
    }
  })

  test('the first link opens once, and none is made once somebody is in', async () => {
    await engines.state.db.deleteFrom('user').execute()
    const link = await identity.firstLink()
    assert.ok(link)
    const owner = await open(link)
    assert.equal(await identity.firstLink(), null)
    assert.equal((await call('GET', '/api/v1/me', owner)).status, 200)
    assert.equal((await api.request(link, { method: 'POST' })).headers.get('set-cookie'), null)
  })

  test('an owner makes another workspace and alone sees it; a key and whoever owns none make none', async () => {
    const { workspace, owner } = await client('founder')
    const made = await call('POST', '/api/v1/workspaces', owner, { name: ' Second client ' })
    const { id } = (await made.json()) as { id: string }
    const place = async (caller: Caller) => await call('GET', `/api/v1/workspace?workspace=${id}`, caller)
    assert.equal(((await (await place(owner)).json()) as { name: string }).name, 'Second client')
    const other = await client('bystander')
    assert.equal((await place(other.owner)).status, 403)
    const key = (await (
      await call('POST', `/api/v1/keys?workspace=${workspace}`, owner, { name: 'k', roles: ['owner'] })
    ).json()) as { key: string }
    assert.equal((await call('POST', '/api/v1/workspaces', { key: key.key }, { name: 'x' })).status, 403)
    const { link } = await identity.invite(
      workspace,
      { email: 'looker@clients.example', name: 'Looker', role: 'viewer' },
      ownerOf(workspace),
    )
    assert.equal((await call('POST', '/api/v1/workspaces', await open(link), { name: 'x' })).status, 403)
    assert.equal((await call('POST', '/api/v1/workspaces', owner, { name: '  ' })).status, 400)
  })

  test('a saved view is of one person in one workspace; its name replaces it, and removed it is gone', async () => {
    const [one, other] = [await client('saver'), await client('stranger')]
    const at = (id = '') => `/api/v1/views${id && `/${id}`}?workspace=${one.workspace}`
    const save = (name: string, search: Record<string, string>, caller = one.owner) =>
      call('POST', at(), caller, { page: 'runs', name, search })
    type View = { id: string; page: string; name: string; search: Record<string, string> }
    const list = async (caller = one.owner) =>
      (await answer<{ items: View[] }>(call('GET', at(), caller))).items.map(({ name, search }) => [name, search])
    const first = await answer<View>(save('Refunds', { outcome: 'rejected' }))
    await save('  Dear ones ', { cost_above: '2' })
    await save('Refunds', { outcome: 'corrected' })
    assert.deepEqual(await list(), [
      ['Dear ones', { cost_above: '2' }],
      ['Refunds', { outcome: 'corrected' }],
    ])
    const email = 'second@clients.example'
    const { link } = await identity.invite(one.workspace, { email, name: 'B', role: 'viewer' }, ownerOf(one.workspace))
    const second = await open(link)
    assert.deepEqual(await list(second), [])
    assert.equal((await call('DELETE', at(first.id), second)).status, 404)
    assert.equal((await call('GET', at(), other.owner)).status, 403)
    assert.equal((await call('DELETE', at(first.id), one.owner)).status, 200)
    assert.deepEqual(await list(), [['Dear ones', { cost_above: '2' }]])
    assert.equal((await save('', {})).status, 400)
    for (let n = 1; n < 100; n++) await save(`n${n}`, {})
    assert.equal((await save('one more', {})).status, 409)
    assert.equal((await save('n1', { text: 'x' })).status, 200)
  })

  test('a link opens a page with one button; only the button signs in, and what no longer works says what to do', async () => {
    const { workspace } = await client('page')
    const person = { email: 'eve@clients.example', name: '<Eve> & "co"', role: 'viewer' as const }
    const { link } = await identity.invite(workspace, person, ownerOf(workspace))
    for (let i = 0; i < 2; i++) {
      const page = await api.request(link)
      assert.deepEqual([page.status, page.headers.get('set-cookie')], [200, null])
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
      const html = await page.text()
      assert.match(html, /<h1>Sign in to Aftercare as &#60;Eve&#62; &#38; &#34;co&#34;<\/h1>/)
      assert.equal(html.match(/<button>/g)?.length, 1)
    }
    const used = await api.request(link, { method: 'POST' })
    assert.deepEqual([used.status, used.headers.get('location')], [303, '/'])
    for (const method of ['GET', 'POST'])
      for (const dead of [link, `${url}/sign-in`]) {
        const page = await api.request(dead, { method })
        assert.equal(page.status, 410)
        assert.match(await page.text(), /ask an owner of your workspace for a new one/)
      }
  })

  test('an owner makes a new link for somebody who lost theirs; nobody else may', async () => {
    const { owner } = await client('links')
    const person = { email: 'lost@clients.example', name: 'Lost', role: 'operator' }
    const first = await answer<{ link: string }>(call('POST', '/api/v1/people', owner, person))
    const second = await answer<{ link: string }>(call('POST', '/api/v1/links', owner, { email: person.email }))
    assert.equal((await api.request(first.link)).status, 410)
    const theirs = await open(second.link)
    assert.equal((await call('POST', '/api/v1/links', theirs, { email: 'links@clients.example' })).status, 403)
    assert.equal((await call('POST', '/api/v1/links', owner, { email: 'no mail' })).status, 400)
    assert.equal((await call('POST', '/api/v1/links', owner, { email: 'nobody@clients.example' })).status, 404)
  })

  test('who one is: the person, the workspaces with roles and the providers, also with several workspaces or none', async () => {
    type Me = {
      id: string
      via: string
      person: { name: string; email: string } | null
      workspaces: { id: string; name: string; roles: string[]; through: string }[]
      providers: { name: string }[]
    }
    const me = (caller: Caller) => answer<Me>(call('GET', '/api/v1/me', caller))
    const [agency, customer] = [await client('me'), await client('me-too')]
    const founded = await answer<{ id: string }>(call('POST', '/api/v1/providers', agency.owner, { name: 'Helpers' }))
    const given = { provider: founded.id, roles: ['viewer'] }
    await call('POST', '/api/v1/grants', customer.owner, given)
    const seen = await me(agency.owner)
    assert.equal(seen.id, `user:${agency.user}`)
    assert.deepEqual([seen.person?.name, seen.person?.email], ['me', 'me@clients.example'])
    assert.deepEqual(seen.workspaces, [
      { id: agency.workspace, name: 'me', roles: ['owner'], through: 'member' },
      { id: customer.workspace, name: 'me-too', roles: ['viewer'], through: 'grant' },
    ])
    assert.deepEqual(
      seen.providers.map((one) => one.name),
      ['Helpers'],
    )
    // Somebody with two workspaces founds another provider without naming one of them.
    assert.equal((await call('POST', '/api/v1/providers', agency.owner, { name: 'More' })).status, 200)
    const path = `/api/v1/keys?workspace=${agency.workspace}`
    const { id, key } = await answer<{ id: string; key: string }>(
      call('POST', path, agency.owner, { name: 'k', roles: ['viewer'] }),
    )
    const byKey = await me({ key })
    assert.deepEqual([byKey.id, byKey.via, byKey.person?.name], [`key:${id}`, 'key', 'me'])
    assert.deepEqual(byKey.workspaces, [{ id: agency.workspace, name: 'me', roles: ['viewer'], through: 'member' }])
    assert.deepEqual(byKey.providers, [])
    await engines.state.db.deleteFrom('member').where('userId', '=', customer.user).execute()
    assert.deepEqual((await me(customer.owner)).workspaces, [])
    assert.doesNotMatch(JSON.stringify([seen, byKey]), /token|ac_/)
  })

  test('signing out ends the session; a wrong key is nobody; strangers cannot sign up', async () => {
    const { owner } = await client('signout')
    assert.equal((await call('GET', '/api/v1/people', owner)).status, 200)
    const out = await call('POST', '/sign-out', owner)
    assert.deepEqual([out.status, out.headers.get('location')], [303, '/'])
    assert.equal((await call('GET', '/api/v1/people', owner)).status, 401)
    assert.equal((await call('GET', '/api/v1/people', { key: 'ac_wrong' })).status, 401)
    const { owner: other } = await client('library')
    for (const path of ['sign-up/email', 'sign-in/magic-link', 'sign-in/email', 'api-key/create', 'update-user'])
      assert.equal((await call('POST', `/api/auth/${path}`, other, { email: 'x@example.com' })).status, 404, path)
    for (const path of ['get-session', 'list-sessions', 'magic-link/verify?token=x'])
      assert.equal((await call('GET', `/api/auth/${path}`, other)).status, 404, path)
  })

  test('a page of another site can do nothing with the session of a person; keys are sent by programs only', async () => {
    const { owner } = await client('forged')
    const { key } = await answer<{ key: string }>(call('POST', '/api/v1/keys', owner, { name: 'k', roles: ['owner'] }))
    // What a browser sends across sites without asking first: plain text and forms.
    const plain = { 'content-type': 'text/plain' }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const forged: [path: string, headers: Record<string, string>, body: string][] = [
      ['/api/v1/plan', plain, 'plan: 1'],
      ['/api/v1/evidence', plain, line('forged')],
      ['/api/v1/findings/f/acknowledgement', form, 'note=Fine.'],
      ['/api/v1/reviews/r/decision', form, 'note=Fine.'],
      ['/sign-out', form, ''],
    ]
    for (const [path, headers, body] of forged)
      for (const origin of ['https://elsewhere.example', 'http://aftercare.test:8080', 'null']) {
        const post = (who: Record<string, string>) =>
          api.request(`${url}${path}`, { method: 'POST', headers: { ...headers, ...who, origin }, body })
        const refused = await post({ cookie: owner.cookie ?? '' })
        assert.equal(refused.status, 403, `${path} from ${origin}`)
        assert.equal(((await refused.json()) as { code: string }).code, 'not_allowed')
        if (path.startsWith('/api')) assert.notEqual((await post({ authorization: `Bearer ${key}` })).status, 403, path)
      }
    assert.equal((await call('GET', '/api/v1/me', owner)).status, 200)
  })

  test('a client sees its own workspace and no other, whatever it asks for', async () => {
    const [one, other] = [await client('one'), await client('other')]
    assert.equal((await call('POST', '/api/v1/evidence', one.owner, line('secret-run'))).status, 200)
    await call('POST', '/api/v1/evidence/settle', one.owner)
    assert.equal((await call('GET', '/api/v1/runs/secret-run', one.owner)).status, 200)
    assert.equal((await call('GET', '/api/v1/runs/secret-run', other.owner)).status, 404)
    for (const path of ['/api/v1/runs', '/api/v1/figures', '/api/v1/people', '/api/v1/decisions', '/api/v1/grants'])
      assert.equal((await call('GET', `${path}?workspace=${one.workspace}`, other.owner)).status, 403, path)
    const seen = await answer<{ items: { email: string }[] }>(call('GET', '/api/v1/people', other.owner))
    assert.deepEqual(
      seen.items.map((person) => person.email),
      ['other@clients.example'],
    )
  })

  test("a provider's staff sees what was granted, from the grant to its end, and the client sees the grant", async () => {
    const agency = await client('agency')
    const customer = await client('customer')
    const { id: provider } = await answer<{ id: string }>(
      call('POST', '/api/v1/providers', agency.owner, { name: 'Agency' }),
    )
    const path = `/api/v1/people?workspace=${customer.workspace}`
    assert.equal((await call('GET', path, agency.owner)).status, 403)
    const granted = await answer<{ id: string }>(
      call('POST', '/api/v1/grants', customer.owner, { provider, roles: ['operator'] }),
    )
    assert.equal((await call('GET', path, agency.owner)).status, 200)
    // Granted as an operator, not as an owner.
    assert.equal(
      (await call('POST', path, agency.owner, { email: 'x@example.com', name: 'X', role: 'owner' })).status,
      403,
    )
    const seen = await answer<{ items: { provider_name: string; ended_at: string | null }[] }>(
      call('GET', '/api/v1/grants', customer.owner),
    )
    assert.deepEqual(
      seen.items.map((one) => [one.provider_name, one.ended_at]),
      [['Agency', null]],
    )
    assert.equal((await call('DELETE', `/api/v1/grants/${granted.id}`, customer.owner)).status, 200)
    assert.equal((await call('GET', path, agency.owner)).status, 403)
    const staff = `/api/v1/providers/${provider}/staff`
    const colleague = { email: 'clerk@agency.example', name: 'Clerk', role: 'viewer' }
    const { id: clerk } = await answer<{ id: string }>(
      call('POST', `/api/v1/people?workspace=${agency.workspace}`, agency.owner, colleague),
    )
    assert.equal((await call('POST', staff, agency.owner, { person: 'Clerk@agency.example ' })).status, 200)
    const listed = await answer<{ items: { id: string }[] }>(call('GET', staff, agency.owner))
    assert.deepEqual(listed.items.map((one) => one.id).sort(), [agency.user, clerk].sort())
    // An address of a stranger's and one of nobody's are the same answer.
    for (const person of ['customer@clients.example', 'nobody@clients.example'])
      assert.equal((await call('POST', staff, agency.owner, { person })).status, 404)
    assert.equal((await call('DELETE', `${staff}/${clerk}`, agency.owner)).status, 200)
    assert.equal((await call('DELETE', `${staff}/${agency.user}`, agency.owner)).status, 409)
    assert.equal((await call('GET', staff, customer.owner)).status, 403)
    // The client's user never becomes staff, and cannot join.
    assert.equal(
      (await call('POST', `/api/v1/providers/${provider}/staff`, customer.owner, { person: customer.user })).status,
      403,
    )
  })

  test('a new role holds at once and makes no link; the last owner stays one; who is taken out of everything is signed out', async () => {
    const { owner, user } = await client('roles')
    const person = { email: 'colleague@clients.example', name: 'Colleague', role: 'viewer' }
    const invited = await answer<{ id: string; link: string }>(call('POST', '/api/v1/people', owner, person))
    const theirs = await open(invited.link)
    const { link } = await answer<{ link: string }>(call('POST', '/api/v1/links', owner, { email: person.email }))
    const role = (id: string, role: string, who = owner) => call('POST', `/api/v1/people/${id}/role`, who, { role })
    const plan = () => call('POST', '/api/v1/evidence', theirs, line('by-colleague'))
    assert.deepEqual([(await plan()).status, (await role(invited.id, 'owner', theirs)).status], [403, 403])
    assert.equal((await role(invited.id, 'operator')).status, 200)
    assert.equal((await plan()).status, 200)
    assert.equal((await api.request(link)).status, 200, 'the link they were given still opens')
    assert.deepEqual([(await role(user, 'viewer')).status, (await role('nobody', 'viewer')).status], [409, 404])
    const entries = async () =>
      (await answer<{ items: { kind: string }[] }>(call('GET', '/api/v1/decisions', owner))).items.map(
        (one) => one.kind,
      )
    const before = await entries()
    assert.equal(before[0], 'person.role')
    assert.equal((await role(invited.id, 'operator')).status, 200)
    assert.deepEqual(await entries(), before, 'the same role again is no decision')

    assert.equal((await call('DELETE', `/api/v1/people/${invited.id}`, owner)).status, 200)
    assert.equal((await call('GET', '/api/v1/me', theirs)).status, 401)
    assert.equal((await api.request(link)).status, 410, 'a link that was not opened opens nothing any more')
  })

  test('sessions: one sees one’s own and ends them at once; nobody else’s, and not with a key', async () => {
    type Sessions = { items: { id: string; address: string | null; agent: string | null; is_this: boolean }[] }
    const { owner } = await client('sessions')
    const { owner: stranger } = await client('stranger')
    const mail = { email: 'sessions@clients.example' }
    const agent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0'
    async function another(address: string): Promise<Caller> {
      const { link } = await answer<{ link: string }>(call('POST', '/api/v1/links', owner, mail))
      // What a caller writes into headers is not where they are.
      const headers = {
        origin: url,
        'user-agent': agent,
        'x-forwarded-for': '198.51.100.1',
        'x-aftercare-address': '::1',
      }
      const response = await api.request(link, { method: 'POST', headers }, { address })
      return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
    }
    const [second, third] = [await another('203.0.113.7'), await another('203.0.113.8')]
    const seen = await answer<Sessions>(call('GET', '/api/v1/sessions', second))
    assert.equal(seen.items.length, 3)
    const mine = seen.items.find((one) => one.is_this)
    assert.deepEqual([mine?.address, mine?.agent], ['203.0.113.7', agent])
    assert.ok(!JSON.stringify(seen).includes(second.cookie?.split('=')[1]?.split('.')[0] ?? '-'), 'never a token')

    const end = (id: string, who: Caller) => call('DELETE', `/api/v1/sessions/${id}`, who)
    assert.equal((await end(mine?.id ?? '', stranger)).status, 404)
    const thirds = seen.items.find((one) => one.address === '203.0.113.8')
    assert.equal((await call('GET', '/api/v1/me', third)).status, 200)
    assert.equal((await end(thirds?.id ?? '', second)).status, 200)
    assert.equal((await call('GET', '/api/v1/me', third)).status, 401)
    assert.equal((await end(thirds?.id ?? '', second)).status, 404)

    assert.deepEqual(await answer(call('DELETE', '/api/v1/sessions', second)), { ended: 1 })
    assert.equal((await call('GET', '/api/v1/me', owner)).status, 401)
    assert.equal((await call('GET', '/api/v1/me', second)).status, 200)
    assert.equal((await call('GET', '/api/v1/sessions', stranger)).status, 200)
    const { key } = await answer<{ key: string }>(call('POST', '/api/v1/keys', second, { name: 'k', roles: ['owner'] }))
    for (const method of ['GET', 'DELETE'])
      assert.equal((await call(method, '/api/v1/sessions', { key })).status, 403, 'a key has no sessions')
  })

  test('all clients: each in one word, none knows of another, and a grant that ends is gone at once', async () => {
    type Clients = {
      items: {
        id: string
        name: string
        through: string
        roles: string[]
        standing: { state: string; label: string | null; sentence: string; workflow: { name: string } | null } | null
        problem: string | null
      }[]
    }
    const [agency, quiet, busy] = [await client('agent'), await client('quiet'), await client('busy')]
    const clients = async (who: Caller) => (await answer<Clients>(call('GET', '/api/v1/clients', who))).items
    const { id: provider } = await answer<{ id: string }>(
      call('POST', '/api/v1/providers', agency.owner, { name: 'Agent' }),
    )
    const plan = `plan: 1
workspace: busy
client: busy
label: only for a test
time_zone: UTC
currency: EUR
effective: 2020-01-01
people:
  ana: { name: Ana, absences: [{ from: 2020-01-01, to: 2099-12-31 }] }
workflows:
  refunds: { name: Refunds, risk: high, owner: ana }
`
    const applied = await call('POST', '/api/v1/plan', busy.owner, plan)
    assert.equal(applied.status, 200, await applied.text())
    const grants = new Map<string, string>()
    for (const one of [quiet, busy]) {
      const body = { provider, roles: ['operator'] }
      grants.set(one.workspace, (await answer<{ id: string }>(call('POST', '/api/v1/grants', one.owner, body))).id)
    }
    const seen = await clients(agency.owner)
    assert.deepEqual(
      seen.map((one) => [one.name, one.through, one.standing?.state, one.standing?.workflow?.name]),
      [
        ['busy', 'grant', 'needs_you', 'Refunds'],
        ['agent', 'member', 'cant_tell', undefined],
        ['quiet', 'grant', 'cant_tell', undefined],
      ],
    )
    assert.deepEqual([seen[0]?.standing?.label, seen[1]?.standing?.label], ['only for a test', null])
    assert.match(seen[0]?.standing?.sentence ?? '', /^Nobody answers for it today/)
    assert.equal(seen[2]?.standing?.sentence, 'There is no plan yet.')
    assert.deepEqual(seen[0]?.roles, ['operator'])
    for (const one of [quiet, busy])
      assert.deepEqual(
        (await clients(one.owner)).map((other) => other.id),
        [one.workspace],
        'a client sees itself and nobody else',
      )
    await call('DELETE', `/api/v1/grants/${grants.get(busy.workspace)}`, busy.owner)
    assert.deepEqual(
      (await clients(agency.owner)).map((one) => one.name),
      ['agent', 'quiet'],
    )

    // A workspace that cannot be asked: its row is gone, its organization is not.
    await engines.state.db
      .insertInto('organization')
      .values({ id: 'broken', name: 'broken', slug: 'broken', createdAt: new Date() })
      .execute()
    await engines.state.db
      .insertInto('member')
      .values({ id: 'broken', organizationId: 'broken', userId: agency.user, role: 'viewer', createdAt: new Date() })
      .execute()
    const [withBroken, broken] = [await clients(agency.owner), await clients(agency.owner)]
    assert.deepEqual(
      withBroken.map((one) => [one.name, one.standing === null]),
      [
        ['agent', false],
        ['broken', true],
        ['quiet', false],
      ],
    )
    assert.match(broken[1]?.problem ?? '', /could not be looked at just now/)
  })

  test('a key may no more than its owner, at any moment, and stops at once when revoked', async () => {
    const { workspace, owner, user } = await client('keys')
    const made = await answer<{ id: string; key: string }>(
      call('POST', '/api/v1/keys', owner, { name: 'ingest', roles: ['operator'] }),
    )
    assert.equal((await call('POST', '/api/v1/evidence', { key: made.key }, line('k1'))).status, 200)
    // Not even a role its owner has, unless the key was given it.
    assert.equal(
      (await call('POST', '/api/v1/people', { key: made.key }, { email: 'x@example.com', name: 'X', role: 'viewer' }))
        .status,
      403,
    )
    assert.equal(
      (await call('POST', '/api/v1/keys', { key: made.key }, { name: 'more', roles: ['operator'] })).status,
      403,
    )
    await engines.state.db
      .updateTable('member')
      .set({ role: 'viewer' })
      .where('userId', '=', user)
      .where('organizationId', '=', workspace)
      .execute()
    assert.equal((await call('POST', '/api/v1/evidence', { key: made.key }, line('k2'))).status, 403)
    assert.equal((await call('POST', '/api/v1/keys', owner, { name: 'too much', roles: ['operator'] })).status, 403)
    await engines.state.db.updateTable('member').set({ role: 'owner' }).where('userId', '=', user).execute()
    assert.equal((await call('DELETE', `/api/v1/keys/${made.id}`, owner)).status, 200)
    assert.equal((await call('POST', '/api/v1/evidence', { key: made.key }, line('k3'))).status, 401)
  })

  test('keys are listed with whose they are, what they may and when they were last used: to an owner all, to others theirs', async () => {
    const { owner, workspace } = await client('list')
    const elsewhere = await client('elsewhere')
    type Keys = { items: { id: string; person: { email: string }; roles: string[]; last_used: string | null }[] }
    const made = async (caller: Caller, roles: string[]) =>
      answer<{ id: string; key: string }>(call('POST', '/api/v1/keys', caller, { name: roles.join(), roles, days: 30 }))
    const listed = async (caller: Caller) =>
      (await answer<Keys>(call('GET', '/api/v1/keys', caller))).items.map((one) => [
        one.id,
        one.person.email,
        one.roles.join(),
        one.last_used !== null,
      ])
    const person = { email: 'op@clients.example', name: 'Op', role: 'operator' }
    const invited = await answer<{ link: string }>(call('POST', '/api/v1/people', owner, person))
    const operator = await open(invited.link)
    const [first, second] = [await made(owner, ['owner', 'viewer']), await made(operator, ['operator'])]
    await made(elsewhere.owner, ['viewer'])
    assert.equal((await call('POST', '/api/v1/evidence', { key: second.key }, line('used'))).status, 200)
    const [firstRow, secondRow] = [
      [first.id, 'list@clients.example', 'owner,viewer', false],
      [second.id, 'op@clients.example', 'operator', true],
    ]
    assert.deepEqual(await listed(owner), [firstRow, secondRow])
    assert.deepEqual(await listed(operator), [secondRow])
    assert.deepEqual(await listed({ key: second.key }), [secondRow])
    assert.equal((await call('DELETE', `/api/v1/keys/${first.id}`, operator)).status, 403)
    assert.equal((await call('DELETE', `/api/v1/keys/${first.id}`, elsewhere.owner)).status, 404)
    const other = { name: 'theirs', roles: ['viewer'], person: 'op@clients.example' }
    assert.equal((await call('POST', '/api/v1/keys', owner, other)).status, 403)
    assert.equal((await call('DELETE', `/api/v1/keys/${second.id}`, owner)).status, 200)
    const log = await answer<{ items: { kind: string; body: { key?: string } }[] }>(
      call('GET', `/api/v1/decisions?workspace=${workspace}&limit=3`, owner),
    )
    assert.deepEqual(
      log.items.map((one) => [one.kind, one.body.key]),
      [
        ['key.revoked', second.id],
        ['key.made', second.id],
        ['key.made', first.id],
      ],
    )
  })

  test('the page of the API names every route with who may call it, for anybody, and loads nothing', async () => {
    const response = await api.request(`${url}/api`)
    assert.equal(response.status, 200)
    const html = await response.text()
    for (const route of routes) {
      const at = html.indexOf(`<h3>${route.method.toUpperCase()} ${route.path}</h3>`)
      assert.ok(at > 0, route.path)
      const who = route.who === 'signed in' ? 'whoever is signed in' : route.who.join(', ')
      assert.ok(html.slice(at, html.indexOf('</article>', at)).includes(`For ${who}.`), route.path)
    }
    assert.doesNotMatch(html, /<script|<link|<img|src=|url\(|href="http/)
    assert.doesNotMatch(html, /&#34;: anything/, 'every field says what it holds')
    assert.match(html, /curl -X POST &#34;\$AFTERCARE_SERVER\/api\/v1\/people&#34;[^<]+name@example\.com/)
  })

  test('bad input gets one clear sentence and the right status', async () => {
    const { owner } = await client('bad')
    const cases: [method: string, path: string, body: unknown, status: number, sentence: RegExp][] = [
      ['GET', '/api/v1/nothing', undefined, 404, /There is nothing at GET \/api\/v1\/nothing/],
      [
        'GET',
        '/api/v1/figures?by=colour',
        undefined,
        400,
        /"by" in the query is "colour": it takes release, case_type/,
      ],
      ['GET', '/api/v1/figures?workflow=nope', undefined, 404, /There is no workflow "nope"/],
      ['GET', '/api/v1/figures?from=yesterday', undefined, 400, /"from" is "yesterday", which is no time/],
      [
        'GET',
        '/api/v1/figures?from=2026-03-01&to=2026-02-01',
        undefined,
        400,
        /ends \(2026-02-01T00:00:00Z\) before it begins/,
      ],
      ['GET', '/api/v1/runs?from=2026-03-01&to=2026-03-01', undefined, 400, /Choose a later end/],
      ['GET', '/api/v1/runs?limit=9999', undefined, 400, /"limit" in the query is "9999": it takes 200 or less\.$/],
      ['GET', '/api/v1/runs?limit=1.5', undefined, 400, /"limit" in the query is "1.5": it takes a whole number\.$/],
      [
        'GET',
        '/api/v1/runs?cost_above=much',
        undefined,
        400,
        /"cost_above" in the query is "much": it takes a number\.$/,
      ],
      [
        'GET',
        '/api/v1/runs?status=fine',
        undefined,
        400,
        /"status" in the query is "fine": it takes one or several of/,
      ],
      ['GET', '/api/v1/runs?cursor=x', undefined, 400, /cursor does not belong/],
      ['GET', '/api/v1/runs/none', undefined, 404, /There is no run "none"/],
      ['POST', '/api/v1/evidence', '\n\n', 400, /holds no lines/],
      ['POST', '/api/v1/reviews', '{"workflow"', 400, /not JSON|body/],
      ['POST', '/api/v1/plan', 'plan: 2', 422, /The plan has \d+ errors/],
    ]
    for (const [method, path, body, status, sentence] of cases) {
      const response = await call(method, path, owner, body)
      const problem = await answer<{ title: string; code: string }>(response)
      assert.equal(response.status, status, `${path}: ${problem.title}`)
      assert.match(problem.title, sentence)
    }
  })

  test('lines that cannot be read are told by their place, and their neighbours are kept', async () => {
    const { owner } = await client('lines')
    const body = [line('a'), 'not json', '{"type":"run"}', line('b')].join('\n')
    const received = await answer<{ accepted: number; refused: { position: number; reason: string }[] }>(
      call('POST', '/api/v1/evidence?first=101', owner, body),
    )
    assert.equal(received.accepted, 2)
    assert.deepEqual(
      received.refused.map((one) => one.position),
      [102, 103],
    )
  })

  test('a run of which everything is known is told with every field that the API declares, and with no other', async () => {
    const { owner } = await client('full')
    const cost = { currency: 'USD', amount: '0.01' }
    const times = { started: '2026-03-09T08:00:00Z', ended: '2026-03-09T08:00:09.5Z' }
    const tokens = { input: 1, cached_input: 2, cache_write: 3, output: 4, reasoning: 5 }
    const said = { input: '[{"role":"user","content":"in"}]', output: '[{"role":"assistant","content":"out"}]' }
    const verdict = {
      type: 'verdict',
      verdict: 'v',
      kind: 'corrected',
      by: { kind: 'person', id: 'ana' },
      at: times.ended,
    }
    const lines = [
      { type: 'run', run: 'full', workflow: 'w', case: 'c', case_type: 't', route: 'r', release: '1', mode: 'live' },
      { type: 'step', run: 'full', step: '1', kind: 'model', name: 'ask', integration: 'crm', action: 'answer' },
      { type: 'step', run: 'full', step: '2', kind: 'write', cost: { amount: '0.02', basis: 'estimated' } },
      { ...verdict, run: 'full', waited_ms: 1.5, worked_ms: 2, corrections: [{ field: 'f' }], severity: 'minor' },
      { ...verdict, case: 'c', sampled: { probability: 0.5 } },
      {
        type: 'write',
        run: 'full',
        step: '2',
        write: 'w',
        integration: 'crm',
        record: 'r',
        fields: { a: 1 },
        fields_hash: 'h',
      },
      {
        ...{
          type: 'readback',
          run: 'full',
          step: '2',
          write: 'w',
          readback: 'b',
          fields: { a: 1 },
          outcome: 'mismatch',
        },
        ...{ reason: 'changed_by_a_person', changed_by: 'u', changed_at: '2026-03-01T10:00:00Z' },
      },
    ]
    Object.assign(lines[0] as object, {
      ...times,
      ...said,
      status: 'ok',
      trigger: 'mail',
      session: 's',
      user: 'u',
      labels: { k: 'v' },
    })
    Object.assign(lines[1] as object, {
      ...times,
      ...said,
      parent: '0',
      status: 'error',
      attempt: 1,
      model: 'gpt-4.1',
      provider: 'openai',
    })
    Object.assign(lines[1] as object, {
      tokens,
      cost,
      error: { type: 'E', message: 'm' },
      finish_reason: 'length',
      prompt: { name: 'p', version: '1' },
    })
    Object.assign(lines[1] as object, { sources: [{ id: 's' }], attributes: { long: 'x'.repeat(70_000), short: 'y' } })
    Object.assign(lines[5] as object, { claimed_at: times.ended, idempotency_key: 'k' })
    Object.assign(lines[6] as object, { observed_at: times.ended })
    const sent = await call('POST', '/api/v1/evidence', owner, lines.map((line) => JSON.stringify(line)).join('\n'))
    assert.deepEqual((await answer<{ accepted: number }>(sent)).accepted, lines.length)
    await call('POST', '/api/v1/evidence/settle', owner)
    // What a rule of a plan says of a step, with what it was sent as.
    assert.equal((await call('POST', '/api/v1/plan', owner, planThatReads)).status, 200)
    const asked = ['/api/v1/runs/full', '/api/v1/runs/full?messages=true']
    const told = await Promise.all(asked.map((path) => answer<Record<string, unknown>>(call('GET', path, owner))))
    for (const [name, declared] of Object.entries(runDetail.shape)) {
      const rows = told.flatMap((one) => one[name]) as object[]
      const shape = declared instanceof z.ZodArray ? (declared.element as z.ZodObject) : declared
      for (const row of rows) shape.strict().parse(row)
      const fields = new Set(rows.flatMap((row) => Object.keys(row)))
      assert.deepEqual([...fields].sort(), Object.keys(shape.shape).sort(), name)
    }
  })

  test('a body beyond its bound is refused, also where no length is stated, and a stranger is refused before it is read', async () => {
    const { owner } = await client('large')
    const endless = () => {
      let sent = 0
      const stream = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 1024 * 1024
          controller.enqueue(new Uint8Array(1024 * 1024).fill(97))
          if (sent > 200 * 1024 * 1024) controller.close()
        },
      })
      return { stream, sent: () => sent }
    }
    const send = async (path: string, type: string, cookie?: string) => {
      const body = endless()
      const headers = {
        'content-type': type,
        'transfer-encoding': 'chunked',
        origin: url,
        ...(cookie ? { cookie } : {}),
      }
      const init = { method: 'POST', headers, body: body.stream, duplex: 'half' } as RequestInit
      return {
        status: (await api.request(new Request(`${url}${path}`, init))).status,
        megabytes: body.sent() / 1024 / 1024,
      }
    }
    const lines = await send('/api/v1/evidence', 'application/x-ndjson', owner.cookie)
    assert.equal(lines.status, 413)
    assert.ok(lines.megabytes < 40, `${lines.megabytes} MB were read`)
    const form = await send('/api/v1/reviews', 'application/json', owner.cookie)
    assert.equal(form.status, 413)
    assert.ok(form.megabytes < 5, `${form.megabytes} MB were read`)
    const stranger = await send('/api/v1/reviews', 'application/json')
    assert.equal(stranger.status, 401)
    assert.ok(stranger.megabytes < 5, `${stranger.megabytes} MB were read`)
  })
})

const planThatReads = `plan: 1
workspace: full
client: Client
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
integrations: { crm: { name: CRM } }
workflows:
  w:
    name: W
    risk: low
    owner: ana
    actions: { reply: { boundary: L4, integration: crm } }
    reading: { steps: [{ step: ask, action: reply }] }
`
