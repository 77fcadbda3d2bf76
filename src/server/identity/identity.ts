import { createHash } from 'node:crypto'
import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Clock } from '../../base/clock.ts'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { MICROS, toDate } from '../../base/time.ts'
import { deriveKey } from '../../store/keys.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import type { State } from '../../store/state/state.ts'
import type { Principal, Role } from '../principal.ts'
import { ceiling, workspacesOf } from './access.ts'
import type { KeyMetadata } from './keys.ts'
import { createLimiter, limits } from './limit.ts'
import { allowLink, endLinks, ensurePerson, firstOwner, joinWorkspace } from './people.ts'
import { createWorkspace, workspaceNames } from './workspace.ts'

export type Identity = {
  /** Whom a link signs in and where to, without using it up; null where it opens nothing. `address` is the caller's, where known. */
  personOfLink(token: string, address?: string): Promise<PersonOfLink | null>
  /** Uses a link up: the headers that set the session; null where it opens nothing. */
  signIn(token: string, request: Request, address?: string): Promise<Headers | null>
  /** Ends the session of a request: the headers that take it out of the browser. */
  signOut(request: Request): Promise<Headers>
  principalOf(request: Request, address?: string): Promise<Principal | null>
  /** Until somebody has signed in: makes the owner, once, and gives a link for them; null ever after. */
  firstLink(): Promise<string | null>
  /** A link for a known person, in place of their earlier ones, when somebody is locked out. */
  newLink(workspace: string, email: string, by: Principal): Promise<string>
  /** A new person of a workspace, or a known one whose sign-in is the inviter's to give, and a link for them to sign in. */
  invite(
    workspace: string,
    person: { email: string; name: string; role: Role },
    by: Principal,
  ): Promise<{ user: string; link: string }>
  /** A decision, entered in the log before anybody sees the key. */
  createKey(given: {
    user: string
    workspace: string
    name: string
    roles: readonly Role[]
    workflow?: string | undefined
    perMinute?: number | undefined
    days?: number | undefined
    by: string
  }): Promise<{ id: string; key: string }>
}

export type Person = { readonly name: string; readonly email: string }
export type PersonOfLink = Person & { readonly workspaces: readonly { readonly id: string; readonly name: string }[] }

/** Long enough to be opened at leisure, short enough not to lie around. */
const LINK_SECONDS = 24 * 3600
/** How often it is noted that a session is still used: to the minute tells people enough, and costs one write in ten. */
const SEEN_SECONDS = 600
/** Where the library finds the address a request came from. Only set here: what a caller writes there is overwritten. */
const ADDRESS = 'x-aftercare-address'
/** What the library verified is believed this long: not every line that a client sends, nor every part of a page, is verified anew. */
const REMEMBERED = 5 * MICROS.s
/** As the library makes them; anything else is not looked up. */
const keyShape = /^ac_[A-Za-z]{64}$/
/** Only the hash of a link is kept. */
const linkHash = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** The library is called from here only: none of its own addresses is served, and nothing lets a stranger sign up. */
export function createIdentity(given: { state: State; secret: string; url: string; clock: Clock }): Identity {
  const { state, clock } = given
  const limiter = createLimiter(clock)
  const links = new Map<string, string>()
  const secret = deriveKey(given.secret, 'sessions')
  const auth = betterAuth({
    database: { db: state.db, type: 'postgres', transaction: false },
    secret: secret.toString('base64url'),
    baseURL: given.url,
    trustedOrigins: [given.url],
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Ours are in limit.ts. The library's would put everybody in one bucket, so that anybody could close the door for all.
    rateLimit: { enabled: false },
    session: { updateAge: SEEN_SECONDS },
    advanced: {
      ipAddress: { ipAddressHeaders: [ADDRESS] },
      // The tables are those of our migrations; reading the whole catalogue at each start would prove nothing more.
      database: { generateId: () => newId(clock.now()), validateSchema: false },
      // Cookies do not tell ports apart: two installations on one machine would sign each other's people out.
      cookiePrefix: `aftercare-${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`,
    },
    plugins: [
      apiKey({
        enableMetadata: true,
        rateLimit: { enabled: false },
        defaultPrefix: 'ac_',
        // What the routes allow; the library's defaults are lower.
        maximumNameLength: 100,
        keyExpiration: { maxExpiresIn: 730 },
      }),
      magicLink({
        disableSignUp: true,
        expiresIn: LINK_SECONDS,
        storeToken: { type: 'custom-hasher', hash: async (token) => linkHash(token) },
        sendMagicLink: ({ token, metadata }) => {
          links.set(String(metadata?.asked), new URL(`/sign-in?token=${token}`, given.url).href)
        },
      }),
    ],
  })
  const keys = createMemory<{ id: string; user: string; metadata: KeyMetadata }>(clock)
  const sessions = createMemory<{ id: string; user: string }>(clock)

  async function linkFor(person: string): Promise<string> {
    const email = person.toLowerCase()
    // Only the newest link opens: one that was lost or went to the wrong place is made useless by asking again.
    await endLinks(state.db, email)
    const asked = newId()
    await auth.api.signInMagicLink({ body: { email, metadata: { asked } }, headers: new Headers() })
    const link = links.get(asked)
    links.delete(asked)
    if (!link) throw new Error('the library made no link')
    return link
  }

  async function verifiedKey(key: string) {
    const known = keys.get(key)
    if (known) return known
    const answer = await auth.api.verifyApiKey({ body: { key } })
    if (!answer.valid || !answer.key) return undefined
    const { id, referenceId: user, metadata } = answer.key
    return keys.keep(key, { id, user, metadata: metadata as KeyMetadata })
  }

  async function principalOfKey(key: string, address: string | undefined): Promise<Principal | null> {
    if (!keys.has(key)) limiter.check(limits.wrongKeys, address)
    const found = keyShape.test(key) ? await verifiedKey(key) : undefined
    // Looked up each time, so that a key stops at once when it is revoked, in whichever process that was.
    const row =
      found && (await state.db.selectFrom('apikey').select('id').where('id', '=', found.id).executeTakeFirst())
    if (!found || !row) {
      keys.forget(key)
      limiter.take(limits.wrongKeys, address)
      return null
    }
    limiter.take(limits.keyRequests, found.id)
    // Never more than its owner may at this moment: their roles are read now, not when the key was made.
    const owners = await workspacesOf(state.db, found.user)
    const { workspace, roles, workflow, perMinute } = found.metadata
    return {
      id: `key:${found.id}`,
      person: found.user,
      via: 'key',
      ...(workflow === undefined ? {} : { workflow }),
      ...(perMinute === undefined ? {} : { perMinute }),
      workspaces: ceiling(owners, workspace, roles),
      defaultWorkspace: workspace,
    }
  }

  /** Who is signed in by a cookie, and what they may see at this moment. */
  async function sessionOf(headers: Headers) {
    const cookie = headers.get('cookie') ?? ''
    const known = sessions.get(cookie)
    if (!known) {
      const answer = await auth.api.getSession({ headers })
      if (!answer) return null
      const user = answer.user.id
      const { id } = sessions.keep(cookie, { id: answer.session.id, user })
      return { id, user, workspaces: await workspacesOf(state.db, user) }
    }
    // Looked up each time, so that signing out ends it at once, in whichever process that was.
    const [row, workspaces] = await Promise.all([
      state.db
        .selectFrom('session')
        .select('id')
        .where('id', '=', known.id)
        .where('expiresAt', '>', toDate(clock.now()))
        .executeTakeFirst(),
      workspacesOf(state.db, known.user),
    ])
    if (row) return { ...known, workspaces }
    sessions.forget(cookie)
    return null
  }

  return {
    async personOfLink(token, address) {
      limiter.take(limits.links, address)
      const row = await state.db
        .selectFrom('verification')
        .select('value')
        .where('identifier', '=', linkHash(token))
        .where('expiresAt', '>', toDate(clock.now()))
        .executeTakeFirst()
      if (!row) return null
      const { email } = JSON.parse(row.value) as { email: string }
      const person = await state.db
        .selectFrom('user')
        .select(['id', 'name', 'email'])
        .where('email', '=', email)
        .executeTakeFirst()
      if (!person) return null
      const { id, ...known } = person
      const open = (await workspacesOf(state.db, id)).map(({ workspace }) => workspace)
      const nameOf = await workspaceNames(state.db, open)
      return { ...known, workspaces: open.map((id) => ({ id, name: nameOf.get(id) ?? id })) }
    },
    async signIn(token, request, address) {
      limiter.take(limits.links, address)
      refuseFromElsewhere(request, given.url)
      const headers = new Headers(request.headers)
      headers.delete(ADDRESS)
      if (address !== undefined) headers.set(ADDRESS, address)
      const answer = await auth.api.magicLinkVerify({ query: { token }, headers, asResponse: true })
      return answer.ok ? cookiesOf(answer) : null
    },
    async signOut(request) {
      refuseFromElsewhere(request, given.url)
      return cookiesOf(await auth.api.signOut({ headers: request.headers, asResponse: true }))
    },
    async principalOf(request, address) {
      const key = keyIn(request.headers)
      if (key !== undefined) return await principalOfKey(key, address)
      const session = await sessionOf(request.headers)
      if (!session) return null
      refuseFromElsewhere(request, given.url)
      const { workspaces } = session
      const only = workspaces.length === 1 ? (workspaces[0]?.workspace ?? null) : null
      return {
        id: `user:${session.user}`,
        person: session.user,
        via: 'session',
        session: session.id,
        workspaces,
        defaultWorkspace: only,
      }
    },
    // One process at a time; and repeated as a whole until somebody is in, so that a kill in the middle locks nobody out.
    firstLink: () =>
      state.exclusively('first link', async () => {
        const anybody = await state.db
          .selectFrom('user')
          .select('id')
          .where('emailVerified', '=', true)
          .limit(1)
          .execute()
        if (anybody.length > 0) return null
        const owner = await state.transaction((trx) => ensurePerson(trx, firstOwner, clock.now()))
        const workspaces = await state.db
          .selectFrom('workspace')
          .select(['id', 'name'])
          .orderBy('created_at')
          .orderBy('id')
          .execute()
        if (workspaces.length === 0) await createWorkspace(state, { name: 'default', owner, now: clock.now() })
        for (const { id, name } of workspaces) await createWorkspace(state, { id, name, owner, now: clock.now() })
        return await linkFor(firstOwner.email)
      }),
    async newLink(workspace, email, by) {
      await allowLink(state, workspace, { email, by, now: clock.now() })
      return await linkFor(email)
    },
    async invite(workspace, person, by) {
      const user = await joinWorkspace(state, workspace, { ...person, by, now: clock.now() })
      return { user, link: await linkFor(person.email) }
    },
    async createKey({ user, workspace, name, roles, workflow, perMinute, days, by }) {
      const bounds = {
        ...(workflow === undefined ? {} : { workflow }),
        ...(perMinute === undefined ? {} : { perMinute }),
      }
      const metadata: KeyMetadata = { workspace, roles, ...bounds }
      const made = await auth.api.createApiKey({
        body: { userId: user, name, metadata, ...(days ? { expiresIn: days * 86_400 } : {}) },
      })
      const body = { key: made.id, person: user, roles: [...roles], ...bounds }
      await state.transaction((trx) =>
        appendDecision(trx, workspace, { principal: by, kind: 'key.made', body }, clock.now()),
      )
      return { id: made.id, key: made.key }
    },
  }
}

/** Remembers for a short time, by a secret that was shown. */
function createMemory<T>(clock: Clock) {
  const known = new Map<string, { until: number; found: T }>()
  return {
    /** Whether it was verified once, be it long ago. */
    has: (shown: string) => known.has(shown),
    get(shown: string): T | undefined {
      const one = known.get(shown)
      return one && one.until > clock.now() ? one.found : undefined
    },
    keep(shown: string, found: T): T {
      if (known.size > 10_000) known.clear()
      known.set(shown, { until: clock.now() + REMEMBERED, found })
      return found
    },
    forget: (shown: string) => known.delete(shown),
  }
}

/** What the library sets in the browser, and nothing else of its answer: that names the session's secret. */
const cookiesOf = (answer: Response): Headers =>
  new Headers(answer.headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie]))

/**
 * A browser names the page that sends a request which changes something, or at least says whether it is one of ours; programs
 * say neither. Cookies alone do not keep other pages out: one on a neighbouring port of the same machine counts as the same site.
 */
function refuseFromElsewhere(request: Request, url: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (origin === null && (site === null || site === 'same-origin' || site === 'none')) return
  if (origin === new URL(url).origin) return
  if (origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(request.url).host) return
  throw new AppError(
    'not_allowed',
    say`This request comes from a page of another site. Open Aftercare itself and do it there.`,
  )
}

/** A key as clients send it: Bearer, Basic (the password), or x-api-key. */
function keyIn(headers: Headers): string | undefined {
  const own = headers.get('x-api-key')
  if (own) return own
  const [scheme, value] = headers.get('authorization')?.split(' ') ?? []
  if (!scheme || !value) return undefined
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString().split(':').slice(1).join(':')
  return undefined
}
