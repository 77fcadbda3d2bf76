import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Engines, missing, openEngines } from '../../../test/engines/engines.ts'
import { preferenceOf, setPreference, usualPreference } from '../../actions/notices/preferences.ts'
import { ADDRESS, routeNotices } from '../../actions/notices/route.ts'
import { AppError, type ErrorCode } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { inLanguage } from '../../base/say.ts'
import { MICROS, toDate } from '../../base/time.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { applyPlan } from '../../plan/versions.ts'
import { seal } from '../../store/sealed.ts'
import { appendDecision, listDecisions, verifyDecisions } from '../../store/state/decision-log.ts'
import { owe } from '../../store/state/owed.ts'
import type { Principal, Role } from '../principal.ts'
import { forgetPerson, whoLeft } from './forget.ts'
import { createIdentity, type Identity } from './identity.ts'
import { revokeKey } from './keys.ts'
import { limits } from './limit.ts'
import { removePerson } from './people.ts'
import { addStaff, createProvider, endGrant, grantAccess, listGrants, removeStaff } from './provider.ts'
import { createWorkspace, namesOfPeople } from './workspace.ts'

describe('identity', { skip: missing }, () => {
  let engines: Engines
  let identity: Identity
  const url = 'http://aftercare.test'
  const secret = 'a secret of this test, long enough for it'
  /** As a second process of the same installation would have it. */
  const another = () => createIdentity({ state: engines.state, secret, url, clock: engines.clock })

  before(async () => {
    engines = await openEngines()
    identity = another()
  })
  after(() => engines.close())
  // Nobody is known at the start of a test; what they left in the log stays.
  beforeEach(async () => {
    for (const table of ['workspace_grant', 'provider_staff', 'provider', 'organization', 'verification'] as const)
      await engines.state.db.deleteFrom(table).execute()
    await engines.state.db.deleteFrom('apikey').execute()
    await engines.state.db.deleteFrom('user').execute()
  })

  const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
  /** As the button of the link's page does; the session's cookie, or null where the link opens nothing. */
  async function use(
    link: string,
    { origin = url, address = undefined as string | undefined, through = identity } = {},
  ) {
    const headers = await through.signIn(
      tokenOf(link),
      new Request(link, { method: 'POST', headers: { origin } }),
      address,
    )
    return headers?.get('set-cookie')?.split(';')[0] ?? null
  }
  async function open(link: string): Promise<string> {
    const cookie = await use(link)
    assert.ok(cookie, 'the link signs in')
    return cookie
  }
  const isRefused = async (link: string) =>
    (await identity.personOfLink(tokenOf(link))) === null && (await use(link)) === null
  const withCookie = (cookie: string, method = 'GET', headers: Record<string, string> = {}) =>
    identity.principalOf(new Request(`${url}/api/v1/anything`, { method, headers: { cookie, ...headers } }))
  const withKey = (key: string, address?: string, through = identity) =>
    through.principalOf(new Request(url, { headers: { authorization: `Bearer ${key}` } }), address)
  const refusal = async (work: Promise<unknown>): Promise<ErrorCode> => {
    try {
      await work
    } catch (error) {
      if (error instanceof AppError) return error.code
      throw error
    }
    return assert.fail('nothing was refused')
  }
  const signedIn = async (cookie: string): Promise<Principal> => {
    const principal = await withCookie(cookie)
    assert.ok(principal)
    return principal
  }
  const terminal = (workspace: string): Principal => ({
    id: 'local:test',
    person: null,
    via: 'local',
    workspaces: [{ workspace, roles: ['owner'], through: 'member' }],
    defaultWorkspace: workspace,
  })

  /** A workspace of its own with an owner who is signed in. */
  async function client(name: string) {
    const door = await createDoor()
    const email = `${name}@clients.example`
    const { user, link } = await identity.invite(door, { email, name, role: 'viewer' }, terminal(door))
    const workspace = await createWorkspace(engines.state, { name, owner: user, now: engines.clock.now() })
    await engines.state.db.deleteFrom('member').where('userId', '=', user).where('organizationId', '=', door).execute()
    const cookie = await open(link)
    return { workspace, user, email, cookie, principal: await signedIn(cookie) }
  }
  async function createDoor(): Promise<string> {
    const id = await engines.workspace()
    await engines.state.db
      .insertInto('organization')
      .values({ id, name: id, slug: id, createdAt: new Date() })
      .execute()
    return id
  }
  const rolesIn = async (cookie: string, workspace: string): Promise<readonly Role[] | undefined> =>
    (await withCookie(cookie))?.workspaces.find((one) => one.workspace === workspace)?.roles

  test('until somebody is in, each start gives one owner a link and the one before stops; afterwards none', async () => {
    const lost = await identity.firstLink()
    const link = await another().firstLink()
    assert.ok(lost && link)
    assert.equal(await isRefused(lost), true)
    const principal = await signedIn(await open(link))
    assert.ok(principal.workspaces.length > 0 && principal.workspaces.every((one) => one.roles.includes('owner')))
    assert.equal(await identity.firstLink(), null)
    const users = await engines.state.db.selectFrom('user').select('email').execute()
    assert.equal(users.length, 1)
  })

  test('two processes that start at once make one owner and one workspace', async () => {
    const before = await engines.state.db.selectFrom('workspace').select('id').execute()
    const links = await Promise.all([identity.firstLink(), another().firstLink()])
    assert.equal(links.filter((link) => link !== null).length, 2)
    assert.equal((await engines.state.db.selectFrom('user').select('id').execute()).length, 1)
    const after = await engines.state.db.selectFrom('workspace').select('id').execute()
    assert.equal(after.length, Math.max(before.length, 1))
  })

  test('a link opens once, even when it is opened twice at the same moment', async () => {
    const link = await identity.firstLink()
    assert.ok(link)
    const opened = await Promise.all([1, 2, 3].map(() => use(link)))
    assert.equal(opened.filter((cookie) => cookie !== null).length, 1)
    assert.equal(await isRefused(link), true)
  })

  test('looking at a link, however often, does not use it up', async () => {
    const { email, user, workspace, principal } = await client('looked')
    const link = await identity.newLink(workspace, email, principal)
    for (let i = 0; i < 3; i++) {
      const found = await identity.personOfLink(tokenOf(link))
      assert.deepEqual(
        [found?.name, found?.email, found?.workspaces.map(({ id }) => id)],
        ['looked', email, [workspace]],
      )
    }
    assert.equal((await signedIn(await open(link))).person, user)
  })

  test('an unknown link, an expired one and one used from the page of another site sign nobody in', async () => {
    assert.equal(await isRefused(`${url}/sign-in?token=unknown`), true)
    assert.equal(await isRefused(`${url}/sign-in`), true)
    const { workspace, principal } = await client('links')
    const person = { email: 'late@clients.example', name: 'Late', role: 'viewer' as const }
    const { link } = await identity.invite(workspace, person, principal)
    assert.equal(await refusal(use(link, { origin: 'https://elsewhere.example' })), 'not_allowed')
    await engines.state.db
      .updateTable('verification')
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .execute()
    assert.equal(await isRefused(link), true)
  })

  test('links and keys are kept as hashes', async () => {
    const { workspace, user, principal } = await client('hashes')
    const { link } = await identity.invite(
      workspace,
      { email: 'new@clients.example', name: 'New', role: 'viewer' },
      principal,
    )
    const { key } = await identity.createKey({ user, workspace, name: 'k', roles: ['viewer'], by: 'test' })
    const token = new URL(link).searchParams.get('token')
    assert.ok(token)
    const kept = JSON.stringify([
      await engines.state.db.selectFrom('verification').selectAll().execute(),
      await engines.state.db.selectFrom('apikey').selectAll().execute(),
    ])
    assert.equal(kept.includes(token), false)
    assert.equal(kept.includes(key), false)
  })

  test('who is locked out gets a new link, which ends the older ones', async () => {
    const { email, user, workspace, principal } = await client('lost')
    const older = await identity.newLink(workspace, email, principal)
    const newer = await identity.newLink(workspace, email.toUpperCase(), principal)
    assert.equal(await isRefused(older), true)
    assert.equal((await signedIn(await open(newer))).person, user)
    const [entry] = await listDecisions(engines.state.db, workspace, { limit: 1 })
    assert.deepEqual([entry?.kind, entry?.principal, entry?.body], ['person.link', principal.id, { person: user }])
  })

  test('a link is given only to people of the workspace, by who owns all they see, or at the machine itself', async () => {
    const [one, other] = [await client('mine'), await client('theirs')]
    const link = (email: string, by: Principal) => identity.newLink(one.workspace, email, by)
    for (const email of [other.email, 'nobody@clients.example'])
      assert.equal(await refusal(link(email, one.principal)), 'not_found')
    const both = { email: 'both@clients.example', name: 'Both', role: 'viewer' as const }
    await identity.invite(one.workspace, both, one.principal)
    assert.ok(await link(both.email, one.principal))
    const { user } = await identity.invite(one.workspace, both, one.principal)
    await engines.state.db
      .insertInto('member')
      .values({ id: 'm', organizationId: other.workspace, userId: user, role: 'viewer', createdAt: new Date() })
      .execute()
    assert.equal(await refusal(link(both.email, one.principal)), 'not_allowed')
    assert.ok(await link(both.email, terminal(one.workspace)))
    assert.ok(await link(other.email, terminal(one.workspace)))
    assert.equal(await refusal(link('nobody@clients.example', terminal(one.workspace))), 'not_found')
  })

  test('signing out ends the session; a page of another site can use none', async () => {
    const { cookie } = await client('session')
    assert.ok(await withCookie(cookie, 'POST', { origin: url }))
    assert.ok(await withCookie(cookie, 'GET', { origin: 'http://aftercare.test:8080' }))
    for (const origin of ['http://aftercare.test:8080', 'https://elsewhere.example', 'null'])
      assert.equal(await refusal(withCookie(cookie, 'POST', { origin })), 'not_allowed', origin)
    // Where a browser leaves the origin out, it still says how far away the page was.
    assert.ok(await withCookie(cookie, 'POST', { 'sec-fetch-site': 'same-origin' }))
    for (const site of ['same-site', 'cross-site'])
      assert.equal(await refusal(withCookie(cookie, 'POST', { 'sec-fetch-site': site })), 'not_allowed', site)
    const out = (origin: string) => identity.signOut(new Request(url, { method: 'POST', headers: { cookie, origin } }))
    assert.equal(await refusal(out('https://elsewhere.example')), 'not_allowed')
    assert.ok(await withCookie(cookie))
    assert.match((await out(url)).get('set-cookie') ?? '', /Max-Age=0/)
    assert.equal(await withCookie(cookie), null)
  })

  test('a sign-in sets a session of its own, whatever cookie came with it', async () => {
    const { workspace, principal, cookie, email } = await client('fixed')
    const planted = `${cookie.split('=')[0]}=chosen-by-somebody-else`
    for (const brought of [cookie, planted]) {
      const { link } = await identity.invite(workspace, { email, name: 'Fixed', role: 'owner' }, principal)
      const request = new Request(link, { method: 'POST', headers: { origin: url, cookie: brought } })
      const set = (await identity.signIn(tokenOf(link), request))?.get('set-cookie') ?? ''
      assert.match(set, /HttpOnly; SameSite=Lax/)
      const [given = ''] = set.split(';')
      assert.ok(await withCookie(given))
      assert.notEqual(given, brought)
    }
    assert.equal(await withCookie(planted), null)
  })

  test('nobody gets a sign-in of somebody who sees more than the inviter owns', async () => {
    const [one, other] = [await client('one'), await client('other')]
    const invited = { email: other.email, name: 'X', role: 'viewer' as const }
    assert.equal(await refusal(identity.invite(one.workspace, invited, one.principal)), 'conflict')
    assert.equal(await rolesIn(other.cookie, one.workspace), undefined)
    // Nor with a key, which stands for one workspace, even where its owner has both.
    const second = await createWorkspace(engines.state, { name: 'two', owner: one.user, now: engines.clock.now() })
    const { key } = await identity.createKey({
      user: one.user,
      workspace: one.workspace,
      name: 'k',
      roles: ['owner'],
      by: 'test',
    })
    const byKey = await withKey(key)
    assert.ok(byKey)
    const self = { email: one.email, name: 'One', role: 'owner' as const }
    assert.equal(await refusal(identity.invite(one.workspace, self, byKey)), 'conflict')
    // Somebody who owns everything the other sees may, and anybody may for themselves.
    const colleague = { email: 'both@clients.example', name: 'Both', role: 'viewer' as const }
    await identity.invite(one.workspace, colleague, await signedIn(one.cookie))
    await identity.invite(second, colleague, await signedIn(one.cookie))
    await identity.invite(one.workspace, self, await signedIn(one.cookie))
  })

  test('an account that was planted before is of no use once its person is invited', async () => {
    const [planter, victim] = [await client('planter'), await client('victim')]
    const person = { email: 'wanted@clients.example', name: 'Wanted', role: 'viewer' as const }
    const planted = await identity.invite(planter.workspace, person, planter.principal)
    const cookie = await open(planted.link)
    assert.equal(await refusal(identity.invite(victim.workspace, person, victim.principal)), 'conflict')
    const { key } = await identity.createKey({
      user: planted.user,
      workspace: victim.workspace,
      name: 'k',
      roles: ['viewer'],
      by: 'test',
    })
    await removePerson(engines.state, planter.workspace, {
      person: planted.user,
      by: 'test',
      now: engines.clock.now(),
    })
    await identity.invite(victim.workspace, person, victim.principal)
    assert.equal(await withCookie(cookie), null)
    assert.equal(await withKey(key), null)
  })

  test('the last owner can neither be removed nor be made something less', async () => {
    const { workspace, user, email, principal } = await client('last')
    const less = { email, name: 'Last', role: 'viewer' as const }
    const now = engines.clock.now()
    assert.equal(await refusal(identity.invite(workspace, less, principal)), 'conflict')
    assert.equal(await refusal(removePerson(engines.state, workspace, { person: user, by: 'test', now })), 'conflict')
    assert.equal(await refusal(removePerson(engines.state, workspace, { person: 'x', by: 'test', now })), 'not_found')
    await identity.invite(workspace, { email: 'b@clients.example', name: 'B', role: 'owner' }, principal)
    await identity.invite(workspace, less, principal)
  })

  test('the same person invited three times at once is one person', async () => {
    const { workspace, principal } = await client('thrice')
    const person = { email: 'Same@clients.example', name: 'Same', role: 'reviewer' as const }
    const invited = await Promise.all([1, 2, 3].map(() => identity.invite(workspace, person, principal)))
    assert.equal(new Set(invited.map((one) => one.user)).size, 1)
  })

  test('a key works in its three spellings, within what its owner may at that moment', async () => {
    const { workspace, user, principal } = await client('rights')
    await identity.invite(workspace, { email: 'b@clients.example', name: 'B', role: 'owner' }, principal)
    const { key } = await identity.createKey({
      user,
      workspace,
      name: 'n'.repeat(100),
      roles: ['operator'],
      by: 'test',
      days: 730,
    })
    const spellings: Record<string, string>[] = [
      { authorization: `Bearer ${key}` },
      { authorization: `Basic ${Buffer.from(`any:${key}`).toString('base64')}` },
      { 'x-api-key': key },
    ]
    for (const headers of spellings) {
      const found = await identity.principalOf(new Request(url, { headers }))
      assert.deepEqual(found?.workspaces, [{ workspace, roles: ['operator'], through: 'member' }])
    }
    const set = (role: Role) =>
      engines.state.db.updateTable('member').set({ role }).where('userId', '=', user).execute()
    await set('reviewer')
    assert.deepEqual((await withKey(key))?.workspaces[0]?.roles, [])
    await set('operator')
    assert.deepEqual((await withKey(key))?.workspaces[0]?.roles, ['operator'])
    await removePerson(engines.state, workspace, { person: user, by: 'test', now: engines.clock.now() })
    assert.equal(await withKey(key), null)
  })

  test('a revoked key is refused at once, in every process that has just seen it', async () => {
    const [{ workspace, user, principal }, other] = [await client('revoke'), await client('bystander')]
    const { id, key } = await identity.createKey({ user, workspace, name: 'k', roles: ['viewer'], by: 'test' })
    const second = another()
    assert.ok((await withKey(key)) && (await withKey(key, undefined, second)))
    const revoke = (of: string, by: Principal) => revokeKey(engines.state, of, { id, by, now: engines.clock.now() })
    assert.equal(await refusal(revoke(other.workspace, other.principal)), 'not_found')
    await revoke(workspace, principal)
    assert.equal(await withKey(key), null)
    assert.equal(await withKey(key, undefined, second), null)
  })

  test('what is no key, and nothing at all, is nobody', async () => {
    const wrong = ['', 'ac_', 'ac_wrong', `ac_${'a'.repeat(64)}`, `ac_${'a'.repeat(10_000)}`, "ac_' or 1=1 --"]
    for (const key of wrong) assert.equal(await withKey(key), null, key.slice(0, 20))
    for (const headers of [{}, { authorization: 'Basic !!' }, { cookie: 'aftercare.session_token=%ff.x' }])
      assert.equal(await identity.principalOf(new Request(url, { headers: headers as Record<string, string> })), null)
  })

  test('unknown keys and links from one address are limited; other addresses and known keys are not', async () => {
    const { workspace, user } = await client('limits')
    const { key } = await identity.createKey({ user, workspace, name: 'k', roles: ['viewer'], by: 'test' })
    // The beginning of a minute, so that the counting does not start anew in between.
    engines.clock.set(Math.ceil(engines.clock.now() / MICROS.m) * MICROS.m)
    const mine = another()
    const noisy = '192.0.2.1'
    assert.ok(await withKey(key, noisy, mine))
    for (let i = 0; i < limits.wrongKeys.perMinute; i++) assert.equal(await withKey(`ac_${i}`, noisy, mine), null)
    assert.equal(await refusal(withKey('ac_more', noisy, mine)), 'too_many_requests')
    assert.ok(await withKey(key, noisy, mine))
    assert.equal(await withKey('ac_more', '192.0.2.2', mine), null)
    const unknown = (address: string) => use(`${url}/sign-in?token=unknown`, { address, through: mine })
    for (let i = 0; i < limits.links.perMinute; i++) await unknown(noisy)
    assert.equal(await refusal(unknown(noisy)), 'too_many_requests')
    assert.equal(await unknown('192.0.2.2'), null)
    engines.clock.pass(MICROS.m)
    assert.equal(await withKey('ac_more', noisy, mine), null)
  })

  test("a provider's staff sees exactly what is granted, and not a moment longer", async () => {
    const [agency, first, second] = [await client('agency'), await client('first'), await client('second')]
    const { state, clock } = engines
    const provider = await createProvider(state.db, 'Agency', clock.now())
    await addStaff(state.db, provider, { person: agency.user, by: agency.principal })
    const seen = async (cookie: string) =>
      (await signedIn(cookie)).workspaces.map((one) => [one.workspace, one.through, one.roles.join()])
    const own = [agency.workspace, 'member', 'owner']
    assert.deepEqual(await seen(agency.cookie), [own])

    const given = { provider, roles: ['operator', 'viewer'] as const, by: first.principal.id }
    const grant = await grantAccess(state, first.workspace, { ...given, now: clock.now() })
    assert.deepEqual(await seen(agency.cookie), [own, [first.workspace, 'grant', 'operator,viewer']])
    // One open grant for each provider, so that ending the one the client sees ends all.
    assert.equal(await refusal(grantAccess(state, first.workspace, { ...given, now: clock.now() })), 'conflict')
    // The client sees nothing of the provider, nor of another client.
    assert.deepEqual(await seen(first.cookie), [[first.workspace, 'member', 'owner']])
    assert.deepEqual(await seen(second.cookie), [[second.workspace, 'member', 'owner']])

    const { key } = await identity.createKey({
      user: agency.user,
      workspace: first.workspace,
      name: 'k',
      roles: ['operator'],
      by: 'test',
    })
    assert.deepEqual((await withKey(key))?.workspaces[0]?.roles, ['operator'])
    const end = { grant, by: first.principal.id, now: clock.now() }
    assert.equal(await refusal(endGrant(state, second.workspace, end)), 'not_found')
    await endGrant(state, first.workspace, end)
    assert.deepEqual(await seen(agency.cookie), [own])
    assert.deepEqual((await withKey(key))?.workspaces, [])
    assert.equal(await refusal(endGrant(state, first.workspace, end)), 'not_found')
  })

  test('staff comes from the people one owns, and leaves at once', async () => {
    const [agency, customer] = [await client('bureau'), await client('customer')]
    const { state, clock } = engines
    const provider = await createProvider(state.db, 'Bureau', clock.now())
    await addStaff(state.db, provider, { person: agency.user, by: agency.principal })
    const strangers = addStaff(state.db, provider, { person: customer.user, by: agency.principal })
    assert.equal(await refusal(strangers), 'not_found')
    const colleague = { email: 'colleague@bureau.example', name: 'C', role: 'viewer' as const }
    const { user, link } = await identity.invite(agency.workspace, colleague, agency.principal)
    await addStaff(state.db, provider, { person: user, by: agency.principal })
    const given = { provider, roles: ['viewer'] as const, by: customer.principal.id, now: clock.now() }
    await grantAccess(state, customer.workspace, given)
    const cookie = await open(link)
    assert.deepEqual(await rolesIn(cookie, customer.workspace), ['viewer'])
    assert.equal((await namesOfPeople(state.db, customer.workspace))[user], 'C', 'a client knows by name who sees it')
    // The client it now sees cannot take the colleague's sign-in; the bureau's owner, who sees the same, can renew it.
    assert.equal(await refusal(identity.invite(customer.workspace, colleague, customer.principal)), 'conflict')
    await identity.invite(agency.workspace, colleague, await signedIn(agency.cookie))
    await removeStaff(state, provider, user)
    assert.equal(await rolesIn(cookie, customer.workspace), undefined)
    assert.equal((await namesOfPeople(state.db, customer.workspace))[user], undefined)
    const log = { principal: `user:${user}`, kind: 'finding.noted', body: {} }
    await state.transaction((trx) => appendDecision(trx, customer.workspace, log, clock.now()))
    assert.equal((await namesOfPeople(state.db, customer.workspace))[user], 'C', 'who has acted is named for good')
    assert.equal((await namesOfPeople(state.db, agency.workspace))[customer.user], undefined)
    const named = async () => (await namesOfPeople(state.db, customer.workspace))[agency.user]
    assert.notEqual(await named(), undefined)
    const [grant] = await listGrants(state.db, customer.workspace)
    await endGrant(state, customer.workspace, { grant: grant?.id ?? '', by: customer.principal.id, now: clock.now() })
    assert.equal(await named(), undefined, 'a grant that ended names nobody who did not act')
    assert.equal(await refusal(removeStaff(state, provider, user)), 'not_found')
    const last = removeStaff(state, provider, agency.user)
    assert.equal(await refusal(last), 'conflict', 'somebody of the staff stays')
  })

  test('two providers of one client: somebody who works for both has what either was granted', async () => {
    const [worker, customer] = [await client('worker'), await client('shared')]
    const { state, clock } = engines
    for (const role of ['viewer', 'operator'] as const) {
      const provider = await createProvider(state.db, role, clock.now())
      await addStaff(state.db, provider, { person: worker.user, by: worker.principal })
      const given = { provider, roles: [role], by: customer.principal.id, now: clock.now() }
      await grantAccess(state, customer.workspace, given)
    }
    assert.deepEqual(await rolesIn(worker.cookie, customer.workspace), ['operator', 'viewer'])
  })

  /** In which tables of the state a text stands, in whatever column. */
  async function tablesHolding(text: string): Promise<string[]> {
    const { db } = engines.state
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
    const found: string[] = []
    for (const { name } of rows) {
      const { rows: held } = await sql`select 1 from ${sql.table(name)} one where one::text ilike ${`%${text}%`}
        limit 1`.execute(db)
      if (held.length > 0) found.push(name)
    }
    return found
  }

  test('who left is forgotten: no table holds their name or address, what they did stays theirs, and the log verifies', async () => {
    const { state, clock } = engines
    const owner = await client('keeper')
    const { workspace, principal } = owner
    const asked = () => ({ asker: principal, now: clock.now() })
    const forget = (who: string, by = principal) => forgetPerson(state, workspace, { who, by, now: clock.now() })
    const kestrel = { email: 'kestrel@bird.example', name: 'Kestrel Bird', role: 'approver' as const }
    const { user, link } = await identity.invite(workspace, kestrel, principal)
    await open(link)
    const log = { principal: `user:${user}`, kind: 'finding.noted', body: {} }
    await state.transaction((trx) => appendDecision(trx, workspace, log, clock.now()))
    await setPreference(state.db, user, { ...usualPreference, language: 'de' }, clock.now())
    const mail = {
      ...{ workspace_id: workspace, id: newId(clock.now()), message_key: 'one', received_at: toDate(clock.now()) },
      ...{ sender: 'Kestrel@bird.example', proven: true, attachments: '[]', subject: '', text: '', answers: null },
      ...{ state: 'passed', because: 'A program wrote it.', request_id: null },
      ...{ settled_by: null, settled_at: null, settled_seq: null },
    }
    await state.db.insertInto('request_mail').values(mail).execute()
    assert.deepEqual(await tablesHolding('kestrel'), ['request_mail', 'user'])

    assert.deepEqual(await whoLeft(state.db, workspace, asked()), [])
    assert.equal(await refusal(forget(user)), 'not_found', 'who is in it is taken out first')
    await removePerson(state, workspace, { person: user, by: 'test', now: clock.now() })
    const [left] = await whoLeft(state.db, workspace, asked())
    assert.deepEqual([left?.id, left?.email, left?.because], [user, kestrel.email, null])

    assert.deepEqual(await forget('Kestrel@Bird.example '), { id: user })
    assert.deepEqual([await tablesHolding('kestrel'), await tablesHolding('bird.example')], [[], []])
    assert.deepEqual(
      (await whoLeft(state.db, workspace, asked())).map(({ id, name, email }) => [id, inLanguage(name), email]),
      [[user, 'Somebody who was forgotten', null]],
    )
    assert.equal(inLanguage((await namesOfPeople(state.db, workspace))[user] ?? ''), 'Somebody who was forgotten')
    assert.equal((await verifyDecisions(state.db, workspace)).kind, 'whole')
    assert.deepEqual(await preferenceOf(state.db, user), usualPreference)
    assert.equal(await refusal(forget(user)), 'not_found', 'once')
    // Whoever comes again under the same address is somebody else.
    const again = await identity.invite(workspace, kestrel, principal)
    assert.notEqual(again.user, user)
  })

  test('forgotten and invited again at the same moment, somebody is either: never in under an address that nobody has', async () => {
    const { state, clock } = engines
    const { workspace, principal } = await client('hasty')
    for (let round = 0; round < 5; round++) {
      const merlin = { email: `merlin${round}@bird.example`, name: 'Merlin', role: 'viewer' as const }
      const { user } = await identity.invite(workspace, merlin, principal)
      await removePerson(state, workspace, { person: user, by: 'test', now: clock.now() })
      const [forgotten, invited] = await Promise.allSettled([
        forgetPerson(state, workspace, { who: user, by: principal, now: clock.now() }),
        identity.invite(workspace, merlin, principal),
      ])
      assert.ok(invited.status === 'fulfilled', String(invited.status === 'rejected' && invited.reason))
      assert.equal(invited.value.user !== user, forgotten.status === 'fulfilled')
      assert.ok(await open(invited.value.link))
      const { email } = await state.db
        .selectFrom('member')
        .innerJoin('user', 'user.id', 'member.userId')
        .select('user.email')
        .where('user.id', '=', invited.value.user)
        .executeTakeFirstOrThrow()
      assert.equal(email, merlin.email)
    }
  })

  test('nobody is forgotten who is somebody elsewhere, is named by the plan, or is shown in the record of others', async () => {
    const { state, clock } = engines
    const [one, other] = [await client('here'), await client('there')]
    const forget = (who: string, by = one.principal) =>
      forgetPerson(state, one.workspace, { who, by, now: clock.now() })
    const leave = (workspace: string, person: string) =>
      removePerson(state, workspace, { person, by: 'test', now: clock.now() })
    const invite = async (at: typeof one, email: string) =>
      (await identity.invite(at.workspace, { email, name: 'Both', role: 'viewer' }, terminal(at.workspace))).user
    const both = await invite(one, 'both@clients.example')
    await invite(other, 'both@clients.example')
    await leave(one.workspace, both)
    assert.equal(await refusal(forget(both)), 'conflict', 'they are in another workspace')
    await leave(other.workspace, both)
    assert.equal(await refusal(forget(both)), 'conflict', 'the record of another workspace shows their name')
    await forget(both, terminal(one.workspace))

    const lead = await invite(one, 'lead@clients.example')
    const sample = readFileSync(new URL('../../../plans/support-triage.yaml', import.meta.url), 'utf8')
    const source = sample.replace('side: provider, ', 'side: provider, email: Lead@clients.example, ')
    const read = readPlan(source)
    assert.ok(read.kind === 'ok')
    await applyPlan(state, one.workspace, { plan: read.plan, source, by: 'test', now: clock.now() })
    await leave(one.workspace, lead)
    assert.equal(await refusal(forget(lead)), 'conflict', 'the plan in force names them')
  })

  test('what was under way to somebody goes nowhere once they are forgotten, and no end follows what they had heard', async () => {
    const { state, clock, log } = engines
    const { workspace, principal } = await client('bell')
    const parts = { state, secret, log, now: clock.now, url, mail: undefined }
    const person = { email: 'osprey@bird.example', name: 'Osprey', role: 'viewer' as const }
    const { user } = await identity.invite(workspace, person, principal)
    const address = seal(person.email, { secret, workspace, place: ADDRESS })
    const owed = (opens: boolean, about: string) =>
      state.transaction((trx) =>
        owe(
          trx,
          workspace,
          { kind: opens ? 'finding.opened' : 'finding.over', urgency: 'high', about, opens, workflow: null, body: {} },
          clock.now(),
        ),
      )
    const told = async (about: string) =>
      await state.db
        .selectFrom('notice_delivery')
        .select(['notice_id', 'state', 'reason', 'address'])
        .where('workspace_id', '=', workspace)
        .where('about', '=', about)
        .execute()
    for (const [about, isHeard] of [
      ['finding:heard', true],
      ['finding:waits', false],
    ] as const) {
      await owed(true, about)
      const notice = await state.db
        .selectFrom('notice')
        .select(['id', 'seq'])
        .where('workspace_id', '=', workspace)
        .where('about', '=', about)
        .executeTakeFirstOrThrow()
      const at = toDate(clock.now())
      await state.db
        .insertInto('notice_delivery')
        .values({
          ...{ workspace_id: workspace, id: newId(clock.now()), notice_id: notice.id, notice_seq: notice.seq, about },
          ...{ opens: true, channel: 'mail', recipient: `user:${user}`, address, because: 'you asked for it' },
          ...(isHeard
            ? { state: 'sent', heard: 'yes', sent_at: at, ended_at: at, next_at: null }
            : { state: 'waiting', next_at: at }),
        })
        .execute()
    }
    await routeNotices(parts, workspace)
    await removePerson(state, workspace, { person: user, by: 'test', now: clock.now() })
    await forgetPerson(state, workspace, { who: user, by: principal, now: clock.now() })
    await owed(false, 'finding:heard')
    await routeNotices(parts, workspace)
    const of = async (about: string) =>
      (await told(about)).map(({ state, reason, address }) => [state, reason, address])
    assert.deepEqual(await of('finding:heard'), [['sent', null, null]])
    assert.deepEqual(await of('finding:waits'), [['dropped', 'forgotten', null]])
  })
})
